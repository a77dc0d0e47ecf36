#include "output/offsets.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace derek::output {
namespace {

TEST(Offsets, CountsInThreeUnits) {
  const std::string text = "Қ🤝a𝄞б";  // 2 + 4 + 1 + 4 + 2 bytes
  const Offsets points(text, OffsetUnit::kCodepoint), utf16(text, OffsetUnit::kUtf16), bytes(text, OffsetUnit::kByte);
  EXPECT_EQ(points.length(), 5u);
  EXPECT_EQ(utf16.length(), 7u);
  EXPECT_EQ(bytes.length(), 13u);
  EXPECT_EQ(points.span({2, 6}), (Span{1, 2}));
  EXPECT_EQ(utf16.span({2, 6}), (Span{1, 3}));
  EXPECT_EQ(bytes.span({2, 6}), (Span{2, 6}));
  EXPECT_EQ(points.span({7, 13}), (Span{3, 5}));
  EXPECT_EQ(utf16.span({7, 13}), (Span{4, 7}));
}

TEST(Offsets, EmptyTextAndOffsetsBehindTheEnd) {
  const Offsets empty("", OffsetUnit::kUtf16);
  EXPECT_EQ(empty.length(), 0u);
  EXPECT_EQ(empty.at(7), 0u);
  const Offsets short_text("аб", OffsetUnit::kCodepoint);
  EXPECT_EQ(short_text.at(4), 2u);
  EXPECT_EQ(short_text.at(400), 2u);
}

TEST(Offsets, NamesOfUnits) {
  EXPECT_EQ(to_string(OffsetUnit::kCodepoint), "codepoint");
  EXPECT_EQ(to_string(OffsetUnit::kUtf16), "utf16");
  EXPECT_EQ(to_string(OffsetUnit::kByte), "byte");
}

// Texts around the stride of the index, against counting one by one.
TEST(Offsets, AgreesWithANaiveCount) {
  std::mt19937 random(7);
  const std::u32string letters = U"aқ—\U0001F91D\U0001D11E \n";
  for (int round = 0; round < 300; ++round) {
    std::string text;
    std::vector<uint32_t> starts, before16;
    uint32_t units16 = 0;
    const size_t wanted = round < 100 ? static_cast<size_t>(round) * 8 : random() % 1500;
    while (text.size() < wanted) {
      const char32_t c = letters[random() % letters.size()];
      starts.push_back(static_cast<uint32_t>(text.size()));
      before16.push_back(units16);
      units16 += c > 0xFFFF ? 2 : 1;
      utf8::append(text, c);
    }
    const Offsets points(text, OffsetUnit::kCodepoint), utf16(text, OffsetUnit::kUtf16), bytes(text, OffsetUnit::kByte);
    for (size_t i = 0; i < starts.size(); ++i) {
      ASSERT_EQ(points.at(starts[i]), i);
      ASSERT_EQ(utf16.at(starts[i]), before16[i]);
      ASSERT_EQ(bytes.at(starts[i]), starts[i]);
    }
    ASSERT_EQ(points.length(), starts.size());
    ASSERT_EQ(utf16.length(), units16);
    ASSERT_EQ(bytes.length(), text.size());
  }
}

TEST(Offsets, TextsThatEndAtTheStride) {
  for (const size_t size : {255u, 256u, 257u, 512u, 1024u}) {
    const std::string text(size, 'x');
    const Offsets offsets(text, OffsetUnit::kCodepoint);
    EXPECT_EQ(offsets.length(), size);
    EXPECT_EQ(offsets.at(static_cast<uint32_t>(size) - 1), size - 1);
  }
}

}  // namespace
}  // namespace derek::output
