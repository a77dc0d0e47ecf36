#include "morph/endings.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace derek::morph {

namespace {

constexpr double kUsual = 0.3;  // the average chance that a stem ends behind a letter
constexpr double kScale = 14;   // weights for a natural logarithm
constexpr double kTrust = 4;    // how often three letters must be seen to weigh as much as two
constexpr int kLongest = 3;     // letters
constexpr int kMost = 25, kLeast = -45;
constexpr char32_t kBegin = U'^';  // before a stem, so that short ones are told from ends of long ones

// Keys: the last letters in the lowest bits.
constexpr int kLetterBits = 21;
uint64_t last_letters(uint64_t key, int letters) {
  return key & ((uint64_t{1} << kLetterBits * letters) - 1);
}
uint64_t with(uint64_t key, char32_t letter) { return last_letters(key << kLetterBits | letter, kLongest); }

}  // namespace

void Endings::learn(std::string_view stem) {
  uint64_t key = kBegin;
  int letters = 1;
  for (size_t i = 0; i < stem.size();) {
    key = with(key, utf8::next(stem, i));
    letters = std::min(letters + 1, kLongest);
    for (int n = 1; n <= letters; ++n) {
      Count& count = counts_[last_letters(key, n)];
      ++count.seen;
      if (i == stem.size()) ++count.ends;
    }
  }
}

void Endings::finish() {
  counts_.for_each([&](uint64_t key, Count& count) {
    double chance = kUsual;
    for (int n = 1; n == 1 || last_letters(key, n) != last_letters(key, n - 1); ++n) {
      const Count& shorter = *counts_.find(last_letters(key, n));
      chance = (shorter.ends + kTrust * chance) / (shorter.seen + kTrust);
      if (n == kLongest) break;
    }
    const int worth = static_cast<int>(std::lround(kScale * std::log(chance / kUsual)));
    count.worth = std::clamp(worth, kLeast, kMost);
  });
}

int Endings::worth(std::string_view stem) const {
  if (counts_.size() == 0 || stem.empty()) return 0;
  size_t begin = stem.size();
  int letters = 0;
  for (; begin > 0 && letters < kLongest; ++letters) {
    do --begin;
    while (begin > 0 && (static_cast<unsigned char>(stem[begin]) & 0xC0) == 0x80);
  }
  uint64_t key = letters < kLongest ? kBegin : 0;
  while (begin < stem.size()) key = with(key, utf8::next(stem, begin));
  // The longest ending that was seen.
  for (int n = kLongest; n > 0; --n) {
    if (const Count* count = counts_.find(last_letters(key, n))) return count->worth;
  }
  return 0;
}

}  // namespace derek::morph
