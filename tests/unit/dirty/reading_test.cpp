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

}  // namespace
}  // namespace derek
