// Syntax trees to a Program.
#pragma once

#include <vector>

#include "grammar/program.h"
#include "grammar/rule.h"

namespace derek::grammar {

// Drops rules that a user's rule of the same name replaces; tells of names given twice within a side.
std::vector<Rule> merge_rules(std::vector<Rule> rules, std::vector<Error>& errors);

// Ids of the program's rules are positions in `rules`. With errors the program is not to be used.
Program compile_rules(const std::vector<Rule>& rules, const lexicon::Lexicon& lexicon,
                      std::vector<Error>& errors);

}  // namespace derek::grammar
