#include "morph/choice.h"

#include <algorithm>
#include <bit>

#include "morph/parts.h"

namespace derek::morph {

namespace {

constexpr int kSeenBits = 9;

bool holds(const std::vector<Condition>& side, uint64_t features, std::string_view lower,
           std::string_view lemma) {
  return std::all_of(side.begin(), side.end(), [&](const Condition& c) {
    const bool found =
        (features & c.features) != 0 || std::find(c.words.begin(), c.words.end(), lower) != c.words.end() ||
        (!lemma.empty() && std::find(c.lemmas.begin(), c.lemmas.end(), lemma) != c.lemmas.end());
    return found == c.holds;
  });
}

// What a mark does to a sentence.
uint64_t mark_features(std::string_view mark) {
  static constexpr std::string_view kEnds[] = {".", "!", "?", "…", "...", "?!", "!!!"};
  static constexpr std::string_view kParts[] = {",", ";", ":", "–", "—", "-"};
  uint64_t out = kMark;
  if (std::find(std::begin(kEnds), std::end(kEnds), mark) != std::end(kEnds)) out |= kEnd;
  if (std::find(std::begin(kParts), std::end(kParts), mark) != std::end(kParts)) out |= kComma;
  return out;
}

}  // namespace

void Choice::match(uint64_t features, std::string_view lower, std::string_view lemma, Fits& out) const {
  for (size_t i = 0; i < tables_.preferences.size(); ++i) {
    const Preference& p = tables_.preferences[i];
    if (holds(p.left, features, lower, lemma)) out.left |= uint64_t{1} << i;
    if (holds(p.right, features, lower, lemma)) out.right |= uint64_t{1} << i;
  }
}

Choice::Choice(const Tables& tables) : tables_(tables), seen_(size_t{1} << kSeenBits) {
  const auto name = [&](const std::string& word) {
    uint32_t& number = named_[word];
    if (number == 0) number = static_cast<uint32_t>(named_.size());
    longest_ = std::max(longest_, word.size());
  };
  for (const Preference& p : tables.preferences) {
    for (const auto* side : {&p.left, &p.right}) {
      for (const Condition& c : *side) {
        asked_ |= c.features;
        for (const std::string& word : c.words) name(word);
        for (const std::string& lemma : c.lemmas) name(lemma);
      }
    }
  }
}

Fits Choice::fits(const Token& token, std::string_view lower, std::string_view lemma, uint32_t listed,
                  uint32_t tags) {
  uint64_t features = tags;
  if (token.kind == TokenKind::kPunctuation || token.kind == TokenKind::kSymbol)
    features |= mark_features(lower);
  if (token.kind == TokenKind::kNumber) features |= kDigits;
  if (token.shape != Shape::kLower && token.shape != Shape::kNone) features |= kCapital;
  if (!lemma.empty()) {
    features |= uint64_t{parts_of(listed, tags)} << kPartShift;
    if (listed != 0) features |= kListed;
  }
  const auto number = [&](std::string_view word) -> uint64_t {
    const uint32_t* found = word.size() > longest_ ? nullptr : named_.find(word);
    return found ? *found : 0;
  };
  const uint64_t words = number(lower) << 32 | number(lemma);
  features &= asked_;
  Seen& seen = seen_[(features * 31 + words) * 0x9E3779B97F4A7C15u >> (64 - kSeenBits)];
  if (!seen.filled || seen.features != features || seen.words != words) {
    seen = {features, words, true, {}};
    match(features, lower, lemma, seen.fits);
  }
  return seen.fits;
}

Fits Choice::edge() const {
  Fits out;
  match(kEdge | kEnd, {}, {}, out);
  return out;
}

int Choice::together(const Fits& left, const Fits& right) const {
  int out = 0;
  for (uint64_t rows = left.left & right.right; rows != 0; rows &= rows - 1)
    out += tables_.preferences[static_cast<size_t>(std::countr_zero(rows))].weight;
  return out;
}

void Choice::choose(std::vector<Node>& nodes, const std::vector<uint32_t>& first,
                    std::vector<uint32_t>& chosen) const {
  const size_t tokens = first.size() - 1;
  chosen.assign(tokens, 0);
  if (tokens < 2) return;  // a word alone has no neighbours
  const Fits edge_fits = edge();
  for (size_t t = 0; t < tokens; ++t) {
    for (uint32_t i = first[t]; i < first[t + 1]; ++i) {
      Node& node = nodes[i];
      if (t == 0) {
        node.best = node.weight + together(edge_fits, node.fits);
        continue;
      }
      for (uint32_t j = first[t - 1]; j < first[t]; ++j) {
        const int way = nodes[j].best + node.weight + together(nodes[j].fits, node.fits);
        if (j > first[t - 1] && way <= node.best) continue;
        node.best = way;
        node.from = j;
      }
    }
  }
  uint32_t last = first[tokens - 1];
  int best = 0;
  for (uint32_t i = last; i < first[tokens]; ++i) {
    const int way = nodes[i].best + together(nodes[i].fits, edge_fits);
    if (i > first[tokens - 1] && way <= best) continue;
    best = way;
    last = i;
  }
  for (size_t t = tokens; t-- > 0; last = nodes[last].from) chosen[t] = last - first[t];
}

}  // namespace derek::morph
