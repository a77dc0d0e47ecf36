// The tag layer: one IOB2 tag a token, with spans as KazNERD draws them.
//
// It differs from the fact layer: tags are flat; a title takes its body and place in (one POSITION); a quoted name
// stands without its marks and type noun; a place without қаласы, ауданы, ауылы.
#pragma once

#include <string>
#include <vector>

#include "derek/document.h"

namespace derek::output {

// As many tags as the document has tokens: "O", "B-PERSON", "I-PERSON" …
std::vector<std::string> iob2_tags(const Document& document);

}  // namespace derek::output
