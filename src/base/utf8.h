// UTF-8 and single characters. The text is valid UTF-8 wherever a function does not say otherwise.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace derek::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;

// The general case of the functions below, by ICU.
namespace slow {
char32_t next(std::string_view text, size_t& i);
char32_t to_lower(char32_t c);
char32_t to_upper(char32_t c);
bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_digit(char32_t c);
bool is_space(char32_t c);
bool is_cyrillic(char32_t c);
bool is_latin(char32_t c);
}  // namespace slow

// The letters U+0400–U+052F, which Kazakh text is made of, answered without a table: what is a capital, and how far
// its small letter is.
namespace cyrillic {
constexpr bool covers(char32_t c) { return c - 0x400 < 0x130; }
constexpr bool is_letter(char32_t c) { return c != 0x482; }  // the thousands sign; combining marks count
constexpr bool is_upper(char32_t c) {
  if (c < 0x460) return c < 0x430;
  if (c < 0x482 || (c >= 0x48A && c < 0x4C0) || c >= 0x4D0) return c % 2 == 0;
  return c == 0x4C0 || (c > 0x4C0 && c < 0x4CF && c % 2 == 1);
}
constexpr bool is_lower(char32_t c) { return is_letter(c) && !is_upper(c) && !(c > 0x482 && c < 0x48A); }
constexpr char32_t to_lower(char32_t c) {
  if (!is_upper(c)) return c;
  return c < 0x410 ? c + 80 : c < 0x430 ? c + 32 : c == 0x4C0 ? 0x4CF : c + 1;
}
constexpr char32_t to_upper(char32_t c) {
  if (!is_lower(c)) return c;
  return c >= 0x450 && c < 0x460 ? c - 80 : c < 0x450 ? c - 32 : c == 0x4CF ? 0x4C0 : c - 1;
}
}  // namespace cyrillic

// Reads the code point at `i` and moves `i` behind it. On an ill-formed sequence: U+FFFD, and `i` moves by the
// longest prefix that could have begun a sequence (at least one byte), as the Unicode Standard recommends.
inline char32_t next(std::string_view text, size_t& i) {
  const auto lead = static_cast<unsigned char>(text[i]);
  if (lead < 0x80) {
    ++i;
    return lead;
  }
  if (lead >= 0xC2 && lead <= 0xDF && i + 1 < text.size()) {
    const auto trail = static_cast<unsigned char>(text[i + 1]);
    if ((trail & 0xC0) == 0x80) {
      i += 2;
      return static_cast<char32_t>((lead & 0x1F) << 6 | (trail & 0x3F));
    }
  }
  return slow::next(text, i);
}

// How many bytes it takes.
constexpr size_t width(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

void append_long(std::string& out, char32_t c);  // of three bytes and more
inline void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    const char bytes[] = {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
    out.append(bytes, sizeof bytes);
  } else {
    append_long(out, c);
  }
}
std::string encode(char32_t c);

// The offset of the first ill-formed byte, or npos.
size_t find_invalid(std::string_view text);

size_t count_code_points(std::string_view text);

// Lower case of one code point where it takes as many bytes; else the code point itself. No locale is used.
inline char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return cyrillic::covers(c) ? cyrillic::to_lower(c) : slow::to_lower(c);
}
// Lower case, byte for byte as long as the text, so that offsets carry over.
std::string to_lower(std::string_view text);
void append_lower(std::string& out, std::string_view text);
inline char32_t to_upper(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 32 : c;
  return cyrillic::covers(c) ? cyrillic::to_upper(c) : slow::to_upper(c);
}

// Letters and the marks that combine with them.
inline bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) - 'a' < 26;
  return cyrillic::covers(c) ? cyrillic::is_letter(c) : slow::is_letter(c);
}
inline bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return cyrillic::covers(c) ? cyrillic::is_upper(c) : slow::is_upper(c);
}
inline bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return cyrillic::covers(c) ? cyrillic::is_lower(c) : slow::is_lower(c);
}
// Decimal digits of any script.
inline bool is_digit(char32_t c) { return c < 0x600 ? c >= '0' && c <= '9' : slow::is_digit(c); }
inline bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  return !cyrillic::covers(c) && slow::is_space(c);
}
// By script; what several scripts share is of none.
inline bool is_cyrillic(char32_t c) {
  if (cyrillic::covers(c)) return c != 0x485 && c != 0x486;
  return c >= 0x400 && slow::is_cyrillic(c);
}
inline bool is_latin(char32_t c) {
  if (c < 0x80) return is_letter(c);
  return !cyrillic::covers(c) && slow::is_latin(c);
}
bool is_arabic(char32_t c);

}  // namespace derek::utf8
