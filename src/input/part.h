// What an input is made of. An input (a file, standard input) is split into parts one after the other (split.h); each
// part is then turned into documents (convert.h), which may be done by many threads at once.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "derek/status.h"

namespace derek::input {

// What the bytes are, told by looking at them (recognize.h).
enum class Format : uint8_t {
  kText, kHtml, kDocx, kOdt, kPdf, kMail,                       // one part
  kJsonLines, kCsv, kMbox, kFeed, kWarc, kArchive, kCompressed,  // many parts, or one wrapped
};

// Bounds that keep bombs, hangs and endless lines away. What passes them is an error of that part, not of the run.
struct Limits {
  uint64_t document_bytes = 64u << 20;   // of one part, before and after unpacking
  uint64_t free_bytes = 256u << 20;      // unpacked from one input before the ratio counts
  uint64_t ratio = 200;                  // unpacked to packed, over the whole input
  uint64_t entries = 1'000'000;          // of one archive
  int depth = 5;                         // archives in archives, mails in mails
  int pdf_seconds = 60;                  // for pdftotext, and its memory:
  uint64_t pdf_memory = 2048u << 20;
};

struct Options {
  std::optional<Format> format;  // not to be guessed: of the whole input
  std::string encoding;          // of texts that do not tell theirs
  std::string text_field = "text", id_field = "id", date_field = "date", title_field = "title";  // of JSONL and CSV
  Limits limits;
};

// A document, or what will become one or more, or an error in its place.
struct Part {
  std::string id;      // the input's name, the member's name in it, a line's number or own id
  std::string source;  // the input's name
  std::string bytes;
  Format format = Format::kText;
  std::string encoding;  // of text and HTML where the container tells it: a label
  std::string title;
  std::string language;     // ISO 639, declared: the page or file, else the feed or mail, else the server
  std::string date;         // EDTF: the document's own, as published
  std::string file_date;    // EDTF: of the file that holds it; worth less than a date in the text
  int depth = 0;            // containers around it
  std::optional<Error> error;
};

// Takes one part; false: no more are wanted.
using Sink = std::function<bool(Part&&)>;

inline Error input_error(std::string message) { return {"input", std::move(message), "", 0, 0, ""}; }

}  // namespace derek::input
