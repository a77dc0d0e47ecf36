#include "text/sentence.h"

#include <array>

#include "base/utf8.h"

namespace derek::text {

namespace {

// XIX, Latin or with the Cyrillic look-alikes Х and І: a number, no capital that begins a sentence.
bool is_roman(std::string_view s) {
  for (size_t i = 0; i < s.size();) {
    if (std::u32string_view(U"IVXLCМХІ").find(utf8::next(s, i)) == std::u32string_view::npos) return false;
  }
  return !s.empty();
}

// A place where a sentence may end: a stop, what closes after it, and the token that follows in the same
// line.
struct Place {
  const Document& document;
  const WordClasses& abbreviations;
  uint32_t sentence;  // its first token
  uint32_t stop;      // the last of the stops: . ! ? … or the token of an abbreviation
  uint32_t next;      // the token after it and its closing marks
  bool closed;        // a quote or bracket closes after the stop

  std::string_view view(uint32_t i) const { return document.view(document.tokens[i]); }
  const Token& token(uint32_t i) const { return document.tokens[i]; }
  bool word_stop() const { return token(stop).kind == TokenKind::kWord; }
  // The first word or other token behind quotes and brackets that open.
  uint32_t next_word() const {
    uint32_t i = next;
    while (i + 1 < document.tokens.size() && (view(i) == "«" || view(i) == "(" || view(i) == "[")) ++i;
    return i;
  }
  bool capital() const {
    const Token& t = token(next_word());
    return t.kind == TokenKind::kWord && t.shape != Shape::kLower && t.shape != Shape::kNone &&
           !is_roman(view(next_word()));
  }
};

bool is_stop(std::string_view s) {
  return s == "." || s == "!" || s == "?" || s == "…" || s == "؟" || s == "۔" || s.starts_with("..");
}
bool is_closing(std::string_view s) {
  return s == "»" || s == ")" || s == "]";
}
bool is_dash(std::string_view s) {
  return s == "–" || s == "-" || s == "—";
}

// Rules that keep a sentence going.

// бардым, дей ме? Or a mark that no sentence begins with.
bool goes_on_small(const Place& p) {
  const Token& t = p.token(p.next_word());
  if (t.kind == TokenKind::kWord && t.shape == Shape::kLower) return true;
  constexpr std::string_view kMarks = ",;:)]»%";
  return t.kind == TokenKind::kPunctuation && kMarks.find(p.view(p.next)) != std::string_view::npos;
}

// «Барамыз!» – деді.
bool goes_on_after_dash(const Place& p) {
  if (!is_dash(p.view(p.next))) return false;
  if (p.closed || p.view(p.stop) != ".") return true;
  const uint32_t after = p.next + 1;
  return after < p.document.tokens.size() && p.token(after).shape == Shape::kLower;
}

// 1. Бірінші, at the head of a line; 10 . 12 . 2023.
bool is_list_number(const Place& p) {
  if (p.view(p.stop) != "." || p.stop == p.sentence || p.closed) return false;
  const Token& before = p.token(p.stop - 1);
  if (before.kind != TokenKind::kNumber) return false;
  const bool first = p.stop - 1 == p.sentence;
  const bool roomy = p.token(p.stop).space_before && p.token(p.next).kind == TokenKind::kNumber;
  return first || roomy;
}

// Қ. Тоқаев
bool is_initial(const Place& p) {
  return !p.closed && p.word_stop() && p.token(p.stop).shape == Shape::kInitial && p.capital();
}

// г. Алматы, 2023 ж. 5 мамыр; but: 2023 ж. Ол …
bool is_abbreviation(const Place& p) {
  if (!p.word_stop() || p.closed) return false;
  const std::string_view lower = p.document.view(p.token(p.stop).lower);
  const std::string_view word_class = p.abbreviations.find(lower);
  if (word_class == "opening") return true;
  return p.abbreviations.contains(lower) && !p.capital();
}

constexpr std::array kRules = {goes_on_small, goes_on_after_dash, is_list_number, is_initial,
                               is_abbreviation};

}  // namespace

void cut_sentences(Document& document, const WordClasses& abbreviations) {
  const auto count = static_cast<uint32_t>(document.tokens.size());
  const auto view = [&](uint32_t i) { return document.view(document.tokens[i]); };
  const auto new_line = [&](uint32_t i) {
    const Span gap{i == 0 ? 0 : document.tokens[i - 1].span.end, document.tokens[i].span.begin};
    return document.view(gap).find('\n') != std::string_view::npos;
  };
  document.sentences.clear();
  uint32_t first = 0;
  bool paragraph = true;
  const auto cut = [&](uint32_t last) {
    document.sentences.push_back({{first, last}, paragraph});
    first = last;
    paragraph = false;
  };
  for (uint32_t i = 0; i < count;) {
    if (i > first && new_line(i)) cut(i);
    if (i > 0 && i == first && new_line(i)) paragraph = true;
    const bool word_stop = document.tokens[i].kind == TokenKind::kWord && view(i).ends_with('.');
    if (!word_stop && !is_stop(view(i))) {
      ++i;
      continue;
    }
    const auto same_line = [&](uint32_t k) { return k < count && !new_line(k); };
    uint32_t next = i + 1;
    while (same_line(next) && is_stop(view(next))) ++next;
    const uint32_t stop = next - 1;
    bool closed = false;
    while (same_line(next) && (is_closing(view(next)) || is_stop(view(next))) &&
           !document.tokens[next].space_before) {
      closed |= is_closing(view(next));
      ++next;
    }
    i = next;
    if (!same_line(next)) continue;  // the line end cuts
    const Place place{document, abbreviations, first, stop, next, closed};
    bool goes_on = false;
    for (const auto& rule : kRules) goes_on = goes_on || rule(place);
    if (!goes_on) cut(next);
  }
  if (first < count) cut(count);
}

}  // namespace derek::text
