#include "text/language_words.h"

#include "base/tsv.h"

namespace derek::text {

namespace {

constexpr const char* kTable = "normalize/language.tsv";

}  // namespace

Result<LanguageWords> LanguageWords::create(const std::vector<SourceText>& sources) {
  LanguageWords out;
  for (const SourceText& source : sources) {
    if (source.name != kTable) continue;
    Result<Table> table = parse_table(source.name, source.text);
    if (!table) return table.error();
    const int language = table->column("language"), kind = table->column("kind"),
              text = table->column("text");
    if (language < 0 || kind < 0 || text < 0)
      return table_error(source.name, source.text, 1, 1, "the columns must be language, kind, text");
    for (const Table::Row& row : table->rows) {
      const std::string& name = row.cells[static_cast<size_t>(language)];
      const std::string& what = row.cells[static_cast<size_t>(kind)];
      const std::string& word = row.cells[static_cast<size_t>(text)];
      uint32_t mask = 0;
      for (const Language l : {Language::kKazakh, Language::kRussian, Language::kEnglish, Language::kOther})
        if (to_string(l) == name) mask = bit(l);
      if (mask == 0)
        return table_error(source.name, source.text, row.line, 1, "the language must be kk, ru, en or und");
      if (what == "word") {
        out.words[word] |= mask;
      } else if (what == "ending") {
        out.endings.emplace_back(word, mask);
      } else {
        return table_error(source.name, source.text, row.line, 1, "the kind must be word or ending");
      }
    }
  }
  return out;
}

uint32_t LanguageWords::votes(std::string_view lower) const {
  if (const auto found = words.find(std::string(lower)); found != words.end()) return found->second;
  uint32_t out = 0;
  for (const auto& [ending, mask] : endings)
    if (lower.size() > ending.size() + 4 && lower.ends_with(ending)) out |= mask;
  return out;
}

}  // namespace derek::text
