#include "text/lines.h"

#include <algorithm>
#include <memory>
#include <string>

#include "base/utf8.h"

namespace derek::text {

namespace {

// Columns that texts are wrapped at; shorter lines are verse or lists, longer ones paragraphs.
constexpr size_t kNarrowest = 45, kWidest = 120;
constexpr size_t kFewestFull = 3;

struct Line {
  size_t first = 0, last = 0;  // units, without the line end
  bool blank_after = false;

  size_t width() const { return last - first; }
};

std::vector<Line> lines_of(const Units& units) {
  std::vector<Line> out;
  for (size_t i = 0; i < units.size();) {
    Line line{i, i, false};
    while (i < units.size() && units[i].c != '\n') ++i;
    line.last = i;
    const size_t end = i;
    while (i < units.size() && units[i].c == '\n') ++i;
    line.blank_after = i - end > 1;
    out.push_back(line);
  }
  return out;
}

size_t first_word(const Units& units, const Line& line) {
  size_t i = line.first;
  while (i < line.last && units[i].c != ' ') ++i;
  return i - line.first;
}

bool is_hyphen(char32_t c) {
  return c == '-' || c == kSoftHyphen || c == kNotSign;
}

// The line ends in a hyphen behind a word, figure or quote, and the next goes on with a letter.
bool divides_word(const Units& units, const Line& line, const Line& next) {
  if (line.width() < 2 || !is_hyphen(units[line.last - 1].c) || !utf8::is_letter(units[next.first].c))
    return false;
  const char32_t before = units[line.last - 2].c;
  return utf8::is_letter(before) || utf8::is_digit(before) || before == '%' || before == U'»';
}

// A mark or number of a list at the head of the line.
bool is_item(const Units& units, const Line& line) {
  size_t i = line.first;
  if (std::u32string_view(U"•*·▪●◦‣⁃✅✔➢").find(units[i].c) != std::u32string_view::npos) return true;
  while (i < line.last && utf8::is_digit(units[i].c)) ++i;
  return i > line.first && i - line.first <= 2 && i + 1 < line.last &&
         (units[i].c == '.' || units[i].c == ')') && units[i + 1].c == ' ';
}

bool is_dash(char32_t c) {
  return c == '-' || c == U'–';
}
bool is_stop(char32_t c) {
  return std::u32string_view(U".!?…:;»\"").find(c) != std::u32string_view::npos;
}

// Қ. at the line's end: an initial.
bool ends_in_initial(const Units& units, const Line& line) {
  return line.width() > 2 && units[line.last - 1].c == '.' && utf8::is_upper(units[line.last - 2].c) &&
         !utf8::is_letter(units[line.last - 3].c);
}

class Joiner {
 public:
  Joiner(Units& units, const Vocabulary* words, Repairs& repairs)
      : units_(units), words_(words), repairs_(repairs), lines_(lines_of(units)) {}

  void run() {
    measure();
    if (!wrapped_ && !divided_) return;
    Units out;
    out.reserve(units_.size());
    size_t spaces = 0;
    for (size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      const bool last = i + 1 == lines_.size();
      const bool divided = !last && !line.blank_after && divides_word(units_, line, lines_[i + 1]);
      const Ending ending = divided              ? hyphen(line, lines_[i + 1])
                            : last || !breaks(i) ? Ending::kStays
                                                 : Ending::kSpace;
      for (size_t k = line.first; k < line.last; ++k) {
        const char32_t c = units_[k].c;
        const bool edge = k + 1 == line.last;
        if (edge && ending == Ending::kDropHyphen) continue;
        if (c == kSoftHyphen) continue;
        out.push_back(units_[k]);
        if (edge && ending == Ending::kKeepHyphen) out.back().c = '-';
      }
      if (ending == Ending::kSpace) {
        out.push_back(units_[line.last]);
        out.back().c = ' ';
        ++spaces;
      }
      for (size_t k = line.last; ending == Ending::kStays && k < units_.size() && units_[k].c == '\n'; ++k)
        out.push_back(units_[k]);
    }
    if (spaces > 0) {
      repairs_.push_back({"wrapped_lines", "ends of wrapped lines read as spaces: " + std::to_string(spaces),
                          "", units_.front().begin, units_.back().end});
    }
    units_ = std::move(out);
  }

 private:
  enum class Ending { kStays, kSpace, kDropHyphen, kKeepHyphen };

  // The column, and whether the text is wrapped there.
  void measure() {
    for (const Line& line : lines_) {
      if (first_word(units_, line) < line.width()) column_ = std::max(column_, line.width());
      blanks_ = blanks_ || line.blank_after;
      divided_ = divided_ || (line.width() > 0 && units_[line.last - 1].c == kSoftHyphen);
    }
    size_t full = 0, ends = 0, divided = 0;
    for (size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (lines_[i].blank_after) continue;
      const bool divides = divides_word(units_, lines_[i], lines_[i + 1]);
      divided_ = divided_ || divides;
      if (is_item(units_, lines_[i + 1])) continue;
      ++ends;
      full += is_full(i);
      divided += divides && utf8::is_lower(units_[lines_[i + 1].first].c);
    }
    if (column_ > kWidest) return;
    wrapped_ = (column_ >= kNarrowest && full >= kFewestFull && full * 2 >= ends) ||
               (divided >= kFewestFull && full * 2 >= ends);
  }

  // The next word had no room.
  bool is_full(size_t i) const {
    const Line& next = lines_[i + 1];
    return lines_[i].width() + 1 + first_word(units_, next) > column_ ||
           divides_word(units_, lines_[i], next);
  }

  // The line end is where the text was wrapped.
  bool breaks(size_t i) const {
    const Line &line = lines_[i], &next = lines_[i + 1];
    if (!wrapped_ || line.blank_after || !is_full(i)) return false;
    const char32_t end = units_[line.last - 1].c, begin = units_[next.first].c;
    if (is_item(units_, next) && is_stop(end)) return false;
    if (is_dash(begin)) return end != '.' && end != ';' && end != ':';
    // A paragraph may end at a full line too; blank lines tell, where the text has them.
    if (blanks_ || !is_stop(end) || ends_in_initial(units_, line)) return true;
    return utf8::is_lower(begin);
  }

  std::string lower(size_t first, size_t last) const {
    std::string out;
    for (size_t i = first; i < last; ++i) utf8::append(out, utf8::to_lower(units_[i].c));
    return out;
  }

  // What becomes of the hyphen that the line ends in.
  Ending hyphen(const Line& line, const Line& next) {
    size_t first = line.last - 1, last = next.first;
    while (first > line.first && (utf8::is_letter(units_[first - 1].c) || units_[first - 1].c == '-'))
      --first;
    while (last < next.last && utf8::is_letter(units_[last].c)) ++last;
    const Ending ending = hyphen(first, line.last - 1, next.first, last);
    if (ending == Ending::kStays) return ending;
    while (first > line.first && units_[first - 1].c != ' ') --first;
    Repair repair{"divided_word", "a word divided at the end of a line:", "", units_[first].begin,
                  units_[last - 1].end};
    for (size_t i = first; i < last; ++i)
      utf8::append(repair.before, units_[i].c == '\n' ? U' ' : units_[i].c);
    repairs_.push_back(std::move(repair));
    return ending;
  }

  // The halves are the units [first, middle) and [begin, last).
  Ending hyphen(size_t first, size_t middle, size_t begin, size_t last) {
    if (units_[middle].c != '-') return Ending::kDropHyphen;
    // 2023-ші, «Хабар»-дың
    if (first == middle) return utf8::is_lower(units_[begin].c) ? Ending::kKeepHyphen : Ending::kStays;
    const bool capital = utf8::is_upper(units_[first].c);
    const auto upper = [&](size_t i) { return i < last && utf8::is_upper(units_[i].c); };
    const bool shouted = upper(begin) && (upper(begin + 1) || last - begin == 1) &&
                         utf8::is_upper(units_[middle - 1].c) && middle - first > 1;
    const std::string left = lower(first, middle), right = lower(begin, last), whole = left + "-" + right;
    if (upper(begin) && !shouted)
      return wrapped_ || (words_ && words_->lists(whole)) ? Ending::kKeepHyphen : Ending::kStays;
    const bool compound = knows(whole, capital);
    if (compound) return Ending::kKeepHyphen;
    if (knows(left + right, capital) || is_name(left + right, capital)) return Ending::kDropHyphen;
    // ҚР-ның; оқу-жаттығу
    if (utf8::is_upper(units_[middle - 1].c) && !shouted) return Ending::kKeepHyphen;
    constexpr size_t kShortest = 3;
    if (middle - first >= kShortest && last - begin >= kShortest && knows(left, capital) &&
        knows(right, false))
      return Ending::kKeepHyphen;
    return Ending::kDropHyphen;
  }

  bool knows(const std::string& word, bool capital) {
    if (!words_) return false;
    if (!reader_) reader_ = std::make_unique<Vocabulary::Reader>(*words_);
    return reader_->knows(word, capital);
  }

  // Ends as surnames and patronymics do.
  bool is_name(const std::string& word, bool capital) const {
    if (!capital || !words_) return false;
    const auto ends = [&](const std::vector<std::string>& endings) {
      return std::any_of(endings.begin(), endings.end(),
                         [&](const std::string& e) { return word.ends_with(e); });
    };
    return ends(words_->tables().surname_endings) || ends(words_->tables().patronymic_endings);
  }

  Units& units_;
  const Vocabulary* words_;
  Repairs& repairs_;
  std::vector<Line> lines_;
  std::unique_ptr<Vocabulary::Reader> reader_;
  size_t column_ = 0;
  bool blanks_ = false, wrapped_ = false;
  bool divided_ = false;  // some line ends in a hyphen
};

}  // namespace

void join_lines(Units& units, const Vocabulary* words, Repairs& repairs) {
  if (!units.empty()) Joiner(units, words, repairs).run();
}

}  // namespace derek::text
