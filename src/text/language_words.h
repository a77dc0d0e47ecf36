// Frequent words and endings of languages: normalize/language.tsv.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/files.h"
#include "derek/document.h"
#include "derek/status.h"

namespace derek::text {

struct LanguageWords {
  // Empty where the table is missing.
  static Result<LanguageWords> create(const std::vector<SourceText>& sources);

  // A bit (1 << language) for each language that the lower-case word speaks for.
  uint32_t votes(std::string_view lower) const;

  std::unordered_map<std::string, uint32_t> words;
  std::vector<std::pair<std::string, uint32_t>> endings;  // of words in letters of their own script
};

inline constexpr uint32_t bit(Language language) {
  return 1u << static_cast<uint32_t>(language);
}

}  // namespace derek::text
