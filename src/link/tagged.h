// What the trained tagger found and no rule did becomes mentions.
//
// Rules decide closed classes (dates, figures, contacts) and keep what they found; the tagger adds open classes where
// no rule found anything, and draws out a name of which a rule found only a part. Spans become those of the fact
// layer: quotation marks and the type noun behind them are taken in.
#pragma once

#include <array>
#include <set>
#include <string>

#include "base/stage.h"
#include "lexicon/lexicon.h"
#include "link/mentions.h"

namespace derek::link {

class Tagged : public Stage {
 public:
  // The lexicon must outlive the stage. `denied`: names in lower case that the user took out of a list; they are left
  // alone.
  explicit Tagged(const lexicon::Lexicon& lexicon, std::set<std::string> denied = {});
  std::string_view name() const override { return "tagged"; }
  void run(Document& document, Scratch* scratch) const override;

 private:
  TokenRange whole_name(const Document& document, TokenRange tokens, Label label) const;
  bool is_no_person(const Document& document, TokenRange tokens) const;

  Mentions lemmas_;
  std::set<std::string> denied_;
  std::array<uint32_t, 25> head_lists_;  // of type nouns, by label
  std::array<uint32_t, 2> name_lists_;
  std::array<uint32_t, 4> place_lists_;
};

}  // namespace derek::link
