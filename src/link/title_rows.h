// Titles in a row before a person, each with a body of its own or none: депутат, … орталығының директоры, профессор NAME;
// a role and who has it: модератор – … университетінің доценті NAME.
//
// Rules link the title that stands next to a name. This walks on from there to the left, title by title, as far as they
// belong to the same person, and adds a match of type holds_position for each that no rule has linked. In „NAME, title,
// title NAME“ nothing tells whose the first title is: it is nobody's. In „… орталығының директоры NAME, психологы NAME“
// both are of one body.
#pragma once

#include "base/stage.h"
#include "lexicon/lexicon.h"
#include "link/title_bodies.h"

namespace derek::link {

class TitleRows : public Stage {
 public:
  explicit TitleRows(const lexicon::Lexicon& lexicon);  // must outlive the stage
  std::string_view name() const override { return "title_rows"; }
  void run(Document& document, Scratch* scratch) const override;

 private:
  bool wants_body(const Document& document, TokenRange title, bool office) const;

  TitleWords words_;
  uint32_t modifiers_;
};

}  // namespace derek::link
