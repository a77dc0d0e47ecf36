// A folder of annotated documents: NAME.txt with NAME.ann (brat standoff) for each, and documents.tsv with their
// dates. corpus/README.md describes it.
#pragma once

#include <string>
#include <vector>

#include "derek/document.h"
#include "derek/status.h"

namespace derek::input {

struct AnnotatedDocument {
  std::string name, date;  // date: EDTF, may be empty
  std::string text;        // the bytes of NAME.txt, UTF-8
  Document truth;
};

// In the order of their names. Errors name the file: standoff or a line of the table that has no text, a text that has
// no standoff or line.
Result<std::vector<AnnotatedDocument>> read_corpus(const std::string& folder);

}  // namespace derek::input
