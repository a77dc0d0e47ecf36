#include "tagger/scores.h"

#include <algorithm>
#include <cmath>

namespace derek::tagger {

void TagScores::add(const std::vector<uint8_t>& truth, const std::vector<uint8_t>& found) {
  const auto label_at = [](uint8_t tag) { return tag == kOutside ? size_t{kLabels} : static_cast<size_t>(label_of(tag)); };
  for (size_t t = 0; t < truth.size(); ++t) ++confusion_[label_at(truth[t])][label_at(found[t])];
  const std::vector<LabelledRange> a = ranges_of(truth), b = ranges_of(found);
  for (const LabelledRange& r : a) {
    Counts& counts = labels_[static_cast<size_t>(r.label)];
    ++counts.truth;
    counts.right += std::find(b.begin(), b.end(), r) != b.end();
  }
  for (const LabelledRange& r : b) ++labels_[static_cast<size_t>(r.label)].found;
}

Counts TagScores::micro() const {
  Counts all;
  for (const Counts& c : labels_) {
    all.truth += c.truth;
    all.found += c.found;
    all.right += c.right;
  }
  return all;
}

double TagScores::macro_f1(uint64_t least) const {
  double sum = 0;
  int count = 0;
  for (const Counts& c : labels_) {
    if (c.truth < least) continue;
    sum += c.f1();
    ++count;
  }
  return count == 0 ? 0 : sum / count;
}

void Calibration::add(double score, bool right) {
  const auto bin = static_cast<size_t>(std::clamp(score * kBins, 0.0, kBins - 1.0));
  ++bins_[bin].count;
  bins_[bin].right += right;
  bins_[bin].sum += score;
}

double Calibration::error() const {
  double distance = 0;
  uint64_t count = 0;
  for (const Bin& bin : bins_) {
    distance += std::abs(bin.sum - static_cast<double>(bin.right));
    count += bin.count;
  }
  return count == 0 ? 0 : distance / static_cast<double>(count);
}

}  // namespace derek::tagger
