#include "text/capitals.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"

namespace derek::text {

namespace {

// A line of fewer letters is an abbreviation or a sign.
constexpr size_t kFewestLetters = 10;
// Of so many letters in a line of capitals one may be small: ҚР-ның.
constexpr size_t kSmallShare = 10;
constexpr size_t kShortestName = 4;

bool is_capital(char32_t c) {
  return (c >= 0x400 && c < 0x430) || (c >= 0x460 && c < 0x530 && utf8::is_upper(c));
}
bool is_small(char32_t c) {
  return (c >= 0x430 && c < 0x460) || (c >= 0x460 && c < 0x530 && utf8::is_lower(c));
}
bool in_word(char32_t c) {
  return utf8::is_letter(c);
}

// How a word is written: as an abbreviation, with a capital, or small.
enum class Case { kUpper, kTitle, kLower };

struct Word {
  size_t first = 0, last = 0;
  bool behind_hyphen = false;
};

class Speaker {
 public:
  Speaker(Units& units, const LetterRuns& runs, const Vocabulary& words, Repairs& repairs)
      : units_(units), runs_(runs), words_(words), reader_(words), repairs_(repairs) {
    for (const char* name : {"city", "country", "region", "district"})
      places_.push_back(words.lexicon().find_list(name));
  }

  void run() {
    for (size_t i = 0; i < units_.size(); ++i) {
      const size_t first = i;
      while (i < units_.size() && units_[i].c != '\n') ++i;
      if (is_shouted(first, i)) shouted_.push_back({first, i, false});
    }
    if (!shouted_.empty()) gather();
    for (const Word& line : shouted_) lower_line(line.first, line.last);
    lower_surnames();
  }

 private:
  bool is_shouted(size_t first, size_t last) const {
    size_t capitals = 0, small = 0;
    for (size_t i = first; i < last; ++i) {
      capitals += is_capital(units_[i].c);
      small += is_small(units_[i].c);
      if (small > kSmallShare && small > capitals) return false;
    }
    return capitals >= kFewestLetters && small * kSmallShare <= capitals;
  }

  std::string lower(size_t first, size_t last) const {
    std::string out;
    for (size_t i = first; i < last; ++i) utf8::append(out, utf8::to_lower(units_[i].c));
    return out;
  }
  std::string written(size_t first, size_t last) const {
    std::string out;
    for (size_t i = first; i < last; ++i) utf8::append(out, units_[i].c);
    return out;
  }

  // How the words of the lines in capitals stand in the rest of the text, inside sentences.
  void gather() {
    for (const Word& line : shouted_) {
      for (size_t i = line.first; i < line.last; ++i) {
        const size_t first = i;
        while (i < line.last && in_word(units_[i].c)) ++i;
        if (i > first) seen_[lower(first, i)];
      }
    }
    std::array<uint64_t, 64> lengths{};  // of those words, a bit each, by their first letters
    for (const auto& [word, how] : seen_) {
      size_t i = 0;
      lengths[utf8::next(word, i) % 64] |= uint64_t{1} << (utf8::count_code_points(word) % 64);
    }
    std::string text;
    auto line = shouted_.begin();
    for (const LetterRun& run : runs_) {
      const size_t first = run.first, i = run.last;
      while (line != shouted_.end() && line->last <= first) ++line;
      if (line != shouted_.end() && line->first <= first) continue;
      const uint64_t length = uint64_t{1} << ((i - first) % 64);
      if ((lengths[utf8::to_lower(units_[first].c) % 64] & length) == 0) continue;
      const bool inside = first > 1 && units_[first - 1].c == ' ' &&
                          (in_word(units_[first - 2].c) || units_[first - 2].c == ',');
      const bool capital = utf8::is_upper(units_[first].c);
      if (capital && !inside) continue;
      const bool all = capital && i - first > 1 && utf8::is_upper(units_[first + 1].c);
      text.clear();
      for (size_t k = first; k < i; ++k) utf8::append(text, utf8::to_lower(units_[k].c));
      const auto found = seen_.find(text);
      if (found == seen_.end() || found->second) continue;
      found->second = all ? Case::kUpper : capital ? Case::kTitle : Case::kLower;
    }
  }

  void lower_line(size_t first, size_t last) {
    Repair repair{"capitals", "a line in capitals:", written(first, last), units_[first].begin,
                  units_[last - 1].end};
    std::vector<Word> line;
    std::vector<std::string> lower_words;
    bool start = true;  // of a sentence or quote
    for (size_t i = first; i < last;) {
      const char32_t c = units_[i].c;
      if (!in_word(c)) {
        start = start && !utf8::is_digit(c);
        if (c == '.' || c == '!' || c == '?' || c == U'«') start = true;
        ++i;
        continue;
      }
      Word word{i, i, i > first && units_[i - 1].c == '-'};
      while (i < last && in_word(units_[i].c)) ++i;
      word.last = i;
      line.push_back(word);
      lower_words.push_back(lower(word.first, word.last));
      const Case how = case_of(word);
      write(word, start && how == Case::kLower && !word.behind_hyphen ? Case::kTitle : how);
      start = false;
    }
    for (size_t i = 0; i + 1 < line.size(); ++i) raise_name(line, lower_words, i);
    repairs_.push_back(std::move(repair));
  }

  // Names of several words get the capitals that the lists give them: Қазақстан Республикасы.
  void raise_name(const std::vector<Word>& line, const std::vector<std::string>& lower_words, size_t from) {
    const lexicon::Lexicon& lexicon = words_.lexicon();
    uint32_t node = lexicon::Lexicon::kRoot;
    for (size_t i = from; i < line.size() && node != lexicon::Lexicon::kNone; ++i) {
      if (i > from && (line[i].first != line[i - 1].last + 1 || units_[line[i - 1].last].c != ' ')) return;
      if (i > from) {
        const std::string& word = lower_words[i];
        for (const std::string_view form : {std::string_view(word), reader_.nominative(word)}) {
          const uint32_t end = child(node, form);
          if (end == lexicon::Lexicon::kNone) continue;
          const auto range = lexicon.entries_at(end);
          for (uint32_t k = range.first; k < range.last; ++k) raise(lexicon.entry_at(k), line, from, i);
        }
      }
      node = child(node, lower_words[i]);
    }
  }

  uint32_t child(uint32_t node, std::string_view word) const {
    const uint32_t id = words_.lexicon().word_id(word);
    return id == lexicon::Lexicon::kNone ? id : words_.lexicon().child(node, id);
  }

  void raise(uint32_t entry, const std::vector<Word>& line, size_t from, size_t to) {
    const lexicon::Lexicon& lexicon = words_.lexicon();
    if (lexicon.match_mode(lexicon.entry_list(entry)) == lexicon::MatchMode::kAny) return;
    std::string_view text = lexicon.entry_text(entry);
    for (size_t i = from; i <= to && !text.empty(); ++i) {
      size_t letter = 0;
      if (utf8::is_upper(utf8::next(text, letter)))
        units_[line[i].first].c = utf8::to_upper(units_[line[i].first].c);
      const size_t space = text.find(' ');
      text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    }
  }

  void write(const Word& word, Case how) {
    if (how == Case::kUpper) return;
    for (size_t i = word.first + (how == Case::kTitle ? 1 : 0); i < word.last; ++i)
      units_[i].c = utf8::to_lower(units_[i].c);
  }

  Case case_of(const Word& word) {
    const size_t size = word.last - word.first;
    const bool initial = size == 1 && word.last < units_.size() && units_[word.last].c == '.';
    if (initial || !is_capital(units_[word.first].c)) return Case::kUpper;
    const std::string text = lower(word.first, word.last);
    if (word.behind_hyphen) {
      // ҚР-НЫҢ; ҚАСЫМ-ЖОМАРТ
      return words_.suffix(text) || !is_name(text) ? Case::kLower : Case::kTitle;
    }
    if (const auto found = seen_.find(text); found != seen_.end() && found->second) return *found->second;
    // «Хабар» АҚ, but ақ қар
    const bool behind_quote = word.first > 1 && units_[word.first - 2].c == U'»';
    if (is_entry(written(word.first, word.last), text) && (behind_quote || !is_common(text)))
      return Case::kUpper;
    if (is_roman(word)) return Case::kUpper;
    return is_name(text) ? Case::kTitle : Case::kLower;
  }

  bool is_roman(const Word& word) const {
    for (size_t i = word.first; i < word.last; ++i)
      if (std::u32string_view(U"ІХVXIL").find(units_[i].c) == std::u32string_view::npos) return false;
    return true;
  }

  // The lists have the word in exactly these letters.
  bool is_entry(const std::string& text, const std::string& lower_text) const {
    bool found = false;
    each_entry(lower_text,
               [&](uint32_t entry) { found = found || words_.lexicon().entry_text(entry) == text; });
    return found;
  }

  template <typename Use>
  void each_entry(std::string_view text, Use use) const {
    const lexicon::Lexicon& lexicon = words_.lexicon();
    const uint32_t word = lexicon.word_id(text);
    const uint32_t node =
        word == lexicon::Lexicon::kNone ? word : lexicon.child(lexicon::Lexicon::kRoot, word);
    if (node == lexicon::Lexicon::kNone) return;
    const auto range = lexicon.entries_at(node);
    for (uint32_t i = range.first; i < range.last; ++i) use(lexicon.entry_at(i));
  }

  // The tables or lists have it in small letters.
  bool is_common(const std::string& text) const {
    bool found = words_.tables().lists_word(text);
    each_entry(text, [&](uint32_t entry) {
      found = found ||
              words_.lexicon().match_mode(words_.lexicon().entry_list(entry)) == lexicon::MatchMode::kAny;
    });
    return found;
  }

  // A place or person of the lists, or what ends as surnames do.
  bool is_name(const std::string& text) {
    const std::string lemma = reader_.lemma(text, true);
    bool name = false, place = false;
    each_entry(lemma, [&](uint32_t entry) {
      const uint32_t list = words_.lexicon().entry_list(entry);
      name = name || words_.lexicon().match_mode(list) != lexicon::MatchMode::kAny;
      place = place || std::find(places_.begin(), places_.end(), list) != places_.end();
    });
    if (place) return true;
    if (is_common(text)) return false;
    const bool common = !reader_.lemma(text, false).empty();
    if (name) return !common || lemma == text;
    return !common && utf8::count_code_points(text) >= kShortestName && is_family(text);
  }

  // Ends as a surname or patronymic, perhaps in a case.
  bool is_family(const std::string& text) {
    const std::string_view stem = std::string_view(text).substr(0, reader_.likely_stem(text, true));
    const auto ends = [&](const std::vector<std::string>& endings) {
      return std::any_of(endings.begin(), endings.end(), [&](const std::string& e) {
        return (stem.size() > e.size() + 2 && stem.ends_with(e)) ||
               (text.size() > e.size() + 2 && text.ends_with(e));
      });
    };
    return ends(words_.tables().surname_endings) || ends(words_.tables().patronymic_endings);
  }

  // ТОҚАЕВ Қасым-Жомарт
  void lower_surnames() {
    for (const LetterRun& run : runs_) {
      const size_t first = run.first, i = run.last;
      if ((run.kinds & ~kCapitals) != 0 || i - first < kShortestName) continue;
      bool whole = true;  // still, if it stands in a line that was lowered
      for (size_t k = first; k < i; ++k) whole = whole && is_capital(units_[k].c);
      if (!whole) continue;
      const std::string text = lower(first, i);
      if (is_common(text) || !reader_.lemma(text, false).empty() || is_entry(written(first, i), text) ||
          !is_family(text))
        continue;
      Repair repair{"capitals", "a name in capitals:", written(first, i), units_[first].begin,
                    units_[i - 1].end};
      write({first, i, false}, Case::kTitle);
      repairs_.push_back(std::move(repair));
    }
  }

  Units& units_;
  const LetterRuns& runs_;
  const Vocabulary& words_;
  Vocabulary::Reader reader_;
  Repairs& repairs_;
  std::vector<uint32_t> places_;
  std::vector<Word> shouted_;
  std::unordered_map<std::string, std::optional<Case>> seen_;
};

}  // namespace

void lower_capitals(Units& units, const LetterRuns& runs, const Vocabulary& words, Repairs& repairs) {
  if (!units.empty()) Speaker(units, runs, words, repairs).run();
}

}  // namespace derek::text
