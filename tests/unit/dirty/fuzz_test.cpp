// The fuzz target's check over its seeds and over pieces of dirty text, without a fuzzer.
#include <filesystem>

#include "fuzz/check_text.h"
#include "unit/dirty/dirt.h"

namespace derek {
namespace {

TEST(FuzzText, Seeds) {
  const std::filesystem::path folder = std::string(DEREK_SOURCE_DIR) + "/tests/fuzz/seeds/text";
  size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto bytes = read_file(entry.path().string());
    ASSERT_TRUE(bytes.ok());
    EXPECT_EQ(fuzz::check_text(*bytes), "") << entry.path();
    ++count;
  }
  EXPECT_GT(count, 10u);
}

TEST(FuzzText, SplicedSeeds) {
  std::vector<std::string> seeds;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(DEREK_SOURCE_DIR) + "/tests/fuzz/seeds/text"))
    seeds.push_back(*read_file(entry.path().string()));
  std::sort(seeds.begin(), seeds.end());
  std::mt19937 random(40);
  for (int round = 0; round < 400; ++round) {
    std::string input(1, static_cast<char>(random()));
    for (int piece = 0; piece < 4; ++piece) {
      const std::string& seed = seeds[random() % seeds.size()];
      input += seed.substr(random() % seed.size(), random() % 60);
    }
    if (round % 2) input[random() % input.size()] = static_cast<char>(random());
    ASSERT_EQ(fuzz::check_text(input), "") << round;
  }
}

}  // namespace
}  // namespace derek
