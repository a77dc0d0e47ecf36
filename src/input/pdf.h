// PDF by poppler's pdftotext, as a process of its own with limits on time and memory: what goes wrong in it harms
// nobody, and poppler's licence (GPL) stays its own.
#pragma once

#include <string>
#include <string_view>

#include "input/part.h"

namespace derek::input {

struct PdfText {
  std::string text;
  std::string date;  // EDTF: when the file was made
};

// Errors: "pdf".
Result<PdfText> read_pdf(std::string_view bytes, const Limits& limits);

}  // namespace derek::input
