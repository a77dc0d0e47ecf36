#include "text/token.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace derek::text {

namespace {

enum class Part : uint8_t { kNone, kLower, kTitle, kUpper, kMixed };

Part part_shape(std::string_view part, size_t& letters) {
  size_t upper = 0;
  bool first_upper = false;
  letters = 0;
  for (size_t i = 0; i < part.size();) {
    const char32_t c = utf8::next(part, i);
    if (!utf8::is_letter(c)) continue;
    const bool is_upper = utf8::is_upper(c);
    if (letters == 0) first_upper = is_upper;
    upper += is_upper;
    ++letters;
  }
  if (letters == 0) return Part::kNone;
  if (upper == 0) return Part::kLower;
  if (upper == letters && letters > 1) return Part::kUpper;
  return upper == 1 && first_upper ? Part::kTitle : Part::kMixed;
}

}  // namespace

bool is_symbol(char32_t c) {
  constexpr std::u32string_view kMarks = U"%‰&@#*_";
  if (kMarks.find(c) != std::u32string_view::npos) return true;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_P_MASK) == 0;
}

Shape shape_of(std::string_view token) {
  Shape out = Shape::kNone;
  while (!token.empty()) {
    const size_t hyphen = token.find('-');
    size_t letters = 0;
    const std::string_view text = token.substr(0, hyphen);
    const Part part = part_shape(text, letters);
    const bool last = hyphen == std::string_view::npos;
    token.remove_prefix(last ? token.size() : hyphen + 1);
    if (part == Part::kNone) continue;
    if (part == Part::kMixed) return Shape::kMixed;
    if (out == Shape::kNone) {
      const bool bare = text.size() <= 3 || (text.size() <= 4 && text.ends_with('.'));
      out = part == Part::kLower           ? Shape::kLower
            : part == Part::kUpper         ? Shape::kUpper
            : letters == 1 && last && bare ? Shape::kInitial
                                           : Shape::kTitle;
    } else if (part == Part::kUpper && out != Shape::kUpper) {
      return Shape::kMixed;
    } else if (part == Part::kTitle && out == Shape::kLower) {
      return Shape::kMixed;
    }
  }
  return out;
}

TokenKind guess_kind(std::string_view token) {
  size_t i = 0;
  const char32_t first = token.empty() ? U' ' : utf8::next(token, i);
  const std::string lower = utf8::to_lower(token);
  if (lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www."))
    return TokenKind::kUrl;
  const size_t at = token.find('@');
  if (at != std::string_view::npos && at > 0 && token.find('.', at) != std::string_view::npos)
    return TokenKind::kEmail;
  if ((first == '@' || first == '#') && i < token.size()) return TokenKind::kHandle;
  if (utf8::is_letter(first)) {
    const size_t dot = token.rfind('.');
    const bool ascii =
        lower.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-/_?=&") == std::string::npos;
    if (ascii && dot != std::string_view::npos && dot > 1 && token.size() - dot > 2) return TokenKind::kUrl;
    return TokenKind::kWord;
  }
  if (utf8::is_digit(first)) return TokenKind::kNumber;
  return is_symbol(first) ? TokenKind::kSymbol : TokenKind::kPunctuation;
}

void append_token(Document& document, Span span, TokenKind kind, bool space_before) {
  Token token;
  token.span = span;
  token.lower.offset = static_cast<uint32_t>(document.pool.size());
  token.lower.size = span.size();
  const std::string_view text = document.view(span);
  // Small letters of the common alphabets stay, and show that the shape is one of two.
  bool small = true, letters = false;
  for (size_t i = 0; i < text.size() && small;) {
    const char32_t c = utf8::next(text, i);
    small = (c < 0x80 || utf8::cyrillic::covers(c)) && !utf8::is_upper(c);
    letters = letters || utf8::is_letter(c);
  }
  if (small) {
    document.pool += text;
  } else {
    utf8::append_lower(document.pool, text);
  }
  token.kind = kind;
  token.shape = !small ? shape_of(text) : letters ? Shape::kLower : Shape::kNone;
  token.space_before = space_before;
  document.tokens.push_back(token);
}

}  // namespace derek::text
