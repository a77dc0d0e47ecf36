// Documents whose tokens came ready-made.
#pragma once

#include <string>
#include <vector>

#include "derek/document.h"

namespace derek::text {

// Fills original, text, offsets (identity), tokens and sentences: tokens joined by one space, sentences by a
// line end; each sentence begins a paragraph. Ill-formed UTF-8 becomes U+FFFD, white space inside a token is
// kept, empty tokens and sentences are left out.
void set_tokens(Document& document, const std::vector<std::vector<std::string>>& sentences);

}  // namespace derek::text
