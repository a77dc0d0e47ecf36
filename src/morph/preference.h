// The rows of morph/choice.tsv: what two neighbouring readings are worth together.
//
//   left   right            weight
//   gen    poss3            30        a genitive before a possessive
//   dat    дейін|шейін      60        before these words a dative
//   verb   !end !comma     -30        a finite verb that neither ends the sentence nor a clause
//
// A side is a list of conditions parted by spaces, all of which must hold of one reading; `!` turns one
// round,
// `|` parts alternatives. Latin names are tags and parts of speech, Cyrillic ones words in lower case, those
// with `=` in front lemmas.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "derek/document.h"
#include "derek/status.h"

namespace derek::morph {

// Features of readings: the tags of Document, then the parts of speech of morph/tables.h, then these.
inline constexpr int kPartShift = 32;
enum Feature : uint64_t {
  kCapital = uint64_t{1} << 48,  // the word begins with one
  kDigits = uint64_t{1} << 49,   // a number in digits
  kMark = uint64_t{1} << 50,     // any punctuation mark or sign
  kComma = uint64_t{1} << 51,    // , ; : – and the like
  kEnd = uint64_t{1} << 52,      // a mark that ends a sentence, or the edge
  kEdge = uint64_t{1} << 53,     // before the first and behind the last token
  kListed = uint64_t{1} << 54,   // the lemma is a listed stem
};

struct Condition {
  bool holds = true;  // false: it must not
  uint64_t features = 0;
  std::vector<std::string> words, lemmas;
};

struct Preference {
  std::vector<Condition> left, right;
  int weight = 0;
};

inline constexpr size_t kMostPreferences = 64;  // a bit each

Status read_preferences(const SourceText& source, std::vector<Preference>& out);

}  // namespace derek::morph
