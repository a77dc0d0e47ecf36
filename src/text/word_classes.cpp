#include "text/word_classes.h"

#include <algorithm>

#include "base/tsv.h"
#include "base/utf8.h"

namespace derek::text {

Result<WordClasses> WordClasses::create(const std::vector<SourceText>& sources, const std::string& name) {
  const auto source =
      std::find_if(sources.begin(), sources.end(), [&](const SourceText& s) { return s.name == name; });
  if (source == sources.end()) return Error{"data", "the table is missing", name, 0, 0, ""};
  Result<Table> table = parse_table(name, source->text);
  if (!table) return table.error();
  const int entry = table->column("entry"), kind = table->column("class");
  if (entry < 0) return table_error(name, source->text, 1, 1, "the column entry is missing");
  WordClasses out;
  for (const Table::Row& row : table->rows) {
    const std::string word_class = kind < 0 ? "" : row.cells[static_cast<size_t>(kind)];
    const std::string lower = utf8::to_lower(row.cells[static_cast<size_t>(entry)]);
    // An entry of several words lists those of them with a stop: "ш. м." has the tokens ш. and м.
    for (size_t at = 0; at < lower.size();) {
      const size_t space = std::min(lower.find(' ', at), lower.size());
      const bool last = space == lower.size();
      std::string word = lower.substr(at, space - at);
      at = space + 1;
      if (word.empty() || (word.size() < lower.size() && !word.ends_with('.'))) continue;
      out.longest_ = std::max(out.longest_, word.size());
      // Whole entries go before parts of others.
      if (last && word.size() == lower.size()) {
        out.classes_.insert_or_assign(std::move(word), word_class);
      } else {
        out.classes_.emplace(std::move(word), last || word_class.empty() ? word_class : "opening");
      }
    }
  }
  return out;
}

std::string_view WordClasses::find(std::string_view lower) const {
  const auto found = classes_.find(lower);
  return found == classes_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace derek::text
