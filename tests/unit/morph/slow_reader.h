// The slow twins of morph/reader.h, morph/endings.h and morph/letters.h: maps from strings, each end of a word looked up
// afresh, letters by sets. What they say the fast ones must say.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "morph/reader.h"

namespace derek::morph {

class SlowEndings {
 public:
  void learn(std::string_view stem);
  void finish();
  int worth(std::string_view stem) const;

 private:
  struct Count {
    int seen = 0, ends = 0;
    int worth = 0;
  };
  std::map<std::string, Count, std::less<>> counts_;
};

void slow_prefixes(std::string_view text, std::string_view lower, std::vector<Prefix>& out);

class SlowReader {
 public:
  // `sources` are those that the tables were read from: endings are taken from there.
  SlowReader(const std::vector<SourceText>& sources, const Tables& tables, const lexicon::Lexicon& lexicon);

  void read(const Token& token, std::string_view text, std::string_view lower);
  void read_suffix(std::string_view lower);
  std::vector<Reading> readings;

 private:
  template <typename T>
  using Map = std::map<std::string, T, std::less<>>;
  struct State {
    uint32_t allowed, tags, nominative;
    int weight;
    bool vowel, only_case;
    std::string_view restores;
  };
  void surface();
  void strip(size_t prefix, const State& state, int depth);
  void undo(const Suffix& suffix, size_t rest, const State& state, int depth);
  void accept(const Prefix& stem, const State& state, bool verb);
  void add(uint32_t keep, std::string_view tail, const State& state, int weight, bool verb);
  bool known(std::string_view lemma) const;
  bool plural_of_stem() const;
  bool whole_nominative() const;
  bool listed_verb(std::string_view stem) const;
  bool ends_with(std::string_view word, const std::vector<std::string>& endings) const;
  uint32_t parts_of(std::string_view stem) const {
    const auto it = stems_.find(stem);
    return it == stems_.end() ? 0 : it->second;
  }
  bool lists(std::string_view stem, uint32_t parts) const { return (parts_of(stem) & parts) != 0; }

  const lexicon::Lexicon& lexicon_;
  std::vector<char> holds_lemmas_;
  Map<std::vector<Suffix>> suffixes_;  // ends of suffixes too, without rows
  Map<std::vector<Alternation>> alternations_;
  Map<std::vector<WholeWord>> whole_words_, whole_names_;
  Map<uint32_t> stems_;
  SlowEndings noun_endings_, verb_stem_endings_;
  std::vector<std::string> endings_, name_endings_, surname_endings_, patronymic_endings_, verb_endings_;
  std::string_view text_, lower_;
  bool capital_ = false, number_ = false;
  std::vector<Prefix> prefixes_;
  std::string lemma_;
};

}  // namespace derek::morph
