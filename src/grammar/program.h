// What rules compile to. Constant after compilation.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "grammar/grammar.h"
#include "grammar/test_index.h"
#include "grammar/token_test.h"

namespace derek::grammar {

enum class Op : uint8_t {
  kMatch,      // the pattern ends here
  kTest,       // an item that passes test x, then the next instruction
  kJump,       // to x
  kSplit,      // x first, then y
  kOpen,       // slot x begins
  kClose,      // slot x ends
  kStart,      // holds at the sentence's start
  kEnd,        // holds at the sentence's end
  kAhead,      // look x: the code behind this instruction up to its kMatch matches here; goes on at y
  kNotAhead,   // … does not match here
  kBehind,     // an item that passes test x ends here
  kNotBehind,  // … does not end here
};

inline constexpr uint32_t kNoTest = UINT32_MAX;

struct Instruction {
  Op op = Op::kMatch;
  uint32_t x = 0, y = 0;
  uint32_t guard = kNoTest;  // the test that whatever goes on from here passes at once
};

struct CompiledRule {
  std::vector<Instruction> code;
  std::vector<uint32_t> first;  // the tests that a match can begin with, ascending
  std::vector<uint32_t> starts;  // of each pattern: its first instruction
  // Of each pattern the tests that every match of it passes, then kNoTest.
  std::vector<uint32_t> needs;
  std::vector<std::pair<std::string, std::string>> attributes;
  uint32_t span_slot = UINT32_MAX;  // the slot that marks the mention
  int priority = 0;
  bool user = false, nested = false;
};

struct Level {
  int number = 0;
  std::vector<uint32_t> rules;
  std::vector<uint32_t> words;                       // of rows: those with tests that begin a match
  std::vector<std::vector<uint32_t>> rules_by_test;  // by test: the rules that can begin with it
};

struct Program {
  const lexicon::Lexicon* lexicon = nullptr;
  std::vector<TokenTest> tests;
  TestIndex index;                  // of tests
  std::vector<CompiledRule> rules;  // beside Grammar::rules
  std::vector<Level> levels;        // ascending
  std::vector<std::string> slots;   // names
  uint32_t looks = 0;               // look-aheads of all rules
  uint32_t step_budget = kStepBudget;
  Engine engine = Engine::kIndexed;
};

std::string dump(const Program& program, const CompiledRule& rule);

}  // namespace derek::grammar
