// Grammar as a stage: sentences and levels, and what goes into the Document.
#include <algorithm>
#include <optional>

#include "grammar/grammar.h"
#include "grammar/matcher.h"
#include "grammar/resolve.h"

namespace derek::grammar {

namespace {

struct GrammarScratch : Scratch {
  explicit GrammarScratch(const Program& program) : matcher(program) {}

  Matcher matcher;
  SentenceView sentence;
  std::vector<FoundSlot> slots;    // of the document; tokens count from the sentence's first
  std::vector<Found> level;        // of one level in one sentence
  std::vector<uint32_t> tried_at;  // rule → the start at which it was tried last in this level, plus one
  std::vector<bool> told;          // rules whose budget was spent in this document
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

void run_level(const Level& level, GrammarScratch& s) {
  s.level.clear();
  std::fill(s.tried_at.begin(), s.tried_at.end(), 0);
  for (uint32_t at = 0; at < s.sentence.size; ++at) {
    for (const Entry& entry : level.entries) {
      if (s.matcher.ends(entry.test, at).empty()) continue;
      for (const uint32_t rule : entry.rules) {
        if (s.tried_at[rule] == at + 1) continue;
        s.tried_at[rule] = at + 1;
        if (auto found = s.matcher.match(rule, at, s.slots)) s.level.push_back(*found);
      }
    }
  }
}

void run_piece(const Program& program, const Document& document, TokenRange tokens, bool is_start,
               bool is_end, GrammarScratch& s) {
  s.sentence.reset(document, tokens, is_start, is_end);
  s.matcher.set_sentence(s.sentence);
  for (const Level& level : program.levels) {
    run_level(level, s);
    resolve(program, s.sentence.size, s.level);
    for (const Found& found : s.level) {
      s.sentence.add(found);
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
  s.tried_at.assign(rules_.size(), 0);
  s.told.assign(rules_.size(), false);
  for (const Sentence& sentence : document.sentences) {
    for (uint32_t from = sentence.tokens.first; from < sentence.tokens.last; from += kMaxSentence) {
      const TokenRange piece = {from, std::min(from + kMaxSentence, sentence.tokens.last)};
      run_piece(*program_, document, piece, from == sentence.tokens.first, piece.last == sentence.tokens.last,
                s);
      for (uint32_t rule = 0; rule < rules_.size(); ++rule) {
        if (s.told[rule] || !s.matcher.budget_spent(rule)) continue;
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
