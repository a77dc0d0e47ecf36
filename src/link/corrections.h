// The user's corrections, obeyed: what he denies goes, with its mentions and tags; what he merges is one entity with
// all its variants; what he renames is called so; what he confirms has the score 1. Runs behind link/entities and before
// whatever speaks of entities, so that nobody speaks of one that is gone.
#pragma once

#include "base/stage.h"
#include "link/correction_table.h"

namespace derek::link {

class Corrections : public Stage {
 public:
  explicit Corrections(CorrectionTable table) : table_(std::move(table)) {}
  std::string_view name() const override { return "corrections"; }
  void run(Document& document, Scratch* scratch) const override;

  CorrectionTable& table() { return table_; }  // to fill in before the first run
  const CorrectionTable& table() const { return table_; }

 private:
  CorrectionTable table_;
};

}  // namespace derek::link
