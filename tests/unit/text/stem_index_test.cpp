#include "text/stem_index.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace derek::text {
namespace {

std::u32string random_word(std::mt19937& random) {
  std::u32string out;
  for (size_t n = 1 + random() % 6; n > 0; --n) out += U"абк"[random() % 3];
  return out;
}

// What was added is found, and nothing else: beside a map.
TEST(StemIndex, FindsWhatWasAdded) {
  std::mt19937 random(1);
  StemIndexBuilder builder;
  std::map<std::u32string, std::map<std::u32string, uint64_t>> twin;
  std::map<std::u32string, bool> special;
  for (int i = 0; i < 400; ++i) {
    const std::u32string plain = random_word(random);
    std::u32string word = plain;
    if (random() % 2) word[random() % word.size()] = U'қ';
    const uint64_t lists = uint64_t{1} << random() % 64;
    builder.add(plain, {word, true, lists, false});
    twin[plain][word] |= lists;
    if (plain != word && plain.size() >= 4) special[plain.substr(0, 4)] = true;
  }
  const std::string bytes = builder.finish();
  const Result<StemIndex> index = StemIndex::open(bytes);
  ASSERT_TRUE(index);
  for (int i = 0; i < 5000; ++i) {
    const std::u32string plain = random_word(random);
    std::map<std::u32string, uint64_t> found;
    const StemIndex::Range range = index->find(plain);
    for (size_t k = range.first; k < range.last; ++k) found[index->stem(k).word] = index->stem(k).lists;
    const auto expected = twin.find(plain);
    ASSERT_EQ(found, expected == twin.end() ? decltype(found)() : expected->second);
    ASSERT_EQ(index->is_special(plain), special.contains(plain));
  }
}

TEST(StemIndex, FlagsAreJoined) {
  StemIndexBuilder builder;
  builder.add(U"казак", {U"қазақ", false, 1, true});
  builder.add(U"казак", {U"қазақ", true, 4, false});
  const std::string bytes = builder.finish();
  const Result<StemIndex> index = StemIndex::open(bytes);
  ASSERT_TRUE(index);
  const StemIndex::Range range = index->find(U"казак");
  ASSERT_EQ(range.last - range.first, 1u);
  const Stem stem = index->stem(range.first);
  EXPECT_TRUE(stem.common);
  EXPECT_FALSE(stem.soft);
  EXPECT_EQ(stem.lists, 5u);
}

TEST(StemIndex, NothingIsFoundInNothing) {
  EXPECT_TRUE(StemIndex().find(U"а").empty());
  EXPECT_FALSE(StemIndex().is_special(U"аааа"));
  const std::string bytes = StemIndexBuilder().finish();
  ASSERT_TRUE(StemIndex::open(bytes));
  EXPECT_TRUE(StemIndex::open(bytes)->find(U"а").empty());
}

// Refused, or read without leaving the bytes.
TEST(StemIndex, DamagedBytes) {
  StemIndexBuilder builder;
  builder.add(U"казак", {U"қазақ", true, 1, false});
  builder.add(U"он", {U"он", true, 1, false});
  const std::string good = builder.finish();
  for (size_t size = 0; size < good.size(); ++size) EXPECT_FALSE(StemIndex::open(good.substr(0, size)));
  size_t refused = 0;
  for (size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x81);
    const Result<StemIndex> index = StemIndex::open(bad);
    refused += !index;
    if (!index) continue;
    for (const std::u32string_view word : {U"казак", U"он", U"жоқ"}) {
      const StemIndex::Range range = index->find(word);
      for (size_t k = range.first; k < range.last; ++k) (void)index->stem(k);
      (void)index->is_special(word);
    }
  }
  EXPECT_GT(refused, good.size() / 4);
}

}  // namespace
}  // namespace derek::text
