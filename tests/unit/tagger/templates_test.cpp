#include "tagger/templates.h"

#include <gtest/gtest.h>

namespace derek::tagger {
namespace {

Error error_of(const std::string& text) {
  const auto result = parse_templates({"features.txt", text});
  EXPECT_FALSE(result.ok()) << text;
  return result.ok() ? Error{} : result.error();
}

TEST(Templates, EachLineIsOne) {
  const auto all = parse_templates({"features.txt", "# about x\nlower[0]\n\nsuffix3[-1]  case[-1]\nlower[0] list[1]\r\n"});
  ASSERT_TRUE(all.ok()) << all.error().to_string();
  ASSERT_EQ(all->size(), 3u);
  EXPECT_EQ((*all)[1].text, "suffix3[-1] case[-1]");
  EXPECT_EQ((*all)[1].parts[0].size, 3);
  EXPECT_EQ((*all)[1].parts[0].position, -1);
}

TEST(Templates, TheirScopeIsWhatTheyLookAt) {
  const auto all = parse_templates({"features.txt", "suffix3[-1] case[-1]\ncase[0] list[0]\nlower[0] list[0]\nlist[0] list[1]\n"});
  ASSERT_TRUE(all.ok()) << all.error().to_string();
  EXPECT_EQ((*all)[0].scope, Scope::kWord);
  EXPECT_EQ((*all)[1].scope, Scope::kPlace);
  EXPECT_EQ((*all)[2].scope, Scope::kSeveral);
  EXPECT_EQ((*all)[3].scope, Scope::kSeveral);
}

TEST(Templates, MistakesAreShownInTheirPlace) {
  EXPECT_EQ(error_of("lower[0]\nlower[4]\n").line, 2);
  EXPECT_EQ(error_of("lower[0]\n  colour[0]\n").column, 3);
  for (const char* wrong : {"", "# only a head\n", "lower", "lower[", "lower[x]", "lower[]", "lower3[0]", "suffix[0]",
                            "suffix99[0]", "suffix-1[0]", "lower[0]\nlower[0]\n"}) {
    const Error e = error_of(wrong);
    EXPECT_EQ(e.code, "features") << wrong;
    EXPECT_FALSE(e.message.empty()) << wrong;
  }
}

}  // namespace
}  // namespace derek::tagger
