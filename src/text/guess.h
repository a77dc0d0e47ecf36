// Which encoding unlabelled bytes are in.
#pragma once

#include <string_view>

namespace derek::text {

// The bytes are no text: the head of a known binary format.
bool has_binary_magic(std::string_view bytes);

// The bytes look like UTF-16: most code units are letters, digits or marks of Kazakh and Russian text.
// Returns UTF-16LE, UTF-16BE or empty.
std::string_view guess_utf16(std::string_view bytes);

// Many control characters or a NUL: no text in any single-byte encoding or UTF-8.
bool has_binary_controls(std::string_view bytes);

// UTF-8, windows-1251, KZ-1048 or PT154, for bytes that passed the tests above. UTF-8 also where a few stray
// bytes are ill-formed.
std::string_view guess_8bit(std::string_view bytes);

}  // namespace derek::text
