// The user's corrections, obeyed: what he denies goes, with its mentions and tags; what he merges is one entity with
// all its variants; what he renames is called so; what he confirms has the score 1. A row is for the entity of that name;
// else for the only one that has the name among its variants, if what it is called fits. To deny needs the name itself: a
// variant that names nobody in one text may be somebody's short name in another. Runs behind link/entities and before
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
  // The row for each entity, or null, of those that change names or of those that do not.
  std::vector<const CorrectionRow*> rows_for(const Document& document, bool changing) const;

  CorrectionTable table_;
};

}  // namespace derek::link
