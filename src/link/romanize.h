// Names in Latin letters as catalogues abroad write them: Қазақстан → Qazaqstan, Маңғыстау → Mangghystaū.
//
// BGN/PCGN 1979, from normalize/romanization.tsv. It is not the Latin alphabet of Kazakh (text/transliterate). Letters
// that the table lacks stay as they are.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/files.h"
#include "derek/status.h"

namespace derek::link {

class Romanizer {
 public:
  // Without the table nothing is romanized.
  static Result<Romanizer> create(const std::vector<SourceText>& sources);

  std::string operator()(std::string_view name) const;

 private:
  std::unordered_map<char32_t, std::string> letters_;
  std::unordered_map<std::u32string, std::string> pairs_;
};

}  // namespace derek::link
