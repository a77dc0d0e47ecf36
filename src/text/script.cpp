#include "text/script.h"

#include <algorithm>

#include "base/tsv.h"
#include "base/utf8.h"

namespace derek::text {

namespace {

// The alphabet shows soon; the rest of a long text would only cost time.
constexpr size_t kSample = 20000;
constexpr size_t kLongestSpelling = 60;

bool is_space(char32_t c) {
  return c == ' ' || c == '\n';
}

std::string lower_of(const Units& units, size_t first, size_t last) {
  std::string out;
  for (size_t i = first; i < last; ++i) utf8::append(out, utf8::to_lower(units[i].c));
  return out;
}

// camelCase in plain letters: no Kazakh word.
bool is_camel(const Units& units, size_t first, size_t last) {
  bool camel = false;
  for (size_t i = first; i < last; ++i) {
    const char32_t c = units[i].c;
    if (c >= 0x80 || c == 'q' || c == 'Q') return false;
    camel = camel || (i > first && utf8::is_upper(c) && utf8::is_lower(units[i - 1].c));
  }
  return camel;
}

// The end of the word at `first`, with the apostrophes that belong to its letters.
size_t word_end(const Units& units, size_t first, size_t last, const LatinAlphabet& alphabet) {
  size_t i = first;
  while (i < last &&
         (utf8::is_letter(units[i].c) || (i > first && alphabet.joins(units[i - 1].c, units[i].c)))) {
    ++i;
  }
  return i;
}

bool holds(const Units& units, size_t first, size_t last, std::u32string_view what) {
  const auto begin = units.begin() + static_cast<std::ptrdiff_t>(first),
             end = units.begin() + static_cast<std::ptrdiff_t>(last);
  return std::search(begin, end, what.begin(), what.end(),
                     [](const Unit& u, char32_t c) { return u.c == c; }) != end;
}

}  // namespace

Result<Scripts> Scripts::create(const std::vector<SourceText>& sources, const lexicon::Lexicon& lexicon) {
  Result<Transliterator> transliterator = Transliterator::create(sources, lexicon);
  if (!transliterator) return transliterator.error();
  Scripts out(std::move(*transliterator));
  if (Status read = out.read_tables(sources); !read) return read.error();
  return out;
}

Status Scripts::read_tables(const std::vector<SourceText>& sources) {
  Result<LanguageWords> languages = LanguageWords::create(sources);
  if (!languages) return languages.error();
  languages_ = std::move(*languages);
  for (const auto& [word, mask] : languages_.words)
    if (mask & bit(Language::kKazakh)) frequent_.insert(transliterator_.key_of(decode(word)));
  for (const SourceText& source : sources) {
    if (source.name == "normalize/latin_alphabets.tsv") {
      Result<std::vector<LatinAlphabet>> alphabets = LatinAlphabet::create(source);
      if (!alphabets) return alphabets.error();
      alphabets_ = std::move(*alphabets);
    } else if (source.name == "normalize/arabic.tsv") {
      Result<ArabicLetters> arabic = ArabicLetters::create(source);
      if (!arabic) return arabic.error();
      arabic_ = std::move(*arabic);
    } else if (source.name == "normalize/latin_foreign.tsv") {
      if (Status read = read_words(source, "entry", foreign_); !read) return read;
    } else if (source.name == "segment/domain.tsv") {
      if (Status read = read_words(source, "entry", domains_); !read) return read;
    }
  }
  return ok_status();
}

Status Scripts::read_words(const SourceText& source, const char* column,
                           std::unordered_set<std::string>& out) {
  Result<Table> table = parse_table(source.name, source.text);
  if (!table) return table.error();
  const int entry = table->column(column);
  if (entry < 0)
    return table_error(source.name, source.text, 1, 1, std::string("there is no column ") + column);
  for (const Table::Row& row : table->rows) out.insert(row.cells[static_cast<size_t>(entry)]);
  return ok_status();
}

std::string_view Scripts::read(Units& units) const {
  size_t latin = 0, cyrillic = 0, arabic = 0;
  for (const Unit& u : units) {
    if (is_cyrillic_letter(u.c)) {
      ++cyrillic;
    } else if (is_latin_letter(u.c)) {
      ++latin;
    } else if (u.c >= 0x600) {
      arabic += is_arabic_letter(u.c);
    }
  }
  if (latin <= cyrillic && arabic <= cyrillic) return "Cyrl";
  if (arabic > latin) {
    read_arabic(units);
    return "Arab";
  }
  if (const LatinAlphabet* alphabet = choose(units)) read_latin(units, *alphabet);
  return "Latn";
}

Scripts::Counts Scripts::count(const Units& units, size_t first, size_t last,
                               const LatinAlphabet& alphabet) const {
  Counts out;
  Spelling spelling;
  for (size_t i = first; i < last;) {
    if (!is_latin_letter(units[i].c)) {
      ++i;
      continue;
    }
    const size_t begin = i;
    i = word_end(units, begin, last, alphabet);
    if (i - begin < 2 || i - begin > kLongestSpelling) continue;
    ++out.words;
    constexpr uint32_t kOthers = bit(Language::kEnglish) | bit(Language::kOther);
    const bool other = (languages_.votes(lower_of(units, begin, i)) & kOthers) != 0;
    const bool spelt = alphabet.spell(units, begin, i, false, spelling);
    const bool kazakh = spelt && frequent_.contains(spelling.key);
    out.kazakh += kazakh && !other;
    out.other += other && !kazakh;
    if (!other && !kazakh && spelt && spelling.key.size() > 3) {
      out.stems += transliterator_.find(spelling.key).length == spelling.key.size();
    }
  }
  return out;
}

const LatinAlphabet* Scripts::choose(const Units& units) const {
  const LatinAlphabet* best = nullptr;
  size_t most = 0;
  const size_t end = std::min(units.size(), kSample);
  for (const LatinAlphabet& alphabet : alphabets_) {
    // Words of the lines that are not in another language; `other` of all lines.
    size_t known = 0, words = 0, other = 0;
    for (size_t line = 0; line < end;) {
      size_t stop = line + 1;
      while (stop < end && units[stop].c != '\n') ++stop;
      const Counts c = count(units, line, stop, alphabet);
      line = stop;
      other += c.other;
      if (is_foreign(c)) continue;
      known += c.kazakh + c.stems;
      words += c.words;
    }
    if (known > most && known * 7 >= words && known * 2 > other) {
      most = known;
      best = &alphabet;
    }
  }
  return best;
}

bool Scripts::is_foreign(const Counts& c) {
  return c.other > 2 && c.other > c.kazakh + c.stems;
}

bool Scripts::is_address(const Units& units, size_t first, size_t last) const {
  if (holds(units, first, last, U"@") || holds(units, first, last, U"://") ||
      holds(units, first, last, U"www.") || units[first].c == '#') {
    return true;
  }
  while (last > first && !utf8::is_letter(units[last - 1].c)) --last;
  for (size_t i = first + 1; i + 1 < last; ++i) {
    if (units[i].c != '.') continue;
    size_t end = i + 1;
    while (end < last && utf8::is_letter(units[end].c)) ++end;
    if (end > i + 1 && domains_.contains(lower_of(units, i + 1, end))) return true;
  }
  return false;
}

void Scripts::read_latin(Units& units, const LatinAlphabet& alphabet) const {
  Units out;
  out.reserve(units.size());
  for (size_t line = 0; line < units.size();) {
    size_t end = line;
    while (end < units.size() && units[end].c != '\n') ++end;
    const Counts c = count(units, line, end, alphabet);
    const bool foreign = is_foreign(c);
    for (size_t i = line; i < end;) {
      if (foreign || is_space(units[i].c)) {
        out.push_back(units[i++]);
        continue;
      }
      const size_t begin = i;
      while (i < end && !is_space(units[i].c)) ++i;
      read_latin_chunk(units, begin, i, alphabet, out);
    }
    for (; end < units.size() && units[end].c == '\n'; ++end) out.push_back(units[end]);
    line = end;
  }
  units = std::move(out);
}

void Scripts::read_latin_chunk(const Units& units, size_t first, size_t last, const LatinAlphabet& alphabet,
                               Units& out) const {
  const bool address = is_address(units, first, last);
  for (size_t i = first; i < last;) {
    if (address || !utf8::is_letter(units[i].c)) {
      out.push_back(units[i++]);
      continue;
    }
    const size_t end = word_end(units, i, last, alphabet);
    read_latin_word(units, i, end, alphabet, out);
    i = end;
  }
}

void Scripts::read_latin_word(const Units& units, size_t first, size_t last, const LatinAlphabet& alphabet,
                              Units& out) const {
  // A capital with a full stop is an initial, not a number.
  const bool initial = last - first == 1 && last < units.size() && units[last].c == '.';
  Spelling spelling;
  if (last - first > kLongestSpelling || (!initial && is_roman(units, first, last)) ||
      is_camel(units, first, last) || foreign_.contains(lower_of(units, first, last)) ||
      !alphabet.spell(units, first, last, false, spelling)) {
    out.insert(out.end(), units.begin() + static_cast<std::ptrdiff_t>(first),
               units.begin() + static_cast<std::ptrdiff_t>(last));
    return;
  }
  Transliterator::Stem stem = transliterator_.find(spelling.key);
  if (stem.length < spelling.key.size()) {
    Spelling other;
    if (alphabet.spell(units, first, last, true, other) && other.key != spelling.key) {
      Transliterator::Stem second = transliterator_.find(other.key);
      if (second.length > stem.length) {
        stem = std::move(second);
        spelling = std::move(other);
      }
    }
  }
  append_pieces(units, first, last, spelling, transliterator_.read(spelling.key, stem), out);
}

void Scripts::read_arabic(Units& units) const {
  Units out;
  out.reserve(units.size());
  bool start = true;        // of a sentence or of a quote
  bool after_name = false;  // the word before has a capital
  bool swapped = false;     // the line opens its quotes with »
  for (size_t i = 0; i < units.size();) {
    const Unit& u = units[i];
    if (!arabic_.is_letter(u.c)) {
      Unit unit = u;
      if (const char32_t mark = arabic_.mark(u.c)) unit.c = mark;
      if (unit.c == U'«' || unit.c == U'»') {
        if (u.c == U'»' && (out.empty() || is_space(out.back().c))) swapped = true;
        if (swapped) unit.c = unit.c == U'«' ? U'»' : U'«';
      }
      if (unit.c == '\n') swapped = false;
      constexpr std::u32string_view kStarts = U".!?…\n«";
      start = kStarts.find(unit.c) != std::u32string_view::npos ||
              (start && !utf8::is_letter(unit.c) && !utf8::is_digit(unit.c));
      after_name = after_name && unit.c == ' ';
      out.push_back(unit);
      ++i;
      continue;
    }
    const size_t begin = i, at = out.size();
    while (i < units.size() && arabic_.is_letter(units[i].c)) ++i;
    if (i - begin > kLongestSpelling || !arabic_.read(units, begin, i, transliterator_, start, out)) {
      out.insert(out.end(), units.begin() + static_cast<std::ptrdiff_t>(begin),
                 units.begin() + static_cast<std::ptrdiff_t>(i));
    }
    const std::string word = lower_of(out, at, out.size());
    const bool initial = out.size() == at + 1 && i < units.size() && units[i].c == '.';
    bool family = false;
    for (const std::string_view ending : {"ов", "ова", "ев", "ева", "ин", "ина", "ұлы", "қызы"})
      family = family || word.ends_with(ending);
    if (at < out.size() && (initial || (after_name && family))) out[at].c = utf8::to_upper(out[at].c);
    after_name = at < out.size() && utf8::is_upper(out[at].c);
    start = false;
  }
  units = std::move(out);
}

}  // namespace derek::text
