#include "tagger/features.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "unit/tagger/small_world.h"

namespace derek::tagger {
namespace {

// What a word says of itself, of its neighbours and of its place, gathered apart as the tagger does, is what the token
// has when it is asked as a whole.
TEST(Features, PartsAreTheWhole) {
  const SmallWorld world(kSomeTemplates);
  std::mt19937 random(4);
  for (int round = 0; round < 20; ++round) {
    const Document d = small_document(random_text(random, 4));
    const std::vector<uint8_t> rules(d.tokens.size(), 0);
    FeatureScratch scratch;
    world.reader->prepare(d, rules, scratch);
    for (const Sentence& s : d.sentences) {
      for (uint32_t t = s.tokens.first; t < s.tokens.last; ++t) {
        std::vector<uint64_t> whole, parts;
        world.reader->all(d, t, scratch, whole);
        world.reader->several(d, t, scratch, parts);
        world.reader->beyond(d, t, scratch, parts);
        for (int p = -kReach; p <= kReach; ++p) {
          const int64_t word = int64_t{t} + p;
          if (word < s.tokens.first || word >= s.tokens.last) continue;
          for (const Scope scope : {Scope::kWord, Scope::kPlace}) {
            world.reader->of_token(d, static_cast<uint32_t>(word), scope, p, scratch, parts);
          }
        }
        std::sort(whole.begin(), whole.end());
        std::sort(parts.begin(), parts.end());
        EXPECT_EQ(whole, parts);
      }
    }
  }
}

// The sums of a place are kept by its key. That of a locative plural without capital was once that of another place.
TEST(Features, NoTwoPlacesHaveOneKey) {
  const SmallWorld world(kSomeTemplates);
  std::map<uint64_t, std::string> keys;
  for (const uint32_t more : {uint32_t{0}, uint32_t{kPlural}, uint32_t{kPoss3}, uint32_t{kPlural | kPoss3},
                              uint32_t{kPoss1}, uint32_t{kPoss2}, uint32_t{kAttr}}) {
    for (const uint32_t case_tag : {uint32_t{0}, uint32_t{kNom}, uint32_t{kGen}, uint32_t{kDat}, uint32_t{kAcc},
                                    uint32_t{kLoc}, uint32_t{kAbl}, uint32_t{kIns}}) {
      for (int shape = 0; shape <= static_cast<int>(Shape::kMixed); ++shape) {
        for (int kind = 0; kind <= static_cast<int>(TokenKind::kHandle); ++kind) {
          Document d = small_document("бала келді\n");
          d.analyses.push_back({d.tokens[0].lower, 0, case_tag | more});
          d.tokens[0].first_analysis = 0;
          d.tokens[0].analysis_count = 1;
          d.tokens[0].shape = static_cast<Shape>(shape);
          d.tokens[0].kind = static_cast<TokenKind>(kind);
          FeatureScratch scratch;
          world.reader->prepare(d, std::vector<uint8_t>(d.tokens.size(), 0), scratch);
          const std::string what = std::to_string(case_tag | more) + " " + std::to_string(shape) + " " + std::to_string(kind);
          const auto [known, is_new] = keys.emplace(world.reader->key(d, 0, Scope::kPlace, scratch), what);
          EXPECT_TRUE(is_new) << what << " has the key of " << known->second;
        }
      }
    }
  }
}

std::vector<uint64_t> features(const SmallWorld& world, const std::string& text, uint32_t token) {
  const Document d = small_document(text);
  FeatureScratch scratch;
  world.reader->prepare(d, std::vector<uint8_t>(d.tokens.size(), 0), scratch);
  std::vector<uint64_t> out;
  world.reader->all(d, token, scratch, out);
  return out;
}

TEST(Features, SeeWhatTheyAreNamedFor) {
  const auto same = [](const char* what, const char* a, const char* b, uint32_t token) {
    const SmallWorld world(what);
    return features(world, a, token) == features(world, b, token);
  };
  EXPECT_TRUE(same("lower[0]\n", "Тараз", "тараз", 0));
  EXPECT_TRUE(same("lower[0]\n", "2024", "1999", 0));
  EXPECT_FALSE(same("lower[0]\n", "қала", "бала", 0));
  EXPECT_TRUE(same("suffix2[0]\n", "қала", "бала", 0));
  EXPECT_FALSE(same("prefix2[0]\n", "қала", "бала", 0));
  EXPECT_TRUE(same("pattern[0]\n", "Қасым-Жомарт", "Аб-Бв", 0));
  EXPECT_FALSE(same("list[0]\n", "Тараз", "Тарас", 0));
  EXPECT_TRUE(same("close[0]\n", "« бір » газет", "« екі үш » газет", 1));
  EXPECT_FALSE(same("close[0]\n", "« бір » газет", "« бір » партия", 1));
  EXPECT_FALSE(same("quote[0]\n", "« бір »", "бір бір »", 1));
  EXPECT_FALSE(same("edge[0]\n", "а б в", "а б", 1));
  EXPECT_TRUE(same("lower[1]\n", "а б", "а б в", 0));
}

TEST(Features, AWordTooShortHasNoAffix) {
  const SmallWorld world("suffix5[0]\ngram4[0]\n");
  EXPECT_TRUE(features(world, "бір", 0).empty());
  EXPECT_EQ(features(world, "қалалар", 0).size(), 1u + 4u);
}

}  // namespace
}  // namespace derek::tagger
