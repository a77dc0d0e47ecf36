#include "base/xml.h"

#include "base/utf8.h"

namespace derek {

std::string xml_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const size_t start = i;
    const char32_t c = utf8::next(text, i);
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\r') {
      out += "&#13;";  // a reader would make a line feed of it
    } else if ((c < 0x20 && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF) {
      utf8::append(out, utf8::kReplacement);
    } else {
      const bool broken = c == utf8::kReplacement;
      if (broken) utf8::append(out, c);
      else out += text.substr(start, i - start);
    }
  }
  return out;
}

}  // namespace derek
