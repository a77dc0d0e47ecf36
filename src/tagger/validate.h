// Cross-validation over contiguous blocks: each is tagged by weights trained on all the others.
//
// Blocks are contiguous because neighbours in annotated news are often variants of one sentence: every n-th sentence
// as a fold flatters the score by several points.
#pragma once

#include <functional>
#include <vector>

#include "derek/status.h"
#include "tagger/scores.h"
#include "tagger/trainer.h"

namespace derek::tagger {

struct Validation {
  TagScores all, rules;     // by the trained tagger; by rules and lists alone
  Calibration calibration;  // of the spans found
};

struct ValidateOptions {
  TrainOptions train;
  SentenceRange folded;  // the sentences cut into blocks; all others are always trained on
  uint32_t blocks = 5;
};

// Called as each block is done.
using BlockDone = std::function<void(uint32_t block, const TagScores& scores)>;

Result<Validation> cross_validate(const TrainingSet& set, const ValidateOptions& options, const BlockDone& done = {},
                                  const Progress& progress = {});

// The scores of the last block by weights trained on a share of the sentences before it.
struct CurvePoint {
  double share = 0;
  uint32_t sentences = 0;
  double micro_f1 = 0;
};
Result<std::vector<CurvePoint>> learning_curve(const TrainingSet& set, const ValidateOptions& options);

}  // namespace derek::tagger
