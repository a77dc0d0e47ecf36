#include "unit/grammar/support.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/tsv.h"
#include "base/utf8.h"
#include "lexicon/builder.h"

namespace derek::grammar {

namespace {

Shape shape_of(std::string_view word) {
  int letters = 0, upper = 0;
  bool first_upper = false;
  for (size_t i = 0; i < word.size();) {
    const char32_t c = utf8::next(word, i);
    if (!utf8::is_letter(c)) continue;
    if (utf8::is_upper(c)) ++upper, first_upper |= letters == 0;
    ++letters;
  }
  if (letters == 0) return Shape::kNone;
  if (upper == 0) return Shape::kLower;
  if (upper == letters) return letters == 1 ? Shape::kInitial : Shape::kUpper;
  return first_upper && upper == 1 ? Shape::kTitle : Shape::kMixed;
}

TokenKind kind_of(std::string_view word) {
  size_t i = 0;
  const char32_t c = utf8::next(word, i);
  return utf8::is_digit(c)    ? TokenKind::kNumber
         : utf8::is_letter(c) ? TokenKind::kWord
                              : TokenKind::kPunctuation;
}

}  // namespace

const lexicon::Lexicon& test_lexicon() {
  static const auto* sections = [] {
    const std::string head = "# about x\n# source x\n# licence x\n";
    lexicon::Builder builder;
    const auto add = [&](const std::string& name, const std::string& rows) {
      auto table = parse_table(name + ".tsv", head + rows);
      EXPECT_TRUE(table.ok());
      EXPECT_TRUE(builder.add(name, *table, false).ok());
    };
    add("given", "entry\tsex\nЕрлан\tm\nАйгүл\tf\n");
    add("place", "entry\tcountry\nАстана\tKZ\nАлматы\tKZ;RU\nАлматы облысы\tKZ\n");
    auto out = builder.finish();
    EXPECT_TRUE(out.ok());
    return new std::pair<std::string, std::string>(*out);
  }();
  static const auto* lexicon =
      new lexicon::Lexicon(*lexicon::Lexicon::open(sections->first, sections->second));
  return *lexicon;
}

DocumentBuilder& DocumentBuilder::word(std::string_view text, const std::vector<Reading>& readings) {
  const bool glued = text.starts_with('_');
  if (glued) text.remove_prefix(1);
  Token token;
  token.space_before = !glued && !document_.tokens.empty();
  if (token.space_before) document_.text += ' ';
  token.span.begin = static_cast<uint32_t>(document_.text.size());
  document_.text += text;
  token.span.end = static_cast<uint32_t>(document_.text.size());
  token.lower = document_.add(utf8::to_lower(text));
  token.shape = shape_of(text);
  token.kind = kind_of(text);
  token.first_analysis = static_cast<uint32_t>(document_.analyses.size());
  token.analysis_count = static_cast<uint32_t>(readings.size());
  for (const Reading& reading : readings)
    document_.analyses.push_back({document_.add(reading.lemma), token.span.size(), reading.tags});
  document_.tokens.push_back(token);
  return *this;
}

DocumentBuilder& DocumentBuilder::words(std::string_view text) {
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    word(text.substr(0, end), {});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return *this;
}

DocumentBuilder& DocumentBuilder::end_sentence() {
  const auto end = static_cast<uint32_t>(document_.tokens.size());
  if (end > sentence_first_) document_.sentences.push_back({{sentence_first_, end}, false});
  sentence_first_ = end;
  return *this;
}

DocumentBuilder& DocumentBuilder::hit(uint32_t first, uint32_t last, std::string_view list,
                                      std::string_view entry, uint32_t tags) {
  const lexicon::Lexicon& lexicon = test_lexicon();
  uint32_t id = 0;
  while (lexicon.entry_text(id) != entry || lexicon.list_name(lexicon.entry_list(id)) != list) ++id;
  document_.list_hits.push_back({{first, last}, lexicon.find_list(list), id, tags});
  return *this;
}

DocumentBuilder& DocumentBuilder::number(uint32_t first, uint32_t last, double value, uint32_t tags,
                                         bool digits) {
  document_.numbers.push_back({{first, last}, value, tags, digits, value == static_cast<int64_t>(value)});
  return *this;
}

Document DocumentBuilder::build() {
  end_sentence();
  const auto order = [](const auto& a, const auto& b) {
    return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first : a.tokens.last > b.tokens.last;
  };
  std::stable_sort(document_.list_hits.begin(), document_.list_hits.end(), order);
  std::stable_sort(document_.numbers.begin(), document_.numbers.end(), order);
  return document_;
}

std::string rule_of(std::string_view pattern_lines) {
  return "rule t -> x\n" + std::string(pattern_lines) + "\n  yes a\n  no b\n";
}

std::unique_ptr<Grammar> compile_files(const std::vector<std::pair<std::string, std::string>>& files,
                                       uint32_t step_budget) {
  std::vector<RuleSource> sources;
  for (const auto& [name, text] : files)
    sources.push_back({{"grammar/" + name + ".rules", text}, name.ends_with("-user")});
  auto compiled = Grammar::compile(sources, test_lexicon(), step_budget);
  for (const Error& error : compiled.errors) ADD_FAILURE() << error.to_string();
  return std::move(compiled.grammar);
}

std::string show(const Document& d) {
  std::string out;
  const auto text = [&](TokenRange r) { return "[" + std::string(d.view(d.span_of(r))) + "]"; };
  for (const Match& m : d.matches) {
    out += std::string(d.view(m.rule)) + " " + std::string(d.view(m.type)) + text(m.tokens);
    if (!(m.extent == m.tokens)) out += " in " + text(m.extent);
    for (uint32_t i = m.first_slot; i < m.first_slot + m.slot_count; ++i)
      out += " " + std::string(d.view(d.slots[i].name)) + "=" + text(d.slots[i].tokens);
    for (uint32_t i = m.first_attribute; i < m.first_attribute + m.attribute_count; ++i)
      out += " {" + std::string(d.view(d.attributes[i].key)) + "=" +
             std::string(d.view(d.attributes[i].value)) + "}";
    out += "\n";
  }
  return out;
}

std::string run_and_show(const Grammar& grammar, Document document) {
  const auto scratch = grammar.make_scratch();
  grammar.run(document, scratch.get());
  return show(document);
}

}  // namespace derek::grammar
