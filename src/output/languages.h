// Stretches of a document in another language than most of it.
#pragma once

#include <vector>

#include "derek/document.h"

namespace derek::output {

struct LanguageStretch {
  Span span;
  Language language{};
};

// In the order of the text; neighbours of one language are one stretch.
inline std::vector<LanguageStretch> other_languages(const Document& document) {
  std::vector<LanguageStretch> out;
  const std::vector<Sentence>& sentences = document.sentences;
  for (size_t i = 0; i < sentences.size();) {
    const Language language = sentences[i].language;
    TokenRange tokens = sentences[i].tokens;
    for (++i; i < sentences.size() && sentences[i].language == language; ++i) tokens.last = sentences[i].tokens.last;
    if (document.language.empty() || to_string(language) == document.language) continue;
    out.push_back({document.span_of(tokens), language});
  }
  return out;
}

}  // namespace derek::output
