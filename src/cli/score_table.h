// Scores of the tag layer as a table for people.
#pragma once

#include <string>

#include "tagger/scores.h"

namespace derek::cli {

// One line a label that occurs, then micro and macro. `beside` adds the F1 of other scores as a column.
std::string score_table(const tagger::TagScores& scores, const tagger::TagScores* beside = nullptr,
                        const std::string& beside_name = "");
// Which labels are taken for which, the most frequent confusions first; in tokens.
std::string confusion_table(const tagger::TagScores& scores, size_t most = 20);
std::string calibration_table(const tagger::Calibration& calibration);

// 0.8427
std::string decimals(double value, int count = 4);

}  // namespace derek::cli
