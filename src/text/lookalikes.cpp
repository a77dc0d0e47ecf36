#include "text/lookalikes.h"

#include "base/tsv.h"
#include "base/utf8.h"

namespace derek::text {

namespace {

bool is_latin(char32_t c) {
  return c < 0x80 ? utf8::is_letter(c) : c < 0x400 ? utf8::is_latin(c) : c >= 0x1E00 && utf8::is_latin(c);
}
bool is_cyrillic(char32_t c) {
  return c >= 0x400 && c < 0x530;
}

}  // namespace

Result<Lookalikes> Lookalikes::create(const std::string& name, const std::string& text) {
  Result<Table> table = parse_table(name, text);
  if (!table) return table.error();
  const int from = table->column("from"), to = table->column("to"), script = table->column("script");
  if (from < 0 || to < 0 || script < 0)
    return table_error(name, text, 1, 1, "the columns must be from, to, script");
  Lookalikes out;
  for (const Table::Row& row : table->rows) {
    const auto cell = [&](int column) -> const std::string& {
      return row.cells[static_cast<size_t>(column)];
    };
    const std::string& kind = cell(script);
    Map* map = kind == "cyrillic" ? &out.to_cyrillic_
               : kind == "latin"  ? &out.to_latin_
               : kind == "letter" ? &out.letters_
                                  : nullptr;
    if (!map) return table_error(name, text, row.line, 1, "the script must be cyrillic, latin or letter");
    if (utf8::count_code_points(cell(from)) != 1 || utf8::count_code_points(cell(to)) != 1) {
      return table_error(name, text, row.line, 1, "both cells must be one letter");
    }
    size_t i = 0, k = 0;
    const char32_t key = utf8::next(cell(from), i);
    map->emplace(key, utf8::next(cell(to), k));
  }
  return out;
}

const Lookalikes::Map* Lookalikes::choose(const Units& units, size_t first, size_t last) const {
  size_t latin = 0, cyrillic = 0, only_latin = 0, only_cyrillic = 0;
  for (size_t i = first; i < last; ++i) {
    const char32_t c = units[i].c;
    if (is_latin(c)) {
      ++latin;
      only_latin += !to_cyrillic_.contains(c);
    } else if (is_cyrillic(c)) {
      ++cyrillic;
      only_cyrillic += !to_latin_.contains(c);
    }
  }
  if (latin == 0 && cyrillic > 0) return &letters_;
  if (latin == 0 || cyrillic == 0) return nullptr;
  if (only_latin > 0 && only_cyrillic > 0) return nullptr;  // two scripts on purpose, or beyond repair
  if (only_cyrillic > 0) return &to_cyrillic_;
  if (only_latin > 0) return &to_latin_;
  return latin > cyrillic ? &to_latin_ : &to_cyrillic_;
}

std::vector<Lookalikes::Repair> Lookalikes::repair(Units& units) const {
  std::vector<Repair> out;
  for (size_t i = 0; i < units.size();) {
    if (!utf8::is_letter(units[i].c)) {
      ++i;
      continue;
    }
    const size_t first = i;
    while (i < units.size() && utf8::is_letter(units[i].c)) ++i;
    const Map* map = choose(units, first, i);
    if (!map) continue;
    Repair repair{first, i, ""};
    bool changed = false;
    for (size_t k = first; k < i; ++k) {
      const auto letter = map->find(units[k].c);
      if (letter == map->end()) continue;
      if (!changed) {
        for (size_t m = first; m < i; ++m) utf8::append(repair.before, units[m].c);
      }
      changed = true;
      units[k].c = letter->second;
    }
    if (changed) out.push_back(std::move(repair));
  }
  return out;
}

}  // namespace derek::text
