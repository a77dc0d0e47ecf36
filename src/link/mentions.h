// Matches become mentions: the fact layer's spans.
//
// A match whose type is a label is a mention; so is the slot `position` of a holds_position match. Of two that
// overlap in part the shorter goes; one inside another stays and says `within`. Lemmas: case off; of a title also
// the possessive that points to its body (маманы → маман), unless a noun before it in the title needs it
// (басшысының орынбасары).
#pragma once

#include "base/stage.h"
#include "lexicon/lexicon.h"

namespace derek::link {

class Mentions : public Stage {
 public:
  explicit Mentions(const lexicon::Lexicon& lexicon);  // must outlive the stage
  std::string_view name() const override { return "mentions"; }
  void run(Document& document, Scratch* scratch) const override;

 private:
  std::string lemma_of(const Document& document, const Mention& mention) const;
  std::string title_lemma(const Document& document, TokenRange tokens) const;
  std::string title_kind(const Document& document, TokenRange tokens) const;

  const lexicon::Lexicon& lexicon_;
  uint32_t heads_, ranks_, services_, honours_, degrees_;
};

}  // namespace derek::link
