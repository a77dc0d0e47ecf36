#include "text/transliterate.h"

#include <algorithm>
#include <mutex>
#include <tuple>

#include "base/tsv.h"
#include "base/utf8.h"

namespace derek::text {

namespace {

constexpr const char* kKeys = "normalize/latin_keys.tsv";
constexpr const char* kReading = "normalize/latin_reading.tsv";
constexpr const char* kWords = "normalize/latin_words.tsv";
constexpr const char* kStems = "morph/stem.tsv";
// A shorter stem says little about a longer word.
constexpr size_t kShortestStem = 4;
constexpr size_t kLongestWord = 40;

constexpr int kNotSaid = 3;  // of capitals; any other value wins

enum Rank { kListed, kStem, kEntry };

// What a letter is spelt as in looser writing: polisia for полиция.
std::u32string_view loose_key(char32_t c) {
  return c == U'я' ? U"a" : c == U'ю' ? U"u" : c == U'ц' ? U"s" : U"";
}

bool has_front(const std::u32string& word) {
  return word.find_first_of(U"әөүі") != std::u32string::npos;
}

bool fits(const std::u32string& context, char32_t neighbour, char32_t edge) {
  if (context.empty()) return true;
  if (context.size() == 1 && context[0] == edge) return neighbour == 0;
  if (neighbour == 0) return false;
  if (context == U"V") return is_vowel(neighbour);
  if (context == U"C") return !is_vowel(neighbour);
  return context.find(neighbour) != std::u32string::npos;
}

}  // namespace

char32_t fold(char32_t key) {
  return key == U'ä' ? U'a' : key == U'ö' ? U'o' : key == U'ü' ? U'ū' : key == U'ı' ? U'y' : key;
}

bool is_vowel(char32_t lower) {
  constexpr std::u32string_view kVowels = U"аәеэоөуұүыіияюёaäeoöuüūyıi";
  return kVowels.find(lower) != std::u32string_view::npos;
}

std::u32string decode(std::string_view text) {
  std::u32string out;
  for (size_t i = 0; i < text.size();) out += utf8::next(text, i);
  return out;
}

struct Transliterator::Index {
  struct Word {
    std::u32string text;
    int rank;
    int capitals;  // the fewest that it has
    bool loose;    // under a looser spelling
  };
  std::once_flag once;
  std::unordered_map<std::u32string, Word> words;
  std::once_flag folded_once;
  std::unordered_map<std::u32string, std::vector<const Word*>> folded;
};

Transliterator::Transliterator() : index_(std::make_unique<Index>()) {}
Transliterator::Transliterator(Transliterator&&) noexcept = default;
Transliterator& Transliterator::operator=(Transliterator&&) noexcept = default;
Transliterator::~Transliterator() = default;

Result<Transliterator> Transliterator::create(const std::vector<SourceText>& sources,
                                              const lexicon::Lexicon& lexicon) {
  Transliterator out;
  out.lexicon_ = &lexicon;
  for (const SourceText& source : sources) {
    if (source.name != kKeys && source.name != kReading && source.name != kWords && source.name != kStems) {
      continue;
    }
    Result<Table> table = parse_table(source.name, source.text);
    if (!table) return table.error();
    const auto cell = [&](const Table::Row& row, std::string_view column) {
      const int i = table->column(column);
      return i < 0 ? std::u32string() : decode(row.cells[static_cast<size_t>(i)]);
    };
    for (const Table::Row& row : table->rows) {
      if (source.name == kKeys) {
        const std::u32string letter = cell(row, "letter");
        if (letter.size() != 1)
          return table_error(source.name, source.text, row.line, 1, "`letter` must be one letter");
        out.keys_[letter[0]] = cell(row, "key");
      } else if (source.name == kReading) {
        Row reading{cell(row, "key"), cell(row, "to"), cell(row, "before"), cell(row, "after")};
        if (reading.key.empty() || reading.to.empty())
          return table_error(source.name, source.text, row.line, 1, "`key` and `to` must not be empty");
        out.rows_[reading.key[0]].push_back(std::move(reading));
      } else {
        const std::u32string kind = cell(row, "kind");
        if (kind == U"verb_ending" || kind == U"form_list") continue;
        out.words_.emplace_back(cell(row, "entry"), source.name == kWords ? kListed : kStem);
      }
    }
  }
  for (auto& [letter, rows] : out.rows_) {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.key.size() > b.key.size(); });
  }
  return out;
}

std::u32string Transliterator::key_of(const std::u32string& word) const {
  std::u32string out;
  for (const char32_t c : word) {
    const auto key = keys_.find(c);
    if (key == keys_.end()) return U"";
    out += key->second;
  }
  return out;
}

void Transliterator::add_word(Index& index, std::u32string word, int rank, bool first) const {
  if (word.empty() || word.size() > kLongestWord) return;
  const size_t upper = static_cast<size_t>(std::count_if(word.begin(), word.end(), utf8::is_upper));
  // A capital inside a long name says little.
  const int capitals = upper == 0 ? 0 : !first ? kNotSaid : upper > 1 && upper == word.size() ? 2 : 1;
  for (char32_t& c : word) c = utf8::to_lower(c);
  const std::u32string key = key_of(word);
  if (key.empty()) return;
  const auto is_plain = [&] {
    std::vector<Piece> pieces;
    read_from(key, 0, 0, pieces);
    std::u32string plain;
    for (const Piece& p : pieces) plain += p.to;
    return plain == word;
  };
  // Short names of the lists (Дэн) are rarer than suffixes behind figures (27-den).
  if (rank == kEntry && key.size() < kShortestStem && !is_plain()) return;
  const auto add = [&](const std::u32string& spelling, bool loose) {
    const auto [place, added] = index.words.try_emplace(spelling, Index::Word{word, rank, capitals, loose});
    if (added) return;
    Index::Word& old = place->second;
    if (old.text == word && old.loose == loose) {
      old.capitals = std::min(old.capitals, capitals);
      return;
    }
    if (old.loose != loose ? loose : old.rank <= rank) {
      if (old.loose != loose || old.rank < rank) return;
      // Of two words as good, the one that the rows would give.
      if (!is_plain()) return;
    }
    old = {word, rank, capitals, loose};
  };
  add(key, false);
  std::u32string soft, softest;
  for (size_t i = 0; i < word.size(); ++i) {
    const bool glide = i > 0 && word[i - 1] == U'и' && (word[i] == U'я' || word[i] == U'ю');
    const std::u32string& full = keys_.find(word[i])->second;
    soft += glide ? loose_key(word[i]) : full;
    softest += glide || word[i] == U'ц' ? loose_key(word[i]) : full;
  }
  if (soft != key) add(soft, true);
  if (softest != key && softest != soft) add(softest, true);
}

const Transliterator::Index& Transliterator::index() const {
  std::call_once(index_->once, [&] {
    for (const auto& [word, rank] : words_) add_word(*index_, word, rank, true);
    std::u32string word;
    for (uint32_t entry = 0; lexicon_->entry_list(entry) != lexicon::Lexicon::kNone; ++entry) {
      bool first = true;
      for (const char32_t c : decode(lexicon_->entry_text(entry)) + U' ') {
        if (utf8::is_letter(c)) {
          word += c;
        } else if (!word.empty()) {
          add_word(*index_, std::move(word), kEntry, first);
          word.clear();
          first = false;
        }
      }
    }
  });
  return *index_;
}

Transliterator::Stem Transliterator::find(const std::u32string& key) const {
  const Index& words = index();
  const size_t longest = std::min(key.size(), kLongestWord);
  for (size_t length = longest; length > 0; --length) {
    if (length < kShortestStem && length < key.size()) break;
    const auto found = words.words.find(key.substr(0, length));
    if (found == words.words.end()) continue;
    return {length, found->second.text, found->second.capitals % kNotSaid};
  }
  return {};
}

Transliterator::Stem Transliterator::find_folded(const std::u32string& folded, bool front) const {
  const Index& words = index();
  std::call_once(index_->folded_once, [&] {
    for (const auto& [key, word] : index_->words) {
      if (word.loose) continue;
      std::u32string plain = key;
      std::transform(plain.begin(), plain.end(), plain.begin(), fold);
      index_->folded[plain].push_back(&word);
    }
  });
  for (size_t length = std::min(folded.size(), kLongestWord); length > 0; --length) {
    if (length < kShortestStem && length < folded.size()) break;
    const auto found = words.folded.find(folded.substr(0, length));
    if (found == words.folded.end()) continue;
    const auto better = [&](const Index::Word* a, const Index::Word* b) {
      const bool fits_a = has_front(a->text) == front, fits_b = has_front(b->text) == front;
      if (fits_a != fits_b) return fits_a;
      return std::tie(a->rank, a->text) < std::tie(b->rank, b->text);
    };
    const Index::Word* best = *std::min_element(found->second.begin(), found->second.end(), better);
    return {length, best->text, best->capitals % kNotSaid};
  }
  return {};
}

const Transliterator::Row* Transliterator::row_at(const std::u32string& key, size_t i,
                                                  char32_t before) const {
  const auto rows = rows_.find(key[i]);
  if (rows == rows_.end()) return nullptr;
  for (const Row& row : rows->second) {
    if (key.compare(i, row.key.size(), row.key) != 0) continue;
    const size_t end = i + row.key.size();
    if (fits(row.before, before, U'^') && fits(row.after, end < key.size() ? key[end] : 0, U'$')) return &row;
  }
  return nullptr;
}

void Transliterator::read_from(const std::u32string& key, size_t i, char32_t before,
                               std::vector<Piece>& out) const {
  while (i < key.size()) {
    const Row* row = row_at(key, i, before);
    const size_t size = row ? row->key.size() : 1;
    out.push_back({i, i + size, row ? row->to : key.substr(i, 1)});
    before = out.back().to.back();
    i += size;
  }
}

bool Transliterator::align(const std::u32string& key, const Stem& stem, std::vector<Piece>& out) const {
  size_t i = 0;
  for (const char32_t c : stem.word) {
    const auto letter = keys_.find(c);
    if (letter == keys_.end()) return false;
    std::u32string_view spelling = letter->second;
    if (spelling.empty() && !out.empty()) {
      out.back().to += c;
      continue;
    }
    if (key.compare(i, spelling.size(), spelling) != 0) spelling = loose_key(c);
    if (spelling.empty() || key.compare(i, spelling.size(), spelling) != 0) return false;
    out.push_back({i, i + spelling.size(), std::u32string(1, c)});
    i += spelling.size();
  }
  return i == stem.length;
}

std::vector<Transliterator::Piece> Transliterator::read(const std::u32string& key, const Stem& stem) const {
  std::vector<Piece> out;
  size_t done = stem.length;
  if (done > 0 && !align(key, stem, out)) {
    out.clear();
    done = 0;
  }
  read_from(key, done, out.empty() ? 0 : out.back().to.back(), out);
  return out;
}

}  // namespace derek::text
