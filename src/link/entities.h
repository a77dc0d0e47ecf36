// One entity for all mentions of one person, body or place in a document.
//
// Persons by link/persons.h; a short name joins an entity only if it fits exactly one. Bodies by their key (case and
// quotation marks off), by the end of a longer chain, by a quoted core with a noun that fits («Сенім» ЖШС and «Сенім»
// компаниясы), by a short name given in brackets, by number and head (№3 … орталығы). Places by their name without `қаласы`.
#pragma once

#include "base/stage.h"
#include "lexicon/lexicon.h"
#include "link/persons.h"
#include "link/title_bodies.h"

namespace derek::link {

class Entities : public Stage {
 public:
  explicit Entities(const lexicon::Lexicon& lexicon);  // must outlive the stage
  std::string_view name() const override { return "entities"; }
  void run(Document& document, Scratch* scratch) const override;

 private:
  void persons(Document& document) const;
  void bodies(Document& document) const;
  void places(Document& document) const;

  // What the city that a mention names by a former name is called now, or "".
  std::string_view present_name(const Document& document, const Mention& mention) const;

  const lexicon::Lexicon& lexicon_;
  TitleWords words_;
  PersonNames names_;
  uint32_t cities_;
};

}  // namespace derek::link
