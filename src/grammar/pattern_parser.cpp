// Patterns: alternatives, sequences, quantifiers, slots, looks.
#include <charconv>

#include "grammar/parser.h"

namespace derek::grammar {

namespace {

constexpr int kMaxDepth = 40;

bool is_space(char c) {
  return c == ' ' || c == '\t';
}
bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

class PatternParser {
 public:
  PatternParser(const Line& line, size_t offset) : line_(line), text_(line.text), at_(offset) {}

  Result<Node> parse() {
    Node out;
    if (!alternatives(out, 0)) return std::move(error_);
    if (peek() == ')') return error_at(line_, at_, "there is no '(' for this ')'");
    return out;
  }

 private:
  // The end of the line and a comment read as '\0'.
  char peek() const { return at_ < text_.size() && text_[at_] != '#' ? text_[at_] : '\0'; }
  void skip_space() {
    while (is_space(peek())) ++at_;
  }
  bool starts(std::string_view s) const { return text_.substr(at_).starts_with(s); }

  bool fail(size_t offset, std::string message) {
    error_ = error_at(line_, offset, std::move(message));
    return false;
  }

  bool alternatives(Node& out, int depth) {
    if (depth > kMaxDepth) return fail(at_, "groups are nested too deeply");
    std::vector<Node> found;
    for (;;) {
      Node node;
      if (!sequence(node, depth)) return false;
      found.push_back(std::move(node));
      if (peek() != '|') break;
      ++at_;
    }
    if (found.size() == 1) {
      out = std::move(found[0]);
    } else {
      out.kind = NodeKind::kAlternatives;
      out.children = std::move(found);
    }
    return true;
  }

  bool sequence(Node& out, int depth) {
    out.kind = NodeKind::kSequence;
    for (;;) {
      skip_space();
      const char c = peek();
      if (c == '\0' || c == '|' || c == ')') break;
      Node node;
      if (!part(node, depth)) return false;
      out.children.push_back(std::move(node));
    }
    if (out.children.empty()) return fail(at_, "nothing stands here; what may be missing is written [..]?");
    if (out.children.size() == 1) {
      Node only = std::move(out.children[0]);
      out = std::move(only);
    }
    return true;
  }

  bool part(Node& out, int depth) {
    const char c = peek();
    if (c == '^' || c == '$') {
      ++at_;
      out.kind = c == '^' ? NodeKind::kStart : NodeKind::kEnd;
      return no_quantifier();
    }
    if (starts("(?")) return look(out, depth);
    std::string name;
    const size_t name_at = at_;
    if (c >= 'a' && c <= 'z') {
      while (is_name(peek())) name += text_[at_++];
      if (peek() != ':')
        return fail(name_at, "a word stands outside of brackets; a slot is written name:[..]");
      ++at_;
      if (starts("(?")) return fail(at_, "a look cannot be a slot");
    }
    Node atom;
    if (peek() == '[') {
      if (!bracket(atom)) return false;
    } else if (peek() == '(') {
      if (!group(atom, 1, depth)) return false;
    } else {
      return fail(at_, name.empty() ? "expected a bracket, a group or a slot here"
                                    : "a bracket or a group must follow the ':' directly");
    }
    if (!quantifier(atom)) return false;
    if (name.empty()) {
      out = std::move(atom);
    } else {
      out.kind = NodeKind::kSlot;
      out.name = std::move(name);
      out.children.push_back(std::move(atom));
    }
    return true;
  }

  bool bracket(Node& out) {
    Result<Bracket> parsed = parse_bracket(line_, at_);
    if (!parsed) {
      error_ = parsed.error();
      return false;
    }
    out.kind = NodeKind::kBracket;
    out.bracket = std::move(*parsed);
    return true;
  }

  // The inside of parentheses whose opening takes `skip` bytes.
  bool group(Node& out, size_t skip, int depth) {
    const size_t open = at_;
    at_ += skip;
    if (!alternatives(out, depth + 1)) return false;
    if (peek() != ')') return fail(open, "this '(' is not closed");
    ++at_;
    return true;
  }

  bool look(Node& out, int depth) {
    const size_t open = at_;
    const bool behind = starts("(?<");
    const size_t mark = open + (behind ? 3 : 2);
    const char c = mark < text_.size() ? text_[mark] : '\0';
    if (c != '=' && c != '!') return fail(open, "looks are written (?= ..) (?! ..) (?<= [..]) (?<! [..])");
    Node inner;
    if (!group(inner, mark + 1 - open, depth)) return false;
    if (behind && inner.kind != NodeKind::kBracket) return fail(open, "a look-behind holds one bracket");
    out.kind = behind ? NodeKind::kBehind : NodeKind::kAhead;
    out.negative = c == '!';
    out.children.push_back(std::move(inner));
    return no_quantifier();
  }

  bool no_quantifier() {
    const char c = peek();
    return c != '?' && c != '*' && c != '+' && c != '{' ? true : fail(at_, "this cannot be repeated");
  }

  bool count(uint32_t& out) {
    const auto [end, code] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), out);
    if (code != std::errc()) return fail(at_, "expected a number here");
    if (out > kMaxSpan) return fail(at_, "a match has at most " + std::to_string(kMaxSpan) + " tokens");
    at_ = static_cast<size_t>(end - text_.data());
    return true;
  }

  bool quantifier(Node& atom) {
    const size_t start = at_;
    uint32_t min = 0, max = kUnbounded;
    switch (peek()) {
      case '?':
        max = 1;
        break;
      case '*':
        break;
      case '+':
        min = 1;
        break;
      case '{':
        ++at_;
        if (!count(min)) return false;
        max = min;
        if (peek() == ',') {
          ++at_;
          max = kUnbounded;
          if (peek() != '}' && !count(max)) return false;
        }
        if (peek() != '}') return fail(start, "repetition is written {2}, {2,} or {2,5}");
        if (max < min || max == 0) return fail(start, "this repetition is empty");
        break;
      default:
        return true;
    }
    ++at_;
    Node repeat;
    repeat.kind = NodeKind::kRepeat;
    repeat.min = min;
    repeat.max = max;
    if (peek() == '?') repeat.lazy = true, ++at_;
    if (!no_quantifier()) return false;
    repeat.children.push_back(std::move(atom));
    atom = std::move(repeat);
    return true;
  }

  const Line& line_;
  std::string_view text_;
  size_t at_;
  Error error_;
};

}  // namespace

Result<Node> parse_pattern(const Line& line, size_t offset) {
  return PatternParser(line, offset).parse();
}

}  // namespace derek::grammar
