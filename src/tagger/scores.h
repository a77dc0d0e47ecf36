// How well tags agree with the truth: exact runs of labels, as CoNLL-2003's conlleval counts them.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "tagger/tags.h"

namespace derek::tagger {

struct Counts {
  uint64_t truth = 0, found = 0, right = 0;

  double precision() const { return found == 0 ? 0 : static_cast<double>(right) / static_cast<double>(found); }
  double recall() const { return truth == 0 ? 0 : static_cast<double>(right) / static_cast<double>(truth); }
  double f1() const {
    return truth + found == 0 ? 0 : 2 * static_cast<double>(right) / static_cast<double>(truth + found);
  }
};

class TagScores {
 public:
  // Both have one tag for each token of a sentence.
  void add(const std::vector<uint8_t>& truth, const std::vector<uint8_t>& found);

  const Counts& of(Label label) const { return labels_[static_cast<size_t>(label)]; }
  Counts micro() const;
  // The mean F1 of labels that the truth has at least so often.
  double macro_f1(uint64_t least) const;
  // Tokens whose true label is the row and found label the column; O is the last of each.
  const std::array<std::array<uint64_t, kLabels + 1>, kLabels + 1>& confusion() const { return confusion_; }

 private:
  std::array<Counts, kLabels> labels_{};
  std::array<std::array<uint64_t, kLabels + 1>, kLabels + 1> confusion_{};
};

// Whether scores are the shares that come out right: spans put in bins by their score.
class Calibration {
 public:
  static constexpr size_t kBins = 10;
  struct Bin {
    uint64_t count = 0, right = 0;
    double sum = 0;  // of scores
  };

  void add(double score, bool right);
  const std::array<Bin, kBins>& bins() const { return bins_; }
  // Expected calibration error: the mean distance of score and share over bins, each weighted by its count (Naeini and
  // others, 2015).
  double error() const;

 private:
  std::array<Bin, kBins> bins_{};
};

}  // namespace derek::tagger
