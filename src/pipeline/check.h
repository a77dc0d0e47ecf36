// Runs the examples that rules carry: `yes` and `no` lines.
//
// `yes TEXT`: the rule itself must be among the accepted matches, with the bracketed span (without brackets: any
// span). `yes TEXT => VALUE`: and the mention made from it has that value, as value_text() (base/value_text.h) prints it.
// `no TEXT`: no match of the rule is accepted.
#pragma once

#include <string>
#include <vector>

#include "derek/derek.h"

namespace derek::pipeline {

struct CheckReport {
  size_t rules = 0;
  size_t examples = 0;
  std::vector<Error> failures;  // code "example", at the example's line
};

CheckReport check_examples(const Pipeline& pipeline, bool user_rules_only = false);

}  // namespace derek::pipeline
