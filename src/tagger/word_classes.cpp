#include "tagger/word_classes.h"

#include <xxhash.h>

#include "base/tsv.h"

namespace derek::tagger {

Result<WordClasses> WordClasses::read(const SourceText& source) {
  const Result<Table> table = parse_table(source.name, source.text);
  if (!table) return table.error();
  const int word = table->column("word"), path = table->column("path");
  if (word < 0 || path < 0) return table_error(source.name, source.text, 1, 0, "the table must have the columns word and path");
  WordClasses out;
  out.paths_.reserve(table->rows.size());
  for (const Table::Row& row : table->rows) {
    const std::string& bits = row.cells[static_cast<size_t>(path)];
    const std::string& text = row.cells[static_cast<size_t>(word)];
    if (bits.empty() || bits.size() > 24 || bits.find_first_not_of("01") != std::string::npos) {
      return table_error(source.name, source.text, row.line, 0, "a path is 1 to 24 digits 0 and 1");
    }
    WordPath p{0, static_cast<uint8_t>(bits.size())};
    for (const char c : bits) p.bits = p.bits * 2 + (c == '1');
    out.paths_.emplace(XXH3_64bits(text.data(), text.size()), p);
  }
  return out;
}

WordPath WordClasses::find(std::string_view lower) const {
  const auto it = paths_.find(XXH3_64bits(lower.data(), lower.size()));
  return it == paths_.end() ? WordPath{} : it->second;
}

}  // namespace derek::tagger
