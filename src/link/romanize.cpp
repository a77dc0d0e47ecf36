#include "link/romanize.h"

#include "base/tsv.h"
#include "base/utf8.h"

namespace derek::link {

namespace {

constexpr const char* kTable = "normalize/romanization.tsv";

std::u32string decoded(std::string_view text) {
  std::u32string out;
  for (size_t i = 0; i < text.size();) out += utf8::next(text, i);
  return out;
}

// A capital becomes one capital, in a word of capitals as many as there are: Шымкент → Shymkent, ШҚО → SHQO.
void append(std::string& out, std::string_view latin, bool upper, bool all) {
  for (size_t i = 0; i < latin.size();) {
    const char32_t c = utf8::next(latin, i);
    utf8::append(out, upper ? utf8::to_upper(c) : c);
    upper = upper && all;
  }
}

}  // namespace

Result<Romanizer> Romanizer::create(const std::vector<SourceText>& sources) {
  Romanizer out;
  for (const SourceText& source : sources) {
    if (source.name != kTable) continue;
    Result<Table> table = parse_table(source.name, source.text);
    if (!table) return table.error();
    const int letters = table->column("letters"), latin = table->column("latin");
    if (letters < 0 || latin < 0) return table_error(source.name, source.text, 1, 1, "the columns are letters and latin");
    for (const Table::Row& row : table->rows) {
      const std::u32string key = decoded(row.cells[static_cast<size_t>(letters)]);
      const std::string& value = row.cells[static_cast<size_t>(latin)];
      if (key.empty() || key.size() > 2) return cell_error(source.name, source.text, row.line, static_cast<size_t>(letters), "one letter or two");
      if (key.size() == 1) {
        out.letters_[key[0]] = value;
      } else {
        out.pairs_[key] = value;
      }
    }
  }
  return out;
}

std::string Romanizer::operator()(std::string_view name) const {
  const std::u32string text = decoded(name);
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const char32_t c = utf8::to_lower(text[i]);
    const bool upper = utf8::is_upper(text[i]);
    const auto is_capital = [&](size_t at) { return at < text.size() && utf8::is_upper(text[at]); };
    const auto is_letter = [&](size_t at) { return at < text.size() && utf8::is_letter(text[at]); };
    const bool all = upper && (is_capital(i + 1) || (i > 0 && is_capital(i - 1) && !is_letter(i + 1)));
    if (i + 1 < text.size()) {
      const auto pair = pairs_.find(std::u32string{c, utf8::to_lower(text[i + 1])});
      if (pair != pairs_.end()) {
        append(out, pair->second, upper, all);
        ++i;
        continue;
      }
    }
    if (const auto letter = letters_.find(c); letter != letters_.end()) {
      append(out, letter->second, upper, all);
    } else {
      utf8::append(out, text[i]);
    }
  }
  return out;
}

}  // namespace derek::link
