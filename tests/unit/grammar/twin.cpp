#include "unit/grammar/twin.h"

#include <algorithm>
#include <functional>
#include <set>

#include "unit/grammar/support.h"

namespace derek::grammar {

namespace {

using Slots = std::vector<std::pair<std::string, TokenRange>>;
using Next = std::function<void(uint32_t, const Slots&)>;

struct Twin {
  const Document& d;

  bool single_holds(const Test& test, uint32_t at) const {
    bool holds = true;
    if (test.kind == TestKind::kText) {
      holds = std::any_of(test.choices.begin(), test.choices.end(),
                          [&](const Choice& c) { return c.text == d.view(d.tokens[at]); });
    } else if (test.kind == TestKind::kList) {
      holds = std::any_of(d.list_hits.begin(), d.list_hits.end(), [&](const ListHit& h) {
        return h.tokens.first == at && test_lexicon().list_name(h.list) == test.items[0].name;
      });
    }
    return holds != test.negative;
  }

  std::set<uint32_t, std::greater<>> ends(const Bracket& bracket, uint32_t at) const {
    std::set<uint32_t, std::greater<>> out;
    if (at >= d.tokens.size()) return out;
    bool holds = true;
    const Test* list = nullptr;
    for (const Test& test : bracket.tests) {
      holds = holds && single_holds(test, at);
      if (test.kind == TestKind::kList && !test.negative) list = &test;
    }
    if (!holds) return out;
    if (!list) out.insert(at + 1);
    for (const ListHit& h : d.list_hits)
      if (list && h.tokens.first == at && test_lexicon().list_name(h.list) == list->items[0].name)
        out.insert(h.tokens.last);
    return out;
  }

  bool some(const Node& node, uint32_t at) const {
    bool found = false;
    derive(node, at, {}, [&](uint32_t, const Slots&) { found = true; });
    return found;
  }

  bool behind(const Bracket& bracket, uint32_t at) const {
    for (uint32_t start = 0; start < at; ++start)
      if (ends(bracket, start).contains(at)) return true;
    return false;
  }

  void sequence(const std::vector<Node>& nodes, size_t i, uint32_t at, const Slots& slots,
                const Next& next) const {
    if (i == nodes.size()) return next(at, slots);
    derive(nodes[i], at, slots, [&](uint32_t end, const Slots& s) { sequence(nodes, i + 1, end, s, next); });
  }

  void repeat(const Node& node, uint32_t done, uint32_t at, const Slots& slots, const Next& next) const {
    const bool unbounded = node.max == kUnbounded;
    const auto more = [&] {
      if (!unbounded && done >= node.max) return;
      derive(node.children[0], at, slots, [&](uint32_t end, const Slots& s) {
        if (unbounded && done >= node.min && end == at) return;
        repeat(node, done + 1, end, s, next);
      });
    };
    if (done < node.min) return more();
    if (node.lazy) next(at, slots);
    more();
    if (!node.lazy) next(at, slots);
  }

  // Calls `next` for every derivation of `node` from `at`, the preferred ones first.
  void derive(const Node& node, uint32_t at, const Slots& slots, const Next& next) const {
    switch (node.kind) {
      case NodeKind::kBracket:
        for (const uint32_t end : ends(node.bracket, at)) next(end, slots);
        break;
      case NodeKind::kSequence:
        sequence(node.children, 0, at, slots, next);
        break;
      case NodeKind::kAlternatives:
        for (const Node& child : node.children) derive(child, at, slots, next);
        break;
      case NodeKind::kRepeat:
        repeat(node, 0, at, slots, next);
        break;
      case NodeKind::kSlot:
        derive(node.children[0], at, slots, [&](uint32_t end, const Slots& s) {
          Slots with = s;
          if (end > at) with.push_back({node.name, {at, end}});
          next(end, with);
        });
        break;
      case NodeKind::kStart:
        if (at == 0) next(at, slots);
        break;
      case NodeKind::kEnd:
        if (at == d.tokens.size()) next(at, slots);
        break;
      case NodeKind::kAhead:
        if (some(node.children[0], at) != node.negative) next(at, slots);
        break;
      case NodeKind::kBehind:
        if (behind(node.children[0].bracket, at) != node.negative) next(at, slots);
        break;
    }
  }
};

bool nullable(const Node& node) {
  switch (node.kind) {
    case NodeKind::kBracket:
      return false;
    case NodeKind::kSequence:
      return std::all_of(node.children.begin(), node.children.end(), nullable);
    case NodeKind::kAlternatives:
      return std::any_of(node.children.begin(), node.children.end(), nullable);
    case NodeKind::kRepeat:
      return node.min == 0 || nullable(node.children[0]);
    case NodeKind::kSlot:
      return nullable(node.children[0]);
    default:
      return true;
  }
}

}  // namespace

std::optional<TwinMatch> twin_match(const Document& document, const Node& node, uint32_t at) {
  std::optional<TwinMatch> best;
  Twin{document}.derive(node, at, {}, [&](uint32_t end, const Slots& slots) {
    if (!best || end > best->end) best = TwinMatch{end, slots};
  });
  return best;
}

bool repeats_nothing(const Node& node) {
  if (node.kind == NodeKind::kRepeat && node.max == kUnbounded && nullable(node.children[0])) return true;
  return std::any_of(node.children.begin(), node.children.end(), repeats_nothing);
}

}  // namespace derek::grammar
