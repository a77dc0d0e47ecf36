// Inference in a linear chain over the tags of IOB2: the sums and the best path.
//
// Scores are logarithms. `states` is one row of kTags scores a token; a tag that a token must not have is -infinity.
// Moves that IOB2 forbids have no probability. Thread rule: Transitions is constant; one Lattice for each thread.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "tagger/tags.h"

namespace derek::tagger {

template <typename Real>
using Row = std::array<Real, kTags>;

// Weights of the moves: from any tag to O or a B, and from B and I of a label to its I.
template <typename Real>
struct Transitions {
  std::array<std::array<Real, kFree>, kTags> to_free{};
  std::array<Real, kLabels> begin_to_inside{}, inside_to_inside{};

  static constexpr uint32_t kCount = kTags * kFree + 2 * kLabels;
  // The number of a move that may_follow allows, below kCount.
  static constexpr uint32_t index(uint32_t before, uint32_t tag) {
    if (!is_inside(tag)) return before * kFree + tag;
    const uint32_t label = tag - kFree;
    return kTags * kFree + (is_inside(before) ? kLabels : 0) + label;
  }
  Real& at(uint32_t index);
  Real at(uint32_t index) const { return const_cast<Transitions*>(this)->at(index); }
};

// exp of the moves' weights.
template <typename Real>
struct Potentials : Transitions<Real> {
  explicit Potentials(const Transitions<Real>& weights);
  std::array<Row<Real>, kFree> from_any;  // to_free, turned over
};

// Forward and backward sums over one sentence.
template <typename Real>
class Lattice {
 public:
  // Both must live as long as the results are asked for; `states` is changed: each row becomes exp(score - maximum).
  void run(std::vector<Row<Real>>& states, const Potentials<Real>& moves);

  // log of the sum over all paths.
  Real log_sum() const { return log_sum_; }
  // P(tag at token).
  Real marginal(uint32_t token, uint32_t tag) const { return forward_[token][tag] * backward_[token][tag]; }
  // P(these tokens are exactly one run of the label).
  Real marginal(const LabelledRange& range) const;
  // Adds the expected number of each move to `counts` (kCount of them).
  void add_expected_moves(double* counts) const;

 private:
  const std::vector<Row<Real>>* potential_ = nullptr;
  const Potentials<Real>* moves_ = nullptr;
  uint32_t size_ = 0;
  // Each row of forward_ sums to 1; forward_ · backward_ sums to 1 at each token.
  std::vector<Row<Real>> forward_, backward_;
  Real log_sum_ = 0;
};

// The best path. `scores` are sums of weights, `moves` the weights themselves; ties go to the lower tag.
template <typename Real>
class BestPath {
 public:
  explicit BestPath(const Transitions<Real>& moves);  // which must outlive it
  void run(const std::vector<Row<Real>>& scores, std::vector<uint8_t>& tags);

 private:
  const Transitions<Real>* moves_;
  // [a][b]: if b lies further than this behind a, no best path goes from b to O or a B.
  std::array<Row<Real>, kTags> lead_;
  std::vector<std::array<uint8_t, kTags>> back_;
};

}  // namespace derek::tagger
