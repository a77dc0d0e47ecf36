#include "text/misread.h"

#include <string>

#include "base/tsv.h"
#include "base/utf8.h"

namespace derek::text {

namespace {

constexpr const char* kTable = "normalize/misread.tsv";
constexpr size_t kShortestWord = 4, kLongestWord = 40;

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
bool is_cyrillic(char32_t c) {
  return c >= 0x400 && c < 0x530;
}

// The digit that a letter in a figure was.
char32_t digit_of(char32_t c) {
  switch (c) {
    case U'О':
    case U'о':
    case U'O':
    case U'o':
      return '0';
    case U'І':
    case U'і':
    case U'I':
    case U'l':
    case U'|':
      return '1';
    case U'З':
    case U'з':
      return '3';
    default:
      return 0;
  }
}

std::string text_of(const Units& units, size_t first, size_t last) {
  std::string out;
  for (size_t i = first; i < last; ++i) utf8::append(out, units[i].c);
  return out;
}

}  // namespace

Result<Misread> Misread::create(const std::vector<SourceText>& sources, const Vocabulary& words) {
  Misread out(words);
  for (const SourceText& source : sources) {
    if (source.name != kTable) continue;
    Result<Table> table = parse_table(source.name, source.text);
    if (!table) return table.error();
    const int written = table->column("written"), letter = table->column("letter");
    if (written < 0 || letter < 0)
      return table_error(source.name, source.text, 1, 1, "the columns must be written, letter");
    for (const Table::Row& row : table->rows) {
      const std::string &from = row.cells[static_cast<size_t>(written)],
                        &to = row.cells[static_cast<size_t>(letter)];
      if (utf8::count_code_points(from) != 1 || utf8::count_code_points(to) != 1)
        return table_error(source.name, source.text, row.line, 1, "both cells must be one character");
      size_t i = 0, k = 0;
      const char32_t key = utf8::next(from, i);
      out.letters_[key] = utf8::next(to, k);
    }
  }
  return out;
}

void Misread::repair(Units& units, const LetterRuns& runs, Repairs& repairs) const {
  const auto part = [&](size_t i) {
    const char32_t c = units[i].c;
    return utf8::is_letter(c) || is_digit(c) || c == '!' || c == '|';
  };
  size_t i = 0;  // what is before it is done
  for (const LetterRun& run : runs) {
    if (run.first < i) continue;
    // Letters beside which nothing else stands are a word.
    size_t first = run.first;
    while (first > i && part(first - 1)) --first;
    i = run.last;
    if (first == run.first && (run.kinds & kSmallL) == 0 && (i == units.size() || !part(i))) continue;
    i = first;
    bool digits = false, letters = false, others = false;
    for (; i < units.size() && part(i); ++i) {
      const char32_t c = units[i].c;
      digits = digits || is_digit(c);
      letters = letters || utf8::is_letter(c);
      others = others || c == '!' || c == '|' || c == 'l';
    }
    if (!letters || !(digits || others) || i - first > kLongestWord) continue;
    if (is_digit(units[first].c) && units[first].c != '0') {
      repair_figure(units, first, i, repairs);
    } else {
      repair_word(units, first, i, repairs);
    }
  }
}

// 2О23, 15О
void Misread::repair_figure(Units& units, size_t first, size_t last, Repairs& repairs) const {
  if (first > 0 && (units[first - 1].c == '-' || units[first - 1].c == '/')) return;
  for (size_t i = first; i < last; ++i) {
    const char32_t c = units[i].c;
    if (is_digit(c)) continue;
    const bool between = i + 1 < last && digit_of(c) != 0;
    const bool final_zero =
        i + 1 == last && (c == U'О' || c == U'O') && (last == units.size() || units[last].c != '-');
    if (!between && !final_zero) return;
  }
  Repair repair{"misread", "a letter in the figure", text_of(units, first, last), units[first].begin,
                units[last - 1].end};
  for (size_t i = first; i < last; ++i)
    if (!is_digit(units[i].c)) units[i].c = digit_of(units[i].c);
  repairs.push_back(std::move(repair));
}

// 0блыс, Қазақс1ан
void Misread::repair_word(Units& units, size_t first, size_t last, Repairs& repairs) const {
  while (last > first && units[last - 1].c == '!') --last;
  std::string word;
  size_t letters = 0, wrong = 0;
  for (size_t i = first; i < last; ++i) {
    const char32_t c = units[i].c;
    if (is_cyrillic(c)) {
      ++letters;
      utf8::append(word, utf8::to_lower(c));
      continue;
    }
    const auto found = letters_.find(c);
    // At its end a figure is a footnote or a number.
    if (found == letters_.end() || (i + 1 == last && is_digit(c))) return;
    ++wrong;
    utf8::append(word, found->second);
  }
  if (wrong == 0 || letters < wrong * 2 || last - first < kShortestWord) return;
  const bool capital = utf8::is_upper(units[first].c) || !utf8::is_letter(units[first].c);
  if (!Vocabulary::Reader(*words_).knows(word, capital)) return;
  Repair repair{"misread", "a character that is no letter in", text_of(units, first, last),
                units[first].begin, units[last - 1].end};
  for (size_t i = first; i < last; ++i) {
    if (is_cyrillic(units[i].c)) continue;
    const char32_t c = letters_.at(units[i].c);
    const size_t beside = i + 1 < last ? i + 1 : i - 1;
    const bool upper = utf8::is_upper(units[beside].c) ||
                       (i == first && (i == 0 || units[i - 1].c == '\n' || units[i - 1].c == U'«'));
    units[i].c = upper ? utf8::to_upper(c) : c;
  }
  repairs.push_back(std::move(repair));
}

}  // namespace derek::text
