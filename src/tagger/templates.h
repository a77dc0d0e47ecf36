// Feature templates: what the tagger looks at, as text (dictionaries/tagger/features.txt).
//
//   # comments and the head, as in tables
//   lower[0]               the word itself
//   suffix3[-1] case[0]    a conjunction: both together are one feature
//
// Each observation stands at a position relative to the token, -3 … 3. observations() names them all. A template is
// local if all its observations are properties of one and the same word form, so that their weights can be summed
// once a word form.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "derek/status.h"

namespace derek::tagger {

enum class Observe : uint8_t {
  // Of the word form.
  kLower, kLemma, kPrefix, kSuffix, kGram, kShape, kPattern, kCase, kGrammar, kClass, kCount,
  // Of its place.
  kList, kRule, kBy, kQuote, kOpen, kClose, kEdge,
};

inline constexpr bool is_local(Observe what) { return what < Observe::kList; }

struct Observation {
  Observe what{};
  uint8_t size = 0;     // of an affix or a gram, in characters; of a class, the number of its bits
  int8_t position = 0;  // -kReach … kReach
};
inline constexpr int kReach = 3;

struct Template {
  std::string text;  // as written, with single spaces
  uint64_t seed = 0;
  std::vector<Observation> parts;
  bool local = false;  // all parts are of the word form at one position
};

struct ObservationName {
  std::string_view name;
  Observe what{};
  uint8_t least = 0, most = 0;  // bounds of the size; 0: takes none
  std::string_view about;
};
std::span<const ObservationName> observations();

// Errors (code "features") give file, line and column.
Result<std::vector<Template>> parse_templates(const SourceText& source);

}  // namespace derek::tagger
