#include "value/number.h"

#include "unit/value/small_document.h"
#include "value/digits.h"

namespace derek::value {
namespace {

const lexicon::Lexicon& number_words() {
  static const TestLexicon kLexicon({"number_word"});
  return *kLexicon.lexicon;
}

Document read(const std::string& line) {
  Document doc = small_document(line);
  NumberReader(number_words()).run(doc, nullptr);
  return doc;
}

// The longest number at the first token; it must cover `tokens` tokens.
struct Case {
  const char* line;
  double value;
  uint32_t tokens;
};

TEST(NumberReader, LongestReading) {
  for (const auto& [line, value, tokens] : std::vector<Case>{
           {"он", 10, 1},
           {"жиырма үш адам", 23, 2},
           {"екі мың жиырма үшінші/үш:ordinal жылғы", 2023, 4},
           {"мың тоғыз жүз қырық бірінші/бір:ordinal", 1941, 5},
           {"мың үш жүз", 1300, 3},
           {"жүз елу", 150, 2},
           {"үш жүз мың теңгеден", 300000, 3},
           {"бір миллион екі жүз мың бес", 1200005, 6},
           {"екі жарым мың", 2500, 3},
           {"бір жарым миллиард теңге", 1.5e9, 3},
           {"мың жарым", 1500, 2},
           {"екі мың жарым", 2500, 3},
           {"алты жарым метр", 6.5, 2},
           {"жарты миллион", 500000, 2},
           {"ширек ғасыр", 0.25, 1},
           {"бір бүтін оннан/он:abl жеті", 1.7, 4},
           {"нөл бүтін жүзден/жүз:abl сексен алты", 0.86, 5},
           {"екі бүтін жүзден/жүз:abl жиырма бес", 2.25, 5},
           {"тоқсан үш бүтін төрт", 93.4, 4},
           {"төрт те сегіз", 4.8, 3},
           {"он жеті де жеті", 17.7, 4},
           {"бір де екі миллиард", 1.2e9, 4},
           {"жүз де он тоғыз", 119, 4},
           {"үштен/үш:abl екісі/екі:poss3", 2.0 / 3, 2},
           {"төрттен/төрт:abl үш", 0.75, 2},
           {"оннан/он:abl бірі/бір:poss3:nom", 0.1, 2},
           {"бестен/бес:abl онға/он:dat дейін", 5, 1},
           {"бес алты адам", 5, 1},
           {"отыз қырық адам", 30, 1},
           {"1 200 000 теңге", 1200000, 3},
           {"1.200.000 теңге", 1200000, 1},
           {"1,200,000 теңге", 1200000, 1},
           {"1.200 теңге", 1200, 1},
           {"2,5 метр", 2.5, 1},
           {"5.3 млрд теңге", 5.3e9, 2},
           {"2,3 млрд теңге", 2.3e9, 2},
           {"2,3 млрд. теңге", 2.3e9, 2},
           {"3 млн 500 мың теңге", 3500000, 4},
           {"1 , 5 метр", 1.5, 3},
           {"15 , 16 және 17", 15, 1},
           {"5 мың 300", 5300, 3},
           {"25-і", 25, 1},
           {"131 ді құрады", 131, 2},
           {"1 200 ден астам", 1200, 3},
           {"5 ші орын", 5, 2},
           {"5 де бар", 5, 1},
           {"100000-дайы", 100000, 1},
           {"1000-нан астам", 1000, 1},
           {"2023 жылғы 10", 2023, 1},
           {"12 2023", 12, 1},
           {"екеу/екі:collective", 2, 1},
           {"миллионға/миллион:dat жуық", 1e6, 1},
           {"мың 2023 жыл", 1000, 1},
           {"12 000 ( он екі мың ) теңге", 12000, 7},
           {"он екі ( 12 ) адам", 12, 5},
           {"12 ( он үш ) адам", 12, 1},
           {"12 ( 12 ) адам", 12, 1},
           {"12 ( он екі адам )", 12, 1},
           {"12 ( он екі", 12, 1},
       }) {
    const Document doc = read(line);
    ASSERT_FALSE(doc.numbers.empty()) << line;
    EXPECT_EQ(doc.numbers[0].tokens, (TokenRange{0, tokens})) << line;
    EXPECT_NEAR(doc.numbers[0].value, value, 1e-9 * std::max(1.0, value)) << line;
  }
}

TEST(NumberReader, NoNumber) {
  for (const char* line : {"10.12.2023", "адам", "жүздеген адам", "12а3", "1234567890123456", "бүтін", "де",
                           "3д-принтер", "2024-жоба"}) {
    EXPECT_TRUE(read(line).numbers.empty()) << line;
  }
}

TEST(NumberReader, AlternativesAtTheSameToken) {
  Document doc = read("1 , 5 мың");
  ASSERT_GE(doc.numbers.size(), 3u);
  EXPECT_EQ(doc.numbers[0].value, 1500);
  EXPECT_EQ(doc.numbers[0].tokens.size(), 4u);
  EXPECT_EQ(doc.numbers[1].value, 1.5);
  EXPECT_EQ(doc.numbers[2].value, 1);
  doc = read("10 мың");
  EXPECT_EQ(doc.numbers[0].value, 10000);
  EXPECT_EQ(doc.numbers[1].value, 10);
  EXPECT_TRUE(doc.numbers[1].digits);
}

TEST(NumberReader, TagsAreThoseOfTheLastToken) {
  EXPECT_EQ(read("25-і").numbers[0].tags, uint32_t{kPoss3 | kNom});
  EXPECT_EQ(read("131 ді").numbers[0].tags, uint32_t{kAcc});
  EXPECT_EQ(read("5 мыңнан/мың:abl").numbers[0].tags, uint32_t{kAbl});
  EXPECT_EQ(read("жиырма үшінші/үш:ordinal:nom").numbers[0].tags, uint32_t{kOrdinal | kNom});
  EXPECT_FALSE(read("жиырма").numbers[0].digits);
}

TEST(NumberReader, StaysInItsSentence) {
  Document doc = small_document("екі мың");
  doc.sentences = {{{0, 1}, true}, {{1, 2}, false}};
  NumberReader(number_words()).run(doc, nullptr);
  ASSERT_EQ(doc.numbers.size(), 2u);
  EXPECT_EQ(doc.numbers[0].value, 2);
}

TEST(Digits, Suffixes) {
  EXPECT_EQ(read_digit_suffix("ші"), uint32_t{kOrdinal | kNom});
  EXPECT_EQ(read_digit_suffix("нан"), uint32_t{kAbl});
  EXPECT_EQ(read_digit_suffix("інен"), uint32_t{kPoss3 | kAbl});
  EXPECT_EQ(read_digit_suffix("ында"), uint32_t{kPoss3 | kLoc});
  EXPECT_EQ(read_digit_suffix("іне"), uint32_t{kPoss3 | kDat});
  EXPECT_EQ(read_digit_suffix("дей"), uint32_t{kLike});
  EXPECT_EQ(read_digit_suffix("дағы"), uint32_t{kLoc | kAttr});
  EXPECT_EQ(read_digit_suffix("еуі"), uint32_t{kCollective | kPoss3 | kNom});
  EXPECT_EQ(read_digit_suffix("жыл"), std::nullopt);
}

}  // namespace
}  // namespace derek::value
