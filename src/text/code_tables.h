// Upper halves (0x80–0xFF) of the single-byte code pages of Kazakh; ICU has only the first of them.
// U+FFFD stands for bytes without a character.
#pragma once

#include <array>
#include <cstdint>

namespace derek::text {

using CodeTable = std::array<uint16_t, 128>;

extern const CodeTable kWindows1251;
extern const CodeTable kKz1048;
extern const CodeTable kPt154;

}  // namespace derek::text
