#include "tagger/row_memo.h"

#include <gtest/gtest.h>

namespace derek::tagger {
namespace {

std::vector<Row<int32_t>> three_rows(int32_t own, int32_t neighbour) {
  std::vector<Row<int32_t>> out(3, Row<int32_t>{});
  out[1][7] = own;
  out[2][kTags - 1] = neighbour;
  return out;
}

TEST(RowMemo, GivesEachPositionItsSums) {
  RowMemo memo(3, 1, 8);
  EXPECT_EQ(memo.find(5), nullptr);
  ASSERT_NE(memo.add(5, three_rows(100'000, -300)), nullptr);
  ASSERT_NE(memo.add(5 + 16, three_rows(1, 2)), nullptr);  // falls on the same slot
  const RowMemo::Kind* kind = memo.find(5);
  ASSERT_NE(kind, nullptr);
  Row<int32_t> row{};
  for (uint32_t p = 0; p < 3; ++p) memo.add_to(row, *kind, p);
  EXPECT_EQ(row[7], 100'000);
  EXPECT_EQ(row[kTags - 1], -300);
  EXPECT_EQ(row[0], 0);
}

TEST(RowMemo, TakesNoSumsThatDoNotFit) {
  RowMemo memo(3, 1, 8);
  EXPECT_EQ(memo.add(5, three_rows(1, 32768)), nullptr);
  EXPECT_EQ(memo.find(5), nullptr);
}

TEST(RowMemo, ForgetsToMakeRoom) {
  RowMemo memo(3, 1, 4);
  for (uint64_t key = 1; key <= 3; ++key) memo.add(key, three_rows(1, 1));
  memo.make_room(1);
  EXPECT_NE(memo.find(1), nullptr);
  memo.make_room(2);
  EXPECT_EQ(memo.find(1), nullptr);
}

}  // namespace
}  // namespace derek::tagger
