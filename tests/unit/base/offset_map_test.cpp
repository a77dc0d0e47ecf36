#include "derek/offset_map.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace derek {
namespace {

TEST(OffsetMap, KeepReplaceDrop) {
  OffsetMap map;      // original "  Қ&amp;z." → text "Қ&z"
  map.replace(2, 0);  // dropped
  map.keep(2);        // Қ
  map.replace(5, 1);  // &amp;
  map.keep(1);        // z
  map.replace(1, 0);  // dropped
  EXPECT_EQ(map.original_size(), 11u);
  EXPECT_EQ(map.normalized_size(), 4u);
  EXPECT_EQ(map.to_original({0, 4}), (Span{2, 10}));  // edges stay outside
  EXPECT_EQ(map.to_original({0, 2}), (Span{2, 4}));
  EXPECT_EQ(map.to_original({2, 3}), (Span{4, 9}));
  EXPECT_EQ(map.to_original({3, 4}), (Span{9, 10}));
  EXPECT_EQ(map.to_original({2, 2}), (Span{4, 4}));
  EXPECT_EQ(map.to_normalized(0), 0u);
  EXPECT_EQ(map.to_normalized(6), 2u);
  EXPECT_EQ(map.to_normalized(9), 3u);
  EXPECT_EQ(map.to_normalized(11), 4u);
}

TEST(OffsetMap, EmptyAndOutside) {
  const OffsetMap map;
  EXPECT_EQ(map.to_original({0, 0}), (Span{0, 0}));
  EXPECT_EQ(map.to_original({5, 9}), (Span{0, 0}));
  EXPECT_EQ(map.to_normalized(3), 0u);
  OffsetMap one;
  one.keep(3);
  EXPECT_EQ(one.to_original({2, 9}), (Span{3, 3}));
  EXPECT_EQ(one.to_original({2, 1}), (Span{3, 3}));
  EXPECT_EQ(one.to_original({3, 3}), (Span{3, 3}));
}

// The slow twin: for each normalised byte the piece of the original that it stands for.
TEST(OffsetMap, AgreesWithATableOfBytes) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    OffsetMap map;
    std::vector<Span> bytes;
    uint32_t original = 0;
    const auto draw = [&](uint32_t n) { return static_cast<uint32_t>(random() % n); };
    for (uint32_t pieces = draw(10); pieces > 0; --pieces) {
      if (draw(2) == 0) {
        const uint32_t n = draw(4);
        map.keep(n);
        for (uint32_t i = 0; i < n; ++i, ++original) bytes.push_back({original, original + 1});
      } else {
        const uint32_t from = draw(4), to = from == 0 ? 0 : draw(3);
        map.replace(from, to);
        for (uint32_t i = 0; i < to; ++i) bytes.push_back({original, original + from});
        original += from;
      }
    }
    ASSERT_EQ(map.original_size(), original);
    ASSERT_EQ(map.normalized_size(), bytes.size());
    for (uint32_t a = 0; a < bytes.size(); ++a) {
      for (uint32_t b = a + 1; b <= bytes.size(); ++b) {
        ASSERT_EQ(map.to_original({a, b}), (Span{bytes[a].begin, bytes[b - 1].end})) << round;
      }
      // The first byte of the piece that holds this place of the original.
      uint32_t first = a;
      while (first > 0 && bytes[first - 1] == bytes[a]) --first;
      ASSERT_EQ(map.to_normalized(bytes[a].begin), first);
    }
  }
}

}  // namespace
}  // namespace derek
