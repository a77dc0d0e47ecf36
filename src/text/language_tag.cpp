#include "text/language_tag.h"

#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/utf8.h"

namespace derek::text {

namespace {

constexpr size_t kLongest = 64;  // bytes of a tag or name

std::string trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

bool names_none(std::string_view code) { return code == "und" || code == "mul" || code == "mis" || code == "zxx"; }

// Empty where it is no tag, or of a language that ISO 639 does not have.
std::string language_of_tag(std::string tag) {
  tag = tag.substr(0, tag.find_first_of(".@"));  // ru_RU.UTF-8
  std::replace(tag.begin(), tag.end(), '_', '-');
  if (tag == "kz" || tag.starts_with("kz-")) tag.replace(0, 2, "kk");
  std::array<char, 2 * kLongest> locale{}, language{};
  int32_t read = 0;
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(tag.c_str(), locale.data(), locale.size(), &read, &status);
  if (U_FAILURE(status) || read != static_cast<int32_t>(tag.size())) return "";
  if (*uloc_getISO3Language(locale.data()) == 0) return "";
  uloc_getLanguage(locale.data(), language.data(), language.size(), &status);
  return U_FAILURE(status) || names_none(language.data()) ? "" : language.data();
}

// Lower-case names of languages → codes. Made once, when something that is no tag is met.
const std::unordered_map<std::string, std::string>& language_names() {
  static const std::unordered_map<std::string, std::string> kNames = [] {
    std::unordered_map<std::string, std::string> out;
    for (const char* const* code = uloc_getISOLanguages(); *code; ++code) {
      if (names_none(*code)) continue;
      for (const char* in : {"en", "kk", "ru"}) {
        std::array<char16_t, 200> name{};
        UErrorCode status = U_ZERO_ERROR;
        const int32_t size = uloc_getDisplayLanguage(*code, in, name.data(), name.size(), &status);
        if (status != U_ZERO_ERROR) continue;  // no name, or a code in its place
        std::string utf8;
        icu::UnicodeString(name.data(), size).toUTF8String(utf8);
        out.emplace(utf8::to_lower(utf8), *code);
      }
    }
    return out;
  }();
  return kNames;
}

}  // namespace

std::string primary_language(std::string_view tag) {
  const std::string lower = utf8::to_lower(trimmed(tag));
  if (lower.empty() || lower.size() > kLongest) return "";
  if (std::string code = language_of_tag(lower); !code.empty()) return code;
  const auto named = language_names().find(lower);
  return named == language_names().end() ? "" : named->second;
}

}  // namespace derek::text
