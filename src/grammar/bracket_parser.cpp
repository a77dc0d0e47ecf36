// […]: the tests of one token or item.
#include <charconv>
#include <cmath>

#include "base/utf8.h"
#include "grammar/names.h"
#include "grammar/parser.h"

namespace derek::grammar {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t';
}

bool consumes(TestKind kind) {
  return kind == TestKind::kList || kind == TestKind::kNumber || kind == TestKind::kType;
}

class BracketParser {
 public:
  BracketParser(const Line& line, size_t offset) : line_(line), text_(line.text), at_(offset) {}

  Result<Bracket> parse() {
    Bracket out;
    out.offset = at_++;
    skip_space();
    if (peek() == ']') return error(at_, "an empty test; [any] takes any token");
    for (;;) {
      Test test;
      if (!parse_test(test)) return std::move(error_);
      out.tests.push_back(std::move(test));
      skip_space();
      if (peek() == ',') {
        ++at_;
      } else if (peek() == ']') {
        break;
      } else {
        if (at_ >= text_.size()) return error(out.offset, "this '[' is not closed");
        return error(at_, "expected ',' or ']' here; a word with special characters needs \"quotes\"");
      }
    }
    ++at_;
    out.text = squeeze(text_.substr(out.offset, at_ - out.offset));
    if (!check(out)) return std::move(error_);
    return out;
  }

  size_t at() const { return at_; }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_space() {
    while (is_space(peek())) ++at_;
  }

  Error error(size_t offset, std::string message) const {
    return error_at(line_, offset, std::move(message));
  }
  bool fail(size_t offset, std::string message) {
    error_ = error(offset, std::move(message));
    return false;
  }

  static std::string squeeze(std::string_view s) {
    std::string out;
    bool quoted = false;
    for (const char c : s) {
      if (c == '"') quoted = !quoted;
      if (!quoted && is_space(c) && (out.empty() || out.back() == ' ')) continue;
      out += !quoted && c == '\t' ? ' ' : c;
    }
    return out;
  }

  // A bare word: up to a space or one of , | ( ) [ ] = " and the end.
  std::string bare_word() {
    const size_t start = at_;
    while (at_ < text_.size() && !is_space(text_[at_]) &&
           std::string_view(",|()[]=\"").find(text_[at_]) == std::string_view::npos)
      ++at_;
    return std::string(text_.substr(start, at_ - start));
  }

  // Behind the opening mark, up to `close`; a backslash before it takes it as it is.
  bool delimited(char close, std::string& out) {
    const size_t start = at_++;
    for (; at_ < text_.size() && text_[at_] != close; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        if (text_[at_ + 1] != close && (close == '/' || text_[at_ + 1] != '\\')) out += '\\';
        ++at_;
      }
      out += text_[at_];
    }
    if (at_ >= text_.size()) return fail(start, std::string("no closing ") + close);
    ++at_;
    return true;
  }

  bool parse_choices(Test& test) {
    do {
      skip_space();
      Choice choice;
      choice.offset = at_;
      if (peek() == '"') {
        if (!delimited('"', choice.text)) return false;
      } else if (peek() == '/') {
        choice.regex = true;
        if (!delimited('/', choice.text)) return false;
      } else {
        choice.text = bare_word();
        if (choice.text.empty()) return fail(at_, "a word is missing here; marks need \"quotes\"");
        size_t i = 0;
        const char32_t first = utf8::next(choice.text, i);
        if (!utf8::is_letter(first) && !utf8::is_digit(first))
          return fail(choice.offset, "'" + choice.text + "' needs \"quotes\"");
      }
      if (choice.text.empty()) return fail(choice.offset, "nothing between the marks");
      if (!choice.regex && test.kind != TestKind::kText) choice.text = utf8::to_lower(choice.text);
      test.choices.push_back(std::move(choice));
      skip_space();
    } while (take('|'));
    return true;
  }

  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  bool parse_tags(Test& test) {
    do {
      uint32_t set = 0;
      size_t from = 0;
      skip_space();
      const size_t start = at_;
      const std::string word = bare_word();
      while (from <= word.size()) {
        const size_t plus = std::min(word.find('+', from), word.size());
        const std::string name = word.substr(from, plus - from);
        const auto bit = tag_bit(name);
        if (!bit) return fail(start + from, "there is no tag '" + name + "'" + suggestion(name, tag_words()));
        set |= *bit;
        from = plus + 1;
      }
      test.tags.push_back(set);
      skip_space();
    } while (take('|'));
    return true;
  }

  bool parse_bits(Test& test) {
    const bool shape = test.kind == TestKind::kShape;
    do {
      skip_space();
      const size_t start = at_;
      const std::string word = bare_word();
      const auto bit = shape ? shape_bit(word) : kind_bit(word);
      if (!bit)
        return fail(start, std::string("there is no ") + (shape ? "shape" : "kind") + " '" + word + "'" +
                               suggestion(word, shape ? shape_words() : kind_words()));
      test.bits |= *bit;
      skip_space();
    } while (take('|'));
    return true;
  }

  // name(column=value|value, …) { "|" name(…) }, the first name being read already or not.
  bool parse_items(Test& test, std::string first, size_t first_offset) {
    for (bool more = true; more; more = take('|')) {
      Item item;
      skip_space();
      item.offset = first.empty() ? at_ : first_offset;
      item.name = first.empty() ? bare_word() : std::move(first);
      first.clear();
      if (item.name.empty()) return fail(at_, "a name is missing here");
      if (take('(') && !parse_filters(item)) return false;
      test.items.push_back(std::move(item));
      skip_space();
    }
    return true;
  }

  bool parse_filters(Item& item) {
    do {
      skip_space();
      Filter filter;
      filter.offset = at_;
      filter.key = bare_word();
      skip_space();
      if (filter.key.empty() || !take('=')) return fail(filter.offset, "expected column=value here");
      do {
        skip_space();
        const size_t start = at_;
        std::string value;
        if (peek() == '"') {
          if (!delimited('"', value)) return false;
        } else {
          value = bare_word();
        }
        if (value.empty()) return fail(start, "a value is missing here");
        filter.values.push_back(std::move(value));
        skip_space();
      } while (take('|'));
      item.filters.push_back(std::move(filter));
    } while (take(','));
    if (!take(')')) return fail(at_, "expected ',' or ')' here");
    return true;
  }

  bool parse_bound(std::string_view word, size_t offset, double& out) {
    const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), out);
    if (code == std::errc() && end == word.data() + word.size() && std::isfinite(out)) return true;
    return fail(offset, "'" + std::string(word) + "' is not a number; a range is 1..31, 1000.. or ..12");
  }

  bool parse_range(Test& test) {
    skip_space();
    if (peek() == ',' || peek() == ']' || peek() == '\0') return true;
    const size_t start = at_;
    const std::string word = bare_word();
    const size_t dots = word.find("..");
    if (dots == std::string::npos) {
      if (!parse_bound(word, start, test.min)) return false;
      test.max = test.min;
      return true;
    }
    const std::string_view low = std::string_view(word).substr(0, dots);
    const std::string_view high = std::string_view(word).substr(dots + 2);
    if (low.empty() && high.empty()) return fail(start, "a range needs a lower or an upper end");
    if (!low.empty() && !parse_bound(low, start, test.min)) return false;
    if (!high.empty() && !parse_bound(high, start + dots + 2, test.max)) return false;
    if (test.min > test.max) return fail(start, "the range is empty: " + word);
    return true;
  }

  bool parse_test(Test& test) {
    skip_space();
    test.offset = at_;
    if (take('!')) test.negative = true;
    skip_space();
    const size_t start = at_;
    std::string word = bare_word();
    if (word.empty()) return fail(start, "a test is missing here");
    const auto kind = test_kind(word);
    test.kind = kind.value_or(TestKind::kType);
    if (!kind) {
      skip_space();
      const char c = peek();
      if (c != ',' && c != ']' && c != '|' && c != '(' && c != '\0')
        return fail(start, "there is no test '" + word + "'" + suggestion(word, test_words()));
      return parse_items(test, std::move(word), start);
    }
    switch (*kind) {
      case TestKind::kText:
      case TestKind::kLower:
      case TestKind::kLemma:
        return parse_choices(test);
      case TestKind::kTag:
        return parse_tags(test);
      case TestKind::kList:
        return parse_items(test, {}, 0);
      case TestKind::kNumber:
        return parse_range(test);
      case TestKind::kShape:
      case TestKind::kKind:
        return parse_bits(test);
      default:
        return true;
    }
  }

  // What a bracket consumes must be clear.
  bool check(const Bracket& bracket) {
    const Test* consuming = nullptr;
    for (const Test& test : bracket.tests) {
      if (test.negative && test.kind == TestKind::kAny) return fail(test.offset, "!any holds nowhere");
      if (test.negative || !consumes(test.kind)) continue;
      if (consuming) return fail(test.offset, "a bracket takes one list, number or type; this is its second");
      consuming = &test;
    }
    for (const Test& test : bracket.tests) {
      const bool of_number =
          test.kind == TestKind::kDigits || test.kind == TestKind::kWords || test.kind == TestKind::kInteger;
      if (of_number && (!consuming || consuming->kind != TestKind::kNumber))
        return fail(test.offset, "this test needs 'number' in the same bracket");
    }
    return true;
  }

  const Line& line_;
  std::string_view text_;
  size_t at_;
  Error error_;
};

}  // namespace

Result<Bracket> parse_bracket(const Line& line, size_t& offset) {
  BracketParser parser(line, offset);
  Result<Bracket> out = parser.parse();
  offset = parser.at();
  return out;
}

}  // namespace derek::grammar
