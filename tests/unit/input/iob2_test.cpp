#include "input/iob2.h"

#include <gtest/gtest.h>

namespace derek::input {
namespace {

TEST(Iob2, SentencesOfTokensAndTags) {
  const auto read = read_iob2("f", "\xEF\xBB\xBF" "Әсел B-PERSON\nкелді\tNOUN\tO\r\n\n\n\nТараз B-GPE");
  ASSERT_TRUE(read.ok()) << read.error().to_string();
  ASSERT_EQ(read->size(), 2u);
  EXPECT_EQ((*read)[0].tokens, (std::vector<std::string>{"Әсел", "келді"}));
  EXPECT_EQ((*read)[0].tags, (std::vector<std::string>{"B-PERSON", "O"}));
  EXPECT_EQ((*read)[1].line, 6);
}

TEST(Iob2, IdentifierLinesAreNoTokens) {
  const auto read = read_iob2("f", "AID000123 O\nТараз B-GPE\nBID7 O\n\nFID1 B-GPE\n");
  ASSERT_TRUE(read.ok());
  ASSERT_EQ(read->size(), 2u);
  EXPECT_EQ((*read)[0].tokens, (std::vector<std::string>{"Тараз", "BID7"}));
  EXPECT_EQ((*read)[1].tokens, (std::vector<std::string>{"FID1"}));
}

TEST(Iob2, MistakesAreShownInTheirPlace) {
  for (const char* wrong : {"Тараз B-GPE\nТараз\n", "Тараз B-GPE\n O\n", "Тараз B-GPE\nТараз GPE\n", "Тараз B-GPE\nТараз B-\n",
                            "Тараз B-GPE\n\xFF O\n"}) {
    const auto read = read_iob2("f", wrong);
    ASSERT_FALSE(read.ok()) << wrong;
    EXPECT_EQ(read.error().code, "iob2");
    EXPECT_EQ(read.error().line, 2);
  }
  EXPECT_TRUE(read_iob2("f", "")->empty());
}

}  // namespace
}  // namespace derek::input
