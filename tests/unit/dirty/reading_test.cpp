// What a dirty text is read as.
#include "unit/dirty/dirt.h"

namespace derek {
namespace {

std::string read(std::string_view text) {
  return analyze(shared_pipeline(), text).text;
}

TEST(Reading, LatinWordsThatAreCyrillic) {
  EXPECT_EQ(read("Халық pyx көтерді"), "Халық рух көтерді");
  EXPECT_EQ(read("Халық xop айтты"), "Халық хор айтты");
  EXPECT_EQ(read("Kazakh band pyx sang"), "Kazakh band pyx sang");  // a Latin text
  EXPECT_EQ(read("Жиынға A. Серіков, басшының м.a. келді"), "Жиынға А. Серіков, басшының м.а. келді");
  EXPECT_EQ(read("Үлесі 41%-i, айдың 25-i, 22-ci"), "Үлесі 41%-і, айдың 25-і, 22-сі");
  EXPECT_EQ(read("X. Қорытынды ережелер"), "X. Қорытынды ережелер");  // a number
  EXPECT_EQ(read("Бұл XX ғасыр, II тоқсан"), "Бұл XX ғасыр, II тоқсан");
}

TEST(Reading, DividedWords) {
  EXPECT_EQ(read("Қаладағы орта-\nлығының басшысы"), "Қаладағы орталығының басшысы");
  EXPECT_EQ(read("Президент Қасым-\nЖомарт Тоқаев"), "Президент Қасым-Жомарт Тоқаев");
  EXPECT_EQ(read("Ауылдағы іс-\nшара, сондай-\nақ премьер-\nминистр"),
            "Ауылдағы іс-шара, сондай-ақ премьер-министр");
  EXPECT_EQ(read("Осы ҚР-\nның заңы, 2023-\nші жыл, «Хабар»-\nдың"),
            "Осы ҚР-ның заңы, 2023-ші жыл, «Хабар»-дың");
  EXPECT_EQ(read("Досым Сейтқали-\nұлы, Болат Нұрғали-\nев"), "Досым Сейтқалиұлы, Болат Нұрғалиев");
  EXPECT_EQ(read("Оның ата-\nанасы, оқу-\nжаттығу жиыны"), "Оның ата-анасы, оқу-жаттығу жиыны");
  EXPECT_EQ(read("Бұл облы\xC2\xAD\r\nсының орта¬\nлығы"), "Бұл облысының орталығы");
  EXPECT_EQ(read("ОРТА-\nЛЫҒЫНЫҢ БАСШЫСЫ"), "Орталығының басшысы");
  EXPECT_EQ(read("Екі филиалы-\nШымкент"), "Екі филиалы-\nШымкент");  // a dash
}

// Lines that end where they should.
TEST(Reading, LinesThatStay) {
  const std::string list =
      "Жиынға қатысқандар:\nӘсел Қанатқызы, өңірлік кәсіпкерлер палатасы\nБолат Серіков, облыстық мәслихат\n"
      "Дана Ахметова, аудандық орталық";
  EXPECT_EQ(read(list), list);
  const std::string items =
      "• аудандық емхананың жаңа ғимараты салынып, пайдалануға берілді;\n• ауылға апаратын жолға күрделі "
      "жөндеу "
      "жүргізіліп жатыр;\n• үш мектепте спорт алаңы ашылып, балалар үйірмеге жазылды.";
  EXPECT_EQ(read(items), items);
}

TEST(Reading, MisreadCharacters) {
  EXPECT_EQ(read("0блыс әкімі 2О23 жылы 15О млн теңге бөлді"), "Облыс әкімі 2023 жылы 150 млн теңге бөлді");
  EXPECT_EQ(read("Бұл бiл!м мен өкlлдер, жүз 20l9 және 2З5"), "Бұл білім мен өкілдер, жүз 2019 және 235");
  for (const char* clean :
       {"Олар 5G, А1, 12кг, келді!", "Қазақстан1 мен жыл2023", "Жүз 5О-ға, 25о", "Ол б!л деді"})
    EXPECT_EQ(read(clean), clean);
}

}  // namespace
}  // namespace derek
