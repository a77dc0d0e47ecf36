// The fuzz targets' checks over their seeds, and over pieces of seeds put together, without a fuzzer.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "base/files.h"
#include "fuzz/check_data.h"
#include "fuzz/check_facts.h"
#include "fuzz/check_input.h"
#include "fuzz/check_text.h"

namespace derek {
namespace {

struct Target {
  const char* name;
  std::string (*check)(std::string_view);
  int rounds;  // of spliced inputs
};
void PrintTo(const Target& target, std::ostream* out) { *out << target.name; }

class Fuzz : public testing::TestWithParam<Target> {
 protected:
  static std::vector<std::pair<std::string, std::string>> seeds() {
    std::vector<std::pair<std::string, std::string>> out;
    const std::string folder = std::string(DEREK_SOURCE_DIR) + "/tests/fuzz/seeds/" + GetParam().name;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      out.emplace_back(entry.path().filename().string(), *read_file(entry.path().string()));
    }
    std::sort(out.begin(), out.end());
    return out;
  }
};

TEST_P(Fuzz, Seeds) {
  const auto all = seeds();
  for (const auto& [name, bytes] : all) EXPECT_EQ(GetParam().check(bytes), "") << name;
  EXPECT_GT(all.size(), 10u);
}

TEST_P(Fuzz, SplicedSeeds) {
  const auto all = seeds();
  std::mt19937 random(40);
  for (int round = 0; round < GetParam().rounds; ++round) {
    // Of one format, so that pieces may fit.
    std::string input(1, all[random() % all.size()].second[0]);
    for (int piece = 0; piece < 4; ++piece) {
      const std::string& seed = all[random() % all.size()].second;
      input += seed.substr(random() % seed.size(), random() % 60);
    }
    if (round % 2) input[random() % input.size()] = static_cast<char>(random());
    ASSERT_EQ(GetParam().check(input), "") << round;
  }
}

INSTANTIATE_TEST_SUITE_P(All, Fuzz,
                         testing::Values(Target{"text", fuzz::check_text, 400}, Target{"facts", fuzz::check_facts, 200},
                                         Target{"data", fuzz::check_data, 2000}, Target{"input", fuzz::check_input, 1000}),
                         [](const auto& target) { return target.param.name; });

}  // namespace
}  // namespace derek
