#include "morph/generator.h"

#include <algorithm>

#include "unit/morph/world.h"

namespace derek::morph {
namespace {

const Tables& tables() {
  static const Tables kTables = *read_tables(shipped_tables());
  return kTables;
}

TEST(Generator, Forms) {
  const Generator generator(tables());
  using P = Possessive;
  const struct {
    const char* word;
    Cell cell;
    const char* form;
  } cases[] = {
      {"қала", {}, "қала"},
      {"қала", {false, P::kThird, kLoc}, "қаласында"},
      {"отбасы", {false, P::kNone, kDat}, "отбасына"},
      {"отбасы", {false, P::kThird, kAcc}, "отбасын"},
      {"отбасы", {false, P::kOur, kDat}, "отбасымызға"},
      {"отбасы", {true, P::kNone, kDat}, "отбасыларға"},
      {"қала", {true, P::kNone, kGen}, "қалалардың"},
      {"орталық", {false, P::kThird, kGen}, "орталығының"},
      {"орталық", {true, P::kThird, kAbl}, "орталықтарынан"},
      {"мектеп", {false, P::kThird, kNom}, "мектебі"},
      {"бөлік", {false, P::kMy, kDat}, "бөлігіме"},
      {"ел", {false, P::kOur, kDat}, "елімізге"},
      {"ел", {false, P::kYourPolite, kAcc}, "еліңізді"},
      {"халық", {false, P::kThird, kDat}, "халқына"},
      {"халық", {false, P::kNone, kDat}, "халыққа"},
      {"кәсіпорын", {false, P::kThird, kNom}, "кәсіпорны"},
      {"банк", {false, P::kThird, kNom}, "банкі"},
      {"банк", {false, P::kNone, kDat}, "банкке"},
      {"тау", {false, P::kNone, kGen}, "таудың"},
      {"оқу", {false, P::kThird, kIns}, "оқуымен"},
      {"апрель", {false, P::kThird, kLoc}, "апрелінде"},
      {"секретарь", {false, P::kThird, kNom}, "секретары"},
      {"қыз", {false, P::kNone, kIns}, "қызбен"},
      {"Тоқаев", {false, P::kNone, kGen}, "Тоқаевтың"},
      {"Жүнісбеков", {false, P::kNone, kDat}, "Жүнісбековке"},
      {"Жандосова", {false, P::kNone, kDat}, "Жандосоваға"},
      {"Айтбекқызы", {false, P::kNone, kDat}, "Айтбекқызына"},
      {"25", {false, P::kThird, kLoc}, "25-інде"},
      {"1000", {false, P::kNone, kAbl}, "1000-нан"},
      {"60", {false, P::kNone, kDat}, "60-қа"},
      {"ІІМ", {false, P::kNone, kDat}, "ІІМ-ге"},
      {"БҰҰ", {false, P::kNone, kDat}, "БҰҰ-ға"},
      {"АҚШ", {false, P::kNone, kGen}, "АҚШ-тың"},
      {"ЖШС", {false, P::kNone, kGen}, "ЖШС-нің"},
      {"ЖШС", {false, P::kNone, kDat}, "ЖШС-ге"},
      {"АҚ", {false, P::kNone, kLoc}, "АҚ-да"},
      {"ОПЕК", {false, P::kNone, kDat}, "ОПЕК-ке"},
      {"25", {false, P::kNone, kGen}, "25-тің"},
      {"«Хабар»", {false, P::kNone, kGen}, "«Хабар»-дың"},
      {"«Қазақ елі»", {false, P::kNone, kAbl}, "«Қазақ елі»-ден"},
      {"«KEGOC» АҚ", {false, P::kNone, kGen}, "«KEGOC» АҚ-ның"},
      {"«25»", {false, P::kNone, kDat}, "«25»-ке"},
  };
  for (const auto& c : cases) EXPECT_EQ(generator.form(c.word, c.cell), c.form) << c.word;
}

// Behind a hyphen too: abbreviations, digits, names in quotation marks.
TEST(Generator, AnalyserReadsSuffixesBehindHyphens) {
  const Generator generator(tables());
  const World world;
  std::vector<std::string> words = {"«Хабар»", "«Самұрық»", "«Жас Отан»", "«Сарыарқа»", "«Қазақ елі»",
                                    "БҰҰ",     "ІІМ",       "ТЖД",        "ЕҰУ",        "ЭКСПО"};
  for (size_t i = 0; i < tables().sounds.size(); ++i) words.emplace_back(tables().sounds.key(i));
  for (int number = 0; number < 40; ++number) words.push_back(std::to_string(number * number * 7));
  for (const std::string& word : words) {
    for (const bool plural : {false, true}) {
      for (const Possessive p : {Possessive::kNone, Possessive::kThird}) {
        for (const uint32_t tag : {kNom, kGen, kDat, kAcc, kLoc, kAbl, kIns}) {
          const std::string form = generator.form(word, {plural, p, tag});
          if (form == word) continue;
          ASSERT_TRUE(form.starts_with(word + "-")) << form;
          const uint32_t tags = tag | (plural ? static_cast<uint32_t>(kPlural) : 0u) |
                                (p == Possessive::kThird ? static_cast<uint32_t>(kPoss3) : 0u);
          const bool quoted = word.ends_with("»");
          const std::string suffix = form.substr(word.size() + 1);
          const Document d = quoted ? world.read_words({"«", "Хабар", "»", "-", suffix}) : world.read(form);
          const Token& last = d.tokens.back();
          const std::string lemma = quoted ? suffix : utf8::to_lower(word);
          const auto first = d.analyses.begin() + last.first_analysis;
          EXPECT_TRUE(std::any_of(first, first + last.analysis_count,
                                  [&](const Analysis& a) {
                                    return d.view(a.lemma) == lemma &&
                                           (a.tags & ~static_cast<uint32_t>(kKnown)) == tags;
                                  }))
              << form << " " << names_of(tags);
        }
      }
    }
  }
}

TEST(Generator, NothingOfNothing) {
  const Generator generator(tables());
  EXPECT_EQ(generator.form("", {}), "");
  EXPECT_EQ(generator.form("", {true, Possessive::kMy, kGen}), "");
  EXPECT_EQ(generator.form("-", {}), "-");
}

// What the generator makes, the analyser reads: the lemma and the tags are among the readings.
TEST(Generator, AnalyserReadsItBack) {
  const Generator generator(tables());
  const World world;
  std::vector<std::string> stems;
  for (size_t i = 0; i < tables().words.size(); ++i) {
    if (tables().words.value(i).parts == kNoun) stems.emplace_back(tables().words.key(i));
  }
  std::sort(stems.begin(), stems.end());
  size_t failures = 0, forms = 0;
  for (size_t i = 0; i < stems.size() && failures < 20; i += 7) {
    const std::string& stem = stems[i];
    // отбасы holds a possessive, told or not.
    const bool possessed = generator.form(stem, {false, Possessive::kThird, kNom}) == stem;
    for (const bool plural : {false, true}) {
      for (int p = 0; p <= static_cast<int>(Possessive::kThird); ++p) {
        for (const uint32_t tag : {kNom, kGen, kDat, kAcc, kLoc, kAbl, kIns}) {
          const std::string form = generator.form(stem, {plural, static_cast<Possessive>(p), tag});
          ASSERT_FALSE(form.empty()) << stem;
          const Word* word = tables().words.find(form);
          if (word && !word->whole.empty()) continue;  // жөнінде is a word of its own
          uint32_t tags = tag | (plural ? static_cast<uint32_t>(kPlural) : 0u);
          if (p == 1 || p == 2) tags |= kPoss1;
          if (p == 3 || p == 4) tags |= kPoss2;
          if (p == 5) tags |= kPoss3;
          ++forms;
          const Document d = world.read(form);
          const uint32_t ignored = kKnown | (possessed && !plural ? static_cast<uint32_t>(kPoss3) : 0u);
          const bool found = std::any_of(d.analyses.begin(), d.analyses.end(), [&](const Analysis& a) {
            return d.view(a.lemma) == stem && (a.tags & ~ignored) == (tags & ~ignored);
          });
          if (found) continue;
          ++failures;
          std::string all;
          for (const auto& r : world.readings(form)) all += "\n  " + r;
          ADD_FAILURE() << stem << " " << names_of(tags) << ": " << form << all;
        }
      }
    }
  }
  EXPECT_GT(forms, 20000u);
}

}  // namespace
}  // namespace derek::morph
