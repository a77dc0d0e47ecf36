#include "text/plain_letters.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <tuple>

#include "base/flat_table.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "text/transliterate.h"

namespace derek::text {

namespace {

constexpr const char* kTable = "normalize/plain_letters.tsv";
constexpr const char* kDigitSuffixes = "segment/digit_suffix.tsv";
constexpr size_t kLongestWord = 40;
// Shorter stems and words are mended only in texts that lack Kazakh letters.
constexpr size_t kSureStem = StemIndex::kBeginning, kSureWord = 6;
// Of so many Cyrillic letters one is Kazakh in any Kazakh paragraph, in most of them one of five.
constexpr size_t kKazakhShare = 12;
constexpr int kSeveralLetters = 3;
// Prefixes of a word, the longest first, that are tried as its stem.
constexpr size_t kMostStems = 3;
constexpr size_t kMostRemembered = 1 << 16;

bool is_cyrillic_lower(char32_t c) {
  return c >= 0x430 && c < 0x530 && utf8::is_letter(c);
}

void append_words(std::string_view text, std::vector<std::u32string>& out) {
  std::u32string word;
  for (const char32_t c : decode(text) + U' ') {
    if (c != ' ') {
      word += utf8::to_lower(c);
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
  }
}

std::string encode(std::u32string_view word) {
  std::string out;
  for (const char32_t c : word) utf8::append(out, c);
  return out;
}

// Of Stem::lists.
constexpr uint64_t kTables = uint64_t{1} << 63;
uint64_t bit_of(uint32_t list) {
  return uint64_t{1} << (list % 63);
}

bool is_back(char32_t vowel) {
  return std::u32string_view(U"аоұы").find(vowel) != std::u32string_view::npos;
}

}  // namespace

Result<PlainLetters> PlainLetters::create(const std::vector<SourceText>& sources, const Vocabulary& words,
                                          std::string_view compiled) {
  PlainLetters out(words);
  for (const SourceText& source : sources) {
    if (source.name == kDigitSuffixes) {
      Result<Table> table = parse_table(source.name, source.text);
      if (!table) return table.error();
      for (const Table::Row& row : table->rows) out.digit_suffixes_.insert(decode(row.cells.front()));
    }
    if (source.name != kTable) continue;
    Result<Table> table = parse_table(source.name, source.text);
    if (!table) return table.error();
    const int letter = table->column("letter"), typed = table->column("typed");
    if (letter < 0 || typed < 0)
      return table_error(source.name, source.text, 1, 1, "the columns must be letter, typed");
    for (const Table::Row& row : table->rows) {
      const std::u32string from = decode(row.cells[static_cast<size_t>(letter)]),
                           to = decode(row.cells[static_cast<size_t>(typed)]);
      if (from.size() != 1 || to.size() != 1)
        return table_error(source.name, source.text, row.line, 1, "both cells must be one letter");
      out.typed_[from[0]] = to[0];
    }
  }
  Result<LanguageWords> languages = LanguageWords::create(sources);
  if (!languages) return languages.error();
  out.languages_ = std::move(*languages);
  for (const auto& [word, mask] : out.languages_.words) {
    if (mask != bit(Language::kKazakh)) continue;
    out.frequent_written_.insert(decode(word));
    out.frequent_.insert(out.plain(decode(word)));
  }
  const auto& listed = words.tables().words;
  for (size_t i = 0; i < listed.size(); ++i)
    if (!listed.value(i).whole.empty()) out.frequent_written_.insert(decode(listed.key(i)));
  for (const auto& [ending, mask] : out.languages_.endings)
    if (mask == bit(Language::kKazakh)) out.endings_.push_back(out.plain(decode(ending)));
  for (const char* name : {"given_name", "surname"})
    if (const uint32_t list = words.lexicon().find_list(name); list != lexicon::Lexicon::kNone)
      out.persons_ |= bit_of(list);
  if (compiled.empty() && !out.typed_.empty()) {
    out.own_stems_ = std::make_shared<const std::string>(out.compile_stems());
    compiled = *out.own_stems_;
  }
  if (!compiled.empty()) {
    Result<StemIndex> stems = StemIndex::open(compiled);
    if (!stems) return stems.error();
    out.stems_ = *stems;
  }
  return out;
}

char32_t PlainLetters::plain(char32_t lower) const {
  const auto found = typed_.find(lower);
  return found == typed_.end() ? lower : found->second;
}

std::u32string PlainLetters::plain(std::u32string_view word) const {
  std::u32string out(word);
  for (char32_t& c : out) c = plain(c);
  return out;
}

// Every word of a table or list, by how it looks in plain letters.
std::string PlainLetters::compile_stems() const {
  StemIndexBuilder builder;
  const auto add = [&](std::u32string word, bool common, uint64_t lists) {
    if (word.size() < 2 || word.size() > kLongestWord) return;
    builder.add(plain(word), {word, common, lists, false});
    const char32_t last = word.back(), soft = last == U'қ'   ? U'ғ'
                                              : last == U'к' ? U'г'
                                              : last == U'п' ? U'б'
                                                             : 0;
    if (soft == 0 || word.size() < 3) return;
    word.back() = soft;
    builder.add(plain(word), {word, common, lists, true});
  };
  const morph::Tables& tables = words_->tables();
  for (size_t i = 0; i < tables.words.size(); ++i) {
    const morph::Word& word = tables.words.value(i);
    if (word.parts != 0 || !word.whole.empty() || !word.alternations.empty())
      add(decode(tables.words.key(i)), true, kTables);
  }
  const lexicon::Lexicon& lexicon = words_->lexicon();
  std::vector<std::u32string> words;
  for (uint32_t entry = 0, list; (list = lexicon.entry_list(entry)) != lexicon::Lexicon::kNone; ++entry) {
    words.clear();
    append_words(lexicon.entry_text(entry), words);
    const bool common = lexicon.match_mode(list) == lexicon::MatchMode::kAny;
    for (std::u32string& word : words) add(std::move(word), common, bit_of(list));
  }
  return builder.finish();
}

// Most words of a text come again, so each is looked up once.
struct PlainLetters::Memo : Scratch {
  explicit Memo(const Vocabulary& words) : reader(words) {}
  Vocabulary::Reader reader;
  // By the bytes of the word in small letters and of a sign for what else matters: 0, or the place of the mended word
  // from 1.
  StringTable<uint32_t> done;
  std::vector<std::u32string> mended;
};

// Mends the words of one document.
class PlainLetters::Mender {
 public:
  Mender(const PlainLetters& letters, Units& units, const LetterRuns& runs, Repairs& repairs, Memo& memo)
      : letters_(letters),
        runs_(runs),
        stems_(letters.stems_),
        memo_(memo),
        reader_(memo.reader),
        units_(units),
        repairs_(repairs) {}

  void run() {
    struct Line {
      size_t first = 0, last = 0;
      bool bare = false, kazakh = true;
    };
    std::vector<Line> lines;
    Share all;
    for (size_t i = 0; i < units_.size(); ++i) {
      Line line{i, i, false, true};
      while (i < units_.size() && units_[i].c != '\n') ++i;
      line.last = i;
      const Share own = share(line.first, line.last);
      line.bare = own.bare() && !own.has_keyboard();
      if (line.bare) line.kazakh = is_kazakh(line.first, line.last);
      if (line.kazakh) all.letters += own.letters, all.kazakh += own.kazakh;
      if (own.letters > 0) lines.push_back(line);
    }
    size_t run = 0;
    for (const Line& l : lines) {
      while (run < runs_.size() && runs_[run].first < l.first) ++run;
      if (l.kazakh) line(l.first, l.last, run, l.bare && all.bare());
    }
  }

 private:
  struct Share {
    size_t letters = 0, kazakh = 0;
    uint32_t kinds = 0;  // of Kazakh letters, a bit each
    bool bare() const { return kazakh * kKazakhShare < letters; }
    // Who types қ, ә and ө has the others too.
    bool has_keyboard() const { return std::popcount(kinds) >= kSeveralLetters; }
  };
  struct Candidate {
    std::u32string word;
    int worth = 0;
    size_t stem = 0;  // letters of the listed word
  };

  Share share(size_t first, size_t last) const {
    Share out;
    for (size_t i = first; i < last; ++i) {
      const char32_t c = units_[i].c;
      if (c < 0x400 || c >= 0x530) continue;
      ++out.letters;
      // The letters of Russian and the rest.
      const bool kazakh = c > 0x451 || c < 0x401 || (c > 0x401 && c < 0x410);
      out.kazakh += kazakh;
      if (kazakh) out.kinds |= 1u << (utf8::to_lower(c) % 32);
    }
    return out;
  }

  std::u32string lower(size_t first, size_t last) const {
    std::u32string out;
    for (size_t i = first; i < last; ++i) out += utf8::to_lower(units_[i].c);
    return out;
  }

  // The words are Kazakh ones in plain letters rather than Russian.
  bool is_kazakh(size_t first, size_t last) const {
    size_t kazakh = 0, other = 0;
    for (size_t i = first; i < last;) {
      size_t end = i;
      while (end < last && utf8::is_letter(units_[end].c)) ++end;
      if (end == i) {
        ++i;
        continue;
      }
      const std::u32string word = lower(i, end);
      i = end;
      const std::u32string plain = letters_.plain(word);
      const bool own =
          letters_.frequent_.contains(plain) ||
          std::any_of(letters_.endings_.begin(), letters_.endings_.end(), [&](const std::u32string& e) {
            return plain.size() > e.size() + 2 && plain.ends_with(e);
          });
      const uint32_t mask = letters_.languages_.votes(encode(word));
      const bool foreign = mask != 0 && (mask & bit(Language::kKazakh)) == 0;
      kazakh += own && !foreign;
      other += foreign && !own;
    }
    return kazakh >= other;
  }

  // The words of a line, the first of which is the given run.
  void line(size_t first, size_t last, size_t run, bool bare) {
    for (; run < runs_.size() && runs_[run].first < last; ++run) {
      const size_t i = runs_[run].first;
      while (run + 1 < runs_.size() && runs_[run + 1].first == runs_[run].last + 1 &&
             units_[runs_[run].last].c == '-')
        ++run;
      const bool behind_figure = i > first + 1 && units_[i - 1].c == '-' && !utf8::is_letter(units_[i - 2].c);
      word(i, runs_[run].last, bare, behind_figure);
    }
  }

  // A word with its hyphens, or each of its parts.
  void word(size_t first, size_t last, bool bare, bool behind_figure) {
    if (last - first > kLongestWord) return;
    const size_t hyphen = find_hyphen(first, last);
    if (hyphen != std::u32string::npos) {
      if (take(first, last, mended(first, last, bare))) return;
      word(first, first + hyphen, bare, behind_figure);
      const size_t rest = first + hyphen + 1;
      if (bare && find_hyphen(rest, last) == std::u32string::npos && take_suffix(rest, last)) return;
      return word(rest, last, bare, false);
    }
    if (behind_figure && (!bare || take_suffix(first, last))) return;
    take(first, last, mended(first, last, bare));
  }

  // Behind `first`, or npos.
  size_t find_hyphen(size_t first, size_t last) const {
    for (size_t i = first; i < last; ++i)
      if (units_[i].c == '-') return i - first;
    return std::u32string::npos;
  }

  bool take_suffix(size_t first, size_t last) {
    const std::optional<std::u32string> found = suffix(first, last);
    return take(first, last, found ? &*found : nullptr);
  }

  // -нын, -ши behind an abbreviation or a figure.
  std::optional<std::u32string> suffix(size_t first, size_t last) {
    const std::u32string written = lower(first, last);
    const auto is_suffix = [&](const std::u32string& s) {
      return letters_.words_->suffix(encode(s)) || letters_.digit_suffixes_.contains(s);
    };
    if (is_suffix(written)) return {};
    for (const std::u32string& s : suffixes(written, 0))
      if (s != written && is_suffix(s)) return s;
    return {};
  }

  bool take(size_t first, size_t last, const std::u32string* word) {
    if (!word) return false;
    Repair repair{"missing_letters", "Kazakh letters are missing in", "", units_[first].begin,
                  units_[last - 1].end};
    for (size_t i = first; i < last; ++i) {
      utf8::append(repair.before, units_[i].c);
      const char32_t c = (*word)[i - first];
      units_[i].c = utf8::is_upper(units_[i].c) ? utf8::to_upper(c) : c;
    }
    repairs_.push_back(std::move(repair));
    return true;
  }

  // The word with its letters, or nullptr; valid until the next one is asked for.
  const std::u32string* mended(size_t first, size_t last, bool bare) {
    if (last - first < (bare ? 2 : kSureWord)) return nullptr;
    const bool capital = utf8::is_upper(units_[first].c);
    key_.clear();
    for (size_t i = first; i < last; ++i) key_ += utf8::to_lower(units_[i].c);
    key_ += static_cast<char32_t>((capital ? 1 : 0) + (bare ? 2 : 0));
    const std::string_view key(reinterpret_cast<const char*>(key_.data()), key_.size() * sizeof key_[0]);
    uint32_t word = 0;
    if (const uint32_t* known = memo_.done.find(key)) {
      word = *known;
    } else {
      if (memo_.done.size() >= kMostRemembered) memo_.done.clear(), memo_.mended.clear();
      if (std::optional<std::u32string> found = find(key_.substr(0, last - first), capital, bare)) {
        memo_.mended.push_back(std::move(*found));
        word = static_cast<uint32_t>(memo_.mended.size());
      }
      memo_.done[key] = word;
    }
    return word == 0 ? nullptr : &memo_.mended[word - 1];
  }

  std::optional<std::u32string> find(const std::u32string& written, bool capital, bool bare) {
    if (!bare && !stems_.is_special(std::u32string_view(written).substr(0, kSureStem))) return {};
    for (const char32_t c : written)
      if (c != '-' && !is_cyrillic_lower(c)) return {};
    const std::u32string plain = letters_.plain(written);
    const std::optional<Stem> listed = own(written, plain, capital);
    // A listed word with a Kazakh letter was typed with them.
    const bool typed_plain = plain == written;
    if (listed && (!bare || !typed_plain || letters_.frequent_written_.contains(written))) return {};
    std::vector<Candidate> found = candidates(written, plain, capital, bare);
    if (found.empty()) return bare && !listed ? inflected(written, capital) : std::nullopt;
    const auto rank = [&](const Candidate& c) {
      // All letters are missing at once; but күн is likelier than күң, Ләйла than Ләйлә.
      const int all = changes(written, c.word), sure = all - count(c.word.substr(0, c.stem), U"әң");
      return std::tuple(c.worth, letters_.frequent_written_.contains(c.word), sure, -all);
    };
    std::stable_sort(found.begin(), found.end(),
                     [&](const Candidate& a, const Candidate& b) { return rank(a) > rank(b); });
    const Candidate& best = found.front();
    if (found.size() > 1 && rank(found[1]) == rank(best)) return {};
    // Both are words. Spellings of one word stand in the same lists; of two words the frequent one wins.
    const std::optional<Stem> other = own(best.word, letters_.plain(best.word), capital);
    const bool spelling =
        listed && other && (listed->lists & ~kTables) != 0 && (listed->lists & ~other->lists) == 0;
    if (listed && !spelling && !letters_.frequent_written_.contains(best.word)) return {};
    const int as_written = listed ? 0 : reader_.worth(encode(written), capital);
    if (bare ? as_written > best.worth : as_written > 0) return {};
    return best.word;
  }

  static int count(const std::u32string& word, std::u32string_view letters) {
    return static_cast<int>(std::count_if(
        word.begin(), word.end(), [&](char32_t c) { return letters.find(c) != std::u32string_view::npos; }));
  }

  static int changes(const std::u32string& a, const std::u32string& b) {
    int out = 0;
    for (size_t i = 0; i < a.size(); ++i) out += a[i] != b[i];
    return out;
  }

  static bool usable(const Stem& stem, bool capital) { return stem.common || capital; }

  // The word as it is written, where it is listed.
  std::optional<Stem> own(const std::u32string& written, const std::u32string& plain, bool capital) const {
    const StemIndex::Range range = stems_.find(plain);
    for (size_t i = range.first; i < range.last; ++i)
      if (Stem s = stems_.stem(i); s.word == written && !s.soft && usable(s, capital)) return s;
    return {};
  }

  // A stem that nobody listed, with -ұлы, -қызы or other suffixes: Вайстың.
  std::optional<std::u32string> inflected(const std::u32string& written, bool capital) {
    if (reader_.worth(encode(written), capital) > 0) return {};
    if (capital) {
      for (size_t size = written.size() - std::min(written.size(), kSureStem); size > 2; --size) {
        const std::u32string stem = written.substr(0, written.size() - size),
                             name = family(written.substr(stem.size()));
        if (!name.empty()) return stem + name == written ? std::nullopt : std::optional(stem + name);
      }
    }
    constexpr size_t kShortest = 3;
    for (size_t length = kShortest; length + 1 < written.size(); ++length) {
      const std::u32string stem = written.substr(0, length), rest = written.substr(length);
      for (const std::u32string& s : suffixes(rest, stem.back())) {
        const size_t same =
            static_cast<size_t>(std::mismatch(s.begin(), s.end(), rest.begin()).first - s.begin());
        if (same == rest.size()) continue;
        // Names may end in any way; of н behind unknown stems only the genitive is sure.
        const bool genitive = s.size() > 2 && s.ends_with(U'ң') &&
                              std::u32string_view(U"ндт").find(s[s.size() - 3]) != std::u32string_view::npos;
        if ((s.ends_with(U'ң') && !genitive) || (capital && s.ends_with(U'і'))) continue;
        // What is mended must not be of the stem.
        if (reader_.likely_stem(encode(stem + s), capital) <= encode(written.substr(0, length + same)).size())
          return stem + s;
      }
    }
    return {};
  }

  std::vector<Candidate> candidates(const std::u32string& written, const std::u32string& plain, bool capital,
                                    bool bare) {
    std::vector<Candidate> out;
    const auto add = [&](std::u32string word, size_t stem, int worth) {
      if (worth <= 0 || word == written) return;
      if (!keeps(written, word)) return;
      for (Candidate& c : out) {
        if (c.word != word) continue;
        c.worth = std::max(c.worth, worth);
        return;
      }
      out.push_back({std::move(word), worth, stem});
    };
    const auto fits = [&](const Stem& s) {
      return usable(s, capital) && (bare || (s.lists & ~letters_.persons_) != 0);
    };
    const StemIndex::Range whole = stems_.find(plain);
    for (size_t i = whole.first; i < whole.last; ++i)
      if (const Stem s = stems_.stem(i); !s.soft && fits(s))
        add(s.word, plain.size(), reader_.worth(encode(s.word), capital));
    if (!out.empty()) return out;
    size_t tried = 0;
    for (size_t length = plain.size() - 1; length >= (bare ? 2 : kSureStem) && tried < kMostStems; --length) {
      const StemIndex::Range range = stems_.find(std::u32string_view(plain).substr(0, length));
      if (range.empty()) continue;
      ++tried;
      const std::u32string rest = written.substr(length);
      for (size_t i = range.first; i < range.last; ++i) {
        const Stem s = stems_.stem(i);
        if (!fits(s) || (!bare && plain.compare(0, length, s.word) == 0)) continue;
        for (const std::u32string& suffix : suffixes(rest, s.word.back())) {
          if (!bare && suffix.ends_with(U'ң') && !rest.ends_with(U'ң')) continue;
          const std::u32string word = s.word + suffix;
          add(word, length, reader_.worth(encode(word), capital));
        }
        if (bare && capital && length >= kSureStem)
          if (const std::u32string name = family(rest); !name.empty()) add(s.word + name, length, 1);
      }
    }
    return out;
  }

  // Kazakh letters that are there stay.
  bool keeps(const std::u32string& written, const std::u32string& word) const {
    for (size_t i = 0; i < word.size(); ++i)
      if (word[i] != written[i] && letters_.plain(word[i]) != written[i]) return false;
    return true;
  }

  // How a suffix is spelt with all letters; the vowels tell the rest, save н and ң at some places.
  std::vector<std::u32string> suffixes(const std::u32string& written, char32_t before) const {
    std::u32string out = written;
    const auto is_kg = [](char32_t c) { return c == U'к' || c == U'г'; };
    for (char32_t& c : out)
      if (c == U'и') c = U'і';
    for (size_t i = 0; i < out.size(); ++i) {
      if (!is_kg(out[i])) continue;
      char32_t vowel = 0;
      for (size_t k = i + 1; k < out.size() && vowel == 0; ++k) vowel = is_vowel(out[k]) ? out[k] : 0;
      for (size_t k = i; k-- > 0 && vowel == 0;) vowel = is_vowel(out[k]) ? out[k] : 0;
      if (vowel == 0) vowel = before;
      if (is_back(vowel)) out[i] = out[i] == U'к' ? U'қ' : U'ғ';
    }
    std::vector<std::u32string> all = {out};
    for (size_t i = 0; i < out.size(); ++i) {
      const char32_t left = i > 0 ? out[i - 1] : before;
      if (out[i] != U'н' || !is_vowel(left)) continue;
      const bool final = i + 1 == out.size();
      const bool polite = i + 2 < out.size() && out[i + 2] == U'з';
      if (final || polite) out[i] = U'ң';
    }
    if (out != all.front()) all.push_back(out);
    return all;
  }

  // -ов, -қызы and the like, perhaps with a case, as they are spelt with all letters; or nothing.
  std::u32string family(const std::u32string& written) const {
    const morph::Tables& tables = letters_.words_->tables();
    const std::u32string plain = letters_.plain(written);
    std::u32string best;
    for (const auto* endings : {&tables.surname_endings, &tables.patronymic_endings}) {
      for (const std::string& text : *endings) {
        const std::u32string ending = decode(text);
        if (!plain.starts_with(letters_.plain(ending)) || !keeps(written, ending)) continue;
        const std::u32string rest = written.substr(ending.size());
        for (const std::u32string& s : suffixes(rest, ending.back())) {
          const morph::Suffix* suffix = letters_.words_->suffix(encode(s));
          const bool cases = suffix && suffix->slot == morph::kCase;
          // Of -улы and -ұлы the one with more letters of its own.
          if ((s.empty() || cases) && (best.empty() || changes(written, ending + s) > changes(written, best)))
            best = ending + s;
        }
      }
    }
    return best;
  }

  const PlainLetters& letters_;
  const LetterRuns& runs_;
  const StemIndex& stems_;
  Memo& memo_;
  Vocabulary::Reader& reader_;
  Units& units_;
  Repairs& repairs_;
  std::u32string key_;
};

std::unique_ptr<Scratch> PlainLetters::make_scratch() const {
  return std::make_unique<Memo>(*words_);
}

void PlainLetters::repair(Units& units, const LetterRuns& runs, Repairs& repairs, Scratch* scratch) const {
  if (typed_.empty() || units.empty()) return;
  std::unique_ptr<Scratch> own;
  if (!scratch) {
    own = make_scratch();
    scratch = own.get();
  }
  Mender(*this, units, runs, repairs, *static_cast<Memo*>(scratch)).run();
}

}  // namespace derek::text
