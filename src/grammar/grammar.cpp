#include "grammar/grammar.h"

namespace derek::grammar {

struct Program {};

Grammar::Grammar() = default;
Grammar::~Grammar() = default;

Grammar::Compiled Grammar::compile(const std::vector<RuleSource>&, const lexicon::Lexicon&, uint32_t) {
  Compiled out;
  out.grammar.reset(new Grammar);
  return out;
}

std::unique_ptr<Scratch> Grammar::make_scratch() const { return nullptr; }
void Grammar::run(Document&, Scratch*) const {}
std::string Grammar::dump(size_t) const { return {}; }

}  // namespace derek::grammar
