#include "pipeline/stages.h"

#include <algorithm>

#include "lexicon/matcher.h"
#include "link/entities.h"
#include "link/latin_names.h"
#include "link/mentions.h"
#include "link/quotes.h"
#include "link/relations.h"
#include "link/repeats.h"
#include "link/tagged.h"
#include "link/title_rows.h"
#include "morph/analyzer.h"
#include "text/language.h"
#include "text/segment.h"
#include "value/number.h"
#include "value/values.h"

namespace derek::pipeline {

namespace {

// A rule's `value=` must name something that the value stage can make.
void check_constructors(const grammar::Grammar& grammar, std::vector<Error>& errors) {
  for (const grammar::RuleInfo& rule : grammar.rules()) {
    for (const auto& attribute : rule.attributes) {
      const std::string& name = attribute.second;
      const auto known = value::constructors();
      if (attribute.first != "value" || std::any_of(known.begin(), known.end(), [&](const auto& c) { return c.name == name; })) continue;
      std::string message = "rule " + rule.name + ": there is no value \"" + name + "\"; there are:";
      for (const auto& c : known) message.append(" ").append(c.name);
      errors.push_back({"rule", message, rule.file, rule.line, 0, ""});
    }
  }
}

}  // namespace

Result<Stages> make_stages(const Bundle& bundle, std::shared_ptr<const morph::Tables> tables, bool use_model,
                           const std::string& user_folder, std::vector<Error>* errors) {
  const lexicon::Lexicon& lexicon = bundle.lexicon();
  auto segment = text::Segmenter::create(bundle.sources());
  if (!segment) return segment.error();
  auto language = text::Languages::create(bundle.sources());
  if (!language) return language.error();
  auto romanizer = link::Romanizer::create(bundle.sources());
  if (!romanizer) return romanizer.error();
  auto rules = grammar::Grammar::compile(bundle.rules(), lexicon);
  if (rules.errors.empty()) check_constructors(*rules.grammar, rules.errors);
  link::CorrectionTable corrections;
  for (const SourceText& source : bundle.sources()) {
    if (source.name != link::CorrectionTable::kFile) continue;
    const std::string file = user_folder.empty() ? source.name : user_folder + "/" + source.name;
    if (auto read = link::CorrectionTable::read(file, source.text, &rules.errors)) corrections = std::move(*read);
  }
  if (errors) *errors = rules.errors;
  if (!rules.errors.empty()) return rules.errors.front();

  tagger::UserData user{{}, bundle.user_entries()};
  for (const grammar::RuleInfo& rule : rules.grammar->rules()) {
    if (rule.user) user.rules.insert("rule:" + rule.name);
  }
  auto tagger = tagger::Tagger::create(bundle.sources(), lexicon, use_model ? bundle.model() : "", std::move(user));
  if (!tagger) return tagger.error();

  Stages out;
  out.grammar = rules.grammar.get();
  out.tagger = tagger->get();
  out.list.push_back(std::move(*segment));
  out.list.push_back(std::move(*language));
  out.list.push_back(std::make_unique<morph::Analyzer>(std::move(tables), lexicon));
  out.list.push_back(std::make_unique<lexicon::ListMatcher>(lexicon));
  out.list.push_back(std::make_unique<value::NumberReader>(lexicon));
  out.list.push_back(std::move(rules.grammar));
  out.list.push_back(std::make_unique<link::TitleRows>(lexicon));
  out.list.push_back(std::make_unique<link::Mentions>(lexicon));
  out.list.push_back(std::make_unique<link::Repeats>(lexicon));
  out.list.push_back(std::make_unique<value::Values>(lexicon));
  out.list.push_back(std::move(*tagger));
  if (out.tagger->has_model()) {
    out.list.push_back(std::make_unique<link::Tagged>(lexicon, bundle.user_removals()));
    out.list.push_back(std::make_unique<link::Repeats>(lexicon));  // of the names that it added
  }
  out.list.push_back(std::make_unique<link::Entities>(lexicon));
  if (!corrections.rows().empty()) {
    auto stage = std::make_unique<link::Corrections>(std::move(corrections));
    out.corrections = stage.get();
    out.list.push_back(std::move(stage));
  }
  out.list.push_back(std::make_unique<link::LatinNames>(std::move(*romanizer)));
  out.list.push_back(std::make_unique<link::Relations>(lexicon));
  out.list.push_back(std::make_unique<link::Quotes>(lexicon));
  return out;
}

}  // namespace derek::pipeline
