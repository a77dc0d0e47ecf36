// Kazakh typed without the letters that a Russian keyboard lacks: казакстан, озинин.
//
//   auto letters = PlainLetters::create(sources, words);  // normalize/plain_letters.tsv
//   letters->repair(units, letter_runs(units), repairs);                      // қазақстан, өзінің
//
// A word is read with other letters only where that makes a word that there is and, as written, it is none. In a
// paragraph that has hardly any Kazakh letter the likelier of both readings wins; in one that has them only long
// stems are mended, and no names of persons, which may be spelt the Russian way. Paragraphs in Russian stay. Of
// several words that fit as well none is taken.
//
// Thread rule: constant after create. The vocabulary must outlive it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/files.h"
#include "base/stage.h"
#include "derek/status.h"
#include "text/language_words.h"
#include "text/letter_runs.h"
#include "text/repair.h"
#include "text/stem_index.h"
#include "text/unit.h"
#include "text/vocabulary.h"

namespace derek::text {

class PlainLetters {
 public:
  // `compiled` is what stems() gave for the same sources and must outlive it; without it, it is made now.
  static Result<PlainLetters> create(const std::vector<SourceText>& sources, const Vocabulary& words,
                                     std::string_view compiled = {});
  std::string_view stems() const { return stems_.bytes(); }

  // What was found for words, from document to document; one thread uses one at a time.
  std::unique_ptr<Scratch> make_scratch() const;
  void repair(Units& units, const LetterRuns& runs, Repairs& repairs, Scratch* scratch = nullptr) const;

 private:
  class Mender;
  struct Memo;
  explicit PlainLetters(const Vocabulary& words) : words_(&words) {}
  std::string compile_stems() const;
  char32_t plain(char32_t lower) const;
  std::u32string plain(std::u32string_view word) const;

  const Vocabulary* words_;
  std::unordered_map<char32_t, char32_t> typed_;
  LanguageWords languages_;
  std::unordered_set<std::u32string> frequent_;          // Kazakh words, plain
  std::unordered_set<std::u32string> frequent_written_;  // the same as they are spelt
  std::unordered_set<std::u32string> digit_suffixes_;
  std::vector<std::u32string> endings_;                  // of Kazakh words, plain
  uint64_t persons_ = 0;  // the lists of persons' names
  StemIndex stems_;
  std::shared_ptr<const std::string> own_stems_;  // where they were not compiled before
};

}  // namespace derek::text
