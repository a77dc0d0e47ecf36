// Numerals built from atoms: one atom a token. Internal to the module; number.h is the stage.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace derek::value {

struct Atom {
  enum Kind : uint8_t {
    kNone,
    kDigits,    // 12, 2,5, 25-і
    kUnit,      // 0 … 9
    kTen,       // 10 … 90
    kHundred,   // жүз
    kScale,     // мың …
    kHalf,      // жарым: behind a number
    kHalfOf,    // жарты: before a scale
    kQuarter,   // ширек
    kWhole,     // бүтін
    kCount,     // екеу, алтау: stands alone
    kAnd,       // да, де, та, те
    kSuffix,    // a case ending that stands apart: 131 ді
    kComma,     // a comma with a space before it
    kListGlue,  // a comma, and: what stands between the members of a list
  };
  Kind kind = kNone;
  double value = 0;
  uint32_t tags = 0;
  bool bare = false;  // no suffix: another atom of the same number may follow
  bool integer = true;
  bool inner = false;    // no number begins here: бірге is «together», but он бірге «to eleven»
  int plain_digits = 0;  // how many digits, where the token is nothing but digits (and a suffix)
};

struct Reading {
  uint32_t end = 0;  // index behind the last atom
  double value = 0;
  bool digits = false;
  bool integer = true;
};

// All readings that begin at `start`, longest first, no two of one length.
std::vector<Reading> read_numerals(std::span<const Atom> atoms, uint32_t start);

}  // namespace derek::value
