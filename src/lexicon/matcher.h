// The stage that finds entries of lists in the text: fills Document::list_hits from tokens, analyses and
// sentences.
//
// An entry matches tokens of one sentence: every one but the last as it is written, the last also inflected
// (by the lemma of a reading, or by what is left of it when the case is off: "Шымкент қаласы" in "Шымкент
// қаласында"). All entries are reported, not only the longest, sorted by first token, longest first, then
// list, then entry; one hit for each entry and range. `tags` of a hit: kNom where the text is the entry
// itself, otherwise what the reading adds.
#pragma once

#include <memory>

#include "base/stage.h"
#include "lexicon/lexicon.h"

namespace derek::lexicon {

class ListMatcher : public Stage {
 public:
  // The lexicon must outlive the stage.
  explicit ListMatcher(const Lexicon& lexicon) : lexicon_(lexicon) {}

  std::string_view name() const override { return "lexicon"; }
  std::unique_ptr<Scratch> make_scratch() const override;
  void run(Document& document, Scratch* scratch) const override;

 private:
  const Lexicon& lexicon_;
};

}  // namespace derek::lexicon
