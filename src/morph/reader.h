// The readings of one word: undoes suffixes from the right and weighs what is left.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "derek/document.h"
#include "lexicon/lexicon.h"
#include "morph/letters.h"
#include "morph/tables.h"

namespace derek::morph {

// A reading; its lemma is the first `keep` bytes of the lower-case word and then `add`.
struct Reading {
  uint32_t keep = 0;
  std::string_view add;
  uint32_t nominative = 0;
  uint32_t tags = 0;
  int weight = 0;
  bool listed = false;  // the lemma is listed, with a part of speech that the suffixes fit
};

inline constexpr size_t kMostReadings = 8;  // of one form

class Reader {
 public:
  Reader(const Tables& tables, const lexicon::Lexicon& lexicon);

  // Fills `readings`, likeliest first, at least one and at most eight.
  void read(const Token& token, std::string_view text, std::string_view lower);
  // The same for a suffix that stands alone behind a hyphen, «Хабар» -дың: it is its own lemma, with the tags
  // that it gives. Without a reading where it is no suffix.
  void read_suffix(std::string_view lower);
  std::vector<Reading> readings;

 private:
  struct State {
    uint32_t allowed;  // slots that may come next
    uint32_t tags;
    uint32_t nominative;
    int weight;
    bool vowel;                 // the suffix behind begins with a vowel
    bool only_case;             // nothing but case is off
    std::string_view restores;  // of the suffix behind
  };
  void surface();
  void strip(size_t prefix, const State& state, int depth);
  void undo(const Suffix& suffix, size_t rest, const State& state, int depth);
  void accept(const Prefix& stem, const State& state, bool verb);
  void add(uint32_t keep, std::string_view tail, const State& state, int weight, bool verb);
  bool known(std::string_view lemma) const;
  bool plural_of_stem() const;
  bool whole_nominative() const;  // lemma_ is one
  bool listed_verb(std::string_view stem) const;
  bool ends_with(std::string_view word, const std::vector<std::string>& endings) const;

  const Tables& tables_;
  const lexicon::Lexicon& lexicon_;
  std::vector<char> holds_lemmas_;  // of each list: its entries are lemmas, not inflected forms
  std::string_view text_, lower_;
  bool capital_ = false, number_ = false;
  std::vector<Prefix> prefixes_;
  std::string lemma_;
};

}  // namespace derek::morph
