#include "tagger/trainer.h"

#include <lbfgs.h>

#include <algorithm>
#include <cmath>
#include <thread>

namespace derek::tagger {

namespace {

constexpr uint32_t kShards = 2;

uint32_t move_index(uint32_t before, uint32_t tag) { return Transitions<double>::index(before, tag); }

}  // namespace

Objective::Objective(const TrainingSet& set, const std::vector<SentenceRange>& ranges, const TrainOptions& options)
    : set_(set), options_(options), shards_(kShards) {
  for (const SentenceRange& range : ranges) {
    for (uint32_t s = range.first; s < range.last; ++s) sentences_.push_back(s);
  }
  // Which tags were seen with a feature, and how often the feature was.
  std::vector<uint64_t> tags_of(set.features(), 0);
  std::vector<uint32_t> count(set.features(), 0);
  for (const uint32_t s : sentences_) {
    for (uint32_t t = set.tokens_of(s).first; t < set.tokens_of(s).last; ++t) {
      for (const uint32_t f : set.features_of(t)) {
        tags_of[f] |= uint64_t{1} << set.truth(t);
        ++count[f];
      }
    }
  }
  first_.push_back(0);
  for (uint32_t f = 0; f < set.features(); ++f) {
    if (count[f] >= options.min_count) {
      for (uint32_t tag = 0; tag < kTags; ++tag) {
        if (tags_of[f] >> tag & 1) tags_.push_back(static_cast<uint8_t>(tag));
      }
    }
    first_.push_back(static_cast<uint32_t>(tags_.size()));
  }
  seen_.assign(size(), 0);
  for (const uint32_t s : sentences_) {
    const TokenRange tokens = set.tokens_of(s);
    for (uint32_t t = tokens.first; t < tokens.last; ++t) {
      for (const uint32_t f : set.features_of(t)) {
        for (uint32_t k = first_[f]; k < first_[f + 1]; ++k) seen_[k] += tags_[k] == set.truth(t);
      }
      if (t > tokens.first) seen_[tags_.size() + move_index(set.truth(t - 1), set.truth(t))] += 1;
    }
  }
  for (Shard& shard : shards_) shard.gradient.resize(size());
}

void Objective::run(const double* x, const Potentials<double>& potentials, uint32_t number) {
  Shard& shard = shards_[number];
  std::fill(shard.gradient.begin(), shard.gradient.end(), 0.0);
  shard.loss = 0;
  double* gradient = shard.gradient.data();
  const double* moves = x + tags_.size();
  std::vector<Row<double>> states;
  Lattice<double> lattice;
  for (size_t i = number; i < sentences_.size(); i += kShards) {
    const TokenRange tokens = set_.tokens_of(sentences_[i]);
    states.assign(tokens.size(), {});
    double truth = 0;
    for (uint32_t t = tokens.first; t < tokens.last; ++t) {
      Row<double>& row = states[t - tokens.first];
      for (const uint32_t f : set_.features_of(t)) {
        for (uint32_t k = first_[f]; k < first_[f + 1]; ++k) row[tags_[k]] += x[k];
      }
      truth += row[set_.truth(t)];
      if (t > tokens.first) truth += moves[move_index(set_.truth(t - 1), set_.truth(t))];
    }
    lattice.run(states, potentials);
    shard.loss += lattice.log_sum() - truth;
    for (uint32_t t = tokens.first; t < tokens.last; ++t) {
      Row<double> p;
      for (uint32_t j = 0; j < kTags; ++j) p[j] = lattice.marginal(t - tokens.first, j);
      for (const uint32_t f : set_.features_of(t)) {
        for (uint32_t k = first_[f]; k < first_[f + 1]; ++k) gradient[k] += p[tags_[k]];
      }
    }
    lattice.add_expected_moves(gradient + tags_.size());
  }
}

double Objective::evaluate(const double* x, double* gradient) {
  const Potentials<double> potentials(moves(x));
  std::thread other([&] { run(x, potentials, 1); });
  run(x, potentials, 0);
  other.join();
  double loss = 0;
  for (const Shard& shard : shards_) loss += shard.loss;
  for (size_t i = 0; i < size(); ++i) {
    gradient[i] = options_.l2 * x[i] - seen_[i];
    for (const Shard& shard : shards_) gradient[i] += shard.gradient[i];
    loss += options_.l2 / 2 * x[i] * x[i];
  }
  return loss;
}

Transitions<double> Objective::moves(const double* x) const {
  Transitions<double> out;
  for (uint32_t m = 0; m < Transitions<double>::kCount; ++m) out.at(m) = x[tags_.size() + m];
  return out;
}

Weights Objective::weights(const double* x) const {
  Weights out;
  out.first = first_;
  out.tag = tags_;
  out.value.assign(x, x + tags_.size());
  out.moves = moves(x);
  return out;
}

void score_states(const TrainingSet& set, uint32_t sentence, const Weights& weights, std::vector<Row<double>>& states) {
  const TokenRange tokens = set.tokens_of(sentence);
  states.assign(tokens.size(), {});
  for (uint32_t t = tokens.first; t < tokens.last; ++t) {
    Row<double>& row = states[t - tokens.first];
    for (const uint32_t f : set.features_of(t)) {
      for (uint32_t k = weights.first[f]; k < weights.first[f + 1]; ++k) row[weights.tag[k]] += weights.value[k];
    }
  }
}

Result<Weights> train(const TrainingSet& set, const std::vector<SentenceRange>& ranges, const TrainOptions& options,
                      const Progress& progress) {
  struct Run {
    Objective objective;
    const Progress& progress;
  } run{Objective(set, ranges, options), progress};
  const auto size = static_cast<int>(run.objective.size());
  lbfgs_parameter_t parameter;
  lbfgs_parameter_init(&parameter);
  parameter.max_iterations = options.iterations;
  parameter.m = 6;
  parameter.epsilon = 1e-5;
  parameter.past = 10;
  parameter.delta = 1e-5;
  if (options.l1 > 0) {
    parameter.orthantwise_c = options.l1;
    parameter.linesearch = LBFGS_LINESEARCH_BACKTRACKING;
  }
  const auto evaluate = [](void* instance, const lbfgsfloatval_t* at, lbfgsfloatval_t* gradient, int, lbfgsfloatval_t) {
    return static_cast<Run*>(instance)->objective.evaluate(at, gradient);
  };
  const auto report = [](void* instance, const lbfgsfloatval_t* at, const lbfgsfloatval_t*, lbfgsfloatval_t value,
                         lbfgsfloatval_t, lbfgsfloatval_t, lbfgsfloatval_t, int count, int iteration, int) {
    const Run& r = *static_cast<Run*>(instance);
    if (r.progress) r.progress(iteration, value, static_cast<size_t>(std::count_if(at, at + count, [](double w) { return w != 0; })));
    return 0;
  };
  // liblbfgs wants its vectors aligned as its own allocator does.
  lbfgsfloatval_t* start = lbfgs_malloc(size);
  if (!start) return Error{"train", "there is not enough memory", "", 0, 0, ""};
  std::fill(start, start + size, 0.0);
  lbfgsfloatval_t value = 0;
  const int code = lbfgs(size, start, &value, evaluate, report, &run, &parameter);
  Weights weights = run.objective.weights(start);
  lbfgs_free(start);
  // A search that finds no better point has come as near as the numbers allow.
  const bool good = code == LBFGS_SUCCESS || code == LBFGS_STOP || code == LBFGS_ALREADY_MINIMIZED ||
                    code == LBFGSERR_MAXIMUMITERATION || code == LBFGSERR_ROUNDING_ERROR ||
                    code == LBFGSERR_MAXIMUMLINESEARCH || code == LBFGSERR_MINIMUMSTEP;
  if (!good) return Error{"train", "L-BFGS stopped with code " + std::to_string(code), "", 0, 0, ""};
  return weights;
}

}  // namespace derek::tagger
