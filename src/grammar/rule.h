// The syntax tree of a rule, as written. Nothing here is resolved against lists or other rules.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "grammar/grammar.h"

namespace derek::grammar {

// A line of a rule file, for errors.
struct Line {
  std::string file;
  int number = 0;
  std::string text;
};

// `offset` counts bytes of the line.
Error error_at(const Line& line, size_t offset, std::string message);

// A word or a /regex/ to compare with.
struct Choice {
  std::string text;
  bool regex = false;
  size_t offset = 0;
};

// (column=value|value)
struct Filter {
  std::string key;
  std::vector<std::string> values;
  size_t offset = 0;
};

// A list or a type, with the filters behind it.
struct Item {
  std::string name;
  std::vector<Filter> filters;
  size_t offset = 0;
};

enum class TestKind : uint8_t {
  kText,
  kLower,
  kLemma,
  kTag,
  kList,
  kNumber,
  kType,
  kShape,
  kKind,
  kGlued,
  kSpaced,
  kDigits,
  kWords,
  kInteger,
  kAny,
};

struct Test {
  TestKind kind = TestKind::kAny;
  bool negative = false;
  size_t offset = 0;
  std::vector<Choice> choices;                            // text, lower, lemma
  std::vector<uint32_t> tags;                             // tag: any of these sets
  std::vector<Item> items;                                // list, type
  uint32_t bits = 0;                                      // shape, kind: a bit for each enumerator
  double min = -std::numeric_limits<double>::infinity();  // number
  double max = std::numeric_limits<double>::infinity();
};

// […]: all tests hold.
struct Bracket {
  std::vector<Test> tests;
  std::string text;  // as written, with single spaces
  size_t offset = 0;
};

enum class NodeKind : uint8_t {
  kBracket,
  kSequence,
  kAlternatives,
  kRepeat,
  kSlot,
  kStart,
  kEnd,
  kAhead,
  kBehind
};

inline constexpr uint32_t kUnbounded = UINT32_MAX;

struct Node {
  NodeKind kind = NodeKind::kSequence;
  std::vector<Node> children;
  Bracket bracket;            // kBracket
  uint32_t min = 0, max = 0;  // kRepeat
  bool lazy = false;          // kRepeat
  bool negative = false;      // kAhead, kBehind
  std::string name;           // kSlot
};

struct Pattern {
  Line line;
  Node node;
};

struct Rule {
  RuleInfo info;
  Line line;               // of the word `rule`
  size_t name_offset = 0;  // in that line
  size_t type_offset = 0;
  std::vector<Pattern> patterns;
  int priority = 0;
  bool nested = false;
  bool broken = false;  // has errors; kept so that its name and type are known
};

}  // namespace derek::grammar
