#include "tagger/chain.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <type_traits>

namespace derek::tagger {

template <typename Real>
Real& Transitions<Real>::at(uint32_t index) {
  if (index < kTags * kFree) return to_free[index / kFree][index % kFree];
  index -= kTags * kFree;
  return index < kLabels ? begin_to_inside[index] : inside_to_inside[index - kLabels];
}

template <typename Real>
Potentials<Real>::Potentials(const Transitions<Real>& weights) {
  for (uint32_t m = 0; m < this->kCount; ++m) this->at(m) = std::exp(weights.at(m));
  for (uint32_t j = 0; j < kFree; ++j) {
    for (uint32_t i = 0; i < kTags; ++i) from_any[j][i] = this->to_free[i][j];
  }
}

namespace {

// Shares below this do not show in a score. In training every share counts.
template <typename Real>
constexpr Real kNegligible = std::is_same_v<Real, float> ? Real(1e-8) : std::numeric_limits<Real>::min();

// e to the x for x up to 0, within 3e-7 of its value: 2 to the whole part by the exponent's bits, to the rest by a
// polynomial (its Taylor series). Written so that compilers vectorise the loop that calls it.
inline float power(float x) {
  const float y = std::max(x, -80.0f) * 1.44269504f;  // log2(e)
  const float whole = static_cast<float>(static_cast<int32_t>(y - 0.5f));
  const float r = (y - whole) * 0.693147181f;
  const float p = 1 + r * (1 + r * (0.5f + r * (1.0f / 6 + r * (1.0f / 24 + r * (1.0f / 120 + r * (1.0f / 720))))));
  return p * std::bit_cast<float>((static_cast<int32_t>(whole) + 127) << 23);
}
inline double power(double x) { return std::exp(x); }

// Rows are worked out so many tags at a time, which fit the registers; the last overlap those before, with the same
// results.
constexpr uint32_t kFew = 16;

// Of the tags below `end` those with a share that counts.
template <typename Real>
struct Likely {
  Likely(const Row<Real>& shares, uint32_t end) {
    for (uint32_t tag = 0; tag < end; ++tag) {
      tags[size] = static_cast<uint8_t>(tag);
      size += shares[tag] < kNegligible<Real> ? 0 : 1;
    }
  }
  std::array<uint8_t, kTags> tags;
  uint32_t size = 0;
};

// out[j] = sum over the likely i of shares[i] * rows[i][j].
template <typename Real, size_t kWidth, size_t kRows>
void add_rows(const Row<Real>& shares, const Likely<Real>& likely,
              const std::array<std::array<Real, kWidth>, kRows>& rows, Row<Real>& out) {
  static_assert(kWidth >= kFew);
  for (uint32_t begin = 0; begin < kWidth; begin += kFew) {
    const uint32_t first = std::min<uint32_t>(begin, kWidth - kFew);
    std::array<Real, kFew> sums{};
    for (uint32_t n = 0; n < likely.size; ++n) {
      const uint32_t i = likely.tags[n];
      for (uint32_t j = 0; j < kFew; ++j) sums[j] += rows[i][first + j] * shares[i];
    }
    for (uint32_t j = 0; j < kFew; ++j) out[first + j] = sums[j];
  }
}

// next[j] = sum over i of now[i] * move(i, j).
template <typename Real>
void step_forward(const Row<Real>& now, const Transitions<Real>& moves, Row<Real>& next) {
  add_rows(now, Likely<Real>(now, kTags), moves.to_free, next);
  for (uint32_t k = 0; k < kLabels; ++k) {
    next[kFree + k] = now[1 + k] * moves.begin_to_inside[k] + now[kFree + k] * moves.inside_to_inside[k];
  }
}

// before[i] = sum over j of move(i, j) * now[j]. now: sums to about 1.
template <typename Real>
void step_backward(const Row<Real>& now, const Potentials<Real>& moves, Row<Real>& before) {
  add_rows(now, Likely<Real>(now, kFree), moves.from_any, before);
  for (uint32_t k = 0; k < kLabels; ++k) {
    before[1 + k] += moves.begin_to_inside[k] * now[kFree + k];
    before[kFree + k] += moves.inside_to_inside[k] * now[kFree + k];
  }
}

// Sums and maxima in lanes, in one order on every machine, so that compilers may use vectors.
constexpr uint32_t kLanes = 8;

template <typename Real>
Real sum_of(const Row<Real>& row) {
  std::array<Real, kLanes> lanes{};
  uint32_t j = 0;
  for (; j + kLanes <= kTags; j += kLanes) {
    for (uint32_t l = 0; l < kLanes; ++l) lanes[l] += row[j + l];
  }
  for (; j < kTags; ++j) lanes[j % kLanes] += row[j];
  for (uint32_t half = kLanes / 2; half > 0; half /= 2) {
    for (uint32_t l = 0; l < half; ++l) lanes[l] += lanes[l + half];
  }
  return lanes[0];
}

template <typename Real>
Real top_of(const Row<Real>& row) {
  std::array<Real, kLanes> lanes;
  for (uint32_t l = 0; l < kLanes; ++l) lanes[l] = row[l];
  uint32_t j = kLanes;
  for (; j + kLanes <= kTags; j += kLanes) {
    for (uint32_t l = 0; l < kLanes; ++l) lanes[l] = lanes[l] < row[j + l] ? row[j + l] : lanes[l];
  }
  Real top = lanes[0];
  for (uint32_t l = 1; l < kLanes; ++l) top = std::max(top, lanes[l]);
  for (; j < kTags; ++j) top = std::max(top, row[j]);
  return top;
}

// The first tag of this score, one of the row's.
template <typename Real>
uint32_t place_of(const Row<Real>& row, Real score) {
  return static_cast<uint32_t>(std::find(row.begin(), row.end(), score) - row.begin());
}

}  // namespace

template <typename Real>
void Lattice<Real>::run(std::vector<Row<Real>>& states, const Potentials<Real>& moves) {
  size_ = static_cast<uint32_t>(states.size());
  potential_ = &states;
  moves_ = &moves;
  forward_.resize(size_);
  backward_.resize(size_);
  log_sum_ = 0;
  if (size_ == 0) return;
  for (uint32_t t = 0; t < size_; ++t) {
    Row<Real>& row = states[t];
    const Real top = top_of(row);
    for (Real& x : row) x = power(x - top);
    log_sum_ += top;
    Row<Real>& forward = forward_[t];
    if (t == 0) {
      for (uint32_t j = 0; j < kTags; ++j) forward[j] = j < kFree ? Real(1) : Real(0);
    } else {
      step_forward(forward_[t - 1], moves, forward);
    }
    for (uint32_t j = 0; j < kTags; ++j) forward[j] *= row[j];
    const Real sum = sum_of(forward), share = 1 / sum;
    for (Real& x : forward) x *= share;
    log_sum_ += std::log(sum);
  }
  backward_[size_ - 1].fill(1);
  Row<Real> weighted;
  for (uint32_t t = size_ - 1; t-- > 0;) {
    for (uint32_t j = 0; j < kTags; ++j) weighted[j] = states[t + 1][j] * backward_[t + 1][j];
    step_backward(weighted, moves, backward_[t]);
    for (uint32_t j = 0; j < kTags; ++j) weighted[j] = forward_[t][j] * backward_[t][j];
    const Real share = 1 / sum_of(weighted);
    for (Real& x : backward_[t]) x *= share;
  }
}

template <typename Real>
Real Lattice<Real>::marginal(const LabelledRange& range) const {
  const uint32_t begin = begin_tag(range.label), inside = inside_tag(range.label);
  const uint32_t last = range.tokens.last - 1;
  // P(B at the first token), then the share that goes on as I each time, then the share that does not go on.
  Real p = marginal(range.tokens.first, begin);
  uint32_t tag = begin;
  const auto share = [&](uint32_t t, bool inside_only) {
    const std::vector<Row<Real>>& psi = *potential_;
    const Real move = tag == begin ? moves_->begin_to_inside[static_cast<uint32_t>(range.label)]
                                   : moves_->inside_to_inside[static_cast<uint32_t>(range.label)];
    const Real in = move * psi[t + 1][inside] * backward_[t + 1][inside];
    Real all = in;
    for (uint32_t j = 0; j < kFree; ++j) all += moves_->to_free[tag][j] * psi[t + 1][j] * backward_[t + 1][j];
    if (all <= Real(0)) return Real(0);
    return inside_only ? in / all : (all - in) / all;
  };
  for (uint32_t t = range.tokens.first; t < last; ++t) {
    p *= share(t, true);
    tag = inside;
  }
  if (last + 1 < size_) p *= share(last, false);
  return p;
}

template <typename Real>
void Lattice<Real>::add_expected_moves(double* counts) const {
  Row<Real> weighted;
  for (uint32_t t = 1; t < size_; ++t) {
    Real total = 0;
    for (uint32_t j = 0; j < kTags; ++j) {
      weighted[j] = (*potential_)[t][j] * backward_[t][j];
    }
    // forward_[t-1] · moves · weighted, normalised: the forward step again gives the norm.
    Row<Real> next;
    step_forward(forward_[t - 1], *moves_, next);
    for (uint32_t j = 0; j < kTags; ++j) total += next[j] * weighted[j];
    const Real norm = Real(1) / total;
    for (uint32_t i = 0; i < kTags; ++i) {
      const Real from = forward_[t - 1][i] * norm;
      double* out = counts + size_t{i} * kFree;
      for (uint32_t j = 0; j < kFree; ++j) {
        out[j] += static_cast<double>(from * moves_->to_free[i][j] * weighted[j]);
      }
    }
    double* labels = counts + size_t{kTags} * kFree;
    for (uint32_t k = 0; k < kLabels; ++k) {
      const Real to = norm * weighted[kFree + k];
      labels[k] += static_cast<double>(forward_[t - 1][1 + k] * moves_->begin_to_inside[k] * to);
      labels[kLabels + k] += static_cast<double>(forward_[t - 1][kFree + k] * moves_->inside_to_inside[k] * to);
    }
  }
}

template <typename Real>
BestPath<Real>::BestPath(const Transitions<Real>& moves) : moves_(&moves) {
  for (uint32_t a = 0; a < kTags; ++a) {
    for (uint32_t b = 0; b < kTags; ++b) {
      Real lead = -std::numeric_limits<Real>::infinity();
      for (uint32_t j = 0; j < kFree; ++j) lead = std::max(lead, moves.to_free[b][j] - moves.to_free[a][j]);
      lead_[a][b] = lead;
    }
  }
}

template <typename Real>
void BestPath<Real>::run(const std::vector<Row<Real>>& scores, std::vector<uint8_t>& tags) {
  const Transitions<Real>& moves = *moves_;
  const auto size = static_cast<uint32_t>(scores.size());
  tags.resize(size);
  if (size == 0) return;
  back_.resize(size);
  constexpr Real kNever = -std::numeric_limits<Real>::infinity();
  Row<Real> best, next;
  for (uint32_t j = 0; j < kTags; ++j) best[j] = j < kFree ? scores[0][j] : kNever;
  for (uint32_t t = 1; t < size; ++t) {
    std::array<Real, kFree> top;
    std::array<uint32_t, kFree> from;
    top.fill(kNever);
    from.fill(kOutside);
    const Real bound = top_of(best);
    const uint32_t leader = place_of(best, bound);
    for (uint32_t i = 0; i < kTags; ++i) {
      if (best[i] + lead_[leader][i] < bound) continue;
      for (uint32_t j = 0; j < kFree; ++j) {
        const Real s = best[i] + moves.to_free[i][j];
        from[j] = s > top[j] ? i : from[j];
        top[j] = s > top[j] ? s : top[j];
      }
    }
    for (uint32_t j = 0; j < kFree; ++j) {
      next[j] = top[j] + scores[t][j];
      back_[t][j] = static_cast<uint8_t>(from[j]);
    }
    for (uint32_t k = 0; k < kLabels; ++k) {
      const Real b = best[1 + k] + moves.begin_to_inside[k], i = best[kFree + k] + moves.inside_to_inside[k];
      next[kFree + k] = std::max(b, i) + scores[t][kFree + k];
      back_[t][kFree + k] = static_cast<uint8_t>(i > b ? kFree + k : 1 + k);
    }
    best = next;
  }
  uint32_t tag = place_of(best, top_of(best));
  for (uint32_t t = size; t-- > 0;) {
    tags[t] = static_cast<uint8_t>(tag);
    if (t > 0) tag = back_[t][tag];
  }
}

template struct Transitions<float>;
template struct Transitions<double>;
template struct Potentials<float>;
template struct Potentials<double>;
template class Lattice<float>;
template class Lattice<double>;
template class BestPath<float>;
template class BestPath<double>;

}  // namespace derek::tagger
