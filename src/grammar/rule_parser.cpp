// Rule files: lines to rules.
#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "derek/label.h"
#include "grammar/names.h"
#include "grammar/parser.h"

namespace derek::grammar {

namespace {

constexpr std::string_view kSpaces = " \t\r";

bool is_rule_name(std::string_view s) {
  if (s.empty() || s[0] < 'a' || s[0] > 'z') return false;
  return std::all_of(s.begin(), s.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  });
}

// The digits that begin the file's name, or -1.
int level_of(std::string_view file) {
  file.remove_prefix(file.rfind('/') == std::string_view::npos ? 0 : file.rfind('/') + 1);
  int level = -1;
  const auto [end, code] = std::from_chars(file.data(), file.data() + file.size(), level);
  const bool dash = end != file.data() + file.size() && *end == '-';
  return code == std::errc() && dash && level >= 0 ? level : -1;
}

// Where the text without its comment ends: a '#' behind a space; in examples two spaces, since #tags are
// text.
size_t content_end(std::string_view line, bool example) {
  const std::string_view mark = example ? "  # " : " #";
  const size_t comment = line.find(mark);
  const size_t last = line.substr(0, comment).find_last_not_of(kSpaces);
  return last == std::string_view::npos ? 0 : last + 1;
}

class RuleParser {
 public:
  RuleParser(const RuleSource& source, std::vector<Error>& errors) : source_(source), errors_(errors) {
    level_ = level_of(source.text.name);
  }

  std::vector<Rule> parse() {
    line_.file = source_.text.name;
    if (level_ < 0) {
      fail(0, "the name of a rule file begins with its level: 20-dates.rules");
      level_ = 0;
    }
    const std::string_view text = source_.text.text;
    for (size_t from = 0; from < text.size();) {
      const size_t end = std::min(text.find('\n', from), text.size());
      line_.text = text.substr(from, end - from);
      if (line_.text.ends_with('\r')) line_.text.pop_back();
      ++line_.number;
      from = end + 1;
      if (const size_t bad = utf8::find_invalid(line_.text); bad != std::string::npos) {
        line_.text.resize(bad);
        fail(bad, "the file is not valid UTF-8 from here");
        break;
      }
      parse_line();
    }
    finish_rule();
    return std::move(rules_);
  }

 private:
  void fail(size_t offset, std::string message) {
    errors_.push_back(error_at(line_, offset, std::move(message)));
    broken_ = true;
  }

  // The next word from `at`, which moves behind it; `start` is where it begins.
  std::string_view word(size_t& at, size_t end, size_t& start) const {
    const std::string_view line = std::string_view(line_.text).substr(0, end);
    start = std::min(line.find_first_not_of(kSpaces, at), end);
    at = std::min(line.find_first_of(kSpaces, start), end);
    return line.substr(start, at - start);
  }

  void parse_line() {
    size_t at = 0, start = 0;
    const std::string_view key = word(at, line_.text.size(), start);
    if (key.empty() || key[0] == '#') return;
    const bool example = key == "yes" || key == "no";
    const size_t end = std::max(content_end(line_.text, example), at);
    if (key == "rule") return begin_rule(at, end);
    if (!example && key != "pattern" && key != "set" && key != "priority" && key != "nested")
      return fail(start, "'" + std::string(key) + "' begins no line" +
                             suggestion(key, {"rule", "pattern", "set", "priority", "nested", "yes", "no"}));
    if (!open_) return fail(start, "'" + std::string(key) + "' must stand below a 'rule' line");
    if (example) return parse_example(key == "yes", at, end);
    if (key == "pattern") return add_pattern(at);
    if (key == "set") return parse_set(at, end);
    size_t value_at = 0, rest = 0;
    const std::string_view value = word(at, end, value_at);
    if (key == "nested") {
      if (value != "yes" && value != "no") return fail(value_at, "'nested' is yes or no");
      rule_.nested = value == "yes";
    } else {
      const auto [stop, code] = std::from_chars(value.data(), value.data() + value.size(), rule_.priority);
      if (code != std::errc() || stop != value.data() + value.size())
        return fail(value_at, "'priority' is a whole number");
    }
    if (!word(at, end, rest).empty()) fail(rest, "nothing may follow here");
  }

  void begin_rule(size_t at, size_t end) {
    finish_rule();
    open_ = true;
    rule_ = Rule{};
    rule_.line = line_;
    size_t arrow_at = 0, rest = 0;
    const std::string_view name = word(at, end, rule_.name_offset);
    const std::string_view arrow = word(at, end, arrow_at);
    const std::string_view type = word(at, end, rule_.type_offset);
    rule_.info.name = name;
    rule_.info.type = type;
    rule_.info.file = line_.file;
    rule_.info.line = line_.number;
    rule_.info.user = source_.user;
    rule_.info.level = level_;
    if (!is_rule_name(name)) return fail(rule_.name_offset, "a rule's name has a-z, digits, '_' and '.'");
    if (arrow != "->") return fail(arrow_at, "expected '-> TYPE' behind the name");
    check_type(type);
    if (!word(at, end, rest).empty()) fail(rest, "nothing may follow the type");
  }

  void check_type(std::string_view type) {
    const size_t at = rule_.type_offset;
    if (type.empty())
      return fail(at, "a type is missing: a label such as PERSON, a name of your own, or none");
    if (type[0] >= 'A' && type[0] <= 'Z') {
      if (!label_from_string(type))
        fail(at, "there is no label '" + std::string(type) + "'" +
                     suggestion(type, {kLabelNames.begin(), kLabelNames.end()}));
    } else if (!is_rule_name(type)) {
      fail(at, "a type has a-z, digits, '_' and '.', or is a label in capitals");
    } else if (test_kind(type)) {
      fail(at, "'" + std::string(type) + "' is a test and cannot be a type");
    }
  }

  void add_pattern(size_t at) {
    Result<Node> node = parse_pattern(line_, at);
    has_pattern_ = true;
    if (!node) {
      errors_.push_back(node.error());
      broken_ = true;
      return;
    }
    rule_.patterns.push_back({line_, std::move(*node)});
  }

  void parse_set(size_t at, size_t end) {
    size_t start = 0;
    bool any = false;
    for (;;) {
      const std::string_view pair = word(at, end, start);
      if (pair.empty()) break;
      any = true;
      const size_t equals = pair.find('=');
      if (equals == std::string_view::npos || equals == 0 || equals + 1 == pair.size())
        return fail(start, "expected key=value");
      const std::string key(pair.substr(0, equals));
      for (const auto& [known, value] : rule_.info.attributes)
        if (known == key) return fail(start, "'" + key + "' is set twice");
      rule_.info.attributes.emplace_back(key, pair.substr(equals + 1));
    }
    if (!any) fail(end, "expected key=value");
  }

  // Brackets mark the span; \[ and \] are brackets of the text.
  void parse_example(bool positive, size_t at, size_t end) {
    (positive ? has_yes_ : has_no_) = true;
    Example out;
    out.positive = positive;
    out.line = line_.number;
    std::string_view line = std::string_view(line_.text).substr(0, end);
    at = std::min(line.find_first_not_of(kSpaces, at), end);
    if (const size_t arrow = line.find("=>", at); arrow != std::string_view::npos) {
      const size_t value = line.find_first_not_of(kSpaces, arrow + 2);
      if (value == std::string_view::npos) return fail(arrow, "the value behind '=>' is missing");
      out.expected = line.substr(value);
      const size_t last = line.substr(0, arrow).find_last_not_of(kSpaces);
      line = line.substr(0, last + 1);
    }
    bool opened = false, closed = false;
    for (size_t i = at; i < line.size(); ++i) {
      const char c = line[i];
      const auto here = static_cast<uint32_t>(out.text.size());
      if (c == '\\' && i + 1 < line.size() && (line[i + 1] == '[' || line[i + 1] == ']')) {
        out.text += line[++i];
      } else if (c == '[') {
        if (opened) return fail(i, "an example marks one span; a bracket of the text is written \\[");
        opened = true;
        out.span = {here, here};
      } else if (c == ']') {
        if (!opened || closed)
          return fail(i, "there is no '[' for this ']'; a bracket of the text is written \\]");
        closed = true;
        out.span.end = here;
        if (out.span.empty()) return fail(i, "nothing is marked");
      } else {
        out.text += c;
      }
    }
    if (opened && !closed) return fail(line.size(), "the ']' is missing");
    if (out.text.empty()) return fail(at, "the text of the example is missing");
    rule_.info.examples.push_back(std::move(out));
  }

  void finish_rule() {
    if (open_) {
      const auto missing = [&](const std::string& what) {
        errors_.push_back(
            error_at(rule_.line, rule_.name_offset, "rule '" + rule_.info.name + "' has no " + what));
        broken_ = true;
      };
      if (!has_pattern_) missing("'pattern' line");
      if (!has_yes_) missing("'yes' line; every rule shows a text that it finds");
      if (!has_no_) missing("'no' line; every rule shows a text that it must leave alone");
      rule_.broken = broken_;
      rules_.push_back(std::move(rule_));
    }
    open_ = broken_ = has_pattern_ = has_yes_ = has_no_ = false;
  }

  const RuleSource& source_;
  std::vector<Error>& errors_;
  int level_ = -1;
  Line line_;
  bool open_ = false, broken_ = false, has_pattern_ = false, has_yes_ = false, has_no_ = false;
  Rule rule_;
  std::vector<Rule> rules_;
};

}  // namespace

std::vector<Rule> parse_rules(const RuleSource& source, std::vector<Error>& errors) {
  return RuleParser(source, errors).parse();
}

}  // namespace derek::grammar
