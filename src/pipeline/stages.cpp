#include "pipeline/stages.h"

#include "lexicon/matcher.h"
#include "link/entities.h"
#include "link/mentions.h"
#include "link/quotes.h"
#include "link/relations.h"
#include "link/repeats.h"
#include "morph/analyzer.h"
#include "text/segment.h"
#include "value/number.h"
#include "value/values.h"

namespace derek::pipeline {

Result<Stages> make_stages(const Bundle& bundle, std::vector<Error>* errors) {
  const lexicon::Lexicon& lexicon = bundle.lexicon();
  auto segment = text::Segmenter::create(bundle.sources());
  if (!segment) return segment.error();
  auto morph = morph::Analyzer::create(bundle.sources(), lexicon);
  if (!morph) return morph.error();
  auto rules = grammar::Grammar::compile(bundle.rules(), lexicon);
  if (errors) *errors = rules.errors;
  if (!rules.errors.empty()) return rules.errors.front();

  Stages out;
  out.grammar = rules.grammar.get();
  out.list.push_back(std::move(*segment));
  out.list.push_back(std::move(*morph));
  out.list.push_back(std::make_unique<lexicon::ListMatcher>(lexicon));
  out.list.push_back(std::make_unique<value::NumberReader>(lexicon));
  out.list.push_back(std::move(rules.grammar));
  out.list.push_back(std::make_unique<link::Mentions>(lexicon));
  out.list.push_back(std::make_unique<link::Repeats>(lexicon));
  out.list.push_back(std::make_unique<value::Values>(lexicon));
  out.list.push_back(std::make_unique<link::Entities>(lexicon));
  out.list.push_back(std::make_unique<link::Relations>());
  out.list.push_back(std::make_unique<link::Quotes>(lexicon));
  return out;
}

}  // namespace derek::pipeline
