#include "text/cutter.h"

#include <unicode/utext.h>
#include <xxhash.h>

#include <string>

#include "base/tsv.h"
#include "base/utf8.h"

namespace derek::text {

namespace {

// Of the rules that the fast way below was written for; a test says when they have changed.
constexpr uint64_t kKnownRules = 0xF2E40ABE50D5AF34u;

bool is_space_at(std::string_view text, size_t i) {
  return utf8::is_space(utf8::next(text, i));
}

// Cuts the bytes from `begin` to `end`, which lie between two breaks.
void append_slowly(std::string_view text, size_t begin, size_t end, icu::BreakIterator& iterator, RawTokens& out) {
  UErrorCode status = U_ZERO_ERROR;
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, text.data() + begin, static_cast<int64_t>(end - begin), &status);
  iterator.setText(&view, status);
  if (U_SUCCESS(status)) {
    const auto at = [&](int32_t offset) { return static_cast<uint32_t>(begin + static_cast<size_t>(offset)); };
    int32_t first = iterator.first();
    for (int32_t last = iterator.next(); last != icu::BreakIterator::DONE; first = last, last = iterator.next()) {
      if (is_space_at(text, at(first))) continue;
      out.push_back({{at(first), at(last)}, static_cast<RawStatus>(iterator.getRuleStatus())});
    }
  }
  utext_close(&view);
}

bool is_plain_letter(char32_t c) {
  return utf8::cyrillic::covers(c) && utf8::is_letter(c);
}
bool is_plain_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
// What may go on a word or number, or stand in one.
bool is_part(char32_t c) {
  return utf8::is_letter(c) || utf8::is_digit(c);
}

// Reads tokens by hand while it can.
class Hand {
 public:
  explicit Hand(std::string_view text) : text_(text) {}

  // The end of the token at `begin` and its status; no end where the rules must be asked.
  struct Piece {
    size_t end = 0;
    RawStatus status = RawStatus::kOther;
  };
  Piece read(size_t begin) const {
    size_t i = begin;
    const char32_t c = utf8::next(text_, i);
    if (is_plain_letter(c)) return word(i);
    if (is_plain_digit(c)) return number(i);
    const char32_t after = at(i);
    switch (c) {
      case '.':
        if (after == '.') return {};
        return {i};
      case '%':
      case U'‰':
      case U'°':
      case '$':
      case U'€':
      case U'₸':
      case U'₽':
        if (after == '-') return {};
        return {i};
      case '@':
      case '#':
        return {};
      default:
        if (is_part(c)) return {};
        return {i};
    }
  }

 private:
  // 0 at the end; ill-formed bytes are U+FFFD as they are for ICU.
  char32_t at(size_t i) const { return i < text_.size() ? utf8::next(text_, i) : 0; }

  Piece word(size_t i) const {
    for (;;) {
      const size_t end = i;
      const char32_t c = i < text_.size() ? utf8::next(text_, i) : 0;
      if (is_plain_letter(c)) continue;
      if (c == '-' || c == '\'') {
        const char32_t after = at(i);
        if (is_plain_letter(after)) continue;
        if (is_part(after)) return {};
      } else if (is_part(c)) {
        return {};
      }
      return {end, RawStatus::kWord};
    }
  }

  Piece number(size_t i) const {
    for (;;) {
      const size_t end = i;
      const char32_t c = i < text_.size() ? utf8::next(text_, i) : 0;
      if (is_plain_digit(c)) continue;
      if (c == '.' || c == ',') {
        const char32_t after = at(i);
        if (is_plain_digit(after)) continue;
        if (utf8::is_digit(after)) return {};
      } else if (is_part(c) || (c == '-' && utf8::is_letter(at(i)))) {
        return {};
      }
      return {end, RawStatus::kNumber};
    }
  }

  std::string_view text_;
};

}  // namespace

Result<Cutter> Cutter::create(const SourceText& rules) {
  Cutter out;
  UParseError place{};
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece bytes(rules.text.data(), static_cast<int32_t>(rules.text.size()));
  out.rules_ =
      std::make_unique<icu::RuleBasedBreakIterator>(icu::UnicodeString::fromUTF8(bytes), place, status);
  if (U_FAILURE(status)) {
    return table_error(rules.name, rules.text, place.line, place.offset,
                       std::string("this break rule is refused: ") + u_errorName(status));
  }
  out.known_ = XXH3_64bits(rules.text.data(), rules.text.size()) == kKnownRules;
  return out;
}

std::unique_ptr<icu::BreakIterator> Cutter::make_iterator() const {
  return std::unique_ptr<icu::BreakIterator>(rules_->clone());
}

RawTokens Cutter::cut_slowly(std::string_view text, icu::BreakIterator& iterator) {
  RawTokens out;
  append_slowly(text, 0, text.size(), iterator, out);
  return out;
}

RawTokens Cutter::cut(std::string_view text, icu::BreakIterator& iterator) const {
  if (!known_) return cut_slowly(text, iterator);
  RawTokens out;
  out.reserve(text.size() / 10);
  const Hand hand(text);
  for (size_t i = 0; i < text.size();) {
    if (text[i] == ' ' || text[i] == '\n') {
      ++i;
      continue;
    }
    const Hand::Piece piece = hand.read(i);
    if (piece.end > 0) {
      const bool space = piece.status == RawStatus::kOther && is_space_at(text, i);
      if (!space) out.push_back({{static_cast<uint32_t>(i), static_cast<uint32_t>(piece.end)}, piece.status});
      i = piece.end;
      continue;
    }
    // No token goes over white space.
    size_t end = i;
    while (end < text.size() && text[end] != ' ' && text[end] != '\n') ++end;
    append_slowly(text, i, end, iterator, out);
    i = end;
  }
  return out;
}

}  // namespace derek::text
