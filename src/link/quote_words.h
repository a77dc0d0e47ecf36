// Small questions about words that the parts of link/quotes share.
#pragma once

#include <cstdint>
#include <string_view>

#include "derek/document.h"

namespace derek::link {

constexpr uint32_t kShortestSpeech = 4;  // tokens inside the marks: fewer is a name or irony
constexpr uint32_t kShortestClause = 3;
constexpr uint32_t kLongestVerb = 5;      // tokens of a verb of speech
constexpr uint32_t kLongestLabel = 8;     // tokens of a speaker and colon before a dash
constexpr uint32_t kTagReach = 160;       // tokens before and behind what was said that may tell of the speaker
constexpr uint32_t kOccasionReach = 16;   // tokens behind the speaker that may tell where and when

inline std::string_view lower(const Document& d, uint32_t token) { return d.view(d.tokens[token].lower); }
inline bool is_dash(std::string_view s) { return s == "–" || s == "—" || s == "-"; }
inline bool is_mark(std::string_view s) { return s == "," || s == "." || s == "!" || s == "?" || s == "…" || s == "..." || is_dash(s); }

// Quotes may run over sentences, not over paragraphs.
inline TokenRange paragraph_of(const Document& d, uint32_t sentence) {
  uint32_t first = sentence, last = sentence + 1;
  while (first > 0 && !d.sentences[first].new_paragraph) --first;
  while (last < d.sentences.size() && !d.sentences[last].new_paragraph) ++last;
  return {d.sentences[first].tokens.first, d.sentences[last - 1].tokens.last};
}

}  // namespace derek::link
