#include "morph/analyzer.h"

#include <gtest/gtest.h>

#include <random>

#include "unit/morph/world.h"

namespace derek::morph {
namespace {

struct Case {
  const char *form, *lemma, *nominative, *tags;
};

// The first reading, no stem known but those of the shipped tables.
const Case kFirst[] = {
#include "cases.inc"
};

TEST(Analyzer, FirstReading) {
  const World world;
  for (const Case& c : kFirst) {
    const auto readings = world.readings(c.form);
    std::string expected = std::string(c.lemma) + " | " + c.nominative + " | " + c.tags;
    ASSERT_FALSE(readings.empty()) << c.form;
    std::string all;
    for (const auto& r : readings) all += "\n  " + r;
    EXPECT_EQ(readings.front(), expected) << c.form << all;
  }
}

// Somewhere among the readings.
TEST(Analyzer, OtherReadings) {
  const World world;
  const Case cases[] = {
      {"зорлықсыз", "зорлық", "зорлықсыз", "nom without"},
      {"орындар", "орын", "орындар", "nom plural"},
      {"клубы", "клуб", "клубы", "nom poss3"},
      {"педагогтер", "педагог", "педагогтер", "nom plural"},
      {"ұйымдастыру", "ұйымдастыр", "ұйымдастыру", "nom verbal_noun"},
      {"қазақша", "қазақ", "қазақ", "manner"},
      {"Балтөриндер", "балтөрин", "Балтөриндер", "nom plural"},
      {"қорғау", "қорғау", "қорғау", "nom"},
  };
  for (const Case& c : cases) {
    const auto readings = world.readings(c.form);
    const std::string expected = std::string(c.lemma) + " | " + c.nominative + " | " + c.tags;
    EXPECT_NE(std::find(readings.begin(), readings.end(), expected), readings.end()) << c.form;
  }
}

TEST(Analyzer, KnownLemmasComeFirst) {
  const World world({"перде", "пер", "халва", "қарсыласым"});
  EXPECT_EQ(world.readings("перде").front(), "перде | перде | nom");
  EXPECT_EQ(world.readings("халваны").front(), "халва | халва | acc");
  EXPECT_EQ(world.readings("қарсыласым").front(), "қарсыласым | қарсыласым | nom");
  const Document d = world.read("халваны");
  EXPECT_TRUE(d.analyses.front().tags & kKnown);
}

TEST(Analyzer, WordsThatCanOnlyQualify) {
  const World world;
  const auto qualifies = [&](const std::string& word) {
    const Document d = world.read(word);
    return std::any_of(d.analyses.begin(), d.analyses.end(), [](const Analysis& a) { return (a.tags & kAdjectival) != 0; });
  };
  for (const char* word : {"көпқабатты", "арнаулы", "заңсыз", "лауазымды"}) EXPECT_TRUE(qualifies(word)) << word;
  for (const char* word : {"жас", "адам", "шеберлік", "үйлер", "арнаулыға", "келген"}) EXPECT_FALSE(qualifies(word)) << word;
}

TEST(Analyzer, SuffixesThatStandAlone) {
  const World world;
  const auto last = [&](const std::vector<std::string>& words) {
    const Document d = world.read_words(words);
    const Analysis& a = d.analyses[d.tokens.back().first_analysis];
    return std::string(d.view(a.lemma)) + " | " + std::to_string(a.nominative) + " | " + names_of(a.tags);
  };
  EXPECT_EQ(last({"«", "Хабар", "»", "-", "дың"}), "дың | 0 | gen");
  EXPECT_EQ(last({"«", "Хабар", "»", "-", "ға"}), "ға | 0 | dat");
  EXPECT_EQ(last({"2023", "-", "тен"}), "тен | 0 | abl");
  EXPECT_EQ(last({"«", "Хабар", "»", "-", "телеарна"}).substr(0, 16), "телеарна");  // no suffix
  EXPECT_EQ(last({"қала", "-", "ның"}).find(" | 0 | "), std::string::npos);         // lower case before
  EXPECT_EQ(world.readings("100-деген").front(), "100 | 100-деген | nom");
}

TEST(Analyzer, FormListsAreNoLemmas) {
  const World lemmas({"жаршыға"}, "noun"), forms({"жаршыға"}, "stop_name");
  EXPECT_EQ(lemmas.readings("жаршыға").front(), "жаршыға | жаршыға | nom");
  EXPECT_EQ(forms.readings("жаршыға").front(), "жаршы | жаршы | dat");
}

TEST(Analyzer, AlwaysReadsAndStaysInside) {
  const World world;
  const std::vector<std::string> words = {
      "а",          "-",          "--",   "5",    "5-", "-дың", "ъ",
      "Google",     "ы",          "ыыыы", "КММ-", "ң",  "§",    "лардағылардағылардағылардың",
      "123-456-ға", "ЖШС-нің-ақ", "é",    "漢字"};
  for (const auto& word : words) {
    const Document d = world.read(word);
    ASSERT_GE(d.tokens[0].analysis_count, 1u) << word;
    ASSERT_LE(d.tokens[0].analysis_count, 8u) << word;
    for (const Analysis& a : d.analyses) {
      EXPECT_LE(a.nominative, word.size());
      EXPECT_LE(a.lemma.offset + a.lemma.size, d.pool.size());
      EXPECT_EQ(utf8::find_invalid(d.view(a.lemma)), std::string::npos);
    }
  }
}

TEST(Analyzer, OtherTokensHaveNoReadings) {
  const World world;
  Document d;
  d.text = "https://egov.kz";
  Token token;
  token.span = {0, 15};
  token.lower = d.add(d.text);
  token.kind = TokenKind::kUrl;
  d.tokens.push_back(token);
  world.run(d);
  EXPECT_EQ(d.tokens[0].analysis_count, 0u);
  EXPECT_TRUE(d.analyses.empty());
}

TEST(Analyzer, RefusesBadTables) {
  const auto sections = *lexicon::Builder().finish();
  const auto lexicon = *lexicon::Lexicon::open(sections.first, sections.second);
  EXPECT_FALSE(Analyzer::create({}, lexicon).ok());
  const std::string head =
      "# about t\n# source t\n# licence t\nslot\ttags\tforms\tfinal\tafter\tweight\trestores\n";
  const auto fails = [&](const std::string& row) {
    const auto made = Analyzer::create({{"morph/suffix.tsv", head + row}}, lexicon);
    return made.ok() ? std::string() : made.error().to_string().substr(0, 19);
  };
  EXPECT_EQ(fails("case\tgen\tның нің\tV N\tnominal\t30\n"), "");
  EXPECT_EQ(fails("cases\tgen\tның нің\tV N\tnominal\t30\n"), "morph/suffix.tsv:5:");
  EXPECT_EQ(fails("case\tgenitive\tның нің\tV N\tnominal\t30\n"), "morph/suffix.tsv:5:");
  EXPECT_EQ(fails("case\tgen\tның нің\tX\tnominal\t30\n"), "morph/suffix.tsv:5:");
  EXPECT_EQ(fails("case\tgen\tның нің\tV N\tnominal\tmany\n"), "morph/suffix.tsv:5:");
  EXPECT_EQ(fails("verb\tverb\tиды иді\tC\tverb_stem\t3\tы\n"), "morph/suffix.tsv:5:");
  EXPECT_EQ(fails("case\tgen\t\tV N\tnominal\t3\n"), "morph/suffix.tsv:5:");
}

// What was read before changes nothing, however much it was.
TEST(Analyzer, RemembersRight) {
  const World world;
  const auto scratch = world.analyzer().make_scratch();
  std::mt19937 random(4);
  std::vector<std::string> words;
  for (int i = 0; i < 40000; ++i) {
    std::string word;
    for (size_t n = 1 + random() % 3; n > 0; --n) utf8::append(word, U"абдеилнрсқі"[random() % 11]);
    words.push_back((random() % 4 ? "" : "Қ") + word);
    if (random() % 8 == 0) words.back() = std::to_string(random() % 3000);
  }
  for (size_t i = 0; i < words.size(); i += 8) {
    Document remembered;
    for (size_t k = i; k < i + 8; ++k) World::add_word(words[(random() % 2 ? k : random() % (i + 8))], remembered);
    Document fresh = remembered;
    world.analyzer().run(remembered, scratch.get());
    if (i % 128 != 0) continue;
    world.run(fresh);
    ASSERT_EQ(remembered, fresh) << words[i];
  }
}

}  // namespace
}  // namespace derek::morph
