#include "morph/endings.h"

#include <algorithm>
#include <cmath>

namespace derek::morph {

namespace {

constexpr double kUsual = 0.3;  // the average chance that a stem ends behind a letter
constexpr double kScale = 14;   // weights for a natural logarithm
constexpr double kTrust = 4;    // how often three letters must be seen to weigh as much as two
constexpr int kLongest = 3;     // letters
constexpr int kMost = 25, kLeast = -45;

bool begins_letter(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

// The beginning of the last `letters` letters of text[0, end).
size_t back(std::string_view text, size_t end, int letters) {
  while (letters-- > 0 && end > 0) {
    do --end;
    while (end > 0 && !begins_letter(text[end]));
  }
  return end;
}

}  // namespace

void Endings::learn(std::string_view stem) {
  const std::string marked = "^" + std::string(stem);  // so that short stems are told from ends of long ones
  for (size_t end = 2; end <= marked.size(); ++end) {
    if (end < marked.size() && !begins_letter(marked[end])) continue;
    for (int letters = 1; letters <= kLongest; ++letters) {
      const size_t begin = back(marked, end, letters);
      Count& count = counts_[marked.substr(begin, end - begin)];
      ++count.seen;
      if (end == marked.size()) ++count.ends;
      if (begin == 0) break;
    }
  }
}

void Endings::finish() {
  for (auto& [ending, count] : counts_) {
    double chance = kUsual;
    for (int letters = 1; letters <= kLongest; ++letters) {
      const size_t begin = back(ending, ending.size(), letters);
      const auto it = counts_.find(std::string_view(ending).substr(begin));
      chance = (it->second.ends + kTrust * chance) / (it->second.seen + kTrust);
      if (begin == 0) break;
    }
    const int worth = static_cast<int>(std::lround(kScale * std::log(chance / kUsual)));
    count.worth = std::clamp(worth, kLeast, kMost);
  }
}

int Endings::worth(std::string_view stem) const {
  if (counts_.empty() || stem.empty()) return 0;
  // The longest ending that was seen; "^" stands before a short stem.
  char marked[4 * kLongest];
  size_t begin = back(stem, stem.size(), kLongest);
  std::string_view ending = stem.substr(begin);
  if (begin == 0 && back(stem, stem.size(), kLongest - 1) == 0) {
    marked[0] = '^';
    stem.copy(marked + 1, stem.size());
    ending = std::string_view(marked, stem.size() + 1);
  }
  while (!ending.empty()) {
    const auto it = counts_.find(ending);
    if (it != counts_.end()) return it->second.worth;
    size_t next = 1;
    while (next < ending.size() && !begins_letter(ending[next])) ++next;
    ending.remove_prefix(next);
  }
  return 0;
}

}  // namespace derek::morph
