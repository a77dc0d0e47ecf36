// Reading the layers of a Document: slots of matches, readings of tokens, hits of lists.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "derek/document.h"
#include "lexicon/lexicon.h"

namespace derek::link {

// The first slot of that name.
std::optional<TokenRange> slot(const Document& document, const Match& match, std::string_view name);
// The constant that the rule sets, or "".
std::string_view attribute(const Document& document, const Match& match, std::string_view key);

// The likeliest reading of a token, or null.
const Analysis* reading(const Document& document, uint32_t token);
// Any reading has one of these tags.
bool has_tag(const Document& document, uint32_t token, uint32_t tags);

// A hit of the list with exactly these tokens, or null.
const ListHit* hit_of(const Document& document, uint32_t list, TokenRange tokens);
// The longest hit of the list that ends there and begins no earlier than `first`, or null.
const ListHit* hit_ending_at(const Document& document, uint32_t list, uint32_t last, uint32_t first);
// The longest hit of the list that begins at the token, or null.
const ListHit* hit_starting_at(const Document& document, uint32_t list, uint32_t first);

// The text of a range of tokens, with single spaces where the text has space of any kind.
std::string text_of(const Document& document, TokenRange tokens);
// The same with the case of the last word taken off; third possessive and plural stay.
std::string nominative_of(const Document& document, TokenRange tokens);
// nominative_of in lower case without quotation marks: what two spellings of one name have in common.
std::string key_of(const Document& document, TokenRange tokens);
// The same of a name that is in the nominative already.
std::string name_key(std::string_view name);

// The lemma of the likeliest reading, or the word itself.
std::string_view lemma_of(const Document& document, uint32_t token);

// Indexes [first, last) of the mentions, of the matches that begin inside the range.
struct IndexRange {
  uint32_t first = 0, last = 0;
};
IndexRange mentions_in(const Document& document, TokenRange tokens);
IndexRange matches_in(const Document& document, TokenRange tokens);

// The sentence that holds the token: an index, or the number of sentences.
uint32_t sentence_of(const Document& document, uint32_t token);

}  // namespace derek::link
