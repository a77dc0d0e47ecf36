// Headlines in capitals.
#include "unit/dirty/dirt.h"

namespace derek {
namespace {

Dirty with_headline_in_capitals(std::string_view clean) {
  const size_t end = clean.find('\n');
  return rewrite(clean, [&](Dirty& out, char32_t c, uint32_t at) {
    out.add(utf8::encode(at < end ? utf8::to_upper(c) : c), at);
  });
}

TEST(Capitals, HeadlinesKeepMostFacts) {
  size_t all = 0, lost = 0, invented = 0;
  for (const std::string& text : press_texts()) {
    const auto clean = facts_of(undirtied(text));
    const auto found = facts_of(with_headline_in_capitals(text));
    all += clean.size();
    lost += without(clean, found).size();
    invented += without(found, clean).size();
  }
  EXPECT_LE(static_cast<double>(lost), 0.01 * static_cast<double>(all)) << lost << " of " << all;
  EXPECT_LE(static_cast<double>(invented), 0.01 * static_cast<double>(all)) << invented;
}

TEST(Capitals, Lines) {
  const auto read = [](std::string_view text) { return analyze(shared_pipeline(), text).text; };
  EXPECT_EQ(read("ҚАЗАҚСТАН РЕСПУБЛИКАСЫНЫҢ ПРЕЗИДЕНТІ ҚАСЫМ-ЖОМАРТ ТОҚАЕВ ШЫМКЕНТКЕ КЕЛДІ"),
            "Қазақстан Республикасының президенті Қасым-Жомарт Тоқаев Шымкентке келді");
  EXPECT_EQ(read("ҚР-НЫҢ ПРЕМЬЕР-МИНИСТРІ ОЛЖАС БЕКТЕНОВ ІС-ШАРАҒА ҚАТЫСТЫ"),
            "ҚР-ның премьер-министрі Олжас Бектенов іс-шараға қатысты");
  EXPECT_EQ(read("«ХАБАР» АҚ МЕН ЖШС ХХІ ҒАСЫРДА. ЖАҢА ТӘРТІП"),
            "«Хабар» АҚ мен ЖШС ХХІ ғасырда. Жаңа тәртіп");
  // The text below tells what is a name.
  EXPECT_EQ(read("БҮГІН ТӨРЕҚЫЗЫЛ АУЫЛЫНДА ЖИЫН ӨТТІ\nОған осы Төреқызыл ауылының тұрғыны келді."),
            "Бүгін Төреқызыл ауылында жиын өтті\nОған осы Төреқызыл ауылының тұрғыны келді.");
  // Single words: surnames alone.
  EXPECT_EQ(read("Жиынға ТОҚАЕВ Қасым-Жомарт пен ЖШС «АҚ ЖОЛ» ҚҰРЫЛТАЙ келді."),
            "Жиынға Тоқаев Қасым-Жомарт пен ЖШС «АҚ ЖОЛ» ҚҰРЫЛТАЙ келді.");
  EXPECT_EQ(read("ЖШС, ҚР"), "ЖШС, ҚР");
}

TEST(Capitals, NamesAndTitlesAreFoundAndNoneInvented) {
  const auto facts = [](std::string_view text) { return facts_of(undirtied(text)); };
  const std::string shouted = "ҚАЗАҚСТАН РЕСПУБЛИКАСЫНЫҢ ПРЕЗИДЕНТІ ҚАСЫМ-ЖОМАРТ ТОҚАЕВ ШЫМКЕНТКЕ КЕЛДІ";
  EXPECT_EQ(facts(shouted),
            facts("Қазақстан Республикасының президенті Қасым-Жомарт Тоқаев Шымкентке келді"));
  for (const char* text :
       {"НАЗАР АУДАРЫҢЫЗ! БАЛАЛАРДЫ ЖАЛҒЫЗ ҚАЛДЫРМАҢЫЗ", "МАҢЫЗДЫ АҚПАРАТ БАРЛЫҚ ТҰРҒЫНДАРҒА АРНАЛАДЫ"})
    EXPECT_EQ(facts(text), std::vector<std::string>()) << text;
  const Document d = analyze(shared_pipeline(), shouted);
  ASSERT_EQ(d.diagnostics.size(), 1u);
  EXPECT_EQ(d.diagnostics[0].code, "capitals");
}

}  // namespace
}  // namespace derek
