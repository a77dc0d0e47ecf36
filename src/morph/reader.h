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
  uint32_t parts = 0;   // of speech, of the lemma as a listed stem
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
  // The word that was read is a listed stem itself.
  bool surface_is_stem() const { return surface_ && surface_->parts != 0; }

  // The tables have the word as it stands, or an entry of a list has it.
  bool names(std::string_view word) const;

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
  void accept(size_t prefix, const State& state, bool verb);
  void add(uint32_t keep, std::string_view tail, const State& state, int weight, bool verb);
  void weigh(Reading r, std::string_view lemma, const Word* word, const State& state, bool verb);
  void keep_likeliest();
  bool known(std::string_view lemma) const;
  bool plural_of_stem() const;
  bool negates_listed_verb(std::string_view stem) const;
  uint32_t endings(size_t prefix) const;
  bool derives_verb(std::string_view stem) const;

  const Tables& tables_;
  const lexicon::Lexicon& lexicon_;
  std::vector<char> holds_lemmas_;  // of each list: its entries are lemmas, not inflected forms
  std::string_view text_, lower_;
  bool capital_ = false, number_ = false;
  const Word* surface_ = nullptr;  // what the tables say of the word as it stands
  std::vector<Prefix> prefixes_;
  std::string changed_;  // a lemma that the word does not begin with
  std::vector<Reading> all_;
  std::vector<uint64_t> order_;
};

}  // namespace derek::morph
