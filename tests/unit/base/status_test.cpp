#include "derek/status.h"

#include <gtest/gtest.h>

#include <memory>

namespace derek {
namespace {

TEST(Status, HoldsValueOrError) {
  const Result<int> good = 3;
  EXPECT_TRUE(good.ok());
  EXPECT_EQ(*good, 3);
  const Result<int> bad = Error{"io", "no", "f", 0, 0, ""};
  EXPECT_FALSE(bad);
  EXPECT_EQ(bad.error().code, "io");
  EXPECT_TRUE(ok_status().ok());
  Result<std::unique_ptr<int>> moved = std::make_unique<int>(4);
  EXPECT_EQ(**std::move(moved), 4);
}

TEST(Status, ErrorsAsText) {
  EXPECT_EQ((Error{"io", "no such file", "", 0, 0, ""}.to_string()), "no such file");
  EXPECT_EQ((Error{"io", "no such file", "a.tsv", 0, 0, ""}.to_string()), "a.tsv: no such file");
  EXPECT_EQ((Error{"list", "bad", "a.tsv", 3, 0, "қала"}.to_string()), "a.tsv:3: bad\n  қала");
  EXPECT_EQ((Error{"list", "bad", "a.tsv", 3, 4, "қа\tла"}.to_string()), "a.tsv:3:4: bad\n  қа ла\n     ^");
}

TEST(Status, LongLinesAreCutAroundThePlace) {
  const std::string text = Error{"list", "bad", "a", 1, 500, std::string(600, 'x') + "\n"}.to_string();
  EXPECT_LT(text.size(), 200u);
  EXPECT_EQ(text.back(), '^');
}

}  // namespace
}  // namespace derek
