#include "grammar/compiler.h"

#include <algorithm>
#include <map>
#include <set>

#include "grammar/needs.h"
#include "grammar/test_compiler.h"

namespace derek::grammar {

namespace {

// Keeps hostile nesting of {160}{160}… from filling the memory.
constexpr size_t kMaxCode = 4000;

class Compiler {
 public:
  Compiler(const std::vector<Rule>& rules, const lexicon::Lexicon& lexicon, std::vector<Error>& errors)
      : rules_(rules), errors_(errors), tests_(rules, lexicon, program_.tests) {
    program_.lexicon = &lexicon;
  }

  Program run() {
    for (const Rule& rule : rules_) compile(rule);
    build_levels();
    if (errors_.empty())
      program_.index.build(program_.tests, program_.lexicon->list_count(), program_.rules.size());
    return std::move(program_);
  }

 private:
  void compile(const Rule& rule) {
    code_.clear();
    level_ = rule.info.level;
    std::vector<uint32_t> starts;
    for (const auto& pattern : rule.patterns) {
      line_ = &pattern.line;
      starts.push_back(here());
      emit_node(pattern.node, false);
      emit(Op::kMatch);
    }
    if (code_.size() >= kMaxCode)
      error(rule.line, rule.name_offset, "the pattern is too large; use smaller counts");
    CompiledRule out;
    for (const uint32_t start : starts) {
      for (const uint32_t test : needed_tests(code_, start)) out.needs.push_back(test);
      out.needs.push_back(kNoTest);
    }
    set_guards(code_);
    out.starts = std::move(starts);
    out.code = std::move(code_);
    out.attributes = rule.info.attributes;
    if (const auto it = slots_.find("span"); it != slots_.end()) out.span_slot = it->second;
    out.priority = rule.priority;
    out.user = rule.info.user;
    out.nested = rule.nested;
    if (out.nested && rule.info.type == "none")
      error(rule.line, rule.type_offset,
            "a rule of type none blocks others; with 'nested yes' it does nothing");
    program_.rules.push_back(std::move(out));
  }

  void error(const Line& line, size_t offset, std::string message) {
    errors_.push_back(error_at(line, offset, std::move(message)));
  }

  uint32_t here() const { return static_cast<uint32_t>(code_.size()); }

  size_t emit(Op op, uint32_t x = 0, uint32_t y = 0) {
    code_.push_back({op, x, y});
    return code_.size() - 1;
  }

  uint32_t test(const Bracket& bracket) { return tests_.compile(bracket, *line_, level_, errors_); }

  void emit_node(const Node& node, bool in_look) {
    if (code_.size() >= kMaxCode) return;
    switch (node.kind) {
      case NodeKind::kBracket:
        emit(Op::kTest, test(node.bracket));
        break;
      case NodeKind::kSequence:
        for (const Node& child : node.children) emit_node(child, in_look);
        break;
      case NodeKind::kAlternatives:
        emit_alternatives(node, in_look);
        break;
      case NodeKind::kRepeat:
        emit_repeat(node, in_look);
        break;
      case NodeKind::kSlot:
        emit_slot(node, in_look);
        break;
      case NodeKind::kStart:
        emit(Op::kStart);
        break;
      case NodeKind::kEnd:
        emit(Op::kEnd);
        break;
      case NodeKind::kBehind:
        emit(node.negative ? Op::kNotBehind : Op::kBehind, test(node.children[0].bracket));
        break;
      case NodeKind::kAhead: {
        const size_t look = emit(node.negative ? Op::kNotAhead : Op::kAhead, program_.looks++);
        emit_node(node.children[0], true);
        emit(Op::kMatch);
        code_[look].y = here();
        break;
      }
    }
  }

  void emit_alternatives(const Node& node, bool in_look) {
    std::vector<size_t> jumps;
    for (size_t i = 0; i < node.children.size(); ++i) {
      const bool last = i + 1 == node.children.size();
      const size_t split = last ? 0 : emit(Op::kSplit);
      if (!last) code_[split].x = here();
      emit_node(node.children[i], in_look);
      if (last) break;
      jumps.push_back(emit(Op::kJump));
      code_[split].y = here();
    }
    for (const size_t jump : jumps) code_[jump].x = here();
  }

  void set_split(size_t split, uint32_t body, uint32_t out, bool lazy) {
    code_[split].x = lazy ? out : body;
    code_[split].y = lazy ? body : out;
  }

  void emit_repeat(const Node& node, bool in_look) {
    const Node& body = node.children[0];
    for (uint32_t i = 0; i < node.min && code_.size() < kMaxCode; ++i) emit_node(body, in_look);
    if (node.max == kUnbounded) {
      const size_t split = emit(Op::kSplit);
      emit_node(body, in_look);
      emit(Op::kJump, static_cast<uint32_t>(split));
      set_split(split, static_cast<uint32_t>(split) + 1, here(), node.lazy);
      return;
    }
    std::vector<size_t> splits;
    for (uint32_t i = node.min; i < node.max && code_.size() < kMaxCode; ++i) {
      splits.push_back(emit(Op::kSplit));
      emit_node(body, in_look);
    }
    for (const size_t split : splits) set_split(split, static_cast<uint32_t>(split) + 1, here(), node.lazy);
  }

  void emit_slot(const Node& node, bool in_look) {
    if (in_look && !told_slot_.contains(&node)) {
      told_slot_.insert(&node);
      error(*line_, line_->text.find(node.name + ":"), "a look takes nothing, so that it can have no slot");
    }
    const auto [it, is_new] = slots_.emplace(node.name, static_cast<uint32_t>(program_.slots.size()));
    if (is_new) program_.slots.push_back(node.name);
    emit(Op::kOpen, it->second);
    emit_node(node.children[0], in_look);
    emit(Op::kClose, it->second);
  }

  void build_levels() {
    std::map<int, Level> levels;
    for (uint32_t i = 0; i < program_.rules.size(); ++i) {
      const Rule& rule = rules_[i];
      if (rule.broken) continue;
      CompiledRule& compiled = program_.rules[i];
      if (!first_tests(compiled.code, compiled.starts, compiled.first))
        error(rule.line, rule.name_offset, "a pattern of '" + rule.info.name + "' can match nothing at all");
      Level& level = levels[rule.info.level];
      level.rules.push_back(i);
      level.rules_by_test.resize(program_.tests.size());
      for (const uint32_t test : compiled.first) level.rules_by_test[test].push_back(i);
    }
    for (auto& [number, level] : levels) {
      level.number = number;
      for (uint32_t test = 0; test < level.rules_by_test.size(); ++test)
        if (!level.rules_by_test[test].empty() && (level.words.empty() || level.words.back() != test / 64))
          level.words.push_back(test / 64);
      program_.levels.push_back(std::move(level));
    }
  }

  const std::vector<Rule>& rules_;
  std::vector<Error>& errors_;
  Program program_;
  TestCompiler tests_;
  std::map<std::string, uint32_t> slots_;
  std::set<const Node*> told_slot_;
  std::vector<Instruction> code_;
  const Line* line_ = nullptr;
  int level_ = 0;
};

}  // namespace

std::vector<Rule> merge_rules(std::vector<Rule> rules, std::vector<Error>& errors) {
  std::map<std::pair<std::string, bool>, const Rule*> known;
  std::vector<bool> keep(rules.size(), true);
  for (size_t i = 0; i < rules.size(); ++i) {
    const Rule& rule = rules[i];
    const auto [it, is_new] = known.emplace(std::make_pair(rule.info.name, rule.info.user), &rule);
    if (is_new || rule.info.name.empty()) continue;
    keep[i] = false;
    errors.push_back(error_at(rule.line, rule.name_offset,
                              "rule '" + rule.info.name + "' is there already: " + it->second->info.file +
                                  ":" + std::to_string(it->second->info.line)));
  }
  std::vector<Rule> out;
  for (size_t i = 0; i < rules.size(); ++i) {
    const bool replaced = !rules[i].info.user && known.contains({rules[i].info.name, true});
    if (keep[i] && !replaced) out.push_back(std::move(rules[i]));
  }
  return out;
}

Program compile_rules(const std::vector<Rule>& rules, const lexicon::Lexicon& lexicon,
                      std::vector<Error>& errors) {
  return Compiler(rules, lexicon, errors).run();
}

}  // namespace derek::grammar
