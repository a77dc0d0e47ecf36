// The JSON of a document: schema 1, described by schema() below and in README.md.
//
// One object. Key order is fixed; equal documents and options give equal bytes. A key with nothing to say is left
// out. Offsets are half-open, in `offset_unit` units of the decoded original text; "text" is exactly that slice.
#pragma once

#include <string>
#include <string_view>

#include "derek/document.h"
#include "derek/status.h"
#include "output/offsets.h"

namespace derek::output {

struct JsonOptions {
  OffsetUnit unit = OffsetUnit::kCodepoint;
  bool pretty = false;      // indented, for one document; else one line
  std::string fingerprint;  // of the data that made the document
};

// Ends without a newline.
std::string to_json(const Document& document, const JsonOptions& options);

// The record that stands in place of a document that cannot be read.
std::string error_json(std::string_view id, std::string_view source, const Error& error, bool pretty);

// The JSON Schema of both, in the common subset of draft-04 and 2020-12.
std::string_view schema();

}  // namespace derek::output
