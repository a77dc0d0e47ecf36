#include "grammar/matcher.h"

#include <algorithm>

namespace derek::grammar {

namespace {
constexpr Matcher::Patterns kLastPattern = Matcher::Patterns{1} << 63;
constexpr uint32_t kWidth = kMaxSpan + 1;  // positions that a match from one start can reach
}

Matcher::Matcher(const Program& program)
    : program_(program), indexed_(program.engine == Engine::kIndexed), rows_(program) {
  for (const CompiledRule& rule : program.rules) {
    first_need_.push_back(needs_.size());
    needs_.insert(needs_.end(), rule.needs.begin(), rule.needs.end());
  }
  first_need_.push_back(needs_.size());
}

void Matcher::set_sentence(const SentenceView& sentence) {
  sentence_ = &sentence;
  if (indexed_) rows_.set_sentence(sentence);
  cached_at_.assign(sentence.size, kNone);
  cached_.clear();
  ends_.clear();
  spent_.clear();
  looks_.assign(size_t{program_.looks} * (sentence.size + 1), 0);
  steps_.assign(program_.rules.size(), 0);
}

Matcher::Patterns Matcher::may_match(uint32_t rule) {
  Patterns out = 0, pattern = 1;
  for (size_t i = first_need_[rule]; i < first_need_[rule + 1]; ++i) {
    const size_t first = i;
    while (needs_[i] != kNoTest && rows_.may_hold_somewhere(needs_[i])) ++i;
    if (needs_[i] == kNoTest) {
      out |= pattern;
    } else {
      std::swap(needs_[first], needs_[i]);  // what fails is rare, and is asked first from now on
      while (needs_[i] != kNoTest) ++i;
    }
    if (pattern != kLastPattern) pattern <<= 1;
  }
  return out;
}

Matcher::Ends Matcher::ends(uint32_t test, uint32_t at) {
  if (at >= sentence_->size || (indexed_ && !rows_.may_hold(test, at))) return {nullptr, nullptr};
  uint32_t i = cached_at_[at];
  while (i != kNone && cached_[i].test != test) i = cached_[i].next;
  if (i == kNone) {
    i = static_cast<uint32_t>(cached_.size());
    const auto first = static_cast<uint32_t>(ends_.size());
    find_ends(program_.tests[test], *sentence_, *program_.lexicon, at, ends_);
    cached_.push_back({test, first, static_cast<uint32_t>(ends_.size()) - first, cached_at_[at]});
    cached_at_[at] = i;
  }
  const uint32_t* first = ends_.data() + cached_[i].first;
  return {first, first + cached_[i].count};
}

std::optional<Found> Matcher::match(uint32_t rule, Patterns patterns, uint32_t at, std::vector<FoundSlot>& slots) {
  if (budget_spent(rule)) return std::nullopt;
  jobs_.clear();
  events_.clear();
  const CompiledRule& compiled = program_.rules[rule];
  for (size_t p = compiled.starts.size(); p-- > 0;) {
    const bool able = patterns >> std::min<size_t>(p, 63) & 1;
    if (able && passes_guard(compiled.code[compiled.starts[p]], at)) jobs_.push_back({compiled.starts[p], at, kNone});
  }
  if (jobs_.empty()) return std::nullopt;
  const Outcome outcome = walk(rule, 0, at, 0);
  // What was found when the budget ran out may not be the longest.
  if (!outcome.matched || budget_spent(rule)) return std::nullopt;
  return read_slots(rule, at, outcome, slots);
}

Matcher::Visited& Matcher::prepare(size_t depth, size_t instructions) {
  if (visited_.size() <= depth) visited_.resize(depth + 1);
  Visited& out = visited_[depth];
  if (out.stamps.size() < instructions * kWidth) out.stamps.resize(instructions * kWidth, 0);
  if (++out.stamp == 0) {
    std::fill(out.stamps.begin(), out.stamps.end(), 0);
    out.stamp = 1;
  }
  return out;
}

Matcher::Outcome Matcher::walk(uint32_t rule, size_t base, uint32_t at, size_t depth) {
  const std::vector<Instruction>& code = program_.rules[rule].code;
  prepare(depth, code.size());
  const uint32_t stamp = visited_[depth].stamp;
  const uint32_t start = at;
  Outcome best;
  while (jobs_.size() > base) {
    Job job = jobs_.back();
    jobs_.pop_back();
    for (bool alive = true; alive;) {
      if (job.at - start > kMaxSpan) break;
      uint32_t& mark = visited_[depth].stamps[size_t{job.at - start} * code.size() + job.pc];
      if (mark == stamp) break;
      mark = stamp;
      if (++steps_[rule] >= program_.step_budget) {
        const auto place = std::lower_bound(spent_.begin(), spent_.end(), rule);
        if (place == spent_.end() || *place != rule) spent_.insert(place, rule);
        jobs_.resize(base);
        return best;
      }
      const Instruction& in = code[job.pc];
      switch (in.op) {
        case Op::kMatch:
          if (!best.matched || job.at > best.end) best = {true, job.at, job.events};
          alive = false;
          if (depth > 0) {
            jobs_.resize(base);
            return best;
          }
          break;
        case Op::kTest: {
          if (is_single(in.x)) {
            alive = holds(in.x, job.at);
            ++job.at;
            ++job.pc;
            break;
          }
          const Ends found = ends(in.x, job.at);
          if (found.empty()) {
            alive = false;
            break;
          }
          for (const uint32_t* end = found.last - 1; end != found.first; --end)
            jobs_.push_back({job.pc + 1, *end, job.events});
          job.at = *found.first;
          ++job.pc;
          break;
        }
        case Op::kJump:
          job.pc = in.x;
          break;
        case Op::kSplit:
          if (!passes_guard(code[in.x], job.at)) {
            job.pc = in.y;
            break;
          }
          if (passes_guard(code[in.y], job.at)) jobs_.push_back({in.y, job.at, job.events});
          job.pc = in.x;
          break;
        case Op::kOpen:
        case Op::kClose:
          events_.push_back({job.events, in.x, job.at, in.op == Op::kOpen});
          job.events = static_cast<uint32_t>(events_.size()) - 1;
          ++job.pc;
          break;
        case Op::kStart:
          alive = job.at == 0 && sentence_->is_start;
          ++job.pc;
          break;
        case Op::kEnd:
          alive = job.at == sentence_->size && sentence_->is_end;
          ++job.pc;
          break;
        case Op::kAhead:
        case Op::kNotAhead:
          alive = looks_at(rule, in, job.pc, job.at, depth) == (in.op == Op::kAhead);
          job.pc = in.y;
          break;
        case Op::kBehind:
        case Op::kNotBehind:
          alive = ends_behind(in.x, job.at) == (in.op == Op::kBehind);
          ++job.pc;
          break;
      }
    }
  }
  return best;
}

bool Matcher::looks_at(uint32_t rule, const Instruction& in, uint32_t pc, uint32_t at, size_t depth) {
  const size_t key = size_t{in.x} * (sentence_->size + 1) + at;
  if (looks_[key] == 0) {
    const size_t base = jobs_.size();  // below are the jobs of the walk that this is a look of
    jobs_.push_back({pc + 1, at, kNone});
    const bool matched = walk(rule, base, at, depth + 1).matched;
    looks_[key] = matched ? 2 : 1;
  }
  return looks_[key] == 2;
}

bool Matcher::ends_behind(uint32_t test, uint32_t at) {
  if (is_single(test)) return at > 0 && holds(test, at - 1);
  const bool single = program_.tests[test].consumes == Consumes::kToken;
  const uint32_t reach = std::min(at, single ? 1 : kMaxSpan);
  for (uint32_t back = 1; back <= reach; ++back) {
    const Ends found = ends(test, at - back);
    if (std::find(found.first, found.last, at) != found.last) return true;
  }
  return false;
}

Found Matcher::read_slots(uint32_t rule, uint32_t at, const Outcome& outcome, std::vector<FoundSlot>& slots) {
  path_.clear();
  for (uint32_t i = outcome.events; i != kNone; i = events_[i].before) path_.push_back(events_[i]);
  std::reverse(path_.begin(), path_.end());
  Found out;
  out.rule = rule;
  out.extent = out.tokens = {at, outcome.end};
  out.first_slot = static_cast<uint32_t>(slots.size());
  const uint32_t span_slot = program_.rules[rule].span_slot;
  bool has_span = false;
  open_.clear();
  for (const Event& event : path_) {
    if (event.open) {
      open_.push_back({event.slot, {event.at, event.at}});
      continue;
    }
    FoundSlot slot = open_.back();  // slots nest as they are written
    open_.pop_back();
    slot.tokens.last = event.at;
    if (slot.tokens.size() == 0) continue;
    if (slot.slot != span_slot) {
      slots.push_back(slot);
    } else if (!has_span) {
      has_span = true;
      out.tokens = slot.tokens;
    }
  }
  out.slot_count = static_cast<uint32_t>(slots.size()) - out.first_slot;
  std::stable_sort(slots.begin() + out.first_slot, slots.end(), [](const FoundSlot& a, const FoundSlot& b) {
    return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first : a.tokens.last > b.tokens.last;
  });
  return out;
}

}  // namespace derek::grammar
