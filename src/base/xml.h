// Text made safe for XML and HTML: markup escaped, characters that XML 1.0 does not know replaced by U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace derek {

std::string xml_escaped(std::string_view text);

}  // namespace derek
