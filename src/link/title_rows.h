// Titles in a row before a person, each with a body of its own or none: депутат, … орталығының директоры, профессор NAME;
// a role and who has it: модератор – … университетінің доценті NAME.
//
// Rules link the title that stands next to a name. This walks on from there to the left, title by title, as far as they
// belong to the same person, and adds a match of type holds_position for each that no rule has linked. In „NAME, title,
// title NAME“ nothing tells whose the first title is: it is nobody's.
#pragma once

#include "base/stage.h"

namespace derek::link {

class TitleRows : public Stage {
 public:
  std::string_view name() const override { return "title_rows"; }
  void run(Document& document, Scratch* scratch) const override;
};

}  // namespace derek::link
