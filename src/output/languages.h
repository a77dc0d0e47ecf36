// What writers say of the language of a document, and of stretches in another.
#pragma once

#include <string>
#include <vector>

#include "derek/document.h"

namespace derek::output {

// What most of the text is in. A text in none of the languages told apart (und) is in the one that it declares, unless
// that is one of them.
inline std::string language_of(const Document& document) {
  if (document.language != to_string(Language::kOther) || document.declared_language.empty()) return document.language;
  for (const Language told : {Language::kKazakh, Language::kRussian, Language::kEnglish}) {
    if (document.declared_language == to_string(told)) return document.language;
  }
  return document.declared_language;
}

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
