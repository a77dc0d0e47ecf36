// Word and OpenDocument texts: the paragraphs of the body, then footnotes; headers, footers and deleted text are left
// out. Each paragraph and table cell is a line.
#pragma once

#include <string>
#include <string_view>

#include "input/part.h"

namespace derek::input {

// kDocx or kOdt if a zip with these members is one; else nothing.
std::optional<Format> office_format(std::string_view zip);

struct OfficeText {
  std::string text, title;
  std::string language;  // declared, ISO 639
  std::string date;  // EDTF: when the file was made
};

// Errors: "archive", "limit", "xml".
Result<OfficeText> read_docx(std::string_view zip, const Limits& limits);
Result<OfficeText> read_odt(std::string_view zip, const Limits& limits);

}  // namespace derek::input
