// The text stages over any bytes: decode, normalise, segment, language, word forms. What must hold
// afterwards.
#pragma once

#include <string>
#include <string_view>

namespace derek::fuzz {

// The first byte chooses the encoding, the others are the document. Returns what is broken, or nothing.
std::string check_text(std::string_view input);

}  // namespace derek::fuzz
