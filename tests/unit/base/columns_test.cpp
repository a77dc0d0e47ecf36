#include "base/columns.h"

#include <gtest/gtest.h>

namespace derek {
namespace {

// A table with one column besides the entry, a head line for it, and rows.
Table table(const std::string& line, const std::string& rows, const std::string& columns = "entry\tvalue") {
  auto parsed = parse_table("t.tsv", line + "\n" + columns + "\n" + rows, HeadRule::kOptional);
  EXPECT_TRUE(parsed.ok()) << parsed.error().to_string();
  return *parsed;
}

// "" or what is wrong.
std::string wrong(const Table& t) {
  const auto columns = Columns::read(t, t.head);
  if (!columns) return columns.error().to_string();
  for (const Table::Row& row : t.rows) {
    if (const Status good = columns->check(row); !good) return good.error().to_string();
  }
  return "";
}

bool fits(const std::string& allowed, const std::string& cell) {
  return wrong(table("# column value " + allowed, "а\t" + cell + "\n")).empty();
}

TEST(Columns, WordsAreAClosedSet) {
  for (const char* good : {"m", "f", "up_to"}) EXPECT_TRUE(fits("m f up_to", good)) << good;
  for (const char* bad : {"q", "", "M", "m f", "m;f", "up"}) EXPECT_FALSE(fits("m f up_to", bad)) << bad;
}

TEST(Columns, WholeNumbersStandInTheirRange) {
  for (const char* good : {"1", "9", "12"}) EXPECT_TRUE(fits("1..12", good)) << good;
  for (const char* bad :
       {"0", "13", "-1", "abc", "", "01", "+1", "1.0", "1.5", "12a", " 1 2", "1e1", "inf"}) {
    EXPECT_FALSE(fits("1..12", bad)) << bad;
  }
  EXPECT_TRUE(fits("-2..2", "-2"));
  EXPECT_TRUE(fits("-2..2", "0"));
  EXPECT_FALSE(fits("-2..2", "-3"));
  EXPECT_TRUE(fits("0..", "1000000000000000"));
  EXPECT_FALSE(fits("0..", "0.5"));
  EXPECT_TRUE(fits("1..3 any", "any"));
}

TEST(Columns, ABoundWithAPointTakesDecimals) {
  for (const char* good : {"0.01", "1", "16.38", "1000"}) EXPECT_TRUE(fits("0.01..", good)) << good;
  for (const char* bad : {"0", "0.001", "-1", "1,5", "1.", ".5", "1e3", "nan", "", "½"}) {
    EXPECT_FALSE(fits("0.01..", bad)) << bad;
  }
  EXPECT_TRUE(fits("0.5..1", "1"));
  EXPECT_FALSE(fits("0.5..1", "1.01"));
}

TEST(Columns, AShapeFitsTheWholeValue) {
  EXPECT_TRUE(fits("/[A-Z]{2}/", "KZ"));
  for (const char* bad : {"xx1", "kz", "KAZ", "", "KZ;RU"}) EXPECT_FALSE(fits("/[A-Z]{2}/", bad)) << bad;
  EXPECT_TRUE(fits("/\\p{Cyrillic}+/ none", "сот"));
  EXPECT_TRUE(fits("/\\p{Cyrillic}+/ none", "none"));
}

TEST(Columns, SeveralValuesAndEmptyCellsOnlyWhereTheLineSaysSo) {
  EXPECT_TRUE(fits("/[A-Z]{2}/ ;", "KZ"));
  EXPECT_TRUE(fits("/[A-Z]{2}/ ;", "KZ;RU;UZ"));
  for (const char* bad : {"KZ;x", "KZ;", ";KZ", "KZ;;RU", "KZ; RU", ""})
    EXPECT_FALSE(fits("/[A-Z]{2}/ ;", bad)) << bad;
  EXPECT_TRUE(fits("/[A-Z]{2}/ -", ""));
  EXPECT_FALSE(fits("/[A-Z]{2}/ -", "-"));
}

TEST(Columns, ColumnsWithoutALineAreFree) {
  EXPECT_EQ(wrong(table("# about t", "а\tanything; at all\nб\n")), "");
}

TEST(Columns, TheErrorNamesPlaceCellAndWhatIsAllowed) {
  EXPECT_EQ(wrong(table("# column value 1..12", "қаңтар\t1\n\nақпан\t13\n")),
            "t.tsv:5:7: the column value has \"13\"; allowed: 1..12\n  ақпан 13\n        ^");
  EXPECT_EQ(
      wrong(table("# column sex m f -\n# column value /[A-Z]+/ ;", "Ай\tA;b\tx\n", "entry\tvalue\tsex")),
      "t.tsv:4:8: the column sex has \"x\"; allowed: m, f, nothing\n  Ай A;b x\n         ^");
  EXPECT_EQ(
      wrong(table("# column value /[A-Z]+/ ;", "Ай\tA;b\n")),
      "t.tsv:3:4: the column value has \"b\"; allowed: /[A-Z]+/, several parted by ;\n  Ай A;b\n     ^");
  EXPECT_TRUE(wrong(table("# column value m", "Ай\n"))
                  .starts_with("t.tsv:3:4: the column value is empty; allowed: m\n"));
}

TEST(Columns, AColumnThatTheTableLacksIsEmpty) {
  const std::map<std::string, std::string> head = {{"column kind", "x"}, {"column note", "x -"}};
  const Table own = table("# about t", "Ай\t1\n");
  const auto columns = Columns::read(own, head, {"kind", "note"});
  ASSERT_TRUE(columns.ok()) << columns.error().to_string();
  const Status good = columns->check(own.rows[0]);
  ASSERT_FALSE(good.ok());
  EXPECT_EQ(good.error().message, "the column kind is empty; allowed: x");
  EXPECT_EQ(good.error().column, 5);
}

TEST(Columns, LinesThatCannotBeReadAreErrors) {
  for (const char* line :
       {"value", "value -", "value ;", "value 12..1", "value 1..x", "value ..3", "value a..b", "value /[A-Z/",
        "value /abc", "value //", "valeu m f", "entry m f"}) {
    const std::string error = wrong(table(std::string("# column ") + line, "а\tm\n"));
    EXPECT_TRUE(error.starts_with("t.tsv: \"# column ")) << line << ": " << error;
  }
}

}  // namespace
}  // namespace derek
