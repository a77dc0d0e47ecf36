#include "text/script_latin.h"

#include <algorithm>

#include "base/tsv.h"
#include "base/utf8.h"

namespace derek::text {

bool is_roman(const Units& units, size_t first, size_t last) {
  std::string s;
  for (size_t i = first; i < last && s.size() < 8; ++i)
    s += units[i].c < 0x80 ? static_cast<char>(units[i].c) : '?';
  const std::string_view whole = s;
  std::string_view rest = whole;
  while (rest.starts_with('X') && whole.size() - rest.size() < 3) rest.remove_prefix(1);
  constexpr std::string_view kOnes[] = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  return !whole.empty() && std::find(std::begin(kOnes), std::end(kOnes), rest) != std::end(kOnes);
}

Result<std::vector<LatinAlphabet>> LatinAlphabet::create(const SourceText& source) {
  Result<Table> table = parse_table(source.name, source.text);
  if (!table) return table.error();
  const int alphabet = table->column("alphabet"), from = table->column("from"), key = table->column("key"),
            other = table->column("other");
  if (alphabet < 0 || from < 0 || key < 0 || other < 0)
    return table_error(source.name, source.text, 1, 1, "the columns must be alphabet, from, key, other");
  std::vector<LatinAlphabet> out;
  for (const Table::Row& row : table->rows) {
    const auto cell = [&](int column) -> const std::string& {
      return row.cells[static_cast<size_t>(column)];
    };
    const std::u32string letters = decode(cell(from));
    if (letters.empty() || letters.size() > 2 || cell(key).empty())
      return table_error(source.name, source.text, row.line, 1,
                         "`from` must be one or two characters, `key` some");
    if (out.empty() || out.back().name != cell(alphabet)) {
      out.emplace_back();
      out.back().name = cell(alphabet);
    }
    out.back().letters_[letters] = {decode(cell(key)), decode(cell(other))};
  }
  return out;
}

const LatinAlphabet::Letter* LatinAlphabet::find(const std::u32string& letters) const {
  const auto found = letters_.find(letters);
  return found == letters_.end() ? nullptr : &found->second;
}

bool LatinAlphabet::joins(char32_t letter, char32_t mark) const {
  return mark == '\'' && find({utf8::to_lower(letter), mark}) != nullptr;
}

bool LatinAlphabet::spell(const Units& units, size_t first, size_t last, bool other, Spelling& out) const {
  out.key.clear();
  out.first.clear();
  out.last.clear();
  for (size_t i = first; i < last;) {
    const char32_t c = units[i].c;
    size_t size = 1;
    const Letter* letter = nullptr;
    if (i + 1 < last) {
      letter = find({utf8::to_lower(c), utf8::to_lower(units[i + 1].c)});
      if (letter) size = 2;
    }
    if (!letter) letter = find({c});
    if (!letter) letter = find({utf8::to_lower(c)});
    std::u32string key;
    if (letter) {
      key = other && i == first && !letter->other.empty() ? letter->other : letter->key;
    } else if (is_cyrillic_letter(c)) {
      key = utf8::to_lower(c);
    } else {
      return false;
    }
    for (const char32_t k : key) {
      out.key += k;
      out.first.push_back(i);
      out.last.push_back(i + size);
    }
    i += size;
  }
  return true;
}

void append_pieces(const Units& units, size_t first, size_t last, const Spelling& spelling,
                   const std::vector<Transliterator::Piece>& pieces, Units& out) {
  size_t upper = 0, lower = 0;
  for (size_t i = first; i < last; ++i) {
    upper += utf8::is_upper(units[i].c);
    lower += utf8::is_lower(units[i].c);
  }
  const bool all = upper > 1 && lower == 0;
  const size_t begin = out.size();
  for (const Transliterator::Piece& piece : pieces) {
    const size_t from = spelling.first[piece.first], to = spelling.last[piece.last - 1];
    Unit unit{0, units[from].begin, units[to - 1].end};
    // Two pieces of one letter, or of units that came of one piece, stand for the same bytes.
    if (out.size() > begin && unit.begin < out.back().end) {
      const uint32_t old = out.back().begin;
      unit.begin = std::min(unit.begin, old);
      unit.end = std::max(unit.end, out.back().end);
      for (size_t i = out.size(); i > begin && out[i - 1].begin == old; --i) {
        out[i - 1].begin = unit.begin;
        out[i - 1].end = unit.end;
      }
    }
    bool capital = utf8::is_upper(units[from].c);
    for (const char32_t c : piece.to) {
      unit.c = capital || all ? utf8::to_upper(c) : c;
      capital = false;
      out.push_back(unit);
    }
  }
}

}  // namespace derek::text
