#include "text/pretokenized.h"

#include "base/utf8.h"
#include "text/token.h"

namespace derek::text {

void set_tokens(Document& document, const std::vector<std::vector<std::string>>& sentences) {
  document.text.clear();
  document.tokens.clear();
  document.sentences.clear();
  for (const std::vector<std::string>& sentence : sentences) {
    const auto first = static_cast<uint32_t>(document.tokens.size());
    for (const std::string& token : sentence) {
      if (token.empty()) continue;
      const bool begins_sentence = document.tokens.size() == first;
      if (!document.tokens.empty()) document.text += begins_sentence ? '\n' : ' ';
      const auto begin = static_cast<uint32_t>(document.text.size());
      for (size_t i = 0; i < token.size();) utf8::append(document.text, utf8::next(token, i));
      const Span span{begin, static_cast<uint32_t>(document.text.size())};
      append_token(document, span, guess_kind(document.view(span)), begin > 0);
    }
    const auto last = static_cast<uint32_t>(document.tokens.size());
    if (last > first) document.sentences.push_back({{first, last}, true});
  }
  document.original = document.text;
  document.offsets = OffsetMap();
  document.offsets.keep(static_cast<uint32_t>(document.text.size()));
}

}  // namespace derek::text
