// The matcher's slow twin: every derivation of the syntax tree, by plain recursion. It reads brackets itself
// and knows `any`, `text`, `tag` (of single tokens) and `list` only.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "derek/document.h"
#include "grammar/rule.h"

namespace derek::grammar {

struct TwinMatch {
  uint32_t end = 0;
  std::vector<std::pair<std::string, TokenRange>> slots;  // in the order in which they close
};

// The longest derivation from `at` in a document of one sentence; of equals the first in priority order.
std::optional<TwinMatch> twin_match(const Document& document, const Node& node, uint32_t at);

// Some unbounded repetition has a body that can match nothing; then slots of equal matches may differ.
bool repeats_nothing(const Node& node);

}  // namespace derek::grammar
