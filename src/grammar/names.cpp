#include "grammar/names.h"

#include <algorithm>

#include "base/utf8.h"

namespace derek::grammar {

namespace {

template <typename T>
struct Named {
  std::string_view word;
  T value;
};

constexpr Named<TestKind> kTests[] = {
    {"text", TestKind::kText},     {"lower", TestKind::kLower},     {"lemma", TestKind::kLemma},
    {"tag", TestKind::kTag},       {"list", TestKind::kList},       {"number", TestKind::kNumber},
    {"shape", TestKind::kShape},   {"kind", TestKind::kKind},       {"glued", TestKind::kGlued},
    {"spaced", TestKind::kSpaced}, {"digits", TestKind::kDigits},   {"words", TestKind::kWords},
    {"any", TestKind::kAny},       {"integer", TestKind::kInteger},
};

constexpr Named<uint32_t> kTags[] = {
    {"nom", kNom},         {"gen", kGen},
    {"dat", kDat},         {"acc", kAcc},
    {"loc", kLoc},         {"abl", kAbl},
    {"ins", kIns},         {"plural", kPlural},
    {"poss1", kPoss1},     {"poss2", kPoss2},
    {"poss3", kPoss3},     {"attr", kAttr},
    {"ordinal", kOrdinal}, {"collective", kCollective},
    {"like", kLike},       {"derived", kDerived},
    {"without", kWithout}, {"verb", kVerb},
    {"converb", kConverb}, {"participle", kParticiple},
    {"known", kKnown},     {"verbal_noun", kVerbalNoun},
    {"manner", kManner},   {"adjective", kAdjectival},
};

constexpr uint32_t bit(Shape s) {
  return 1u << static_cast<uint32_t>(s);
}
constexpr uint32_t bit(TokenKind k) {
  return 1u << static_cast<uint32_t>(k);
}

constexpr Named<uint32_t> kShapes[] = {
    {"none", bit(Shape::kNone)},   {"lower", bit(Shape::kLower)},     {"title", bit(Shape::kTitle)},
    {"upper", bit(Shape::kUpper)}, {"initial", bit(Shape::kInitial)}, {"mixed", bit(Shape::kMixed)},
};

constexpr Named<uint32_t> kKinds[] = {
    {"word", bit(TokenKind::kWord)},
    {"number", bit(TokenKind::kNumber)},
    {"punctuation", bit(TokenKind::kPunctuation)},
    {"symbol", bit(TokenKind::kSymbol)},
    {"url", bit(TokenKind::kUrl)},
    {"email", bit(TokenKind::kEmail)},
    {"handle", bit(TokenKind::kHandle)},
};

template <typename T, size_t N>
std::optional<T> find(const Named<T> (&table)[N], std::string_view word) {
  for (const Named<T>& entry : table)
    if (entry.word == word) return entry.value;
  return std::nullopt;
}

template <typename T, size_t N>
std::vector<std::string_view> words_of(const Named<T> (&table)[N]) {
  std::vector<std::string_view> out;
  for (const Named<T>& entry : table) out.push_back(entry.word);
  return out;
}

// Edits between two names, counted in bytes; a swap of neighbours is one edit.
size_t distance(std::string_view a, std::string_view b) {
  std::vector<size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    before = std::exchange(last, row);
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::optional<TestKind> test_kind(std::string_view word) {
  return find(kTests, word);
}
std::optional<uint32_t> tag_bit(std::string_view word) {
  return find(kTags, word);
}
std::optional<uint32_t> shape_bit(std::string_view word) {
  return find(kShapes, word);
}
std::optional<uint32_t> kind_bit(std::string_view word) {
  return find(kKinds, word);
}

std::vector<std::string_view> test_words() {
  return words_of(kTests);
}
std::vector<std::string_view> tag_words() {
  return words_of(kTags);
}
std::vector<std::string_view> shape_words() {
  return words_of(kShapes);
}
std::vector<std::string_view> kind_words() {
  return words_of(kKinds);
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& names) {
  std::string_view best;
  size_t best_distance = std::max<size_t>(1, word.size() / 3) + 1;
  for (const std::string_view name : names) {
    const size_t d = distance(word, name);
    if (d < best_distance) best = name, best_distance = d;
  }
  return best.empty() ? std::string() : "; did you mean '" + std::string(best) + "'?";
}

Error error_at(const Line& line, size_t offset, std::string message) {
  const std::string_view before = std::string_view(line.text).substr(0, std::min(offset, line.text.size()));
  return Error{.code = "rule",
               .message = std::move(message),
               .file = line.file,
               .line = line.number,
               .column = static_cast<int>(utf8::count_code_points(before)) + 1,
               .excerpt = line.text};
}

}  // namespace derek::grammar
