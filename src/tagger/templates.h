// Feature templates: what the tagger looks at, as text (dictionaries/tagger/features.txt).
//
//   # comments and the head, as in tables
//   lower[0]               the word itself
//   suffix3[-1] case[0]    a conjunction: both together are one feature
//
// Each observation stands at a position relative to the token, -3 … 3. observations() names them all. The weights of
// templates that look at one token only can be summed once for all tokens alike: see Scope.
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
  kLower, kLemma, kPrefix, kSuffix, kGram, kShape, kPattern, kCase, kGrammar, kCount,
  // Of its place.
  kList, kRule, kBy, kQuote, kOpen, kClose, kEdge,
};

struct Observation {
  Observe what{};
  uint8_t size = 0;     // of an affix or a gram, in characters
  int8_t position = 0;  // -kReach … kReach
};
inline constexpr int kReach = 3;

// What a template looks at.
enum class Scope : uint8_t {
  kWord,     // one token's word form and reading
  kPlace,    // one token's shape, case, lists, rules, quotes and place in the sentence: few kinds of tokens
  kSeveral,  // a word form together with its place, or several tokens
};
inline constexpr bool is_of_word(Observe what) { return what < Observe::kList; }
inline constexpr bool is_of_place(Observe what) {
  return what == Observe::kShape || what == Observe::kCase || !is_of_word(what);
}

struct Template {
  std::string text;  // as written, with single spaces
  uint64_t seed = 0;
  std::vector<Observation> parts;
  Scope scope = Scope::kSeveral;
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
