#include "morph/analyzer.h"

#include <gtest/gtest.h>

#include <map>

#include "base/utf8.h"
#include "lexicon/builder.h"

namespace derek::morph {
namespace {

const std::map<std::string, uint32_t> kNames = {{"nom", kNom},
                                                {"gen", kGen},
                                                {"dat", kDat},
                                                {"acc", kAcc},
                                                {"loc", kLoc},
                                                {"abl", kAbl},
                                                {"ins", kIns},
                                                {"plural", kPlural},
                                                {"poss1", kPoss1},
                                                {"poss2", kPoss2},
                                                {"poss3", kPoss3},
                                                {"attr", kAttr},
                                                {"ordinal", kOrdinal},
                                                {"collective", kCollective},
                                                {"like", kLike},
                                                {"derived", kDerived},
                                                {"without", kWithout},
                                                {"verb", kVerb},
                                                {"participle", kParticiple},
                                                {"converb", kConverb},
                                                {"verbal_noun", kVerbalNoun},
                                                {"known", kKnown},
                                                {"manner", kManner}};

std::string names_of(uint32_t tags) {
  std::string out;
  for (const auto& [name, bit] : kNames)
    if (tags & bit) out += (out.empty() ? "" : " ") + name;
  return out;
}

// The analyser over the shipped tables and the given list of lemmas.
class World {
 public:
  explicit World(const std::vector<std::string>& lemmas = {}, const std::string& list = "noun") {
    lexicon::Builder builder;
    std::string text = "# about t\n# source t\n# licence t\nentry\n";
    for (const auto& lemma : lemmas) text += lemma + "\n";
    EXPECT_TRUE(builder.add(list, *parse_table(list, text), false).ok());
    sections_ = *builder.finish();
    lexicon_ = std::make_unique<lexicon::Lexicon>(*lexicon::Lexicon::open(sections_.first, sections_.second));
    auto files = *read_folder(DEREK_SOURCE_DIR "/dictionaries/morph", {".tsv"});
    for (auto& file : files) file.name = "morph/" + file.name;
    auto made = Analyzer::create(files, *lexicon_);
    EXPECT_TRUE(made.ok()) << made.error().to_string();
    analyzer_ = std::move(*made);
  }

  Document read(const std::string& word) const {
    Document d;
    d.text = word;
    Token token;
    token.span = {0, static_cast<uint32_t>(word.size())};
    token.lower = d.add(utf8::to_lower(word));
    size_t i = 0;
    const char32_t first = utf8::next(word, i);
    if (utf8::is_digit(first)) token.kind = TokenKind::kNumber;
    size_t letters = 0, capitals = 0;
    for (size_t k = 0; k < word.size();) {
      const char32_t c = utf8::next(word, k);
      letters += utf8::is_letter(c) ? 1 : 0;
      capitals += utf8::is_upper(c) ? 1 : 0;
    }
    token.shape = letters == 0                             ? Shape::kNone
                  : capitals == 0                          ? Shape::kLower
                  : capitals == letters && letters > 1     ? Shape::kUpper
                  : capitals == 1 && utf8::is_upper(first) ? Shape::kTitle
                                                           : Shape::kMixed;
    d.tokens.push_back(token);
    run(d);
    return d;
  }
  void run(Document& document) const { analyzer_->run(document, analyzer_->make_scratch().get()); }

  std::vector<std::string> readings(const std::string& word) const {
    const Document d = read(word);
    std::vector<std::string> out;
    for (const Analysis& a : d.analyses) {
      out.push_back(std::string(d.view(a.lemma)) + " | " + word.substr(0, a.nominative) + " | " +
                    names_of(a.tags & ~static_cast<uint32_t>(kKnown)));
    }
    return out;
  }

 private:
  std::pair<std::string, std::string> sections_;
  std::unique_ptr<lexicon::Lexicon> lexicon_;
  std::unique_ptr<Analyzer> analyzer_;
};

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
  const std::string head = "# about t\n# source t\n# licence t\nslot\ttags\tforms\tfinal\tafter\tweight\n";
  const auto fails = [&](const std::string& row) {
    const auto made = Analyzer::create({{"morph/suffix.tsv", head + row}}, lexicon);
    return made.ok() ? std::string() : made.error().to_string().substr(0, 19);
  };
  EXPECT_EQ(fails("case\tgen\tның нің\tV N\tnominal\t30\n"), "");
  EXPECT_EQ(fails("cases\tgen\tның нің\tV N\tnominal\t30\n"), "morph/suffix.tsv:5:");
  EXPECT_EQ(fails("case\tgenitive\tның нің\tV N\tnominal\t30\n"), "morph/suffix.tsv:5:");
  EXPECT_EQ(fails("case\tgen\tның нің\tX\tnominal\t30\n"), "morph/suffix.tsv:5:");
  EXPECT_EQ(fails("case\tgen\tның нің\tV N\tnominal\tmany\n"), "morph/suffix.tsv:5:");
  EXPECT_EQ(fails("case\tgen\t\tV N\tnominal\t3\n"), "morph/suffix.tsv:5:");
}

}  // namespace
}  // namespace derek::morph
