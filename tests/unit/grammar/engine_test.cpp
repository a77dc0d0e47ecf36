// The indexed engine against the plain one: random rules of several levels with every kind of test, on random
// sentences of a few words.
#include <gtest/gtest.h>

#include <random>

#include "grammar/needs.h"
#include "unit/grammar/support.h"

namespace derek::grammar {
namespace {

class Maker {
 public:
  explicit Maker(uint32_t seed) : random_(seed) {}

  // Three levels of rules; those of the upper two ask for what lower ones found.
  std::vector<RuleSource> rules() {
    std::vector<RuleSource> out;
    for (int level = 0; level < 3; ++level) {
      std::string text;
      for (int i = 0; i < 4; ++i) {
        const std::string name = std::string(1, static_cast<char>('a' + level)) + std::to_string(i);
        text += "rule " + name + " -> t" + std::to_string(level) + "\n";
        for (int patterns = 1 + pick(2); patterns > 0; --patterns)
          text += "  pattern " + pattern(level) + "\n";
        if (pick(4) == 0) text += "  nested yes\n";
        text += "  yes a\n  no b\n";
      }
      out.push_back({{std::to_string(10 + level) + "-x.rules", text}, false});
    }
    return out;
  }

  Document document() {
    DocumentBuilder builder;
    uint32_t size = 0;
    for (int sentence = 0; sentence < 3; ++sentence) {
      const uint32_t first = size;
      for (int i = 1 + pick(6); i > 0; --i, ++size) word(builder);
      if (size > first + 1 && pick(2))
        builder.number(first, first + 1 + static_cast<uint32_t>(pick(2)), pick(9));
      if (pick(2)) builder.hit(size - 1, size, "place", pick(2) ? "Астана" : "Алматы", pick(2) ? kNom : kLoc);
      if (size > first + 1 && pick(2)) builder.hit(first, first + 2, "place", "Алматы облысы");
      if (pick(2)) builder.hit(first, first + 1, "given", "Ерлан");
      builder.end_sentence();
    }
    return builder.build();
  }

 private:
  int pick(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }

  void word(DocumentBuilder& builder) {
    static const char* const kWords[] = {"ақ", "Ақ", "АҚ", "көл", "_көл", "12", ".", "_,"};
    static const std::vector<Reading> kReadings[] = {{},
                                                     {{"ақ", kNom}},
                                                     {{"көл", kGen}, {"ақ", kVerb}},
                                                     {{"ақ", kVerb}, {"көл", kGen}},
                                                     {{"көл", kPlural | kLoc}}};
    const char* text = kWords[pick(8)];
    builder.word(text, kReadings[pick(5)]);
  }

  std::string bracket(int level) {
    static const char* const kTests[] = {"text ақ|көл",
                                         "text /[а-яқө]+/",
                                         "!text көл",
                                         "lower ақ",
                                         "lower /к.л|\\d+/",
                                         "lemma ақ",
                                         "lemma көл, tag gen|loc",
                                         "!lemma ақ",
                                         "tag verb",
                                         "!tag gen",
                                         "list place",
                                         "list place(country=RU)",
                                         "list place|given, tag loc",
                                         "list given, lower ақ",
                                         "list place, lemma көл",
                                         "!list place",
                                         "!list given(sex=m)",
                                         "number",
                                         "number 1..4, digits",
                                         "!number",
                                         "!number 5..",
                                         "shape title|upper",
                                         "kind word, glued",
                                         "spaced",
                                         "any"};
    static const char* const kTypes[] = {"t0", "!t0", "t0, tag gen|verb", "t0, !number", "!t0, lower ақ|көл"};
    if (level > 0 && pick(4) == 0) {
      std::string test = kTypes[pick(5)];
      if (level > 1 && pick(2)) test[test.find('0')] = '1';
      return "[" + test + "]";
    }
    std::string out = kTests[pick(25)];
    if (pick(3) == 0 && out.find("!") == 0) out += ", kind word";
    return "[" + out + "]";
  }

  std::string pattern(int level) {
    std::string out = pick(5) ? "" : pick(2) ? "^ " : "(?<= " + bracket(level) + ") ";
    out += item(level);
    for (int more = pick(3); more > 0; --more) out += " " + item(level);
    out += " " + bracket(level);  // so that it cannot match nothing
    if (pick(4) == 0) out += pick(2) ? " (?= " + bracket(level) + "? [any])" : " (?! " + bracket(level) + ")";
    return out;
  }

  std::string item(int level) {
    switch (pick(6)) {
      case 0:
        return bracket(level) + "?";
      case 1:
        return "(" + bracket(level) + " | " + bracket(level) + " " + bracket(level) + ")";
      case 2:
        return "s:" + bracket(level) + "{1,2}";
      case 3:
        return "(?= " + bracket(level) + ") " + bracket(level);
      default:
        return bracket(level);
    }
  }

  std::mt19937 random_;
};

TEST(Engine, IndexedFindsWhatPlainFinds) {
  Maker maker(20240202);
  size_t matches = 0;
  for (int round = 0; round < 150; ++round) {
    const std::vector<RuleSource> rules = maker.rules();
    std::string source;
    for (const RuleSource& r : rules) source += r.text.text;
    auto fast = Grammar::compile(rules, test_lexicon());
    auto plain = Grammar::compile(rules, test_lexicon(), kStepBudget, Engine::kPlain);
    ASSERT_TRUE(fast.grammar && plain.grammar) << source << fast.errors.front().to_string();
    const auto fast_scratch = fast.grammar->make_scratch(), plain_scratch = plain.grammar->make_scratch();
    for (int i = 0; i < 40; ++i) {
      Document a = maker.document(), b = a;
      fast.grammar->run(a, fast_scratch.get());
      plain.grammar->run(b, plain_scratch.get());
      ASSERT_EQ(show(a), show(b)) << source << "\non " << a.text;
      ASSERT_EQ(a, b);
      matches += a.matches.size();
    }
  }
  EXPECT_GT(matches, 5000u);
}

TEST(Needs, TestsThatEveryMatchPasses) {
  const auto test = [](uint32_t x) { return Instruction{Op::kTest, x, 0}; };
  // a (b | c) d? behind(e) (?= f)
  const std::vector<Instruction> code = {test(0),
                                         {Op::kSplit, 2, 4},
                                         test(1),
                                         {Op::kJump, 5, 0},
                                         test(2),
                                         {Op::kSplit, 6, 7},
                                         test(3),
                                         {Op::kBehind, 4},
                                         {Op::kAhead, 0, 11},
                                         test(5),
                                         {Op::kMatch},
                                         {Op::kMatch}};
  EXPECT_EQ(needed_tests(code, 0), (std::vector<uint32_t>{0, 4, 5}));
  EXPECT_EQ(needed_tests(code, 4), (std::vector<uint32_t>{2, 4, 5}));
  // What must not follow is not needed.
  EXPECT_EQ(needed_tests({test(0), {Op::kNotAhead, 0, 4}, test(1), {Op::kMatch}, {Op::kMatch}}, 0),
            (std::vector<uint32_t>{0}));
}

}  // namespace
}  // namespace derek::grammar
