// Matches become mentions: the fact layer's spans.
//
// A match whose type is a label is a mention; so is the slot `position` of a holds_position match. Of two that
// overlap in part the shorter goes; one inside another stays and says `within`. Lemmas: case off; of a title also
// the possessive that points to its body (маманы → маман), unless a noun before it in the title needs it
// (басшысының орынбасары).
#pragma once

#include <array>

#include "base/stage.h"
#include "lexicon/lexicon.h"
#include "link/title_bodies.h"

namespace derek::link {

// Sorts by span, outer first, and sets `within`. The spans must nest or be apart.
void sort_and_nest(std::vector<Mention>& mentions);

class Mentions : public Stage {
 public:
  explicit Mentions(const lexicon::Lexicon& lexicon);  // must outlive the stage
  std::string_view name() const override { return "mentions"; }
  void run(Document& document, Scratch* scratch) const override;

  // The nominative of a mention with label and tokens; empty for classes that have values instead.
  std::string lemma_of(const Document& document, const Mention& mention) const;

 private:
  std::string title_lemma(const Document& document, TokenRange tokens) const;
  std::string title_kind(const Document& document, TokenRange tokens) const;
  const ListHit* head_of(const Document& document, TokenRange title) const;
  bool is_modifier(const Document& document, uint32_t token, uint32_t first) const;
  std::string place_lemma(const Document& document, TokenRange tokens) const;
  bool is_common(const Document& document, uint32_t token) const;

  const lexicon::Lexicon& lexicon_;
  TitleWords words_;
  uint32_t heads_, modifiers_, ranks_, services_, honours_, degrees_;
  std::array<uint32_t, 6> place_lists_;
};

}  // namespace derek::link
