#include "text/lookalikes.h"

#include <string_view>

#include "base/tsv.h"
#include "base/utf8.h"

namespace derek::text {

namespace {

bool is_latin(char32_t c) {
  return c < 0x80 ? utf8::is_letter(c) : c < 0x400 ? utf8::is_latin(c) : c >= 0x1E00 && utf8::is_latin(c);
}
constexpr size_t kLongestSuffix = 3;  // of those whose letters all have Latin look-alikes

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
  for (const auto& [letter, read_as] : out.letters_) {
    const LetterRuns alone = letter_runs({{letter, 0, 1}});
    if (!alone.empty() && (alone.front().kinds & kKazakhLetters)) out.kazakh_stays_ = false;
  }
  return out;
}

struct Lookalikes::Word {
  size_t first = 0, last = 0;
};

char32_t Lookalikes::read(char32_t c, const Map& map) const {
  if (const auto letter = map.find(c); letter != map.end()) return letter->second;
  if (&map == &to_latin_) return c;
  const auto letter = letters_.find(c);
  return letter == letters_.end() ? c : letter->second;
}

std::string Lookalikes::lower(const Units& units, const Word& word, const Map& map) const {
  std::string out;
  for (size_t i = word.first; i < word.last; ++i) utf8::append(out, utf8::to_lower(read(units[i].c, map)));
  return out;
}

const Lookalikes::Map* Lookalikes::choose(const Units& units, const Word& word, bool cyrillic_text,
                                          const Vocabulary* words) const {
  size_t latin = 0, cyrillic = 0, only_latin = 0, only_cyrillic = 0;
  for (size_t i = word.first; i < word.last; ++i) {
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
  if (latin == 0) return nullptr;
  // Letters of both that nothing looks like: on purpose, or beyond repair.
  if (only_latin > 0) return cyrillic > 0 && only_cyrillic == 0 ? &to_latin_ : nullptr;
  if (only_cyrillic > 0) return &to_cyrillic_;
  if (cyrillic == 0)
    return words && cyrillic_text && stands_for_cyrillic(units, word, *words) ? &to_cyrillic_ : nullptr;
  if (words && words->lists(lower(units, word, to_cyrillic_))) return &to_cyrillic_;
  if (words && words->lists(lower(units, word, to_latin_))) return &to_latin_;
  return !cyrillic_text && latin > cyrillic ? &to_latin_ : &to_cyrillic_;
}

// A word of Latin letters only, each of which might be a Cyrillic one.
bool Lookalikes::stands_for_cyrillic(const Units& units, const Word& word, const Vocabulary& words) const {
  const auto cyrillic_beside = [&](size_t i, size_t step) {
    constexpr size_t kNear = 3;  // a stop, a space, a quotation mark
    for (size_t n = 0; n < kNear && i < units.size(); ++n, i += step) {
      if (is_latin(units[i].c)) return false;
      if (is_cyrillic(units[i].c)) return true;
    }
    return false;
  };
  const bool one_letter = word.last - word.first == 1;
  // 41%-i, 22-ci: a suffix
  if (word.first > 1 && units[word.first - 1].c == '-' && word.last - word.first <= kLongestSuffix) {
    const char32_t before = units[word.first - 2].c;
    if (before == '%' || utf8::is_digit(before)) return utf8::is_lower(units[word.first].c);
  }
  const bool near = cyrillic_beside(word.last, 1) || cyrillic_beside(word.first - 1, static_cast<size_t>(-1));
  if (!near) return false;
  // A. Серіков, м.a.
  constexpr std::u32string_view kRoman = U"IVXLCM";
  bool roman = true, upper = true;
  for (size_t i = word.first; i < word.last; ++i) {
    const char32_t c = units[i].c;
    roman = roman && kRoman.find(c) != std::u32string_view::npos;
    upper = upper && utf8::is_upper(c);
    // т is no t in print, only in handwriting.
    if (std::u32string_view(U"tkmb").find(c) != std::u32string_view::npos) return false;
  }
  // A. Серіков, м.a.; at the head of a line a number: X. Қорытынды ережелер
  if (one_letter) {
    const bool stop = word.last < units.size() && units[word.last].c == '.';
    const bool numbers_line = roman && (word.first == 0 || units[word.first - 1].c == '\n') &&
                              word.last + 1 < units.size() && units[word.last + 1].c == ' ';
    return stop && !numbers_line;
  }
  if (roman) return false;
  const std::string cyrillic = lower(units, word, to_cyrillic_);
  // Capitals are an abbreviation, which only the lists have.
  const bool known =
      upper ? words.lexicon().word_id(cyrillic) != lexicon::Lexicon::kNone : words.lists(cyrillic);
  return known && !words.lists(lower(units, word, to_latin_));
}

void Lookalikes::repair(Units& units, const LetterRuns& runs, bool cyrillic_text, const Vocabulary* words,
                        Repairs& repairs) const {
  for (const LetterRun& run : runs) {
    if (kazakh_stays_ && (run.kinds & ~kKazakhLetters) == 0) continue;
    const Word word{run.first, run.last};
    const size_t i = run.last;
    const Map* map = choose(units, word, cyrillic_text, words);
    if (!map) continue;
    Repair repair{"mixed_script", "letters of two alphabets in", "", units[word.first].begin,
                  units[i - 1].end};
    bool changed = false;
    for (size_t k = word.first; k < i; ++k) {
      const char32_t c = read(units[k].c, *map);
      if (c == units[k].c) continue;
      if (!changed)
        for (size_t m = word.first; m < i; ++m) utf8::append(repair.before, units[m].c);
      changed = true;
      units[k].c = c;
    }
    if (changed) repairs.push_back(std::move(repair));
  }
}

}  // namespace derek::text
