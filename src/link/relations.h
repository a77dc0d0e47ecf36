// Matches of relation rules become relations between entities: who holds which title where, which body is part of
// which, where a body sits.
//
// Slots: holds_position has person, position, organisation?, place?; part_of has child, parent; located_in has thing,
// place. A slot that is not exactly a mention takes the widest mention of the right label inside it.
#pragma once

#include "base/stage.h"
#include "link/title_bodies.h"

namespace derek::link {

class Relations : public Stage {
 public:
  explicit Relations(const lexicon::Lexicon& lexicon);  // must outlive it
  std::string_view name() const override { return "relations"; }
  void run(Document& document, Scratch* scratch) const override;

 private:
  TitleWords titles_;
};

}  // namespace derek::link
