#include "grammar/token_test.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/utf8.h"
#include "grammar/grammar.h"

namespace derek::grammar {

namespace {

// The positions in a layer sorted by first token at which each token's items begin.
template <typename Item>
void index_by_first(const std::vector<Item>& items, TokenRange tokens, std::vector<uint32_t>& out) {
  out.resize(tokens.size() + 1);
  auto it = std::lower_bound(items.begin(), items.end(), tokens.first,
                             [](const Item& item, uint32_t first) { return item.tokens.first < first; });
  for (uint32_t i = 0; i <= tokens.size(); ++i) {
    while (it != items.end() && it->tokens.first < tokens.first + i) ++it;
    out[i] = static_cast<uint32_t>(it - items.begin());
  }
}

// A cell may hold several values, parted by ';'.
bool cell_has(std::string_view cell, const std::vector<std::string>& values) {
  while (true) {
    const size_t end = std::min(cell.find(';'), cell.size());
    std::string_view part = cell.substr(0, end);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (std::find(values.begin(), values.end(), part) != values.end()) return true;
    if (end == cell.size()) return false;
    cell.remove_prefix(end + 1);
  }
}

// One evaluation: a test at a token.
class Evaluation {
 public:
  Evaluation(const TokenTest& test, const SentenceView& sentence, const lexicon::Lexicon& lexicon,
             uint32_t at)
      : test_(test), s_(sentence), doc_(*sentence.document), lexicon_(lexicon), at_(at) {}

  bool alone() const { return readings_hold(at_, true) && words_hold(at_ + 1); }

  void run(std::vector<uint32_t>& ends) const {
    const Token& token = s_.token(at_);
    if (!(test_.shapes >> static_cast<uint32_t>(token.shape) & 1u)) return;
    if (!(test_.kinds >> static_cast<uint32_t>(token.kind) & 1u)) return;
    if (test_.glued && token.space_before) return;
    if (test_.spaced && !token.space_before) return;
    if (!test_.no_lists.empty() && starts_list(test_.no_lists)) return;
    switch (test_.consumes) {
      case Consumes::kToken:
        if (readings_hold(at_, true) && common_holds(at_ + 1)) ends.push_back(at_ + 1);
        break;
      case Consumes::kList:
        lists(ends);
        break;
      case Consumes::kNumber:
        numbers(ends);
        break;
      case Consumes::kType:
        types(ends);
        break;
    }
  }

 private:
  void lists(std::vector<uint32_t>& ends) const {
    for (uint32_t i = s_.hits[at_]; i < s_.hits[at_ + 1]; ++i) {
      const ListHit& hit = doc_.list_hits[i];
      const uint32_t end = hit.tokens.last - s_.first;
      if (end <= at_ || end > s_.size || !is_one_of(hit, test_.lists) || !tags_hold(hit.tags)) continue;
      if (readings_hold(end - 1, false) && common_holds(end)) ends.push_back(end);
    }
  }

  void numbers(std::vector<uint32_t>& ends) const {
    for (uint32_t i = s_.numbers[at_]; i < s_.numbers[at_ + 1]; ++i) {
      const Number& number = doc_.numbers[i];
      const uint32_t end = number.tokens.last - s_.first;
      if (end <= at_ || end > s_.size || !test_.range.holds(number) || !tags_hold(number.tags)) continue;
      if ((test_.digits && !number.digits) || (test_.not_digits && number.digits)) continue;
      if ((test_.words && number.digits) || (test_.not_words && !number.digits)) continue;
      if ((test_.integer && !number.integer) || (test_.not_integer && number.integer)) continue;
      if (readings_hold(end - 1, false) && common_holds(end)) ends.push_back(end);
    }
  }

  void types(std::vector<uint32_t>& ends) const {
    for (uint32_t i = s_.found_at[at_]; i != UINT32_MAX; i = s_.found[i].next) {
      const Found& match = s_.found[i];
      if (!test_.rules[match.rule]) continue;
      const uint32_t end = match.tokens.last;
      if (readings_hold(end - 1, true) && common_holds(end)) ends.push_back(end);
    }
  }

  bool is_one_of(const ListHit& hit, const std::vector<ListRef>& lists) const {
    return std::any_of(lists.begin(), lists.end(),
                       [&](const ListRef& list) { return grammar::is_one_of(hit, list, lexicon_); });
  }

  bool starts_list(const std::vector<ListRef>& lists) const {
    for (uint32_t i = s_.hits[at_]; i < s_.hits[at_ + 1]; ++i)
      if (is_one_of(doc_.list_hits[i], lists)) return true;
    return false;
  }

  // Tests that concern the whole item.
  bool common_holds(uint32_t end) const { return words_hold(end) && nothing_bars(end); }

  bool words_hold(uint32_t end) const {
    if (!test_.text.empty() || !test_.lower.empty()) {
      const std::string_view text = doc_.view(doc_.span_of({s_.first + at_, s_.first + end}));
      for (const WordTest& t : test_.text)
        if (!t.holds(text)) return false;
      if (!test_.lower.empty()) {
        std::string joined;
        if (end > at_ + 1) joined = utf8::to_lower(text);
        const std::string_view lower =
            end > at_ + 1 ? std::string_view(joined) : doc_.view(s_.token(at_).lower);
        for (const WordTest& t : test_.lower)
          if (!t.holds(lower)) return false;
      }
    }
    return true;
  }

  bool nothing_bars(uint32_t end) const {
    // Items are at most kMaxSpan long, so that only starts that near can reach into this one.
    const uint32_t from = at_ > kMaxSpan ? at_ - kMaxSpan : 0;
    for (const NumberTest& range : test_.no_numbers)
      for (uint32_t i = s_.numbers[from]; i < s_.numbers[end]; ++i)
        if (range.holds(doc_.numbers[i]) && doc_.numbers[i].tokens.last > s_.first + at_) return false;
    for (const std::vector<bool>& rules : test_.no_rules)
      for (uint32_t start = from; start < end; ++start)
        for (uint32_t i = s_.found_at[start]; i != UINT32_MAX; i = s_.found[i].next)
          if (rules[s_.found[i].rule] && s_.found[i].tokens.last > at_) return false;
    return true;
  }

  bool tags_hold(uint32_t tags) const {
    return std::all_of(test_.tags.begin(), test_.tags.end(), [&](const TagTest& t) { return t.holds(tags); });
  }

  // Some reading of the token passes every lemma test and, where they belong to it, every tag test. A token
  // without readings counts as having one without lemma and tags.
  bool readings_hold(uint32_t i, bool with_tags) const {
    if (test_.lemma.empty() && (!with_tags || test_.tags.empty())) return true;
    const auto holds = [&](std::string_view lemma, uint32_t tags) {
      for (const WordTest& t : test_.lemma)
        if (!t.holds(lemma)) return false;
      return !with_tags || tags_hold(tags);
    };
    const Token& token = s_.token(i);
    if (token.analysis_count == 0) return holds({}, 0);
    // What is only forbidden is asked of the likeliest reading: rare ones must not spoil a word.
    const auto is_negative = [](const auto& t) { return t.negative; };
    if (std::all_of(test_.lemma.begin(), test_.lemma.end(), is_negative) &&
        std::all_of(test_.tags.begin(), test_.tags.end(), is_negative)) {
      const Analysis& first = doc_.analyses[token.first_analysis];
      return holds(doc_.view(first.lemma), first.tags);
    }
    for (uint32_t a = token.first_analysis; a < token.first_analysis + token.analysis_count; ++a)
      if (holds(doc_.view(doc_.analyses[a].lemma), doc_.analyses[a].tags)) return true;
    return false;
  }

  const TokenTest& test_;
  const SentenceView& s_;
  const Document& doc_;
  const lexicon::Lexicon& lexicon_;
  uint32_t at_;
};

}  // namespace

WordTest::WordTest() = default;
WordTest::WordTest(WordTest&&) noexcept = default;
WordTest& WordTest::operator=(WordTest&&) noexcept = default;
WordTest::~WordTest() = default;

bool WordTest::holds(std::string_view word) const {
  bool found = std::binary_search(words.begin(), words.end(), word, std::less<>());
  for (size_t i = 0; i < expressions.size() && !found; ++i) {
    const Expression& e = expressions[i];
    if (e.bounded && (word < e.least || word > e.most)) continue;
    found = RE2::FullMatch(re2::StringPiece(word.data(), word.size()), *e.matcher);
  }
  return found != negative;
}

bool TagTest::holds(uint32_t tags) const {
  return std::any_of(sets.begin(), sets.end(), [&](uint32_t set) { return (tags & set) == set; }) != negative;
}

bool is_one_of(const ListHit& hit, const ListRef& ref, const lexicon::Lexicon& lexicon) {
  return hit.list == ref.list &&
         std::all_of(ref.cells.begin(), ref.cells.end(), [&](const ListRef::Cell& cell) {
           return cell_has(lexicon.attribute(hit.entry, cell.column), cell.values);
         });
}

void SentenceView::reset(const Document& d, TokenRange tokens, bool start, bool end) {
  document = &d;
  first = tokens.first;
  size = tokens.size();
  is_start = start;
  is_end = end;
  index_by_first(d.list_hits, tokens, hits);
  index_by_first(d.numbers, tokens, numbers);
  found.clear();
  found_at.assign(size, UINT32_MAX);
}

void SentenceView::add(Found match) {
  uint32_t& head = found_at[match.tokens.first];
  match.next = head;
  head = static_cast<uint32_t>(found.size());
  found.push_back(match);
}

bool holds_alone(const TokenTest& test, const SentenceView& sentence, const lexicon::Lexicon& lexicon,
                 uint32_t at) {
  return Evaluation(test, sentence, lexicon, at).alone();
}

void find_ends(const TokenTest& test, const SentenceView& sentence, const lexicon::Lexicon& lexicon,
               uint32_t at, std::vector<uint32_t>& ends) {
  const size_t before = ends.size();
  Evaluation(test, sentence, lexicon, at).run(ends);
  const auto begin = ends.begin() + static_cast<std::ptrdiff_t>(before);
  std::sort(begin, ends.end(), std::greater<>());
  ends.erase(std::unique(begin, ends.end()), ends.end());
}

}  // namespace derek::grammar
