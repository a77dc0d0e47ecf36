// The tags that rules and lists alone would give, with spans as KazNERD draws them.
//
// They differ from the mentions: tags are flat; a title takes its body and place in (one POSITION); a quoted name
// stands without its marks and type noun; a place without қаласы, ауданы, ауылы, өңірі.
#pragma once

#include <cstdint>
#include <vector>

#include "derek/document.h"

namespace derek::tagger {

// As many tags (tags.h) as the document has tokens.
std::vector<uint8_t> rule_tags(const Document& document);

}  // namespace derek::tagger
