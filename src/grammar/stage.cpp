// Grammar as a stage: sentences and levels, and what goes into the Document.
#include <algorithm>
#include <optional>

#include "grammar/grammar.h"
#include "grammar/matcher.h"
#include "grammar/resolve.h"

namespace derek::grammar {

namespace {

struct GrammarScratch : Scratch {
  explicit GrammarScratch(const Program& program)
      : matcher(program),
        live(program.index.width),
        may_match(program.rules.size()),
        tried(program.rules.size()) {}

  Matcher matcher;
  SentenceView sentence;
  std::vector<FoundSlot> slots;  // of the document; tokens count from the sentence's first
  std::vector<Found> level;      // of one level in one sentence
  std::vector<uint64_t> live;    // a row: tests with which a rule may begin that may match in the sentence
  std::vector<uint32_t> words;   // of `live`: those with tests
  std::vector<Matcher::Patterns> may_match;  // by rule
  std::vector<uint64_t> tried;   // by rule: the number of the start at which it was tried last
  uint64_t start = 0;            // starts of all levels and sentences are numbered
  std::vector<bool> told;        // rules whose budget was spent in this document
  struct Accepted {
    Found found;
    uint32_t offset;  // of the sentence's first token
  };
  std::vector<Accepted> accepted;  // of the document
};

// Each constant goes into the document's pool once.
class Constants {
 public:
  Constants(Document& document, size_t size) : document_(document), slices_(size) {}
  Slice add(size_t id, std::string_view text) {
    if (!slices_[id]) slices_[id] = document_.add(text);
    return *slices_[id];
  }

 private:
  Document& document_;
  std::vector<std::optional<Slice>> slices_;
};

// The slow twin of run_level.
void try_all(const Level& level, GrammarScratch& s) {
  for (uint32_t at = 0; at < s.sentence.size; ++at)
    for (const uint32_t rule : level.rules)
      if (auto found = s.matcher.match(rule, Matcher::kAllPatterns, at, s.slots)) s.level.push_back(*found);
}

void run_level(const Program& program, const Level& level, GrammarScratch& s) {
  for (const uint32_t word : level.words) s.live[word] = 0;
  bool any = false;
  for (const uint32_t rule : level.rules) {
    s.may_match[rule] = s.matcher.may_match(rule);
    if (!s.may_match[rule]) continue;
    any = true;
    for (const uint32_t test : program.rules[rule].first) set_bit(s.live.data(), test);
  }
  if (!any) return;
  s.words.clear();
  for (const uint32_t word : level.words)
    if (s.live[word] != 0) s.words.push_back(word);
  for (uint32_t at = 0; at < s.sentence.size; ++at) {
    ++s.start;
    const uint64_t* row = s.matcher.row(at);
    for (const uint32_t word : s.words) {
      for (uint64_t bits = row[word] & s.live[word]; bits != 0; bits &= bits - 1) {
        for (const uint32_t rule : level.rules_by_test[word * 64 + lowest_bit(bits)]) {
          if (!s.may_match[rule] || s.tried[rule] == s.start) continue;
          s.tried[rule] = s.start;
          if (auto found = s.matcher.match(rule, s.may_match[rule], at, s.slots)) s.level.push_back(*found);
        }
      }
    }
  }
}

void run_piece(const Program& program, const Document& document, TokenRange tokens, bool is_start,
               bool is_end, GrammarScratch& s) {
  s.sentence.reset(document, tokens, is_start, is_end);
  s.matcher.set_sentence(s.sentence);
  for (const Level& level : program.levels) {
    s.level.clear();
    if (program.engine == Engine::kIndexed)
      run_level(program, level, s);
    else
      try_all(level, s);
    if (s.level.empty()) continue;
    resolve(program, s.sentence.size, s.level);
    for (const Found& found : s.level) {
      s.sentence.add(found);
      s.matcher.add(found);
      s.accepted.push_back({found, tokens.first});
    }
  }
}

void write(const Program& program, const std::vector<RuleInfo>& rules, GrammarScratch& s,
           Document& document) {
  std::stable_sort(s.accepted.begin(), s.accepted.end(), [](const auto& a, const auto& b) {
    const uint32_t x = a.found.tokens.first + a.offset, y = b.found.tokens.first + b.offset;
    return x != y ? x < y : a.found.tokens.size() > b.found.tokens.size();
  });
  Constants names(document, rules.size()), types(document, rules.size()),
      slots(document, program.slots.size());
  std::vector<uint32_t> attributes(rules.size(), UINT32_MAX);
  const auto shift = [](TokenRange r, uint32_t by) { return TokenRange{r.first + by, r.last + by}; };
  for (const auto& [found, offset] : s.accepted) {
    const CompiledRule& rule = program.rules[found.rule];
    if (attributes[found.rule] == UINT32_MAX) {
      attributes[found.rule] = static_cast<uint32_t>(document.attributes.size());
      for (const auto& [key, value] : rule.attributes)
        document.attributes.push_back({document.add(key), document.add(value)});
    }
    Match match;
    match.rule = names.add(found.rule, rules[found.rule].name);
    match.type = types.add(found.rule, rules[found.rule].type);
    match.tokens = shift(found.tokens, offset);
    match.extent = shift(found.extent, offset);
    match.first_attribute = attributes[found.rule];
    match.attribute_count = static_cast<uint32_t>(rule.attributes.size());
    match.first_slot = static_cast<uint32_t>(document.slots.size());
    match.slot_count = found.slot_count;
    for (uint32_t i = found.first_slot; i < found.first_slot + found.slot_count; ++i)
      document.slots.push_back(
          {slots.add(s.slots[i].slot, program.slots[s.slots[i].slot]), shift(s.slots[i].tokens, offset)});
    document.matches.push_back(match);
  }
}

}  // namespace

std::unique_ptr<Scratch> Grammar::make_scratch() const {
  return std::make_unique<GrammarScratch>(*program_);
}

void Grammar::run(Document& document, Scratch* scratch) const {
  auto& s = *static_cast<GrammarScratch*>(scratch);
  s.slots.clear();
  s.accepted.clear();
  s.told.assign(rules_.size(), false);
  for (const Sentence& sentence : document.sentences) {
    for (uint32_t from = sentence.tokens.first; from < sentence.tokens.last; from += kMaxSentence) {
      const TokenRange piece = {from, std::min(from + kMaxSentence, sentence.tokens.last)};
      run_piece(*program_, document, piece, from == sentence.tokens.first, piece.last == sentence.tokens.last,
                s);
      for (const uint32_t rule : s.matcher.spent()) {
        if (s.told[rule]) continue;
        s.told[rule] = true;
        document.diagnostics.push_back(
            {"warning", "rule_budget",
             "rule '" + rules_[rule].name + "' was left off in a sentence: too many steps",
             document.span_of(piece)});
      }
    }
  }
  write(*program_, rules_, s, document);
}

}  // namespace derek::grammar
