// Sums and best paths against a twin that walks every path.
#include "tagger/chain.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

namespace derek::tagger {
namespace {

constexpr double kBarred = -1e9;

struct Example {
  std::vector<Row<double>> scores;
  Transitions<double> moves;
};

// Only a few tags are possible at a token, so that all paths can be walked.
Example example(std::mt19937& random, uint32_t size) {
  std::normal_distribution<double> weight(0, 2);
  Example e;
  e.scores.resize(size);
  for (Row<double>& row : e.scores) {
    row.fill(kBarred);
    row[kOutside] = weight(random);
    for (int n = 0; n < 4; ++n) {
      const auto label = static_cast<uint32_t>(random() % 3);
      row[1 + label] = weight(random);
      row[kFree + label] = weight(random);
    }
  }
  for (uint32_t m = 0; m < Transitions<double>::kCount; ++m) {
    e.moves.at(m) = weight(random);
  }
  return e;
}

void for_each_path(const Example& e, const std::function<void(const std::vector<uint8_t>&, double)>& use) {
  std::vector<uint8_t> path;
  const std::function<void(double)> go = [&](double score) {
    if (path.size() == e.scores.size()) return use(path, score);
    for (uint32_t tag = 0; tag < kTags; ++tag) {
      const double state = e.scores[path.size()][tag];
      if (state == kBarred) continue;
      if (!may_follow(path.empty() ? kOutside : path.back(), tag)) continue;
      const double move = path.empty() ? 0 : e.moves.at(Transitions<double>::index(path.back(), tag));
      path.push_back(static_cast<uint8_t>(tag));
      go(score + state + move);
      path.pop_back();
    }
  };
  go(0);
}

TEST(Chain, SumsAgreeWithTheWalkOverAllPaths) {
  std::mt19937 random(1);
  for (int round = 0; round < 20; ++round) {
    const Example e = example(random, static_cast<uint32_t>(1 + random() % 5));
    double total = 0;
    std::vector<Row<double>> at(e.scores.size(), Row<double>{});
    std::vector<double> moves(Transitions<double>::kCount, 0);
    for_each_path(e, [&](const std::vector<uint8_t>& path, double score) {
      const double p = std::exp(score);
      total += p;
      for (size_t t = 0; t < path.size(); ++t) {
        at[t][path[t]] += p;
        if (t > 0) moves[Transitions<double>::index(path[t - 1], path[t])] += p;
      }
    });
    std::vector<Row<double>> states = e.scores;
    Lattice<double> lattice;
    const Potentials<double> potentials(e.moves);
    lattice.run(states, potentials);
    EXPECT_NEAR(lattice.log_sum(), std::log(total), 1e-9);
    for (uint32_t t = 0; t < at.size(); ++t) {
      for (uint32_t tag = 0; tag < kTags; ++tag) EXPECT_NEAR(lattice.marginal(t, tag), at[t][tag] / total, 1e-9);
    }
    std::vector<double> expected(moves.size(), 0);
    lattice.add_expected_moves(expected.data());
    for (size_t m = 0; m < moves.size(); ++m) EXPECT_NEAR(expected[m], moves[m] / total, 1e-9);
  }
}

TEST(Chain, TheScoreOfARunIsTheShareOfPathsThatHaveExactlyIt) {
  std::mt19937 random(2);
  for (int round = 0; round < 20; ++round) {
    const Example e = example(random, 4);
    const LabelledRange run{{static_cast<uint32_t>(random() % 2), static_cast<uint32_t>(2 + random() % 3)}, static_cast<Label>(random() % 3)};
    double total = 0, with = 0;
    for_each_path(e, [&](const std::vector<uint8_t>& path, double score) {
      const std::vector<LabelledRange> runs = ranges_of(path);
      total += std::exp(score);
      if (std::find(runs.begin(), runs.end(), run) != runs.end()) with += std::exp(score);
    });
    std::vector<Row<double>> states = e.scores;
    Lattice<double> lattice;
    const Potentials<double> potentials(e.moves);
    lattice.run(states, potentials);
    EXPECT_NEAR(lattice.marginal(run), with / total, 1e-9);
  }
}

TEST(Chain, TheBestPathIsTheBestOfAll) {
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round) {
    const Example e = example(random, static_cast<uint32_t>(1 + random() % 5));
    double top = -1e18;
    std::vector<uint8_t> expected, found;
    for_each_path(e, [&](const std::vector<uint8_t>& path, double score) {
      if (score > top) {
        top = score;
        expected = path;
      }
    });
    BestPath<double>(e.moves).run(e.scores, found);
    EXPECT_EQ(found, expected);
  }
}

// The fast sums of the tagger beside the full ones of training.
TEST(Chain, SinglePrecisionIsNearEnough) {
  std::mt19937 random(9);
  std::normal_distribution<double> weight(-2, 3);
  for (int round = 0; round < 20; ++round) {
    std::vector<Row<double>> exact(1 + random() % 30);
    Transitions<double> moves;
    Transitions<float> fast_moves;
    for (uint32_t m = 0; m < Transitions<double>::kCount; ++m) {
      moves.at(m) = weight(random);
      fast_moves.at(m) = static_cast<float>(moves.at(m));
    }
    std::vector<Row<float>> fast(exact.size());
    for (size_t t = 0; t < exact.size(); ++t) {
      for (uint32_t j = 0; j < kTags; ++j) fast[t][j] = static_cast<float>(exact[t][j] = weight(random));
    }
    std::vector<uint8_t> best, fast_best;
    BestPath<double>(moves).run(exact, best);
    BestPath<float>(fast_moves).run(fast, fast_best);
    EXPECT_EQ(best, fast_best);
    Lattice<double> lattice;
    Lattice<float> fast_lattice;
    const Potentials<double> potentials(moves);
    const Potentials<float> fast_potentials(fast_moves);
    lattice.run(exact, potentials);
    fast_lattice.run(fast, fast_potentials);
    for (uint32_t t = 0; t < exact.size(); ++t) {
      for (uint32_t j = 0; j < kTags; ++j) {
        EXPECT_NEAR(static_cast<double>(fast_lattice.marginal(t, j)), lattice.marginal(t, j), 1e-4);
      }
    }
  }
}

TEST(Chain, AnEmptySentenceIsNoTrouble) {
  std::vector<Row<float>> none;
  Transitions<float> moves;
  std::vector<uint8_t> tags(3);
  Lattice<float>().run(none, Potentials<float>(moves));
  BestPath<float>(moves).run(none, tags);
  EXPECT_TRUE(tags.empty());
}

TEST(Chain, ScoresFarApartDoNotOverflow) {
  std::vector<Row<float>> states(50, Row<float>{});
  for (size_t t = 0; t < states.size(); ++t) states[t][t % 2 ? 1 : 0] = 500;
  const Potentials<float> potentials{Transitions<float>()};
  Lattice<float> lattice;
  lattice.run(states, potentials);
  for (uint32_t t = 0; t < states.size(); ++t) EXPECT_NEAR(lattice.marginal(t, t % 2 ? 1 : 0), 1.0f, 1e-4f);
}

}  // namespace
}  // namespace derek::tagger
