#include "base/flat_table.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

namespace derek {
namespace {

// Beside maps, while they grow.
TEST(FlatTable, HoldsWhatAMapHolds) {
  std::mt19937_64 random(1);
  FlatTable<int> table;
  std::map<uint64_t, int> twin;
  EXPECT_EQ(table.find(1), nullptr);
  for (int i = 0; i < 20000; ++i) {
    const uint64_t key = 1 + (random() % 5000 << (random() % 2 ? 40 : 0));
    table[key] += i;
    twin[key] += i;
    const uint64_t other = 1 + random() % 10000;
    const auto expected = twin.find(other);
    const int* found = table.find(other);
    ASSERT_EQ(found != nullptr, expected != twin.end());
    if (found) {
      ASSERT_EQ(*found, expected->second);
    }
  }
  EXPECT_EQ(table.size(), twin.size());
  std::map<uint64_t, int> all;
  table.for_each([&](uint64_t key, int value) { all[key] = value; });
  EXPECT_EQ(all, twin);
}

TEST(StringTable, HoldsWhatAMapHolds) {
  std::mt19937 random(2);
  const auto some_key = [&] {
    std::string out;
    for (size_t n = random() % 4; n > 0; --n) out += static_cast<char>('a' + random() % 12);
    return out;
  };
  StringTable<int> table;
  for (int round = 0; round < 3; ++round) {
    std::map<std::string, int> twin;
    EXPECT_FALSE(table.contains(""));
    for (int i = 0; i < 10000; ++i) {
      const std::string key = some_key(), other = some_key();
      table[key] += i;
      twin[key] += i;
      const auto expected = twin.find(other);
      const int* found = table.find(other);
      ASSERT_EQ(found != nullptr, expected != twin.end());
      if (found) {
        ASSERT_EQ(*found, expected->second);
      }
    }
    ASSERT_EQ(table.size(), twin.size());
    for (size_t i = 0; i < table.size(); ++i) ASSERT_EQ(table.value(i), twin.at(std::string(table.key(i))));
    table.clear();
    EXPECT_EQ(table.size(), 0u);
  }
}

}  // namespace
}  // namespace derek
