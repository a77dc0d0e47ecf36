#include "cli/score_table.h"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace derek::cli {

namespace {

constexpr size_t kNameWidth = 14;

std::string left(std::string_view text, size_t width) {
  return std::string(text) + std::string(width > text.size() ? width - text.size() : 0, ' ');
}

std::string right(const std::string& text, size_t width) {
  return std::string(width > text.size() ? width - text.size() : 0, ' ') + text;
}

std::string line(std::string_view name, const tagger::Counts& c) {
  return left(name, kNameWidth) + right(std::to_string(c.truth), 7) + right(std::to_string(c.found), 7) +
         right(decimals(c.precision(), 3), 8) + right(decimals(c.recall(), 3), 8) + right(decimals(c.f1(), 3), 8);
}

std::string_view name_of(size_t label) { return label < kLabelNames.size() ? kLabelNames[label] : "O"; }

}  // namespace

std::string decimals(double value, int count) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.*f", count, value);
  return digits;
}

std::string score_table(const tagger::TagScores& scores, const tagger::TagScores* beside, const std::string& beside_name) {
  std::string out = left("label", kNameWidth) + "  truth  found       P       R      F1";
  if (beside) out += right(beside_name, 10);
  out += "\n";
  for (size_t l = 0; l < tagger::kLabels; ++l) {
    const tagger::Counts& c = scores.of(static_cast<Label>(l));
    if (c.truth + c.found == 0) continue;
    out += line(kLabelNames[l], c);
    if (beside) out += right(decimals(beside->of(static_cast<Label>(l)).f1(), 3), 10);
    out += "\n";
  }
  out += line("micro", scores.micro());
  if (beside) out += right(decimals(beside->micro().f1(), 3), 10);
  out += "\nmicro F1 " + decimals(scores.micro().f1()) + "; macro F1 of labels with 20 or more " +
         decimals(scores.macro_f1(20)) + "\n";
  return out;
}

std::string confusion_table(const tagger::TagScores& scores, size_t most) {
  struct Cell {
    uint64_t count;
    size_t truth, found;
  };
  std::vector<Cell> cells;
  for (size_t i = 0; i <= tagger::kLabels; ++i) {
    for (size_t j = 0; j <= tagger::kLabels; ++j) {
      if (i != j && scores.confusion()[i][j] > 0) cells.push_back({scores.confusion()[i][j], i, j});
    }
  }
  std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.count > b.count; });
  if (cells.size() > most) cells.resize(most);
  std::string out = left("truth", kNameWidth) + left("found", kNameWidth) + " tokens\n";
  for (const Cell& c : cells) {
    out += left(name_of(c.truth), kNameWidth) + left(name_of(c.found), kNameWidth) + right(std::to_string(c.count), 7) + "\n";
  }
  return out;
}

std::string calibration_table(const tagger::Calibration& calibration) {
  std::string out = "score       spans  right\n";
  for (size_t b = 0; b < tagger::Calibration::kBins; ++b) {
    const auto& bin = calibration.bins()[b];
    if (bin.count == 0) continue;
    const double low = static_cast<double>(b) / tagger::Calibration::kBins;
    out += decimals(low, 1) + " - " + decimals(low + 1.0 / tagger::Calibration::kBins, 1) +
           right(std::to_string(bin.count), 8) + right(decimals(static_cast<double>(bin.right) / static_cast<double>(bin.count), 3), 7) + "\n";
  }
  return out + "expected calibration error " + decimals(calibration.error()) + "\n";
}

}  // namespace derek::cli
