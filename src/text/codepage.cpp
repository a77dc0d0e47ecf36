#include "text/codepage.h"

#include <array>
#include <utility>

#include "base/utf8.h"
#include "text/code_tables.h"
#include "text/guess.h"

namespace derek::text {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 21> kLabels = {{
    {"utf-8", "UTF-8"},
    {"utf8", "UTF-8"},
    {"utf-16", "UTF-16"},
    {"utf16", "UTF-16"},
    {"utf-16le", "UTF-16LE"},
    {"utf16le", "UTF-16LE"},
    {"utf-16be", "UTF-16BE"},
    {"utf16be", "UTF-16BE"},
    {"windows-1251", "windows-1251"},
    {"cp1251", "windows-1251"},
    {"win-1251", "windows-1251"},
    {"1251", "windows-1251"},
    {"kz-1048", "KZ-1048"},
    {"kz1048", "KZ-1048"},
    {"rk1048", "KZ-1048"},
    {"strk1048-2002", "KZ-1048"},
    {"strk1048", "KZ-1048"},
    {"ptcp154", "PT154"},
    {"pt154", "PT154"},
    {"cp154", "PT154"},
    {"csptcp154", "PT154"},
}};

Decoded decode_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  Decoded out{"", "UTF-8", false};
  if (utf8::find_invalid(bytes) == std::string_view::npos) {
    out.text = bytes;
    return out;
  }
  out.lossy = true;
  for (size_t i = 0; i < bytes.size();) utf8::append(out.text, utf8::next(bytes, i));
  return out;
}

Decoded decode_utf16(std::string_view bytes, bool little) {
  Decoded out{"", little ? "UTF-16LE" : "UTF-16BE", bytes.size() % 2 != 0};
  const auto unit = [&](size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(little ? a | b << 8 : b | a << 8);
  };
  for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (i == 0 && c == 0xFEFF) continue;
    if (c >= 0xD800 && c < 0xE000) {
      const char32_t low = c < 0xDC00 && i + 3 < bytes.size() ? unit(i + 2) : 0;
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      } else {
        c = utf8::kReplacement;
        out.lossy = true;
      }
    }
    utf8::append(out.text, c);
  }
  if (bytes.size() % 2 != 0) utf8::append(out.text, utf8::kReplacement);
  return out;
}

Decoded decode_table(std::string_view bytes, const CodeTable& table, std::string_view name) {
  Decoded out{"", std::string(name), false};
  out.text.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    const auto b = static_cast<unsigned char>(byte);
    const char32_t c = b < 0x80 ? b : table[b - 0x80u];
    out.lossy |= c == utf8::kReplacement;
    utf8::append(out.text, c);
  }
  return out;
}

}  // namespace

std::string_view canonical_encoding(std::string_view label) {
  std::string lower;
  for (const char c : label) {
    if (c != ' ') lower += c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  for (const auto& [alias, name] : kLabels) {
    if (alias == lower) return name;
  }
  return "";
}

Result<Decoded> decode(std::string_view bytes, std::string_view label) {
  std::string_view name = canonical_encoding(label);
  if (!label.empty() && name.empty()) {
    return Error{"encoding", "the encoding \"" + std::string(label) + "\" is not known", "", 0, 0, ""};
  }
  const Error binary{"binary", "this is not text but binary data", "", 0, 0, ""};
  if (label.empty() && has_binary_magic(bytes)) return binary;
  const bool little_mark = bytes.starts_with("\xFF\xFE"), big_mark = bytes.starts_with("\xFE\xFF");
  if (name == "UTF-16" || (name.empty() && (little_mark || big_mark))) {
    name = little_mark ? "UTF-16LE" : big_mark ? "UTF-16BE" : guess_utf16(bytes);
    if (name.empty()) name = "UTF-16LE";  // what Windows writes
  }
  // UTF-16 without a mark: Cyrillic shows as bytes of value 4, spaces and digits as NULs.
  if (name.empty() && has_binary_controls(bytes)) {
    name = guess_utf16(bytes);
    if (name.empty()) return binary;
  }
  if (name == "UTF-16LE" || name == "UTF-16BE") return decode_utf16(bytes, name == "UTF-16LE");
  if (label.empty() && bytes.find('\0') != std::string_view::npos) return binary;
  if (name.empty()) name = guess_8bit(bytes);
  if (name == "windows-1251") return decode_table(bytes, kWindows1251, name);
  if (name == "KZ-1048") return decode_table(bytes, kKz1048, name);
  if (name == "PT154") return decode_table(bytes, kPt154, name);
  return decode_utf8(bytes);
}

}  // namespace derek::text
