// What the code of a pattern says before it runs.
#pragma once

#include <cstdint>
#include <vector>

#include "grammar/program.h"

namespace derek::grammar {

// The tests that a match from any of the `starts` can begin with, ascending. False where one can match nothing.
bool first_tests(const std::vector<Instruction>& code, const std::vector<uint32_t>& starts, std::vector<uint32_t>& out);

// Sets the guards of all instructions.
void set_guards(std::vector<Instruction>& code);

// The tests that some item passes in every match from instruction `start`.
std::vector<uint32_t> needed_tests(const std::vector<Instruction>& code, uint32_t start);

}  // namespace derek::grammar
