// The stage that reads word forms: for every word and number token the likely lemmas and tags. The first one
// is what fits the sentence best (morph/choice.h); the others follow, likeliest first.
//
// Suffixes are undone from the right by the table morph/suffix.tsv, each only where the letters before it
// allow it (vowel harmony, assimilation) and after the suffixes that it may follow. Stems are not looked up
// in a closed dictionary: every reading has a weight, the sum of its suffixes' weights and of what its stem
// is worth (a listed stem, a lexicon entry, a surname's ending, …). The plain surface is always a reading,
// and at most eight are kept.
//
//   қаласында   қала: poss3 loc, nominative "қаласы"
//   КММ-ң       кмм: gen, nominative "КММ"
//   25-інде     25: poss3 loc, nominative "25-і"
//   «Хабар» -дың   дың: gen, nominative "": a suffix that stands alone
//
// Tags: plain forms carry a case (kNom when none is written). Attributive -дағы and -ғы carry kAttr in place
// of a case, -дай kLike, -ша kManner; participles carry kParticiple alone until they take a nominal suffix.
// Negation stays in the lemma.
#pragma once

#include <memory>
#include <vector>

#include "base/files.h"
#include "base/stage.h"
#include "lexicon/lexicon.h"
#include "morph/tables.h"

namespace derek::morph {

class Analyzer : public Stage {
 public:
  // Takes the tables morph/suffix.tsv (needed), morph/alternation.tsv, morph/exception.tsv and morph/stem.tsv
  // out of `sources` and ignores the rest. The lexicon must outlive the stage. Errors: code "list".
  static Result<std::unique_ptr<Analyzer>> create(const std::vector<SourceText>& sources,
                                                  const lexicon::Lexicon& lexicon);
  Analyzer(std::shared_ptr<const Tables> tables, const lexicon::Lexicon& lexicon)
      : shared_(std::move(tables)), tables_(*shared_), lexicon_(lexicon) {}

  std::string_view name() const override { return "morph"; }
  std::unique_ptr<Scratch> make_scratch() const override;
  void run(Document& document, Scratch* scratch) const override;

 private:
  struct Form;
  struct MorphScratch;
  Form read_form(const Document& document, const Token& token, bool detached, MorphScratch& own) const;
  void read_sentence(Document& document, TokenRange tokens, MorphScratch& own) const;

  std::shared_ptr<const Tables> shared_;
  const Tables& tables_;
  const lexicon::Lexicon& lexicon_;
};

}  // namespace derek::morph
