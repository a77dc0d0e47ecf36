#include "base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace derek::utf8 {

namespace {

UScriptCode script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  return U_SUCCESS(status) ? script : USCRIPT_UNKNOWN;
}

}  // namespace

void append_long(std::string& out, char32_t c) {
  if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::string encode(char32_t c) {
  std::string out;
  append(out, c);
  return out;
}

size_t find_invalid(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const size_t start = i;
    // A real U+FFFD is three bytes long; a shorter or other sequence is ill-formed.
    if (next(text, i) == kReplacement && text.substr(start, i - start) != "\xEF\xBF\xBD") return start;
  }
  return std::string_view::npos;
}

size_t count_code_points(std::string_view text) {
  size_t n = 0;
  for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}

void append_lower(std::string& out, std::string_view text) {
  const size_t begin = out.size();
  out.resize(begin + text.size());
  size_t to = begin;
  for (size_t i = 0; i < text.size();) {
    const size_t first = i;
    const char32_t lower = to_lower(next(text, i));
    if (lower < 0x80) {
      out[to++] = static_cast<char>(lower);
    } else if (lower < 0x800) {
      out[to++] = static_cast<char>(0xC0 | (lower >> 6));
      out[to++] = static_cast<char>(0x80 | (lower & 0x3F));
    } else {
      const std::string bytes = encode(lower);  // U+FFFD needs more room than what was ill-formed
      if (bytes.size() > i - first) out.resize(out.size() + bytes.size());
      to += bytes.copy(&out[to], bytes.size());
    }
  }
  out.resize(to);
}

std::string to_lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_lower(out, text);
  return out;
}

bool is_arabic(char32_t c) {
  return script_of(c) == USCRIPT_ARABIC;
}

namespace slow {

char32_t next(std::string_view text, size_t& i) {
  const auto byte = [&](size_t k) { return static_cast<unsigned char>(text[k]); };
  const unsigned char lead = byte(i++);
  if (lead < 0x80) return lead;
  int more = 0;
  unsigned char low = 0x80, high = 0xBF;  // allowed range of the first continuation byte
  char32_t c = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    more = 1, c = lead & 0x1Fu;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    more = 2, c = lead & 0x0Fu;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    more = 3, c = lead & 0x07u;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return kReplacement;
  }
  for (; more > 0; --more) {
    if (i >= text.size() || byte(i) < low || byte(i) > high) return kReplacement;
    c = (c << 6) | (byte(i++) & 0x3Fu);
    low = 0x80, high = 0xBF;
  }
  return c;
}

char32_t to_lower(char32_t c) {
  const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  return width(lower) == width(c) ? lower : c;
}

char32_t to_upper(char32_t c) {
  const auto upper = static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
  return width(upper) == width(c) ? upper : c;
}

bool is_letter(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}
bool is_upper(char32_t c) {
  return u_isUUppercase(static_cast<UChar32>(c));
}
bool is_lower(char32_t c) {
  return u_isULowercase(static_cast<UChar32>(c));
}
bool is_digit(char32_t c) {
  return u_isdigit(static_cast<UChar32>(c));
}
bool is_space(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c));
}
bool is_cyrillic(char32_t c) {
  return script_of(c) == USCRIPT_CYRILLIC;
}
bool is_latin(char32_t c) {
  return script_of(c) == USCRIPT_LATIN;
}

}  // namespace slow

}  // namespace derek::utf8
