// The words of a row of units, as runs of letters: found once for the repairs that look at words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/unit.h"

namespace derek::text {

// Kinds of letters, a bit each.
enum LetterKind : uint8_t {
  kKazakhCapital = 1u << 0,
  kKazakhSmall = 1u << 1,
  kOtherCapital = 1u << 2,   // of other Cyrillic alphabets
  kOtherCyrillic = 1u << 3,  // their small letters and marks
  kSmallL = 1u << 4,         // l, which is a misread figure at times
  kOtherLetter = 1u << 5,
};
inline constexpr uint8_t kCapitals = kKazakhCapital | kOtherCapital;
inline constexpr uint8_t kKazakhLetters = kKazakhCapital | kKazakhSmall;

struct LetterRun {
  size_t first = 0, last = 0;
  uint8_t kinds = 0;  // of all its letters
};
using LetterRuns = std::vector<LetterRun>;

LetterRuns letter_runs(const Units& units);

}  // namespace derek::text
