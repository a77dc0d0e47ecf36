#include "grammar/parser.h"

#include <gtest/gtest.h>

#include "unit/grammar/support.h"

namespace derek::grammar {
namespace {

struct Case {
  std::string text;
  std::string errors;  // line:column message, one a line
};

std::string errors_of(const std::vector<RuleSource>& sources) {
  std::string out;
  for (const Error& e : Grammar::compile(sources, test_lexicon()).errors) {
    EXPECT_EQ(e.code, "rule");
    out += std::to_string(e.line) + ":" + std::to_string(e.column) + " " + e.message + "\n";
  }
  return out;
}

TEST(Errors, Patterns) {
  const std::vector<Case> cases = {
      {"[any", "2:11 this '[' is not closed\n"},
      {"([any]", "2:11 this '(' is not closed\n"},
      {"[any])", "2:16 there is no '(' for this ')'\n"},
      {"[]", "2:12 an empty test; [any] takes any token\n"},
      {"[any,]", "2:16 a test is missing here\n"},
      {"[any] |", "2:18 nothing stands here; what may be missing is written [..]?\n"},
      {"", "2:11 nothing stands here; what may be missing is written [..]?\n"},
      {"word", "2:11 a word stands outside of brackets; a slot is written name:[..]\n"},
      {"a: [any]", "2:13 a bracket or a group must follow the ':' directly\n"},
      {"[any]{3,2}", "2:16 this repetition is empty\n"},
      {"[any]{0}", "2:16 this repetition is empty\n"},
      {"[any]{999}", "2:17 a match has at most 160 tokens\n"},
      {"[any]{a}", "2:17 expected a number here\n"},
      {"[any]{2", "2:16 repetition is written {2}, {2,} or {2,5}\n"},
      {"[any]**", "2:17 this cannot be repeated\n"},
      {"^* [any]", "2:12 this cannot be repeated\n"},
      {"[any] ?", "2:17 expected a bracket, a group or a slot here\n"},
      {"[any] (?[any])", "2:17 looks are written (?= ..) (?! ..) (?<= [..]) (?<! [..])\n"},
      {"[any] (?<= [any] [any])", "2:17 a look-behind holds one bracket\n"},
      {"[any] (?= a:[any])", "2:21 a look takes nothing, so that it can have no slot\n"},
      {"[lema жыл]", "2:12 there is no test 'lema'; did you mean 'lemma'?\n"},
      {"[қала жыл]", "2:12 there is no test 'қала'\n"},
      {"[lower жыл, tag loca]", "2:27 there is no tag 'loca'; did you mean 'loc'?\n"},
      {"[tag poss3+gne]", "2:22 there is no tag 'gne'; did you mean 'gen'?\n"},
      {"[shape titel]", "2:18 there is no shape 'titel'; did you mean 'title'?\n"},
      {"[kind wrd]", "2:17 there is no kind 'wrd'; did you mean 'word'?\n"},
      {"[text -]", "2:17 '-' needs \"quotes\"\n"},
      {"[text ,]", "2:17 a word is missing here; marks need \"quotes\"\n"},
      {"[text \"a]", "2:17 no closing \"\n"},
      {"[text /a]", "2:17 no closing /\n"},
      {"[text /(/]", "2:17 the expression is wrong: missing ): (\n"},
      {"[text a b]", "2:19 expected ',' or ']' here; a word with special characters needs \"quotes\"\n"},
      {"[number x]", "2:19 'x' is not a number; a range is 1..31, 1000.. or ..12\n"},
      {"[number 5..1]", "2:19 the range is empty: 5..1\n"},
      {"[number ..]", "2:19 a range needs a lower or an upper end\n"},
      {"[digits]", "2:12 this test needs 'number' in the same bracket\n"},
      {"[list given, number]", "2:24 a bracket takes one list, number or type; this is its second\n"},
      {"[!any]", "2:12 !any holds nowhere\n"},
      {"[list givn]", "2:17 there is no list 'givn'; did you mean 'given'?\n"},
      {"[list given|giving]", "2:23 there is no list 'giving'; did you mean 'given'?\n"},
      {"[list given(sax=m)]", "2:23 list 'given' has no column 'sax'\n"},
      {"[list given(sex)]", "2:23 expected column=value here\n"},
      {"[list given(sex=m]", "2:28 expected ',' or ')' here\n"},
      {"[PERSON]", "2:12 no rule of a lower level makes 'PERSON'\n"},
      {"[x]", "2:12 'x' is made at level 10; a rule of level 10 sees lower levels only\n"},
      {"[none]", "2:12 matches of type none cannot be used\n"},
      {"[any]*", "1:6 a pattern of 't' can match nothing at all\n"},
      {"^ [any]?", "1:6 a pattern of 't' can match nothing at all\n"},
      {"((([any]{160}){160}){160})", "1:6 the pattern is too large; use smaller counts\n"},
      {"[text жы, lemma]", "2:26 a word is missing here; marks need \"quotes\"\n"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(errors_of({{{"grammar/10-a.rules", rule_of("  pattern " + c.text)}, false}}), c.errors)
        << c.text;
}

TEST(Errors, Files) {
  const std::vector<Case> cases = {
      {"# nothing\n\n", ""},
      {"rule a -> PERSN\n pattern [any]\n yes x\n no y\n",
       "1:11 there is no label 'PERSN'; did you mean 'PERSON'?\n"},
      {"rule a -> lemma\n pattern [any]\n yes x\n no y\n", "1:11 'lemma' is a test and cannot be a type\n"},
      {"rule a\n pattern [any]\n yes x\n no y\n", "1:7 expected '-> TYPE' behind the name\n"},
      {"rule A -> x\n pattern [any]\n yes x\n no y\n", "1:6 a rule's name has a-z, digits, '_' and '.'\n"},
      {"rule a -> x\n",
       "1:6 rule 'a' has no 'pattern' line\n"
       "1:6 rule 'a' has no 'yes' line; every rule shows a text that it finds\n"
       "1:6 rule 'a' has no 'no' line; every rule shows a text that it must leave alone\n"},
      {"pattern [any]\n", "1:1 'pattern' must stand below a 'rule' line\n"},
      {"rule a -> x\n patern [any]\n pattern [any]\n yes x\n no y\n",
       "2:2 'patern' begins no line; did you mean 'pattern'?\n"},
      {"rule a -> x\n pattern [any]\n priority high\n nested 1\n set a b=\n yes x\n no y\n",
       "3:11 'priority' is a whole number\n4:9 'nested' is yes or no\n5:6 expected key=value\n"},
      {"rule a -> x\n pattern [any]\n yes [x\n yes x]\n yes [] x\n yes [a] [b]\n yes a =>\n no\n",
       "3:8 the ']' is missing\n4:7 there is no '[' for this ']'; a bracket of the text is written \\]\n"
       "5:7 nothing is marked\n6:10 an example marks one span; a bracket of the text is written \\[\n"
       "7:8 the value behind '=>' is missing\n8:4 the text of the example is missing\n"},
      {"rule a -> x\n pattern [any]\n yes x\n no y\nrule a -> x\n pattern [any]\n yes x\n no y\n",
       "5:6 rule 'a' is there already: grammar/10-a.rules:1\n"},
      {"rule a -> x\n pattern [any\n pattern any]\n yes x\n no y\n",
       "2:10 this '[' is not closed\n3:10 a word stands outside of brackets; a slot is written name:[..]\n"},
      {"rule a -> x\n pattern [\xff]\n",
       "1:6 rule 'a' has no 'pattern' line\n"
       "1:6 rule 'a' has no 'yes' line; every rule shows a text that it finds\n"
       "1:6 rule 'a' has no 'no' line; every rule shows a text that it must leave alone\n"
       "2:11 the file is not valid UTF-8 from here\n"},
      {"rule a -> none\n pattern [any]\n nested yes\n yes x\n no y\n",
       "1:11 a rule of type none blocks others; with 'nested yes' it does nothing\n"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(errors_of({{{"grammar/10-a.rules", c.text}, false}}), c.errors) << c.text;
  EXPECT_EQ(errors_of({{{"grammar/dates.rules", ""}, false}}),
            "0:1 the name of a rule file begins with its level: 20-dates.rules\n");
}

TEST(Errors, LevelsAndTypes) {
  const std::string person = "rule p -> PERSON\n pattern [list given]\n set kind=a\n yes x\n no y\n";
  const auto with = [&](const std::string& pattern) {
    return errors_of(
        {{{"10-a.rules", person}, false}, {{"20-b.rules", rule_of("  pattern " + pattern)}, false}});
  };
  EXPECT_EQ(with("[PERSON]"), "");
  EXPECT_EQ(with("[PERSON(kind=a|b), tag gen]"), "");
  EXPECT_EQ(with("[PERSON(kind=b)]"), "2:12 no rule of a lower level makes 'PERSON' with these values\n");
  EXPECT_EQ(with("[!PERSNO]"), "2:13 no rule of a lower level makes 'PERSNO'; did you mean 'PERSON'?\n");
}

TEST(Rules, WhatIsKeptOfTheSource) {
  std::vector<Error> errors;
  const auto rules = parse_rules({{"grammar/30-a.rules",
                                   "# head\n"
                                   "rule a.b_1 -> PERSON  # remark\n"
                                   "\tpattern [text \"#\"]  # remark\n"
                                   "\tset kind=a value=б\n"
                                   "\tpriority -5\n"
                                   "\tyes  жүр [Ерлан Альжанов] келді => Ерлан  # remark\n"
                                   "\tno Абай \\[ауданы\\] #tag\r\n"},
                                  true},
                                 errors);
  ASSERT_TRUE(errors.empty()) << errors[0].to_string();
  ASSERT_EQ(rules.size(), 1u);
  const Rule& rule = rules[0];
  EXPECT_EQ(rule.info.name, "a.b_1");
  EXPECT_EQ(rule.info.level, 30);
  EXPECT_TRUE(rule.info.user);
  EXPECT_EQ(rule.priority, -5);
  ASSERT_EQ(rule.info.attributes.size(), 2u);
  EXPECT_EQ(rule.info.attributes[1].second, "б");
  ASSERT_EQ(rule.info.examples.size(), 2u);
  const Example& yes = rule.info.examples[0];
  EXPECT_EQ(yes.text, "жүр Ерлан Альжанов келді");
  EXPECT_EQ(yes.text.substr(yes.span.begin, yes.span.size()), "Ерлан Альжанов");
  EXPECT_EQ(yes.expected, "Ерлан");
  EXPECT_EQ(yes.line, 6);
  EXPECT_EQ(rule.info.examples[1].text, "Абай [ауданы] #tag");
  EXPECT_FALSE(rule.info.examples[1].positive);
}

TEST(Dump, Programs) {
  const std::vector<Case> cases = {
      {"a:[any]", "0 open a\n1 test [any]\n2 close a\n3 match\n"},
      {"[any]  [  text   a | \"b  c\" ]", "0 test [any]\n1 test [ text a | \"b  c\" ]\n2 match\n"},
      {"[any]+", "0 test [any]\n1 split 2 4\n2 test [any]\n3 jump 1\n4 match\n"},
      {"[any] [any]*?", "0 test [any]\n1 split 4 2\n2 test [any]\n3 jump 1\n4 match\n"},
      {"[any]{1,3}", "0 test [any]\n1 split 2 5\n2 test [any]\n3 split 4 5\n4 test [any]\n5 match\n"},
      {"^ ([any] | [glued]) $",
       "0 start\n1 split 2 4\n2 test [any]\n3 jump 5\n4 test [glued]\n5 end\n6 match\n"},
      {"(?<! [glued]) [any] (?! [glued] $)",
       "0 not behind [glued]\n1 test [any]\n2 not ahead, then 6\n3 test [glued]\n4 end\n5 match\n6 match\n"},
      {"[any]\n  pattern [glued]", "0 test [any]\n1 match\n2 test [glued]\n3 match\n"},
  };
  for (const Case& c : cases) {
    const auto grammar = compile_files({{"10-a", rule_of("  pattern " + c.text)}});
    ASSERT_TRUE(grammar) << c.text;
    EXPECT_EQ(grammar->dump(0), c.errors) << c.text;
  }
}

}  // namespace
}  // namespace derek::grammar
