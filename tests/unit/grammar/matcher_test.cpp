#include <gtest/gtest.h>

#include "unit/grammar/support.h"

namespace derek::grammar {
namespace {

struct Case {
  std::string pattern;
  std::string matches;
};

void check(const std::vector<Case>& cases, DocumentBuilder builder) {
  const Document document = builder.build();
  for (const Case& c : cases) {
    const auto grammar = compile_files({{"10-a", rule_of("  pattern " + c.pattern)}});
    ASSERT_TRUE(grammar) << c.pattern;
    EXPECT_EQ(run_and_show(*grammar, document), c.matches) << c.pattern;
  }
}

TEST(Matcher, WordsShapesAndKinds) {
  check(
      {
          {"[text Абай]", "t x[Абай]\n"},
          {"[lower абай]", "t x[Абай]\nt x[АБАЙ]\n"},
          {"[lower Абай]", "t x[Абай]\nt x[АБАЙ]\n"},
          {"[text Абай|ауданы]", "t x[Абай]\nt x[ауданы]\n"},
          {"[text /А.*й/]", "t x[Абай]\n"},
          {"[text /ауд/]", ""},
          {"[text \"(\"]", "t x[(]\n"},
          {"[shape title|upper]", "t x[Абай]\nt x[АБАЙ]\n"},
          {"[!shape title, !shape upper|none]", "t x[ауданы]\n"},
          {"[kind punctuation]", "t x[(]\nt x[)]\n"},
          {"[kind number]", "t x[12]\n"},
          {"[glued]", "t x[Абай]\nt x[АБАЙ]\nt x[)]\n"},
          {"[!glued, kind word]", "t x[ауданы]\n"},
          {"[any, spaced]", "t x[ауданы]\nt x[(]\nt x[12]\n"},
          {"^ [any]", "t x[Абай]\n"},
          {"[any] $", "t x[12]\n"},
          {"[any]+", "t x[Абай ауданы (АБАЙ) 12]\n"},
          {"[any]+?", "t x[Абай ауданы (АБАЙ) 12]\n"},
          {"[any]{2}", "t x[Абай ауданы]\nt x[(АБАЙ]\nt x[) 12]\n"},
          {"[shape title] [any]*? [text \"(\"]", "t x[Абай ауданы (]\n"},
          {"[any] (?= [text \"(\"])", "t x[ауданы]\n"},
          {"[kind word] (?! [text \"(\"] | $)", "t x[Абай]\nt x[АБАЙ]\n"},
          {"(?<= [text \"(\"]) [any]", "t x[АБАЙ]\n"},
          {"(?<! [kind word] ) [kind word]", "t x[Абай]\nt x[АБАЙ]\n"},
          {"[text \"(\"] span:[any] [text \")\"]", "t x[АБАЙ] in [(АБАЙ)]\n"},
          {"a:[shape title] b:([lower ауданы]) c:[any]?", "t x[Абай ауданы (] a=[Абай] b=[ауданы] c=[(]\n"},
          {"a:[kind word]+", "t x[Абай ауданы] a=[Абай ауданы]\nt x[АБАЙ] a=[АБАЙ]\n"},
          {"(a:[kind word])+ b:[kind symbol]?", "t x[Абай ауданы] a=[Абай] a=[ауданы]\nt x[АБАЙ] a=[АБАЙ]\n"},
          {"a:(b:[text Абай] [any])", "t x[Абай ауданы] a=[Абай ауданы] b=[Абай]\n"},
      },
      DocumentBuilder().words("_Абай ауданы ( _АБАЙ _) 12"));
}

TEST(Matcher, LemmaAndTagsAreOfOneReading) {
  check(
      {
          {"[lemma ат]", "t x[атын]\n"},
          {"[lemma ат, tag acc]", "t x[атын]\n"},
          {"[lemma ату, tag acc]", ""},
          {"[lemma ату, !tag acc]", "t x[атын]\n"},
          {"[lemma ат, !tag poss3]", ""},
          {"[tag participle]", "t x[атын]\n"},
          {"[tag acc+poss3]", "t x[атын]\n"},
          {"[tag acc+gen]", ""},
          {"[tag gen|acc, lower атын]", "t x[атын]\n"},
          {"[tag gen]", "t x[елдің]\n"},
          {"[!tag gen]", "t x[атын]\nt x[!]\n"},
          {"[!lemma ел|ат|ату]", "t x[!]\n"},
          {"[lemma /а.*/, tag acc]", "t x[атын]\n"},
      },
      DocumentBuilder()
          .word("елдің", {{"ел", kGen}})
          .word("атын", {{"ат", kAcc | kPoss3}, {"ату", kParticiple}})
          .words("!"));
}

TEST(Matcher, Lists) {
  check(
      {
          {"[list place]", "t x[Алматы облысының]\nt x[Астана]\n"},
          {"[list place] [lower облысының]", "t x[Алматы облысының]\n"},
          {"[list given]", "t x[Ерлан]\n"},
          {"[list given|place]+", "t x[Алматы облысының Астана Ерлан]\n"},
          {"[list place, tag gen]", "t x[Алматы облысының]\n"},
          {"[list place, !tag gen, shape title]", "t x[Алматы]\nt x[Астана]\n"},
          {"[list place(country=RU)]", "t x[Алматы]\n"},
          {"[list place(country=RU|US)|given(sex=m)]", "t x[Алматы]\nt x[Ерлан]\n"},
          {"[list given(sex=f)]", ""},
          {"[kind word, !list given]", "t x[Алматы]\nt x[облысының]\nt x[Астана]\n"},
          {"[kind word, !list place(country=RU)]", "t x[облысының]\nt x[Астана]\nt x[Ерлан]\n"},
          {"[list place, lower \"алматы облысының\"]", "t x[Алматы облысының]\n"},
          {"[list place, !text Алматы]", "t x[Алматы облысының]\nt x[Астана]\n"},
          {"[list place, lemma облыс]", "t x[Алматы облысының]\n"},
          {"(?<= [list place]) [any]", "t x[облысының]\nt x[Астана]\nt x[Ерлан]\n"},
      },
      DocumentBuilder()
          .words("Алматы")
          .word("облысының", {{"облыс", kGen}})
          .words("Астана Ерлан")
          .hit(0, 2, "place", "Алматы облысы", kGen)
          .hit(0, 1, "place", "Алматы")
          .hit(2, 3, "place", "Астана")
          .hit(3, 4, "given", "Ерлан"));
}

TEST(Matcher, Numbers) {
  check(
      {
          {"[number]", "t x[2 мың бес]\nt x[жетінші]\n"},
          {"[number 1..31]", "t x[2]\nt x[бес]\nt x[жетінші]\n"},
          {"[number 2] [any]", "t x[2 мың]\n"},
          {"[number 1000..]", "t x[2 мың бес]\n"},
          {"[number ..5, digits]", "t x[2]\n"},
          {"[number, words]", "t x[бес]\nt x[жетінші]\n"},
          {"[number, !digits, !tag ordinal]", "t x[бес]\n"},
          {"[number, tag ordinal]", "t x[жетінші]\n"},
          {"[number, !integer]", ""},
          {"[any, !number]", "t x[жыл]\n"},
          {"[any, !number 1000..]", "t x[жыл]\nt x[жетінші]\n"},
      },
      DocumentBuilder()
          .words("2 мың бес жыл жетінші")
          .number(0, 3, 2005)
          .number(0, 1, 2)
          .number(2, 3, 5, 0, false)
          .number(4, 5, 7, kOrdinal, false));
}

TEST(Matcher, SentencesAreApart) {
  check({{"[any]+", "t x[а б]\nt x[в г]\n"}, {"^ [any]", "t x[а]\nt x[в]\n"}, {"[text б] [text в]", ""}},
        DocumentBuilder().words("а б").end_sentence().words("в г"));
}

TEST(Matcher, TypesOfLowerLevels) {
  const auto grammar = compile_files({
      {"10-a",
       "rule name -> PERSON\n pattern [list given] [shape title]?\n set kind=full\n yes a\n no b\n"
       "rule rank -> rank\n pattern [lower майор]\n set kind=rank\n yes a\n no b\n"},
      {"20-b",
       "rule ranked -> POSITION\n pattern span:[rank(kind=rank)] who:[PERSON, tag gen]\n yes a\n no b\n"
       "rule free -> free\n pattern [shape title, !PERSON]\n yes a\n no b\n"},
      {"30-c", "rule again -> again\n pattern [POSITION]\n yes a\n no b\n"},
  });
  const Document document = DocumentBuilder()
                                .words("Майор Ерлан")
                                .word("Альжановтың", {{"альжанов", kGen}})
                                .words("Абай")
                                .hit(1, 2, "given", "Ерлан")
                                .build();
  EXPECT_EQ(run_and_show(*grammar, document),
            "rank rank[Майор] {kind=rank}\n"
            "ranked POSITION[Майор] in [Майор Ерлан Альжановтың] who=[Ерлан Альжановтың]\n"
            "again again[Майор]\n"
            "name PERSON[Ерлан Альжановтың] {kind=full}\n"
            "free free[Абай]\n");
}

TEST(Resolve, BetterMatchesWin) {
  const std::string end = "\n yes a\n no b\n";
  const auto one = [&](const std::string& name, const std::string& rest) {
    return "rule " + name + " -> " + rest + end;
  };
  const std::vector<std::pair<std::vector<std::pair<std::string, std::string>>, std::string>> cases = {
      // Longer mention.
      {{{"10-a", one("a", "x\n pattern [text б]") + one("b", "x\n pattern [text а] [text б]")}},
       "b x[а б]\n"},
      // Longer extent, among equals of one priority.
      {{{"10-a", one("a", "x\n pattern [text б]") + one("b", "x\n pattern [text а] span:[text б]")}},
       "b x[б] in [а б]\n"},
      // Priority among mentions of one length, before the extent.
      {{{"10-a", one("a", "x\n pattern [text б]") + one("b", "x\n pattern [text б]\n priority 1")}},
       "b x[б]\n"},
      {{{"10-a", one("a", "x\n pattern [text б] [any]") + one("b", "x\n pattern [text б]\n priority 9")}},
       "a x[б в]\n"},
      // File order.
      {{{"10-a", one("a", "x\n pattern [text б]") + one("b", "y\n pattern [text б]")}}, "a x[б]\n"},
      // A user's rule first, however short.
      {{{"10-a", one("a", "x\n pattern [any]+")}, {"10-b-user", one("b", "y\n pattern [text б]")}},
       "b y[б]\na x[в]\n"},
      // A user's rule of the same name replaces ours.
      {{{"10-a", one("a", "x\n pattern [any]+")}, {"20-b-user", one("a", "y\n pattern [text в]")}},
       "a y[в]\n"},
      // Type none blocks; what it matched is kept for the examples, no later stage reads it.
      {{{"10-a", one("a", "none\n pattern [text а] [text б]") + one("b", "x\n pattern [text б|в]")}},
       "a none[а б]\nb x[в]\n"},
      // Nested rules neither win nor lose.
      {{{"10-a", one("a", "x\n pattern [any]+") + one("b", "y\n pattern [any] [any]?\n nested yes")}},
       "a x[а б в]\nb y[а б]\nb y[б в]\nb y[в]\n"},
      // Context does not compete, and levels do not compete.
      {{{"10-a", one("a", "x\n pattern span:[text а] [text б]") + one("b", "x\n pattern [text б]")},
        {"20-b", one("c", "z\n pattern [x] [x]")}},
       "c z[а б]\na x[а] in [а б]\nb x[б]\n"},
  };
  for (const auto& [files, matches] : cases) {
    const auto grammar = compile_files(files);
    ASSERT_TRUE(grammar);
    EXPECT_EQ(run_and_show(*grammar, DocumentBuilder().words("а б в").build()), matches) << files[0].second;
  }
}

TEST(Matcher, ScratchIsKeptFromDocumentToDocument) {
  const auto grammar = compile_files({{"10-a", rule_of("  pattern a:[any] [lower б]\n  set k=v")}});
  const auto scratch = grammar->make_scratch();
  for (int i = 0; i < 3; ++i) {
    Document document = DocumentBuilder().words("а б").end_sentence().words("а а Б").build();
    grammar->run(document, scratch.get());
    EXPECT_EQ(show(document), "t x[а б] a=[а] {k=v}\nt x[а Б] a=[а] {k=v}\n");
    EXPECT_EQ(document.attributes.size(), 1u);
  }
}

std::string repeat(const std::string& word, size_t count) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += (i ? " " : "") + word;
  return out;
}

// Patterns that a plain backtracker would need for ever for.
// A folder of dictionaries may have no rules at all: no test, rows of no bits.
TEST(Matcher, NoRules) {
  EXPECT_EQ(run_and_show(*compile_files({}), DocumentBuilder().words("Астана , 12 .").build()), "");
}

TEST(Budget, PathologicalPatternsAreLinear) {
  const Document document = DocumentBuilder().words(repeat("а", 600)).build();
  for (const std::string pattern :
       {"[any] ([any]*)*", "(([any]*)*)* [text б]", "(([any]|[any])*|[any]*)* [text б]",
        "[any]{1,160} [any]{0,160}", "(([any] (?= [any]* [text б]) | [any])*)* [text б]"}) {
    const auto grammar = compile_files({{"10-a", rule_of("  pattern " + pattern)}}, 4000000);
    ASSERT_TRUE(grammar) << pattern;
    Document copy = document;
    const auto scratch = grammar->make_scratch();
    grammar->run(copy, scratch.get());
    for (const Match& match : copy.matches) EXPECT_LE(match.extent.size(), kMaxSpan);
  }
}

TEST(Budget, ARuleThatSpendsItIsLeftOffOnce) {
  const auto grammar = compile_files(
      {{"10-a", rule_of("  pattern [any]+ [text б]") + "rule u -> y\n pattern [text б]\n yes a\n no b\n"}},
      500);
  Document document = DocumentBuilder()
                          .words(repeat("а", 100) + " б")
                          .end_sentence()
                          .words(repeat("а", 90))
                          .end_sentence()
                          .words("а б")
                          .build();
  const auto scratch = grammar->make_scratch();
  grammar->run(document, scratch.get());
  ASSERT_EQ(document.diagnostics.size(), 1u);
  EXPECT_EQ(document.diagnostics[0].code, "rule_budget");
  EXPECT_NE(document.diagnostics[0].message.find("'t'"), std::string::npos);
  // The first start came in time, and the next sentence begins anew; t is longer than u.
  EXPECT_EQ(document.matches.size(), 2u);
}

TEST(Budget, LongSentencesAreMatchedInPieces) {
  const auto grammar =
      compile_files({{"10-a", rule_of("  pattern ^ [any]\n  pattern [any] $\n  pattern [text б]")}});
  std::string words = repeat("а", 1500) + " б " + repeat("а", 3000);
  EXPECT_EQ(run_and_show(*grammar, DocumentBuilder().words(words).build()), "t x[а]\nt x[б]\nt x[а]\n");
}

}  // namespace
}  // namespace derek::grammar
