#include "text/raw_tokens.h"

#include <algorithm>

#include "base/utf8.h"

namespace derek::text {

namespace {

std::string_view view(std::string_view text, Span s) {
  return text.substr(s.begin, s.size());
}

// Applies a step that replaces one token by one or more.
template <typename Split>
void split_each(RawTokens& tokens, RawStatus status, Split split) {
  if (std::none_of(tokens.begin(), tokens.end(), [&](const RawToken& t) { return t.status == status; }))
    return;
  RawTokens out;
  out.reserve(tokens.size() + 8);
  for (const RawToken& token : tokens) {
    if (token.status == status) {
      split(token, out);
    } else {
      out.push_back(token);
    }
  }
  tokens = std::move(out);
}

// The token from `begin` on, as what its first character makes it.
RawToken piece(std::string_view text, uint32_t begin, uint32_t end) {
  size_t i = begin;
  const char32_t c = utf8::next(text, i);
  const RawStatus status = utf8::is_letter(c)  ? RawStatus::kWord
                           : utf8::is_digit(c) ? RawStatus::kNumber
                                               : RawStatus::kOther;
  return {{begin, end}, status};
}

// Numbers (or a sign) and letters with hyphens between: each number takes a suffix along, all else is cut
// off.
void split_number(std::string_view text, const SegmentTables& tables, Span span, RawTokens& out) {
  uint32_t begin = span.begin;
  const auto hyphen_from = [&](uint32_t i) {
    const size_t found = text.substr(0, span.end).find('-', i);
    return found == std::string_view::npos ? span.end : static_cast<uint32_t>(found);
  };
  while (begin < span.end) {
    uint32_t end = hyphen_from(begin);
    const RawToken head = piece(text, begin, end);
    if (head.status == RawStatus::kWord) {
      out.push_back({{begin, span.end}, RawStatus::kWord});  // a word keeps its hyphens
      return;
    }
    if (end < span.end) {
      const uint32_t suffix_end = hyphen_from(end + 1);
      if (tables.digit_suffixes.contains(utf8::to_lower(text.substr(end + 1, suffix_end - end - 1))))
        end = suffix_end;
    }
    out.push_back({{begin, end}, head.status});
    if (end < span.end) out.push_back({{end, end + 1}, RawStatus::kOther});
    begin = end + 1;
  }
}

bool is_capital_initial(std::string_view word) {
  size_t i = 0;
  return utf8::is_upper(utf8::next(word, i)) && i == word.size();
}

}  // namespace

void split_numbers(std::string_view text, const SegmentTables& tables, RawTokens& tokens) {
  split_each(tokens, RawStatus::kNumberWithLetters,
             [&](const RawToken& token, RawTokens& out) { split_number(text, tables, token.span, out); });
}

void split_words_from_numbers(std::string_view text, const SegmentTables& tables, RawTokens& tokens) {
  split_each(tokens, RawStatus::kWordWithNumber, [&](const RawToken& token, RawTokens& out) {
    const std::string_view all = view(text, token.span);
    // The hyphen before the first part that is a number.
    size_t hyphen = all.find('-');
    while (hyphen + 1 < all.size()) {
      size_t i = hyphen + 1;
      if (utf8::is_digit(utf8::next(all, i))) break;
      hyphen = all.find('-', hyphen + 1);
      if (hyphen == std::string_view::npos) break;
    }
    const std::string_view word = all.substr(0, hyphen);
    size_t i = 0;
    const char32_t first = utf8::next(word, i);
    const bool parted = hyphen != std::string_view::npos && utf8::is_cyrillic(first) &&
                        utf8::is_lower(first) && !tables.before_number.contains(word);
    if (!parted) {
      out.push_back({token.span, RawStatus::kWord});
      return;
    }
    const uint32_t at = token.span.begin + static_cast<uint32_t>(hyphen);
    out.push_back({{token.span.begin, at}, RawStatus::kWord});
    out.push_back({{at, at + 1}, RawStatus::kOther});
    split_number(text, tables, {at + 1, token.span.end}, out);
  });
}

void join_abbreviations(std::string_view text, const SegmentTables& tables, RawTokens& tokens) {
  RawTokens out;
  out.reserve(tokens.size());
  std::string lower;
  const auto touches = [&](size_t i) {
    return i < tokens.size() && tokens[i - 1].span.end == tokens[i].span.begin;
  };
  for (size_t i = 0; i < tokens.size();) {
    if (tokens[i].status != RawStatus::kWord || !touches(i + 1)) {
      out.push_back(tokens[i++]);
      continue;
    }
    // The longest entry that begins here.
    const uint32_t begin = tokens[i].span.begin;
    size_t best = i + 1;
    lower.clear();
    utf8::append_lower(lower, view(text, tokens[i].span));
    // С.Ж. Ерғалиев: capital initials, not the abbreviation с.ж.
    const bool initial = is_capital_initial(view(text, tokens[i].span));
    for (size_t k = i + 1; !initial && touches(k); ++k) {
      utf8::append_lower(lower, view(text, tokens[k].span));
      if (lower.size() > tables.abbreviations.longest()) break;
      if (tables.abbreviations.contains(lower)) best = k + 1;
    }
    if (best == i + 1 && touches(i + 1) && view(text, tokens[i + 1].span) == "." && initial) {
      best = i + 2;
    }
    // млн.-нан: the stop parts no ending from its abbreviation.
    if (best > i + 1 && !initial && touches(best) && touches(best + 1) && view(text, tokens[best].span) == "-" &&
        tables.digit_suffixes.contains(utf8::to_lower(view(text, tokens[best + 1].span)))) {
      best += 2;
    }
    out.push_back({{begin, tokens[best - 1].span.end}, RawStatus::kWord});
    i = best;
  }
  tokens = std::move(out);
}

}  // namespace derek::text
