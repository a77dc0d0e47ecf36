#include "tagger/trainer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tagger/model.h"
#include "tagger/validate.h"
#include "unit/tagger/small_world.h"

namespace derek::tagger {
namespace {

// Persons and places of small documents, as one who knows the words would tag them.
std::vector<uint8_t> truth_of(const Document& d) {
  std::vector<uint8_t> out;
  for (uint32_t t = 0; t < d.tokens.size(); ++t) {
    const std::string_view word = d.view(d.tokens[t]);
    const bool after_name = t > 0 && d.view(d.tokens[t - 1]) == "Әсел";
    const bool first = std::any_of(d.sentences.begin(), d.sentences.end(), [&](const Sentence& s) { return s.tokens.first == t; });
    uint32_t tag = kOutside;
    if (word == "Тараз") tag = begin_tag(Label::kGpe);
    if (word == "Әсел") tag = begin_tag(Label::kPerson);
    if (word == "Омар") tag = after_name && !first ? inside_tag(Label::kPerson) : begin_tag(Label::kPerson);
    out.push_back(static_cast<uint8_t>(tag));
  }
  return out;
}

TrainingSet small_set(const SmallWorld& world, int sentences, unsigned seed = 5) {
  std::mt19937 random(seed);
  TrainingSet set;
  const Document d = small_document(random_text(random, sentences));
  set.add(*world.reader, d, std::vector<uint8_t>(d.tokens.size(), 0), truth_of(d));
  return set;
}

TEST(Trainer, TheGradientIsThatOfTheObjective) {
  const SmallWorld world("lower[0]\nlower[-1]\nlist[0]\n");
  const TrainingSet set = small_set(world, 12);
  TrainOptions options;
  options.l2 = 0.3;
  options.min_count = 1;
  Objective objective(set, {{0, set.sentences()}}, options);
  std::mt19937 random(6);
  std::normal_distribution<double> weight(0, 0.5);
  std::vector<double> x(objective.size()), gradient(x.size()), ignored(x.size());
  for (double& w : x) w = weight(random);
  objective.evaluate(x.data(), gradient.data());
  constexpr double kStep = 1e-5;
  for (int n = 0; n < 150; ++n) {
    const size_t i = n < 50 ? x.size() - 1 - random() % Transitions<double>::kCount : random() % x.size();
    const double before = x[i];
    x[i] = before + kStep;
    const double above = objective.evaluate(x.data(), ignored.data());
    x[i] = before - kStep;
    const double below = objective.evaluate(x.data(), ignored.data());
    x[i] = before;
    EXPECT_NEAR(gradient[i], (above - below) / (2 * kStep), 1e-4) << i;
  }
}

TEST(Trainer, LearnsWhatCanBeLearnt) {
  const SmallWorld world(kSomeTemplates);
  const TrainingSet set = small_set(world, 120);
  ValidateOptions options;
  options.folded = {0, set.sentences()};
  options.blocks = 3;
  options.train.l2 = 0.1;
  const auto result = cross_validate(set, options);
  ASSERT_TRUE(result.ok());
  EXPECT_GT(result->all.micro().truth, 50u);
  EXPECT_GT(result->all.micro().f1(), 0.95);
  EXPECT_EQ(result->rules.micro().right, 0u);
  EXPECT_LT(result->calibration.error(), 0.1);
}

TEST(Trainer, TrainingTwiceGivesTheSameBytes) {
  const SmallWorld world(kSomeTemplates);
  const TrainingSet set = small_set(world, 60);
  const auto bytes = [&] {
    const auto weights = train(set, {{0, set.sentences()}}, {});
    EXPECT_TRUE(weights.ok());
    return Model::pack(set, *weights, {{"features", "x"}});
  };
  EXPECT_EQ(bytes(), bytes());
}

TEST(Trainer, L1LeavesWeightsOut) {
  const SmallWorld world(kSomeTemplates);
  const TrainingSet set = small_set(world, 60);
  const auto zeros = [&](double l1) {
    TrainOptions options;
    options.l1 = l1;
    const auto weights = train(set, {{0, set.sentences()}}, options);
    EXPECT_TRUE(weights.ok());
    return std::count(weights->value.begin(), weights->value.end(), 0.0);
  };
  EXPECT_GT(zeros(0.5), zeros(0) + 20);
}

TEST(Model, GivesBackTheWeights) {
  const SmallWorld world(kSomeTemplates);
  const TrainingSet set = small_set(world, 60);
  const auto weights = train(set, {{0, set.sentences()}}, {});
  ASSERT_TRUE(weights.ok());
  const std::string bytes = Model::pack(set, *weights, {{"features", "x"}, {"trained-on", "some text"}}, 0);
  const auto model = Model::open(bytes, "m");
  ASSERT_TRUE(model.ok()) << model.error().to_string();
  EXPECT_EQ(model->card().at("trained-on"), "some text");
  std::vector<Row<double>> states;
  for (uint32_t s = 0; s < set.sentences(); ++s) {
    score_states(set, s, *weights, states);
    for (uint32_t t = set.tokens_of(s).first; t < set.tokens_of(s).last; ++t) {
      Row<int32_t> row{};
      for (const uint32_t f : set.features_of(t)) model->add(set.hash_of(f), row);
      for (uint32_t j = 0; j < kTags; ++j) {
        const auto sum = static_cast<double>(static_cast<float>(row[j]) * model->step());
        EXPECT_NEAR(sum, states[t - set.tokens_of(s).first][j], 0.01);
      }
    }
  }
  Row<int32_t> nothing{};
  model->add(0x123456789abcdef0, nothing);
  EXPECT_EQ(nothing, Row<int32_t>{});
}

TEST(Model, DamageIsNoticed) {
  const SmallWorld world("lower[0]\n");
  const TrainingSet set = small_set(world, 20);
  const auto weights = train(set, {{0, set.sentences()}}, {});
  ASSERT_TRUE(weights.ok());
  const std::string good = Model::pack(set, *weights, {});
  ASSERT_TRUE(Model::open(good, "m").ok());
  for (const std::string& wrong : {std::string(), std::string("hello"), good.substr(0, good.size() / 2), good + "x"}) {
    const auto result = Model::open(wrong, "m");
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, "model");
  }
  // A flipped bit is refused, or lies in the padding between sections and changes nothing.
  std::mt19937 random(8);
  for (size_t at = 0; at < good.size(); at = at < 400 ? at + 1 : at + 1 + random() % 200) {
    std::string flipped = good;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << (random() % 8)));
    EXPECT_TRUE(!Model::open(flipped, "m").ok() || good[at] == '\0') << at;
  }
}

}  // namespace
}  // namespace derek::tagger
