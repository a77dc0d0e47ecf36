#include "text/language.h"

#include <algorithm>
#include <array>

namespace derek::text {

namespace {

// Kazakh text has about one such letter in five; a Russian one a few, in names.
constexpr size_t kSurelyKazakh = 8;  // one letter in so many

struct Letters {
  size_t kazakh = 0, cyrillic = 0, latin = 0;
};

// Two-byte Cyrillic: lead bytes D0–D4; of those, ә ғ қ ң ө ұ ү һ і in both cases.
bool is_kazakh(unsigned char lead, unsigned char trail) {
  if (lead == 0xD1) return trail == 0x96;
  if (lead == 0xD0) return trail == 0x86;
  if (lead == 0xD2) {
    return trail == 0x92 || trail == 0x93 || trail == 0x9A || trail == 0x9B || trail == 0xA2 ||
           trail == 0xA3 || (trail >= 0xAE && trail <= 0xB1) || trail == 0xBA || trail == 0xBB;
  }
  return lead == 0xD3 && (trail == 0x98 || trail == 0x99 || trail == 0xA8 || trail == 0xA9);
}

Letters count_letters(std::string_view text) {
  Letters out;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0xD0 && c <= 0xD4 && i + 1 < text.size()) {
      ++out.cyrillic;
      out.kazakh += is_kazakh(c, static_cast<unsigned char>(text[++i]));
    } else {
      out.latin += (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }
  }
  return out;
}

// Kazakh where nothing is declared: that is what undecided paragraphs are anyway.
Language declared_in(const Document& document) {
  if (document.declared_language.empty()) return Language::kKazakh;
  for (const Language l : {Language::kKazakh, Language::kRussian, Language::kEnglish})
    if (to_string(l) == document.declared_language) return l;
  return Language::kOther;
}

}  // namespace

Result<std::unique_ptr<Languages>> Languages::create(const std::vector<SourceText>& sources) {
  Result<LanguageWords> words = LanguageWords::create(sources);
  if (!words) return words.error();
  return std::unique_ptr<Languages>(new Languages(std::move(*words)));
}

std::optional<Language> Languages::language_of(const Document& document, TokenRange paragraph,
                                               Language declared) const {
  const Letters letters = count_letters(document.view(document.span_of(paragraph)));
  const bool latin = letters.latin > letters.cyrillic;
  if (!latin && letters.cyrillic > 0 && letters.kazakh * kSurelyKazakh >= letters.cyrillic)
    return Language::kKazakh;
  std::array<size_t, 4> votes{};
  size_t words = 0, against = 0;
  for (uint32_t i = paragraph.first; i < paragraph.last; ++i) {
    const Token& token = document.tokens[i];
    if (token.kind != TokenKind::kWord) continue;
    const std::string_view word = document.view(token.lower);
    const Letters own = count_letters(word);
    if ((own.latin > own.cyrillic) != latin) continue;
    ++words;
    const uint32_t mask = words_.votes(word) | (own.kazakh > 0 ? bit(Language::kKazakh) : 0);
    // A word that is frequent in several languages speaks for none.
    for (uint32_t l = 0; l < votes.size(); ++l) votes[l] += mask == (1u << l);
    against += mask != 0 && (mask & bit(declared)) == 0;
  }
  const auto best = static_cast<size_t>(std::max_element(votes.begin(), votes.end()) - votes.begin());
  // A lone word among few, or one word in ten: too little to go by.
  const bool too_little = votes[best] == 0 || (votes[best] < 2 && words > 4) || votes[best] * 10 < words;
  if (!too_little && votes[best] > votes[0]) return static_cast<Language>(best);
  // English is not written in Cyrillic; names and addresses in Latin letters stand in texts of any language.
  const bool fits = declared != Language::kEnglish || latin || letters.cyrillic == 0;
  if (declared != Language::kKazakh && fits && letters.kazakh == 0 && against == 0) return std::nullopt;
  return Language::kKazakh;
}

void Languages::run(Document& document, Scratch*) const {
  if (words_.words.empty()) return;
  const Language declared = declared_in(document);
  std::array<size_t, 4> tokens{};
  std::vector<std::pair<size_t, size_t>> undecided;  // sentences of each paragraph
  const auto mark = [&](size_t first, size_t last, Language language) {
    tokens[static_cast<size_t>(language)] +=
        document.sentences[last - 1].tokens.last - document.sentences[first].tokens.first;
    for (size_t i = first; i < last; ++i) document.sentences[i].language = language;
  };
  for (size_t i = 0; i < document.sentences.size();) {
    size_t end = i + 1;
    while (end < document.sentences.size() && !document.sentences[end].new_paragraph) ++end;
    const TokenRange paragraph{document.sentences[i].tokens.first, document.sentences[end - 1].tokens.last};
    if (const auto language = language_of(document, paragraph, declared)) {
      mark(i, end, *language);
    } else {
      undecided.emplace_back(i, end);
    }
    i = end;
  }
  const auto most = [&] {
    return static_cast<Language>(std::max_element(tokens.begin(), tokens.end()) - tokens.begin());
  };
  const bool contradicted = *std::max_element(tokens.begin(), tokens.end()) > 0 && most() != declared;
  for (const auto& [first, last] : undecided) mark(first, last, contradicted ? Language::kKazakh : declared);
  document.language = to_string(most());
}

}  // namespace derek::text
