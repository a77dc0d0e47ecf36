// IOB2 as CoNLL-2002 has it: one token a line with its tag in the last column, a blank line between sentences.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "derek/status.h"

namespace derek::input {

struct TaggedSentence {
  std::vector<std::string> tokens, tags;
  int line = 0;  // of its first token
};

// Columns are parted by tabs or spaces. An identifier line such as KazNERD's (AID0001 O, first of a sentence) is left
// out. A tag is O, B-NAME or I-NAME; what names there are is the caller's business. Errors: code "iob2".
Result<std::vector<TaggedSentence>> read_iob2(const std::string& file, std::string_view text);

}  // namespace derek::input
