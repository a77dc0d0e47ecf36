// Short forms of names that the document gave in full: a surname or given name alone, a quoted name without its type
// noun, an abbreviation that stood in brackets after a body's name. Only what is no mention yet becomes one.
#pragma once

#include "base/stage.h"
#include "lexicon/lexicon.h"
#include "link/persons.h"

namespace derek::link {

class Repeats : public Stage {
 public:
  explicit Repeats(const lexicon::Lexicon& lexicon);  // must outlive the stage
  std::string_view name() const override { return "repeats"; }
  void run(Document& document, Scratch* scratch) const override;

 private:
  PersonNames names_;
};

}  // namespace derek::link
