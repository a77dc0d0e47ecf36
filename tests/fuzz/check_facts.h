// The whole pipeline and the JSON that comes out of it, over any bytes. What must hold afterwards.
#pragma once

#include <string>
#include <string_view>

namespace derek::fuzz {

// The first byte chooses the unit of offsets, the others are the document. Returns what is broken, or nothing.
std::string check_facts(std::string_view input);

}  // namespace derek::fuzz
