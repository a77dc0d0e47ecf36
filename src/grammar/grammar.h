// Rules over tokens, applied level by level. The language is described in dictionaries/grammar/README.md.
//
//   auto compiled = Grammar::compile(sources, lexicon);
//   if (!compiled.errors.empty()) …                    // every error of every file, with its place
//   auto scratch = compiled.grammar->make_scratch();
//   compiled.grammar->run(document, scratch.get());    // adds matches, slots, attributes
//
// What run needs of the Document: tokens, sentences, analyses, list_hits and numbers (both sorted by first
// token). Levels are the leading digits of the files' names. A level's rules see the accepted matches of
// lower levels only. All matches of a level are gathered sentence by sentence, then conflicts are settled
// (resolve.h).
//
// Cost: for a rule and a start token each (instruction, position) is visited at most once, a match spans at
// most kMaxSpan tokens, and a rule that spends its step budget in a sentence is left off there (diagnostic
// "rule_budget", once for a rule and document). Sentences of more than kMaxSentence tokens are matched in
// pieces of that size.
//
// Thread rule: constant after compile; one Scratch a thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/stage.h"
#include "derek/status.h"
#include "lexicon/lexicon.h"

namespace derek::grammar {

inline constexpr uint32_t kMaxSpan = 160;
inline constexpr uint32_t kMaxSentence = 1000;
inline constexpr uint32_t kStepBudget = 400000;

// A rule file. The name ends in NN-name.rules. A user's rule replaces ours of the same name and wins
// conflicts.
struct RuleSource {
  SourceText text;
  bool user = false;
};

// A `yes` or `no` line.
struct Example {
  bool positive = true;
  std::string text;  // without the brackets
  Span span;  // bytes of `text` that the brackets enclosed; empty = no brackets, the whole text is meant
  std::string expected;  // behind =>
  int line = 0;
};

struct RuleInfo {
  std::string name;
  std::string type;  // a mention label, a relation, a helper type, or "none"
  std::string file;
  int line = 0;
  bool user = false;
  int level = 0;
  std::vector<std::pair<std::string, std::string>> attributes;  // what `set` sets
  std::vector<Example> examples;
};

// kPlain tries every rule at every token and evaluates each test anew: the slow twin, for tests.
enum class Engine : uint8_t { kIndexed, kPlain };

struct Program;

class Grammar : public Stage {
 public:
  struct Compiled {
    std::unique_ptr<Grammar> grammar;  // null where there are errors
    std::vector<Error> errors;         // code "rule", sorted by file and line
  };
  // The lexicon must outlive the grammar. `step_budget` and `engine` are for tests.
  static Compiled compile(const std::vector<RuleSource>& sources, const lexicon::Lexicon& lexicon,
                          uint32_t step_budget = kStepBudget, Engine engine = Engine::kIndexed);
  ~Grammar() override;

  std::string_view name() const override { return "grammar"; }
  std::unique_ptr<Scratch> make_scratch() const override;
  void run(Document& document, Scratch* scratch) const override;

  // In file order; replaced rules are left out.
  const std::vector<RuleInfo>& rules() const { return rules_; }

  // The compiled pattern of a rule, one instruction a line.
  std::string dump(size_t rule) const;

 private:
  Grammar();
  std::vector<RuleInfo> rules_;
  std::unique_ptr<Program> program_;
};

}  // namespace derek::grammar
