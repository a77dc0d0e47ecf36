// The one face of every stage: it reads a Document and adds to it.
#pragma once

#include <memory>
#include <string_view>

#include "derek/document.h"

namespace derek {

// Working memory of a stage. One thread uses one at a time; it may be kept from document to document.
class Scratch {
 public:
  virtual ~Scratch() = default;
};

// Constant after construction and shared by any number of threads. `run` never fails and never throws on any
// text; problems become diagnostics of the document.
class Stage {
 public:
  virtual ~Stage() = default;
  virtual std::string_view name() const = 0;
  virtual std::unique_ptr<Scratch> make_scratch() const { return nullptr; }
  // `scratch` is what this stage's make_scratch returned.
  virtual void run(Document& document, Scratch* scratch) const = 0;
};

}  // namespace derek
