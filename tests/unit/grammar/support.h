// Hand-made documents and lists for the tests of rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "derek/document.h"
#include "grammar/grammar.h"
#include "lexicon/lexicon.h"

namespace derek::grammar {

// Lists for tests:
//   given    Ерлан, Айгүл                     (sex: m, f)
//   place    Астана, Алматы, Алматы облысы    (country: KZ, "KZ;RU", KZ)
const lexicon::Lexicon& test_lexicon();

struct Reading {
  std::string lemma;
  uint32_t tags = 0;
};

class DocumentBuilder {
 public:
  // Words parted by spaces; a word that begins with '_' is glued to the one before.
  DocumentBuilder& words(std::string_view text);
  DocumentBuilder& word(std::string_view text, const std::vector<Reading>& readings);
  DocumentBuilder& end_sentence();
  // Finds every entry of the test lists in the words so far, the last word being inflected with these tags.
  DocumentBuilder& hit(uint32_t first, uint32_t last, std::string_view list, std::string_view entry,
                       uint32_t tags = kNom);
  DocumentBuilder& number(uint32_t first, uint32_t last, double value, uint32_t tags = 0, bool digits = true);
  Document build();

 private:
  Document document_;
  uint32_t sentence_first_ = 0;
};

// A rule file with one rule `t` of type `x`.
std::string rule_of(std::string_view pattern_lines);

// Compiles files named by level: {{"10-a", "rule …"}}. Fails the test on errors.
std::unique_ptr<Grammar> compile_files(const std::vector<std::pair<std::string, std::string>>& files,
                                       uint32_t step_budget = kStepBudget);

// The matches, one a line: RULE TYPE[text] slot=[text] … {key=value …}
std::string run_and_show(const Grammar& grammar, Document document);
std::string show(const Document& document);

}  // namespace derek::grammar
