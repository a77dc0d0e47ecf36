#include "grammar/test_index.h"

#include <algorithm>

namespace derek::grammar {

namespace {

const WordTest* key_in(const std::vector<WordTest>& tests) {
  const auto it = std::find_if(tests.begin(), tests.end(), [](const WordTest& t) {
    return !t.negative && t.expressions.empty() && !t.words.empty();
  });
  return it == tests.end() ? nullptr : &*it;
}

TestIndex::ListUse& use_of(const ListRef& ref, std::vector<TestIndex::ListUse>& uses) {
  for (TestIndex::ListUse& use : uses)
    if (use.ref == ref) return use;
  uses.push_back({ref, {}, {}});
  return uses.back();
}

}  // namespace

void TestIndex::build(const std::vector<TokenTest>& tests, size_t list_count, size_t rule_count) {
  width = (tests.size() + 63) / 64;
  for (Row& row : by_look) row.assign(width, 0);
  for (Row* row : {&single, &several, &open, &numbers}) row->assign(width, 0);
  lists.resize(list_count);
  takes_rule.resize(rule_count);
  barred_by_rule.resize(rule_count);
  for (uint32_t id = 0; id < tests.size(); ++id) {
    const TokenTest& test = tests[id];
    for (size_t i = 0; i < by_look.size(); ++i) {
      const bool space = i % 2 != 0;
      const size_t shape = i / 2 % kShapes, kind = i / 2 / kShapes;
      if ((test.shapes >> shape & 1u) && (test.kinds >> kind & 1u) && !(test.glued && space) &&
          !(test.spaced && !space))
        set_bit(by_look[i].data(), id);
    }
    set_bit((test.consumes == Consumes::kToken ? single : several).data(), id);
    switch (test.consumes) {
      case Consumes::kToken: {
        const auto add = [&](const WordTest& key, StringMap<Tests>& to) {
          for (const std::string& word : key.words) to[word].push_back(id);
        };
        if (const WordTest* text = key_in(test.text)) {
          add(*text, by_text);
        } else if (const WordTest* lower = key_in(test.lower)) {
          add(*lower, by_lower);
        } else if (const WordTest* lemma = key_in(test.lemma)) {
          add(*lemma, by_lemma);
        } else {
          set_bit(open.data(), id);
        }
        break;
      }
      case Consumes::kList:
        for (const ListRef& ref : test.lists) use_of(ref, lists[ref.list]).takes.push_back(id);
        break;
      case Consumes::kNumber:
        set_bit(numbers.data(), id);
        break;
      case Consumes::kType:
        for (uint32_t rule = 0; rule < test.rules.size(); ++rule)
          if (test.rules[rule]) takes_rule[rule].push_back(id);
        break;
    }
    for (const ListRef& ref : test.no_lists) use_of(ref, lists[ref.list]).bars.push_back(id);
    if (!test.no_numbers.empty()) barred_by_numbers.push_back(id);
    for (const std::vector<bool>& rules : test.no_rules)
      for (uint32_t rule = 0; rule < rules.size(); ++rule)
        if (rules[rule]) barred_by_rule[rule].push_back(id);
  }
}

}  // namespace derek::grammar
