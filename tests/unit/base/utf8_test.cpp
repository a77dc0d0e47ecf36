#include "base/utf8.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace derek::utf8 {
namespace {

std::vector<char32_t> decode_all(std::string_view text) {
  std::vector<char32_t> out;
  for (size_t i = 0; i < text.size();) out.push_back(next(text, i));
  return out;
}

TEST(Utf8, EncodesAndDecodesEveryCodePoint) {
  for (char32_t c = 0; c <= 0x10FFFF; c = c == 0xD7FF ? 0xE000 : c + 1) {
    const std::string s = encode(c);
    size_t i = 0;
    ASSERT_EQ(next(s, i), c);
    ASSERT_EQ(i, s.size());
    ASSERT_EQ(find_invalid(s), std::string::npos);
  }
}

// What is answered without ICU is what ICU says.
TEST(Utf8, FastAnswersAreThoseOfTheSlowTwin) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    ASSERT_EQ(to_lower(c), slow::to_lower(c)) << std::hex << uint32_t{c};
    ASSERT_EQ(to_upper(c), slow::to_upper(c)) << std::hex << uint32_t{c};
    ASSERT_EQ(is_letter(c), slow::is_letter(c)) << std::hex << uint32_t{c};
    ASSERT_EQ(is_upper(c), slow::is_upper(c)) << std::hex << uint32_t{c};
    ASSERT_EQ(is_lower(c), slow::is_lower(c)) << std::hex << uint32_t{c};
    ASSERT_EQ(is_digit(c), slow::is_digit(c)) << std::hex << uint32_t{c};
    ASSERT_EQ(is_space(c), slow::is_space(c)) << std::hex << uint32_t{c};
    ASSERT_EQ(is_cyrillic(c), slow::is_cyrillic(c)) << std::hex << uint32_t{c};
    ASSERT_EQ(is_latin(c), slow::is_latin(c)) << std::hex << uint32_t{c};
  }
}

TEST(Utf8, DecodesAsTheSlowTwinDoes) {
  std::mt19937 random(5);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes(random() % 8, ' ');
    for (char& c : bytes) c = static_cast<char>(random() % 3 == 0 ? random() : 0xD0 + random() % 3);
    for (size_t i = 0, k = 0; i < bytes.size();) {
      ASSERT_EQ(next(bytes, i), slow::next(bytes, k));
      ASSERT_EQ(i, k);
    }
    std::string lower;
    for (size_t i = 0; i < bytes.size();) append(lower, to_lower(next(bytes, i)));
    ASSERT_EQ(to_lower(bytes), lower);
  }
}

TEST(Utf8, IllFormedSequences) {
  using V = std::vector<char32_t>;
  EXPECT_EQ(decode_all("\xC0\xAF"), (V{kReplacement, kReplacement}));  // overlong
  EXPECT_EQ(decode_all("\xE0\x80\x80"), (V{kReplacement, kReplacement, kReplacement}));
  EXPECT_EQ(decode_all("\xED\xA0\x80"), (V{kReplacement, kReplacement, kReplacement}));  // a surrogate
  EXPECT_EQ(decode_all("\xF4\x90\x80\x80"), (V{kReplacement, kReplacement, kReplacement, kReplacement}));
  EXPECT_EQ(decode_all("\xE2\x82"), (V{kReplacement}));  // cut off: one prefix, one mark
  EXPECT_EQ(decode_all("\xE2\x82z"), (V{kReplacement, 'z'}));
  EXPECT_EQ(decode_all("\x80\xFF"), (V{kReplacement, kReplacement}));
  EXPECT_EQ(find_invalid("қ\xFFz"), 2u);
  EXPECT_EQ(find_invalid("\xEF\xBF\xBD"), std::string::npos);  // a U+FFFD that is written
  EXPECT_EQ(find_invalid("\xEF\xBF"), 0u);
}

TEST(Utf8, RandomBytesAreReadToTheEnd) {
  std::mt19937 random(3);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes(random() % 12, ' ');
    for (char& c : bytes) c = static_cast<char>(random());
    std::string clean;
    size_t i = 0;
    while (i < bytes.size()) {
      const size_t before = i;
      append(clean, next(bytes, i));
      ASSERT_GT(i, before);
      ASSERT_LE(i, bytes.size());
    }
    EXPECT_EQ(find_invalid(clean), std::string::npos);
    EXPECT_EQ(clean == bytes, find_invalid(bytes) == std::string::npos);
  }
}

TEST(Utf8, LowerCaseKeepsTheLength) {
  EXPECT_EQ(to_lower("ҚАЗАҚСТАН Өңірі I İ ẞ"), "қазақстан өңірі i İ ẞ");
  for (char32_t c = 0; c < 0x30000; c = c == 0xD7FF ? 0xE000 : c + 1) {
    ASSERT_EQ(encode(to_lower(c)).size(), encode(c).size()) << static_cast<uint32_t>(c);
    ASSERT_EQ(encode(to_upper(c)).size(), encode(c).size()) << static_cast<uint32_t>(c);
  }
  EXPECT_EQ(to_upper(U'ң'), U'Ң');
}

TEST(Utf8, Classes) {
  EXPECT_TRUE(is_letter(U'ғ') && is_letter('z') && is_letter(0x301) && !is_letter('5') && !is_letter(U'«'));
  EXPECT_TRUE(is_upper(U'Ү') && !is_upper(U'ү') && is_lower(U'ү') && is_upper('Z') && !is_lower('Z'));
  EXPECT_TRUE(is_digit('7') && is_digit(U'٣') && !is_digit(U'½'));
  EXPECT_TRUE(is_space(' ') && is_space('\n') && is_space(0xA0) && !is_space('x'));
  EXPECT_TRUE(is_cyrillic(U'һ') && !is_cyrillic('h') && is_latin('h') && is_arabic(U'ق'));
  EXPECT_EQ(count_code_points("қала 😀"), 6u);
}

}  // namespace
}  // namespace derek::utf8
