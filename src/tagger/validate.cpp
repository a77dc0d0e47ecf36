#include "tagger/validate.h"

#include <algorithm>
#include <cmath>

namespace derek::tagger {

namespace {

void score_block(const TrainingSet& set, SentenceRange block, const Weights& weights, Validation& out, TagScores& scores) {
  const Potentials<double> potentials(weights.moves);
  std::vector<Row<double>> states;
  BestPath<double> best_path(weights.moves);
  Lattice<double> lattice;
  std::vector<uint8_t> tags, truth, rules;
  for (uint32_t s = block.first; s < block.last; ++s) {
    const TokenRange tokens = set.tokens_of(s);
    score_states(set, s, weights, states);
    best_path.run(states, tags);
    lattice.run(states, potentials);
    truth.clear();
    rules.clear();
    for (uint32_t t = tokens.first; t < tokens.last; ++t) {
      truth.push_back(set.truth(t));
      rules.push_back(set.rule_tag(t));
    }
    const std::vector<LabelledRange> right = ranges_of(truth);
    for (const LabelledRange& r : ranges_of(tags)) {
      out.calibration.add(lattice.marginal(r), std::find(right.begin(), right.end(), r) != right.end());
    }
    for (TagScores* scorer : {&out.all, &scores}) scorer->add(truth, tags);
    out.rules.add(truth, rules);
  }
}

SentenceRange block_of(const ValidateOptions& options, uint32_t number) {
  const uint64_t count = options.folded.last - options.folded.first;
  return {options.folded.first + static_cast<uint32_t>(count * number / options.blocks),
          options.folded.first + static_cast<uint32_t>(count * (number + 1) / options.blocks)};
}

}  // namespace

Result<Validation> cross_validate(const TrainingSet& set, const ValidateOptions& options, const BlockDone& done,
                                  const Progress& progress) {
  Validation out;
  for (uint32_t b = 0; b < options.blocks; ++b) {
    const SentenceRange block = block_of(options, b);
    Result<Weights> weights =
        train(set, {{0, block.first}, {block.last, set.sentences()}}, options.train, progress);
    if (!weights) return weights.error();
    TagScores scores;
    score_block(set, block, *weights, out, scores);
    if (done) done(b, scores);
  }
  return out;
}

Result<std::vector<CurvePoint>> learning_curve(const TrainingSet& set, const ValidateOptions& options) {
  std::vector<CurvePoint> out;
  const SentenceRange block = block_of(options, options.blocks - 1);
  for (const double share : {0.125, 0.25, 0.5, 1.0}) {
    const auto sentences = static_cast<uint32_t>(share * (block.first - options.folded.first));
    Result<Weights> weights =
        train(set, {{options.folded.first, options.folded.first + sentences}, {options.folded.last, set.sentences()}},
              options.train);
    if (!weights) return weights.error();
    Validation scored;
    TagScores scores;
    score_block(set, block, *weights, scored, scores);
    out.push_back({share, sentences, scores.micro().f1()});
  }
  return out;
}

}  // namespace derek::tagger
