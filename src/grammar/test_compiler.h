// Brackets to token tests: names of lists, columns and types are looked up here.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "grammar/program.h"
#include "grammar/rule.h"

namespace derek::grammar {

class TestCompiler {
 public:
  // `rules` are those that take part, in the order of their ids. All arguments must outlive the compiler.
  TestCompiler(const std::vector<Rule>& rules, const lexicon::Lexicon& lexicon,
               std::vector<TokenTest>& tests);

  // The id of the bracket's test in a rule of that level; equal brackets share one. Errors go to `errors`.
  uint32_t compile(const Bracket& bracket, const Line& line, int level, std::vector<Error>& errors);

 private:
  std::vector<std::string_view> list_names() const;
  std::vector<ListRef> lists(const Test& test, const Line& line, std::vector<Error>& errors) const;
  std::vector<bool> types(const Test& test, const Line& line, int level, std::vector<Error>& errors) const;
  Error unknown_type(const Item& item, const Line& line, int level) const;
  void add(const Test& test, const Line& line, int level, TokenTest& out, std::vector<Error>& errors) const;

  const std::vector<Rule>& rules_;
  const lexicon::Lexicon& lexicon_;
  std::vector<TokenTest>& tests_;
  std::map<std::string, uint32_t> known_;
};

}  // namespace derek::grammar
