// Persons and places get their names in Latin letters. Runs behind whatever may rename them.
#pragma once

#include <utility>

#include "base/stage.h"
#include "link/romanize.h"

namespace derek::link {

class LatinNames : public Stage {
 public:
  explicit LatinNames(Romanizer romanizer) : romanizer_(std::move(romanizer)) {}
  std::string_view name() const override { return "latin names"; }
  void run(Document& document, Scratch* scratch) const override;

 private:
  Romanizer romanizer_;
};

}  // namespace derek::link
