// One line of JSON Lines input: an object with `id` and `text`, and perhaps `date` (EDTF) and `title`.
// Other keys are ignored. `id` may be a string or a whole number.
#pragma once

#include <string>
#include <string_view>

#include "derek/status.h"
#include "input/part.h"

namespace derek::input {

struct JsonLine {
  std::string id, text, date, title;
};

// `options` has the names of the keys. Errors (code "jsonl") say what is wrong and at which column (byte) of the line.
Result<JsonLine> parse_json_line(std::string_view line, const Options& options = {});

}  // namespace derek::input
