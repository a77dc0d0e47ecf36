// Names in the letters of BGN/PCGN 1979.
#include "link/romanize.h"

#include <gtest/gtest.h>

#include "base/files.h"

namespace derek::link {
namespace {

Result<Romanizer> romanizer() {
  constexpr const char* kTable = "normalize/romanization.tsv";
  Result<std::string> text = read_file(std::string(DEREK_SOURCE_DIR) + "/dictionaries/" + kTable);
  if (!text) return text.error();
  return Romanizer::create({{kTable, *text}});
}

TEST(Romanize, Names) {
  const auto made = romanizer();
  ASSERT_TRUE(made.ok());
  const Romanizer& latin = *made;
  EXPECT_EQ(latin("Қазақстан"), "Qazaqstan");
  EXPECT_EQ(latin("Маңғыстау облысы"), "Mangghystaū oblysy");
  EXPECT_EQ(latin("Жаңаөзен"), "Zhangaözen");
  EXPECT_EQ(latin("Нұр-Сұлтан"), "Nur-Sultan");
  EXPECT_EQ(latin("Әсел Ғабитқызы Үсенова"), "Äsel Ghabītqyzy Üsenova");
  EXPECT_EQ(latin("Юлия Щербакова-Хан"), "Yulīya Shcherbakova-Khan");
  EXPECT_EQ(latin("Эльвира"), "Ėl’vīra");
  // Pairs that would read as one other letter are parted.
  EXPECT_EQ(latin("Исһақ Рахметсафин"), "Īs·haq Rakhmet·safīn");
}

TEST(Romanize, Capitals) {
  const auto made = romanizer();
  ASSERT_TRUE(made.ok());
  EXPECT_EQ((*made)("ШҚО"), "SHQO");
  EXPECT_EQ((*made)("Ш. Юсупов"), "Sh. Yusūpov");
  EXPECT_EQ((*made)("ӘШ"), "ÄSH");
  EXPECT_EQ((*made)("АҚШ"), "AQSH");
}

TEST(Romanize, LeavesOtherLetters) {
  const auto made = romanizer();
  ASSERT_TRUE(made.ok());
  EXPECT_EQ((*made)("John Smith №3"), "John Smith №3");
  EXPECT_EQ((*made)(""), "");
}

TEST(Romanize, RefusesBadTables) {
  const std::string head = "# about t\n# source t\n# licence t\n";
  const auto fails = [&](const std::string& table) {
    const auto made = Romanizer::create({{"normalize/romanization.tsv", head + table}});
    return made.ok() ? std::string() : made.error().to_string();
  };
  EXPECT_EQ(fails("letters\tlatin\nа\ta\n"), "");
  EXPECT_NE(fails("letters\tlatin\nабв\ta\n").find("normalize/romanization.tsv:5"), std::string::npos);
  EXPECT_NE(fails("letter\tlatin\nа\ta\n").find("letters and latin"), std::string::npos);
}

}  // namespace
}  // namespace derek::link
