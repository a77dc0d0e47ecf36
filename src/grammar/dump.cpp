// Compiled patterns as text.
#include "grammar/program.h"

namespace derek::grammar {

std::string dump(const Program& program, const CompiledRule& rule) {
  std::string out;
  for (size_t i = 0; i < rule.code.size(); ++i) {
    const Instruction& in = rule.code[i];
    const auto x = [&] { return std::to_string(in.x); };
    const auto y = [&] { return std::to_string(in.y); };
    out += std::to_string(i) + " ";
    switch (in.op) {
      case Op::kMatch: out += "match"; break;
      case Op::kTest: out += "test " + program.tests[in.x].source; break;
      case Op::kJump: out += "jump " + x(); break;
      case Op::kSplit: out += "split " + x() + " " + y(); break;
      case Op::kOpen: out += "open " + program.slots[in.x]; break;
      case Op::kClose: out += "close " + program.slots[in.x]; break;
      case Op::kStart: out += "start"; break;
      case Op::kEnd: out += "end"; break;
      case Op::kAhead: out += "ahead, then " + y(); break;
      case Op::kNotAhead: out += "not ahead, then " + y(); break;
      case Op::kBehind: out += "behind " + program.tests[in.x].source; break;
      case Op::kNotBehind: out += "not behind " + program.tests[in.x].source; break;
    }
    out += "\n";
  }
  return out;
}

}  // namespace derek::grammar
