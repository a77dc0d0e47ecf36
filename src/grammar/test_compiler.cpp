#include "grammar/test_compiler.h"

#include <re2/re2.h>

#include <algorithm>

#include "grammar/names.h"

namespace derek::grammar {

namespace {

constexpr int kBoundLength = 8;  // bytes of what an expression's matches may begin with

WordTest word_test(const Test& test, const Line& line, std::vector<Error>& errors) {
  WordTest out;
  out.negative = test.negative;
  for (const Choice& choice : test.choices) {
    if (!choice.regex) {
      out.words.push_back(choice.text);
      continue;
    }
    RE2::Options options;
    options.set_log_errors(false);
    WordTest::Expression expression{std::make_unique<RE2>(choice.text, options), {}, {}, false};
    if (!expression.matcher->ok())
      errors.push_back(error_at(line, choice.offset, "the expression is wrong: " + expression.matcher->error()));
    else
      expression.bounded = expression.matcher->PossibleMatchRange(&expression.least, &expression.most, kBoundLength);
    out.expressions.push_back(std::move(expression));
  }
  std::sort(out.words.begin(), out.words.end());
  return out;
}

bool has(const Rule& rule, const Filter& filter) {
  return std::any_of(rule.info.attributes.begin(), rule.info.attributes.end(), [&](const auto& attribute) {
    return attribute.first == filter.key &&
           std::find(filter.values.begin(), filter.values.end(), attribute.second) != filter.values.end();
  });
}

}  // namespace

TestCompiler::TestCompiler(const std::vector<Rule>& rules, const lexicon::Lexicon& lexicon,
                           std::vector<TokenTest>& tests)
    : rules_(rules), lexicon_(lexicon), tests_(tests) {}

std::vector<std::string_view> TestCompiler::list_names() const {
  std::vector<std::string_view> out;
  for (uint32_t i = 0; i < lexicon_.list_count(); ++i) out.push_back(lexicon_.list_name(i));
  return out;
}

std::vector<ListRef> TestCompiler::lists(const Test& test, const Line& line,
                                         std::vector<Error>& errors) const {
  std::vector<ListRef> out;
  for (const Item& item : test.items) {
    ListRef ref;
    ref.list = lexicon_.find_list(item.name);
    if (ref.list == lexicon::Lexicon::kNone) {
      errors.push_back(error_at(
          line, item.offset, "there is no list '" + item.name + "'" + suggestion(item.name, list_names())));
      continue;
    }
    for (const Filter& filter : item.filters) {
      if (lexicon_.find_column(ref.list, filter.key) == lexicon::Lexicon::kNone)
        errors.push_back(
            error_at(line, filter.offset, "list '" + item.name + "' has no column '" + filter.key + "'"));
      ref.cells.push_back({filter.key, filter.values});
    }
    out.push_back(std::move(ref));
  }
  return out;
}

Error TestCompiler::unknown_type(const Item& item, const Line& line, int level) const {
  int lowest = -1;
  std::vector<std::string_view> names;
  for (const Rule& rule : rules_) {
    if (rule.info.type == item.name && (lowest < 0 || rule.info.level < lowest)) lowest = rule.info.level;
    if (rule.info.level < level) names.push_back(rule.info.type);
  }
  if (item.name == "none") return error_at(line, item.offset, "matches of type none cannot be used");
  if (lowest >= level)
    return error_at(line, item.offset,
                    "'" + item.name + "' is made at level " + std::to_string(lowest) + "; a rule of level " +
                        std::to_string(level) + " sees lower levels only");
  if (lowest >= 0)
    return error_at(line, item.offset,
                    "no rule of a lower level makes '" + item.name + "' with these values");
  const std::vector<std::string_view> words = test_words();
  names.insert(names.end(), words.begin(), words.end());
  return error_at(line, item.offset,
                  "no rule of a lower level makes '" + item.name + "'" + suggestion(item.name, names));
}

std::vector<bool> TestCompiler::types(const Test& test, const Line& line, int level,
                                      std::vector<Error>& errors) const {
  std::vector<bool> out(rules_.size());
  for (const Item& item : test.items) {
    bool any = false;
    for (size_t i = 0; i < rules_.size(); ++i) {
      const Rule& rule = rules_[i];
      if (rule.info.level >= level || rule.info.type != item.name || item.name == "none") continue;
      if (!std::all_of(item.filters.begin(), item.filters.end(),
                       [&](const Filter& f) { return has(rule, f); }))
        continue;
      out[i] = any = true;
    }
    if (!any) errors.push_back(unknown_type(item, line, level));
  }
  return out;
}

void TestCompiler::add(const Test& test, const Line& line, int level, TokenTest& out,
                       std::vector<Error>& errors) const {
  switch (test.kind) {
    case TestKind::kText:
      out.text.push_back(word_test(test, line, errors));
      break;
    case TestKind::kLower:
      out.lower.push_back(word_test(test, line, errors));
      break;
    case TestKind::kLemma:
      out.lemma.push_back(word_test(test, line, errors));
      break;
    case TestKind::kTag:
      out.tags.push_back({test.negative, test.tags});
      break;
    case TestKind::kList:
      if (test.negative) {
        for (ListRef& ref : lists(test, line, errors)) out.no_lists.push_back(std::move(ref));
      } else {
        out.consumes = Consumes::kList;
        out.lists = lists(test, line, errors);
      }
      break;
    case TestKind::kNumber:
      if (test.negative) {
        out.no_numbers.push_back({test.min, test.max});
      } else {
        out.consumes = Consumes::kNumber;
        out.range = {test.min, test.max};
      }
      break;
    case TestKind::kType:
      if (test.negative) {
        out.no_rules.push_back(types(test, line, level, errors));
      } else {
        out.consumes = Consumes::kType;
        out.rules = types(test, line, level, errors);
      }
      break;
    case TestKind::kShape:
      out.shapes &= test.negative ? ~test.bits : test.bits;
      break;
    case TestKind::kKind:
      out.kinds &= test.negative ? ~test.bits : test.bits;
      break;
    case TestKind::kGlued:
      (test.negative ? out.spaced : out.glued) = true;
      break;
    case TestKind::kSpaced:
      (test.negative ? out.glued : out.spaced) = true;
      break;
    case TestKind::kDigits:
      (test.negative ? out.not_digits : out.digits) = true;
      break;
    case TestKind::kWords:
      (test.negative ? out.not_words : out.words) = true;
      break;
    case TestKind::kInteger:
      (test.negative ? out.not_integer : out.integer) = true;
      break;
    case TestKind::kAny:
      break;
  }
}

uint32_t TestCompiler::compile(const Bracket& bracket, const Line& line, int level,
                               std::vector<Error>& errors) {
  // A test of types depends on the levels below, so that equal text means an equal test within a level only.
  std::string key = bracket.text;
  for (const Test& test : bracket.tests)
    if (test.kind == TestKind::kType) key = std::to_string(level) + key;
  if (const auto it = known_.find(key); it != known_.end()) return it->second;
  TokenTest out;
  out.source = bracket.text;
  const size_t before = errors.size();
  for (const Test& test : bracket.tests) add(test, line, level, out, errors);
  const auto id = static_cast<uint32_t>(tests_.size());
  tests_.push_back(std::move(out));
  if (errors.size() == before) known_.emplace(std::move(key), id);  // an error is told at each place
  return id;
}

}  // namespace derek::grammar
