// CSV and TSV with a header, by libcsv: a document a row. The separator is the one (comma, semicolon, tab) that finds
// the text's column in the header.
#pragma once

#include <string_view>

#include "input/part.h"
#include "input/reader.h"

namespace derek::input {

bool is_csv_head(std::string_view head, const Options& options);
bool split_csv(Reader& reader, const Part& context, const Options& options, const Sink& sink);

}  // namespace derek::input
