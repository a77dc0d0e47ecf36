// Single tokens: how they are added to a document, their kind and shape.
#pragma once

#include <string_view>

#include "derek/document.h"

namespace derek::text {

// Adds the token over `span` of the text, with its lower case and shape.
void append_token(Document& document, Span span, TokenKind kind, bool space_before);

// The kind of a token that came ready-made.
TokenKind guess_kind(std::string_view token);

// Of a word with a suffix after a hyphen the first part decides: ҚР-ның is kUpper, Абай-дан kTitle.
Shape shape_of(std::string_view token);

// A mark of a kind of its own: %, №, @, currency signs, emoji … as against punctuation.
bool is_symbol(char32_t c);

}  // namespace derek::text
