// Kazakh typed without the letters that a Russian keyboard lacks.
#include "unit/dirty/dirt.h"

namespace derek {
namespace {

Dirty without_kazakh_letters(std::string_view clean) {
  static const std::map<char32_t, char32_t> kTyped = {{U'ә', U'а'}, {U'ғ', U'г'}, {U'қ', U'к'},
                                                      {U'ң', U'н'}, {U'ө', U'о'}, {U'ұ', U'у'},
                                                      {U'ү', U'у'}, {U'һ', U'х'}, {U'і', U'и'}};
  return rewrite(clean, [](Dirty& out, char32_t c, uint32_t at) {
    const auto found = kTyped.find(utf8::to_lower(c));
    if (found != kTyped.end()) c = utf8::is_upper(c) ? utf8::to_upper(found->second) : found->second;
    out.add(utf8::encode(c), at);
  });
}

TEST(PlainLetters, MostFactsAreKept) {
  size_t all = 0, kept = 0, invented = 0;
  for (const std::string& text : press_texts()) {
    const auto clean = facts_of(undirtied(text));
    const auto found = facts_of(without_kazakh_letters(text));
    all += clean.size();
    kept += clean.size() - without(clean, found).size();
    invented += without(found, clean).size();
  }
  // What is lost are mostly names that no list has.
  EXPECT_GE(static_cast<double>(kept), 0.87 * static_cast<double>(all)) << kept << " of " << all;
  EXPECT_LE(static_cast<double>(invented), 0.11 * static_cast<double>(all)) << invented;
}

// windows-1251 has no Kazakh letter but і: what is stored in it was typed without them.
TEST(PlainLetters, Windows1251) {
  const Dirty plain = without_kazakh_letters("Қазақстан Республикасының Президенті Шымкент қаласында болды.");
  std::string bytes;
  for (size_t i = 0; i < plain.text.size();) {
    const char32_t c = utf8::next(plain.text, i);
    bytes += static_cast<char>(c < 0x80 ? c : c - 0x410 + 0xC0);
  }
  const Document d = analyze(shared_pipeline(), bytes, "");
  EXPECT_EQ(d.encoding, "windows-1251");
  EXPECT_EQ(d.text, "Қазақстан Республикасының Президенті Шымкент қаласында болды.");
}

TEST(PlainLetters, Words) {
  const auto read = [](std::string_view text) { return analyze(shared_pipeline(), text).text; };
  EXPECT_EQ(read("Казакстан Республикасынын казiргi Президенти Омирбек Жолдаспен кездести"),
            "Қазақстан Республикасының қазіргі Президенті Өмірбек Жолдаспен кездесті");
  EXPECT_EQ(read("Шымкент каласы, озинин айтуынша, КР-нын 25-ине дейинги 30-жылдарындагы бир ушинши заны"),
            "Шымкент қаласы, өзінің айтуынша, ҚР-ның 25-іне дейінгі 30-жылдарындағы бір үшінші заңы");
  EXPECT_EQ(read("Серикбай Касенулынын екинши кызы, Вайстын айтуынша, осы мектепте окыды"),
            "Серікбай Қасенұлының екінші қызы, Вайстың айтуынша, осы мектепте оқыды");
  // One word in a text that has its letters; names of persons stay as they are spelt.
  EXPECT_EQ(read("Президент Казакстан туралы өзінің әңгімесін айтып, Кайрат Кудайбергеновке сөз берді"),
            "Президент Қазақстан туралы өзінің әңгімесін айтып, Кайрат Кудайбергеновке сөз берді");
  // Russian stays, in a text of its own and beside Kazakh.
  const std::string russian =
      "Сегодня в городе прошло заседание, на котором обсудили вопросы развития региона и казачества";
  EXPECT_EQ(read(russian), russian);
  EXPECT_EQ(read("Жиын өткен жылы Қазақстанда өтті.\n" + russian),
            "Жиын өткен жылы Қазақстанда өтті.\n" + russian);
}

TEST(PlainLetters, AreNoted) {
  const Document d = analyze(shared_pipeline(), "Президент Казакстан туралы өзінің ойын айтты");
  ASSERT_EQ(d.diagnostics.size(), 1u);
  EXPECT_EQ(d.diagnostics[0].code, "missing_letters");
  EXPECT_EQ(d.diagnostics[0].message, "Kazakh letters are missing in \"Казакстан\", read as \"Қазақстан\"");
  EXPECT_EQ(d.view(d.diagnostics[0].span), "Қазақстан");
}

}  // namespace
}  // namespace derek
