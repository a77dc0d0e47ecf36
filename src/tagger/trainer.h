// Training: the weights that make the true tags likeliest, by L-BFGS with L1 and L2 (liblbfgs; Okazaki's CRFsuite
// trains the same objective).
//
// The objective is the negative log-likelihood of the sentences, plus l2/2 of the sum of squares, plus l1 times the
// sum of absolute values. A weight belongs to a feature and a tag that were seen together, or to a move. Sums run in a
// fixed order on two threads, so that the same input gives the same bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "derek/status.h"
#include "tagger/chain.h"
#include "tagger/trainset.h"

namespace derek::tagger {

struct TrainOptions {
  double l1 = 0.0, l2 = 1.0;
  int iterations = 60;      // of L-BFGS, at most
  uint32_t min_count = 2;   // features seen less often than this are left out
};

// Weights, by feature number of a TrainingSet.
struct Weights {
  // The tags that feature f has weights for are tag[first[f]] … tag[first[f + 1]].
  std::vector<uint32_t> first;
  std::vector<uint8_t> tag;
  std::vector<double> value;
  Transitions<double> moves;
};

// Called after each iteration with the objective's value and the number of weights that are not zero.
using Progress = std::function<void(int iteration, double objective, size_t active)>;

// Trains on the sentences of the ranges. Errors: code "train".
Result<Weights> train(const TrainingSet& set, const std::vector<SentenceRange>& ranges, const TrainOptions& options,
                      const Progress& progress = {});

// The scores of a sentence's tags.
void score_states(const TrainingSet& set, uint32_t sentence, const Weights& weights, std::vector<Row<double>>& states);

// The objective without L1 and its gradient: for training, and for tests against finite differences.
class Objective {
 public:
  Objective(const TrainingSet& set, const std::vector<SentenceRange>& ranges, const TrainOptions& options);

  size_t size() const { return tags_.size() + Transitions<double>::kCount; }
  // `x` and `gradient` have size() elements: weights of features, then of moves.
  double evaluate(const double* x, double* gradient);
  Weights weights(const double* x) const;

 private:
  Transitions<double> moves(const double* x) const;
  struct Shard {
    std::vector<double> gradient;
    double loss = 0;
  };
  void run(const double* x, const Potentials<double>& potentials, uint32_t shard);

  const TrainingSet& set_;
  TrainOptions options_;
  std::vector<uint32_t> sentences_;
  std::vector<uint32_t> first_;
  std::vector<uint8_t> tags_;
  std::vector<double> seen_;  // how often feature and tag, and move, were seen
  std::vector<Shard> shards_;
};

}  // namespace derek::tagger
