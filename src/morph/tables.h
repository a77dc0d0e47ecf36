// The tables of the analyser, read from dictionaries/morph; their columns are described in the files' heads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/flat_table.h"
#include "derek/status.h"
#include "morph/end_trie.h"
#include "morph/endings.h"
#include "morph/preference.h"

namespace derek::morph {

// What a suffix is, a bit each; also what may stand before one.
enum Slot : uint32_t {
  kStem = 1u << 0,
  kVerbStem = 1u << 1,
  kDerivation = 1u << 2,
  kOrdinalSlot = 1u << 3,
  kPluralSlot = 1u << 4,
  kPossessive3 = 1u << 5,
  kPossessive12 = 1u << 6,
  kCase = 1u << 7,
  kAttributive = 1u << 8,
  kMannerSlot = 1u << 9,
  kParticipleSlot = 1u << 10,
  kVerbalNounSlot = 1u << 11,
  kFinite = 1u << 12,
  kConverbSlot = 1u << 13,
  kClitic = 1u << 14,
};

// Classes of a stem's last letter, a bit each.
enum Final : uint8_t {
  kVowel = 1u << 0,
  kNasal = 1u << 1,
  kLateral = 1u << 2,
  kGlide = 1u << 3,
  kVoiced = 1u << 4,
  kVoiceless = 1u << 5,
  kCluster = 1u << 6,  // voiceless, after another consonant
  kOpen = 1u << 7,     // an abbreviation, digits, Latin, mostly before a hyphen: any suffix may follow
};

enum Harmony : uint8_t { kBack = 1, kFront = 2, kBoth = 3 };

// Parts of speech of listed stems, a bit each.
enum Part : uint32_t {
  kNoun = 1u << 0,
  kAdjective = 1u << 1,
  kVerbPart = 1u << 2,
  kAdverb = 1u << 3,
  kPronoun = 1u << 4,
  kPostposition = 1u << 5,
  kConjunction = 1u << 6,
  kParticle = 1u << 7,
  kNumeral = 1u << 8,
};
inline constexpr uint32_t kDeclining = kNoun | kAdjective | kPronoun | kNumeral;

struct Suffix {
  std::string text;
  uint32_t slot = 0;
  uint32_t tags = 0;
  uint32_t after = 0;  // slots
  uint8_t final = 0;   // classes
  uint8_t harmony = kBoth;
  int weight = 0;
  std::string restores;  // what the stem gets back: оқ-иды → оқы, қо-яды → қой
  bool vowel = false;    // begins with a vowel: the letters before it are voiced
};

struct Alternation {
  std::string lemma;
  bool before_vowel = false;
  uint32_t tags = 0;
};

struct WholeWord {
  std::string lemma;
  uint32_t tags = 0;
};

// All that the tables say of a word, asked at once.
struct Word {
  uint32_t parts = 0;  // of speech, of a listed stem
  std::vector<Alternation> alternations;
  std::vector<WholeWord> whole, whole_name;  // name: capitalised only
};

// The suffixes, and the rows of each ending of a word.
class Suffixes {
 public:
  // All, each suffix's rows together and in the order of the table.
  const std::vector<Suffix>& rows() const { return rows_; }
  const EndTrie& trie() const { return trie_; }
  struct Range {
    const Suffix *first = nullptr, *last = nullptr;
    const Suffix* begin() const { return first; }
    const Suffix* end() const { return last; }
  };
  // Of a node of the trie; none where only the end of a suffix is read.
  Range at(uint32_t node) const { return {rows_.data() + first_[node], rows_.data() + first_[node] + count_[node]}; }

  void add(Suffix suffix) { rows_.push_back(std::move(suffix)); }
  void finish();  // after the last

 private:
  std::vector<Suffix> rows_;
  EndTrie trie_;
  std::vector<uint32_t> first_, count_;  // of each node
};

// Endings of stems that tell something of them, a bit each.
enum Ending : uint8_t {
  kWholeEnding = 1u << 0,  // of words that are never stripped
  kNameEnding = 1u << 1,   // the same, of names
  kSurnameEnding = 1u << 2,
  kPatronymicEnding = 1u << 3,
  kVerbEnding = 1u << 4,  // of derived verbs
};

struct Tables {
  Suffixes suffixes;
  StringTable<Word> words;
  StringTable<std::string> sounds;      // abbreviations by how their end is read
  std::vector<std::string> form_lists;  // lists of the lexicon whose entries are inflected forms
  std::vector<std::string> surname_endings, patronymic_endings;
  EndTrie ending_trie;
  std::vector<uint8_t> ending_kinds;  // of each of its nodes, Ending
  Endings noun_endings, verb_stem_endings;
  std::vector<Preference> preferences;  // of neighbouring readings

  // The stem is listed as one of these parts of speech.
  bool lists(std::string_view stem, uint32_t parts) const { return (parts_of(stem) & parts) != 0; }
  // Of a listed stem; 0: it is not listed.
  uint32_t parts_of(std::string_view stem) const {
    const Word* word = words.find(stem);
    return word ? word->parts : 0;
  }
  // A listed stem, or a word that stands whole in a table.
  bool lists_word(std::string_view text) const {
    const Word* word = words.find(text);
    return word && (word->parts != 0 || !word->whole.empty());
  }
};

// The bit of a tag or part of speech by its name in the tables; 0: there is none.
uint32_t tag_named(std::string_view name);
uint32_t part_named(std::string_view name);

Result<Tables> read_tables(const std::vector<SourceText>& sources);

}  // namespace derek::morph
