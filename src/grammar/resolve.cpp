#include "grammar/resolve.h"

#include <algorithm>
#include <tuple>

namespace derek::grammar {

void resolve(const Program& program, uint32_t sentence_size, std::vector<Found>& found) {
  const auto rank = [&](const Found& f) {
    const CompiledRule& rule = program.rules[f.rule];
    return std::make_tuple(!rule.user, -int64_t{f.tokens.size()}, -int64_t{rule.priority},
                           -int64_t{f.extent.size()}, f.rule, f.extent.first);
  };
  std::sort(found.begin(), found.end(), [&](const Found& a, const Found& b) { return rank(a) < rank(b); });
  std::vector<bool> taken(sentence_size);
  std::vector<Found> out;
  for (const Found& f : found) {
    const CompiledRule& rule = program.rules[f.rule];
    if (!rule.nested) {
      bool free = true;
      for (uint32_t i = f.tokens.first; i < f.tokens.last && free; ++i) free = !taken[i];
      if (!free) continue;
      for (uint32_t i = f.tokens.first; i < f.tokens.last; ++i) taken[i] = true;
    }
    out.push_back(f);
  }
  found = std::move(out);
}

}  // namespace derek::grammar
