// Runs a rule's program at a token: the longest match and its slots.
//
// The state graph of (instruction, position) is walked depth first in priority order, each state once: the
// first way to reach a state is the best one, so that a second visit cannot lead to anything new. What tests say
// of a token is there before (test_rows.h) or, of items of several tokens, remembered for the sentence, as looks are,
// since many rules ask the same.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "grammar/program.h"
#include "grammar/test_rows.h"
#include "grammar/token_test.h"

namespace derek::grammar {

// A slot's occurrence; tokens count as in Found.
struct FoundSlot {
  uint32_t slot = 0;
  TokenRange tokens;
};

class Matcher {
 public:
  using Patterns = uint64_t;
  explicit Matcher(const Program& program);

  // The sentence must live and stay as it is, but for additions to `found` between levels, until the next
  // call.
  void set_sentence(const SentenceView& sentence);

  // A match of a lower level was added to the sentence's `found`.
  void add(const Found& found) {
    if (indexed_) rows_.add(found);
  }

  // The tests that may hold at a token, and which patterns of the rule, a bit each, may match somewhere in the
  // sentence for all that single tests tell (the last bit stands for all beyond). Of the indexed engine.
  const uint64_t* row(uint32_t at) const { return rows_.row(at); }
  Patterns may_match(uint32_t rule);

  static constexpr Patterns kAllPatterns = ~Patterns{0};

  // The ends of items at `at` that pass the test: longest first.
  struct Ends {
    const uint32_t* first;
    const uint32_t* last;
    bool empty() const { return first == last; }
  };
  Ends ends(uint32_t test, uint32_t at);

  // The match that starts at `at` of these patterns of the rule; its slots are appended to `slots`. Nothing once
  // the rule's budget is spent in this sentence.
  std::optional<Found> match(uint32_t rule, Patterns patterns, uint32_t at, std::vector<FoundSlot>& slots);

  bool budget_spent(uint32_t rule) const { return steps_[rule] >= program_.step_budget; }
  // Rules that spent their budget in this sentence, ascending.
  const std::vector<uint32_t>& spent() const { return spent_; }

 private:
  static constexpr uint32_t kNone = UINT32_MAX;

  // The way to a state, newest event first.
  struct Event {
    uint32_t before;  // another event or kNone
    uint32_t slot;
    uint32_t at;
    bool open;
  };
  struct Job {
    uint32_t pc, at, events;
  };
  // Which states were visited; one for each depth of looks.
  struct Visited {
    std::vector<uint32_t> stamps;
    uint32_t stamp = 0;
  };
  struct Outcome {
    bool matched = false;
    uint32_t end = 0;
    uint32_t events = kNone;
  };
  struct Cached {
    uint32_t test = 0;
    uint32_t first = 0, count = 0;  // a piece of ends_
    uint32_t next = kNone;          // the next one of the same token
  };

  // The rows tell all that the test says.
  bool is_single(uint32_t test) const { return indexed_ && has_bit(program_.index.single.data(), test); }
  bool holds(uint32_t test, uint32_t at) const { return at < sentence_->size && rows_.may_hold(test, at); }
  bool passes_guard(const Instruction& in, uint32_t at) const {
    return !indexed_ || in.guard == kNoTest || holds(in.guard, at);
  }

  // Walks from the jobs above `base`, all at `at`. Looks stop at the first match, else the longest is kept.
  Outcome walk(uint32_t rule, size_t base, uint32_t at, size_t depth);
  bool looks_at(uint32_t rule, const Instruction& in, uint32_t pc, uint32_t at, size_t depth);
  bool ends_behind(uint32_t test, uint32_t at);
  Visited& prepare(size_t depth, size_t instructions);
  Found read_slots(uint32_t rule, uint32_t at, const Outcome& outcome, std::vector<FoundSlot>& slots);

  const Program& program_;
  const bool indexed_;
  const SentenceView* sentence_ = nullptr;
  TestRows rows_;
  std::vector<size_t> first_need_;  // by rule, and the end
  std::vector<uint32_t> needs_;     // of all rules
  std::vector<uint32_t> cached_at_;  // by token: the first of a chain of cached_
  std::vector<Cached> cached_;
  std::vector<uint32_t> ends_;
  std::vector<uint8_t> looks_;   // look × position: 0 not known, 1 fails, 2 matches
  std::vector<uint32_t> steps_;  // of each rule in this sentence
  std::vector<uint32_t> spent_;
  std::vector<Job> jobs_;
  std::vector<Event> events_;
  std::vector<Event> path_;
  std::vector<FoundSlot> open_;
  std::vector<Visited> visited_;
};

}  // namespace derek::grammar
