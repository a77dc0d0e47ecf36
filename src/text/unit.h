// A character on its way through normalisation, and the steps that work on a row of them.
#pragma once

#include <cstdint>
#include <vector>

namespace derek::text {

struct Unit {
  char32_t c = 0;
  uint32_t begin = 0;  // the bytes of the original that it stands for
  uint32_t end = 0;
};
using Units = std::vector<Unit>;

// Stands for a quotation mark that does not say whether it opens or closes. A noncharacter: never in the
// text.
inline constexpr char32_t kQuoteMark = 0xFDD0;

// Whether composition may change the character or what stands beside it.
bool may_compose(char32_t c);

// Canonical composition (NFC). Units made from several share the range of all of them.
void compose(Units& units);

// Runs of spaces → one, none at the edges of lines or of the text; two or more line ends → exactly two.
void squeeze_spaces(Units& units);

// kQuoteMark and '' → « or », by their neighbours and by what is open in the line.
void settle_quotes(Units& units);

}  // namespace derek::text
