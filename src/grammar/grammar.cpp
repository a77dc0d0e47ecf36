#include "grammar/grammar.h"

#include <algorithm>
#include <tuple>

#include "grammar/compiler.h"
#include "grammar/parser.h"
#include "grammar/program.h"

namespace derek::grammar {

Grammar::Grammar() = default;
Grammar::~Grammar() = default;

Grammar::Compiled Grammar::compile(const std::vector<RuleSource>& sources, const lexicon::Lexicon& lexicon,
                                   uint32_t step_budget, Engine engine) {
  Compiled out;
  std::vector<Rule> rules;
  for (const RuleSource& source : sources)
    for (Rule& rule : parse_rules(source, out.errors)) rules.push_back(std::move(rule));
  rules = merge_rules(std::move(rules), out.errors);
  Program program = compile_rules(rules, lexicon, out.errors);
  program.step_budget = step_budget;
  program.engine = engine;
  if (!out.errors.empty()) {
    const auto place = [](const Error& e) { return std::tie(e.file, e.line, e.column); };
    std::stable_sort(out.errors.begin(), out.errors.end(),
                     [&](const Error& a, const Error& b) { return place(a) < place(b); });
    return out;
  }
  out.grammar.reset(new Grammar);
  for (Rule& rule : rules) out.grammar->rules_.push_back(std::move(rule.info));
  out.grammar->program_ = std::make_unique<Program>(std::move(program));
  return out;
}

std::string Grammar::dump(size_t rule) const {
  return grammar::dump(*program_, program_->rules[rule]);
}

}  // namespace derek::grammar
