#include "grammar/needs.h"

#include <set>
#include <unordered_map>

namespace derek::grammar {

namespace {

// Calls `visit` for every instruction that can be reached from `start` when no item passes test `without`;
// what is only looked at for not being there is passed over. Tells whether a match is reached.
template <typename Visit>
bool walk(const std::vector<Instruction>& code, uint32_t start, uint32_t without, const Visit& visit) {
  std::vector<bool> seen(code.size());
  std::unordered_map<uint32_t, uint32_t> after_look;  // the end of a look → where it goes on
  std::vector<uint32_t> open = {start};
  bool matched = false;
  while (!open.empty()) {
    const uint32_t at = open.back();
    open.pop_back();
    if (at >= code.size() || seen[at]) continue;
    seen[at] = true;
    const Instruction& in = code[at];
    visit(in);
    switch (in.op) {
      case Op::kMatch:
        if (const auto it = after_look.find(at); it != after_look.end())
          open.push_back(it->second);
        else
          matched = true;
        break;
      case Op::kTest:
      case Op::kBehind:
        if (in.x != without) open.push_back(at + 1);
        break;
      case Op::kJump:
        open.push_back(in.x);
        break;
      case Op::kSplit:
        open.push_back(in.x);
        open.push_back(in.y);
        break;
      case Op::kAhead:
        after_look[in.y - 1] = in.y;
        open.push_back(at + 1);
        break;
      case Op::kNotAhead:
        open.push_back(in.y);
        break;
      case Op::kOpen:
      case Op::kClose:
      case Op::kStart:
      case Op::kEnd:
      case Op::kNotBehind:
        open.push_back(at + 1);
        break;
    }
  }
  return matched;
}

}  // namespace

bool first_tests(const std::vector<Instruction>& code, const std::vector<uint32_t>& starts, std::vector<uint32_t>& out) {
  std::set<uint32_t> found;
  std::vector<bool> seen(code.size());
  std::vector<uint32_t> open = starts;
  while (!open.empty()) {
    const uint32_t at = open.back();
    open.pop_back();
    if (at >= code.size() || seen[at]) continue;
    seen[at] = true;
    const Instruction& in = code[at];
    switch (in.op) {
      case Op::kMatch:
        return false;
      case Op::kTest:
        found.insert(in.x);
        break;
      case Op::kJump:
        open.push_back(in.x);
        break;
      case Op::kSplit:
        open.push_back(in.x);
        open.push_back(in.y);
        break;
      case Op::kAhead:
      case Op::kNotAhead:
        open.push_back(in.y);
        break;
      default:
        open.push_back(at + 1);
    }
  }
  out.assign(found.begin(), found.end());
  return true;
}

void set_guards(std::vector<Instruction>& code) {
  // Jumps lead back only to splits, which have no guard.
  for (size_t at = code.size(); at-- > 0;) {
    Instruction& in = code[at];
    const bool passes_on = in.op == Op::kOpen || in.op == Op::kClose || in.op == Op::kJump;
    const size_t next = in.op == Op::kJump ? in.x : at + 1;
    if (in.op == Op::kTest) in.guard = in.x;
    else if (passes_on && next < code.size()) in.guard = code[next].guard;
  }
}

std::vector<uint32_t> needed_tests(const std::vector<Instruction>& code, uint32_t start) {
  std::set<uint32_t> asked;
  walk(code, start, kNoTest, [&](const Instruction& in) {
    if (in.op == Op::kTest || in.op == Op::kBehind) asked.insert(in.x);
  });
  std::vector<uint32_t> out;
  for (const uint32_t test : asked)
    if (!walk(code, start, test, [](const Instruction&) {})) out.push_back(test);
  return out;
}

}  // namespace derek::grammar
