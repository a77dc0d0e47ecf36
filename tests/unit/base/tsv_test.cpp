#include "base/tsv.h"

#include <gtest/gtest.h>

namespace derek {
namespace {

const std::string kHead = "# about  Months\n# source  s\n# licence  Apache-2.0\n";

TEST(Tsv, ReadsHeadColumnsAndRows) {
  const auto table = parse_table(
      "m.tsv", "\xEF\xBB\xBF" + kHead + "# match any\r\nentry\tvalue\r\n\r\nқаңтар \t 1\n# ақпан\nнаурыз\n");
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table->head.at("about"), "Months");
  EXPECT_EQ(table->head.at("match"), "any");
  EXPECT_EQ(table->column("value"), 1);
  EXPECT_EQ(table->column("nothing"), -1);
  ASSERT_EQ(table->rows.size(), 2u);
  EXPECT_EQ(table->rows[0].cells, (std::vector<std::string>{"қаңтар", "1"}));
  EXPECT_EQ(table->rows[0].line, 7);
  EXPECT_EQ(table->rows[1].cells, (std::vector<std::string>{"наурыз", ""}));  // missing cells are empty
}

TEST(Tsv, EachColumnHasAHeadLineOfItsOwn) {
  const std::string lines = "# column   value  1..12\n# column sex m  f\n# column bare\n";
  const auto table = parse_table("m.tsv", kHead + lines + "entry\tvalue\n");
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table->head.at("column value"), "1..12");
  EXPECT_EQ(table->head.at("column sex"), "m  f");
  EXPECT_EQ(table->head.at("column bare"), "");
  const auto twice = parse_table("m.tsv", kHead + "# column value 1..12\n# column value a b\nentry\tvalue\n");
  ASSERT_FALSE(twice.ok());
  EXPECT_EQ(twice.error().line, 5);
  EXPECT_NE(twice.error().message.find("# column value"), std::string::npos);
}

TEST(Tsv, ErrorsSayWhere) {
  const auto wide = parse_table("m.tsv", kHead + "entry\nа\tб\n");
  ASSERT_FALSE(wide.ok());
  EXPECT_EQ(wide.error().code, "list");
  EXPECT_EQ(wide.error().line, 5);
  EXPECT_EQ(wide.error().excerpt, "а\tб");
  const auto broken = parse_table("m.tsv", kHead + "entry\nқа\xFFла\n");
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.error().line, 5);
  EXPECT_EQ(broken.error().column, 3);
  EXPECT_FALSE(parse_table("m.tsv", kHead).ok());
  EXPECT_FALSE(parse_table("m.tsv", "").ok());
  const auto bare = parse_table("m.tsv", "# about x\n# source y\nentry\nа\n");
  ASSERT_FALSE(bare.ok());
  EXPECT_NE(bare.error().message.find("licence"), std::string::npos);
}

}  // namespace
}  // namespace derek
