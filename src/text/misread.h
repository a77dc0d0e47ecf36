// What text recognition confuses: 0 and О, 1 and І, 3 and З.
//
//   auto misread = Misread::create(sources, words);  // normalize/misread.tsv
//   misread->repair(units, repairs);                 // 0блыс → Облыс, 2О23 → 2023
//
// A figure or mark inside a word is read as a letter only where that makes a word that there is; a letter
// inside a figure as a digit where digits stand on both sides of it, О also at the end. Thread rule: constant
// after create.
#pragma once

#include <unordered_map>
#include <vector>

#include "base/files.h"
#include "derek/status.h"
#include "text/letter_runs.h"
#include "text/repair.h"
#include "text/unit.h"
#include "text/vocabulary.h"

namespace derek::text {

class Misread {
 public:
  // The vocabulary must outlive it.
  static Result<Misread> create(const std::vector<SourceText>& sources, const Vocabulary& words);

  void repair(Units& units, const LetterRuns& runs, Repairs& repairs) const;

 private:
  explicit Misread(const Vocabulary& words) : words_(&words) {}
  void repair_figure(Units& units, size_t first, size_t last, Repairs& repairs) const;
  void repair_word(Units& units, size_t first, size_t last, Repairs& repairs) const;

  const Vocabulary* words_;
  std::unordered_map<char32_t, char32_t> letters_;
};

}  // namespace derek::text
