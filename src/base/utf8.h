// UTF-8 and single characters. The text is valid UTF-8 wherever a function does not say otherwise.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace derek::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;

// Reads the code point at `i` and moves `i` behind it. On an ill-formed sequence: U+FFFD, and `i` moves by the
// longest prefix that could have begun a sequence (at least one byte), as the Unicode Standard recommends.
char32_t next(std::string_view text, size_t& i);

void append(std::string& out, char32_t c);
std::string encode(char32_t c);

// The offset of the first ill-formed byte, or npos.
size_t find_invalid(std::string_view text);

size_t count_code_points(std::string_view text);

// Lower case of one code point where it takes as many bytes; else the code point itself. No locale is used.
char32_t to_lower(char32_t c);
// Lower case, byte for byte as long as the text, so that offsets carry over.
std::string to_lower(std::string_view text);
void append_lower(std::string& out, std::string_view text);
char32_t to_upper(char32_t c);

bool is_letter(char32_t c);  // letters and the marks that combine with them
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_digit(char32_t c);  // decimal digits of any script
bool is_space(char32_t c);
bool is_cyrillic(char32_t c);
bool is_latin(char32_t c);
bool is_arabic(char32_t c);

}  // namespace derek::utf8
