// From rule files to syntax trees. Knows no lists and no other rules: that is the compiler's part.
#pragma once

#include <vector>

#include "derek/status.h"
#include "grammar/rule.h"

namespace derek::grammar {

// A pattern: bytes of line.text from `offset` to the end or to a comment. Parts:
//   alternatives = sequence { "|" sequence }
//   sequence     = part { part }
//   part         = "^" | "$" | look | [ name ":" ] ( bracket | "(" alternatives ")" ) [ quantifier ]
//   look         = "(?=" alternatives ")" | "(?!" alternatives ")" | "(?<=" bracket ")" | "(?<!" bracket ")"
//   quantifier   = ( "?" | "*" | "+" | "{m}" | "{m,}" | "{m,n}" ) [ "?" ]
// A name encloses the quantifier: given:[…]+ is one slot.
Result<Node> parse_pattern(const Line& line, size_t offset = 0);

// A bracket that begins at `offset`, which moves behind it.
//   bracket = "[" test { "," test } "]"
//   test    = [ "!" ] word [ arguments ]
Result<Bracket> parse_bracket(const Line& line, size_t& offset);

// A whole file. Goes on behind an error to find them all; a rule with errors is marked `broken`.
std::vector<Rule> parse_rules(const RuleSource& source, std::vector<Error>& errors);

}  // namespace derek::grammar
