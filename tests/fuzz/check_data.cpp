#include "fuzz/check_data.h"

#include <cstdio>
#include <cstdlib>

#include "base/sections.h"
#include "base/tsv.h"
#include "grammar/grammar.h"
#include "input/brat.h"
#include "input/iob2.h"
#include "input/jsonl.h"
#include "lexicon/builder.h"
#include "tagger/model.h"
#include "tagger/templates.h"

namespace derek::fuzz {

namespace {

template <typename T>
std::string told(const Result<T>& result) {
  return result || !result.error().message.empty() ? "" : "an error that says nothing";
}

// A lexicon of two small lists, for rules to speak of.
const lexicon::Lexicon& lexicon() {
  static const auto kSections = [] {
    lexicon::Builder builder;
    for (const char* name : {"city", "month"}) {
      const auto table = parse_table(name, "entry\tvalue\nТараз\t1\nМамыр\t5\n", HeadRule::kOptional);
      if (!table || !builder.add(name, *table, false)) std::abort();
    }
    return *builder.finish();
  }();
  static const lexicon::Lexicon kLexicon = *lexicon::Lexicon::open(kSections.first, kSections.second);
  return kLexicon;
}

std::string check_rules(std::string_view text) {
  const auto compiled = grammar::Grammar::compile({{{"20-fuzz.rules", std::string(text)}, true}}, lexicon());
  for (const Error& error : compiled.errors) {
    if (error.message.empty()) return "an error that says nothing";
  }
  if (!compiled.grammar) return compiled.errors.empty() ? "neither rules nor errors" : "";
  for (size_t rule = 0; rule < compiled.grammar->rules().size(); ++rule) compiled.grammar->dump(rule);
  return "";
}

std::string check_list(std::string_view text) {
  const Result<Table> table = parse_table("fuzz.tsv", text);
  if (!table) return told(table);
  lexicon::Builder builder;
  if (const Status added = builder.add("fuzz", *table, false); !added) return told(added);
  const auto sections = builder.finish();
  if (!sections) return told(sections);
  return lexicon::Lexicon::open(sections->first, sections->second) ? "" : "a list that was built cannot be opened";
}

// Sums intact, so that the model's own checks are what is tried: a slot's bytes each to the table, the rest as weights.
std::string check_model(std::string_view bytes) {
  if (bytes.empty()) return "";
  const size_t slots = std::min<size_t>(size_t{1} << (static_cast<unsigned char>(bytes[0]) % 8), (bytes.size() - 1) / 8);
  const std::string_view table = bytes.substr(1, slots * 8), rest = bytes.substr(1 + slots * 8);
  const size_t weights = rest.size() / 3;
  SectionWriter writer;
  writer.add("card", "step 0.01\n" + std::string(rest.substr(weights * 3)));
  writer.add("moves", std::string(tagger::Transitions<float>::kCount * sizeof(float), '\0'));
  writer.add("table", std::string(table));
  writer.add("tags", std::string(rest.substr(0, weights)));
  writer.add("weights", std::string(rest.substr(weights, weights * 2)));
  const std::string file = writer.finish();
  const Result<tagger::Model> model = tagger::Model::open(file, "fuzz.crf");
  if (!model) return told(model);
  tagger::Row<int32_t> row{};
  for (uint64_t feature = 0; feature < 256; ++feature) model->add(feature * 0x9e3779b97f4a7c15, row);
  for (size_t i = 0; i + 8 <= table.size(); i += 8) {
    uint32_t check = 0;
    for (size_t b = 4; b-- > 0;) check = check << 8 | static_cast<unsigned char>(table[i + b]);
    model->add(uint64_t{check} << 32 | i / 8, row);
  }
  return "";
}

}  // namespace

std::string check_data(std::string_view input) {
  if (input.empty()) return "";
  const std::string_view text = input.substr(1);
  switch (input.front()) {
    case 'r': return check_rules(text);
    case 'l': return check_list(text);
    case 'f': return told(tagger::parse_templates({"features.txt", std::string(text)}));
    case 'm': return check_model(text);
    case 'i': return told(input::read_iob2("fuzz.iob2", text));
    case 'b': return told(input::read_brat("fuzz.ann", "Әсел Омар Таразға келді.\n", text));
    default: return told(input::parse_json_line(text));
  }
}

}  // namespace derek::fuzz
