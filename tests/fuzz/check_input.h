// Inputs of every format, from any bytes: taken apart and converted to texts. Nothing may crash or take forever; an
// error must say something.
#pragma once

#include <string>
#include <string_view>

namespace derek::fuzz {

// The bytes are an input as it is. Returns what is broken, or nothing.
std::string check_input(std::string_view input);

}  // namespace derek::fuzz
