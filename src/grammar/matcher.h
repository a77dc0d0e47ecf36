// Runs a rule's program at a token: the longest match and its slots.
//
// The state graph of (instruction, position) is walked depth first in priority order, each state once: the
// first way to reach a state is the best one, so that a second visit cannot lead to anything new. Test
// results and looks are remembered for the sentence, since many rules ask the same.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "grammar/program.h"
#include "grammar/token_test.h"

namespace derek::grammar {

// A slot's occurrence; tokens count as in Found.
struct FoundSlot {
  uint32_t slot = 0;
  TokenRange tokens;
};

class Matcher {
 public:
  explicit Matcher(const Program& program) : program_(program) {}

  // The sentence must live and stay as it is, but for additions to `found` between levels, until the next
  // call.
  void set_sentence(const SentenceView& sentence);

  // The ends of items at `at` that pass the test: longest first.
  struct Ends {
    const uint32_t* first;
    const uint32_t* last;
    bool empty() const { return first == last; }
  };
  Ends ends(uint32_t test, uint32_t at);

  // The rule's match that starts at `at`; its slots are appended to `slots`. Nothing once the rule's budget
  // is spent in this sentence.
  std::optional<Found> match(uint32_t rule, uint32_t at, std::vector<FoundSlot>& slots);

  bool budget_spent(uint32_t rule) const { return steps_[rule] >= program_.step_budget; }

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
    uint32_t first = kNone;
    uint32_t count = 0;
  };

  // Walks from (pc, at). Looks stop at the first match, else the longest is kept.
  Outcome walk(uint32_t rule, uint32_t pc, uint32_t at, size_t depth);
  bool looks_at(uint32_t rule, const Instruction& in, uint32_t pc, uint32_t at, size_t depth);
  bool ends_behind(uint32_t test, uint32_t at);
  Visited& prepare(size_t depth, size_t instructions);
  Found read_slots(uint32_t rule, uint32_t at, const Outcome& outcome, std::vector<FoundSlot>& slots);

  const Program& program_;
  const SentenceView* sentence_ = nullptr;
  std::vector<Cached> tests_;  // test × token: a piece of ends_
  std::vector<uint32_t> ends_;
  std::vector<uint8_t> looks_;   // look × position: 0 not known, 1 fails, 2 matches
  std::vector<uint32_t> steps_;  // of each rule in this sentence
  std::vector<Job> jobs_;
  std::vector<Event> events_;
  std::vector<Event> path_;
  std::vector<FoundSlot> open_;
  std::vector<Visited> visited_;
};

}  // namespace derek::grammar
