#include "morph/analyzer.h"

#include <algorithm>
#include <string>

#include "morph/choice.h"
#include "morph/parts.h"
#include "morph/reader.h"

namespace derek::morph {

constexpr size_t kMostForms = 1 << 14;  // of each half of the memo

// What was read for a form: a range of the readings and nodes.
struct Analyzer::Form {
  TokenKind kind{};
  Shape shape{};
  uint32_t first = 0, last = 0;
};

// Most words of a text come again, so each form is read once. When the younger half is full, the older one is
// forgotten: words that keep coming stay.
struct Analyzer::MorphScratch : Scratch {
  MorphScratch(const Tables& tables, const lexicon::Lexicon& lexicon)
      : reader(tables, lexicon), choice(tables) {}
  Reader reader;
  Choice choice;
  struct Memo {
    StringTable<Form> forms;  // by the text of the token
    std::vector<Reading> readings;
    std::vector<Choice::Node> nodes;  // of the readings
  };
  Memo young, old;
  // Of one sentence.
  std::vector<Form> tokens;
  std::vector<Choice::Node> nodes;
  std::vector<uint32_t> first_node, chosen;
  std::string key, lower, lemma;  // copies: the pool grows while lemmas are added
};

namespace {

// «Хабар» -дың, ҚР -ның: behind a hyphen that belongs to it and to a name, an abbreviation or digits before.
bool is_detached(const Document& d, uint32_t t, uint32_t first) {
  if (t < first + 2 || d.tokens[t].space_before || d.tokens[t].shape != Shape::kLower) return false;
  if (d.view(d.tokens[t - 1]) != "-") return false;
  const Token& before = d.tokens[t - 2];
  return d.view(before) == "»" || before.kind == TokenKind::kNumber ||
         (before.kind == TokenKind::kWord && before.shape != Shape::kLower && d.tokens[t - 1].space_before);
}

bool is_digits(const Token& token, std::string_view text) {
  return token.kind == TokenKind::kNumber &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_read(const Token& token) {
  return token.kind == TokenKind::kWord || token.kind == TokenKind::kNumber;
}

}  // namespace

Result<std::unique_ptr<Analyzer>> Analyzer::create(const std::vector<SourceText>& sources,
                                                   const lexicon::Lexicon& lexicon) {
  Result<Tables> tables = read_tables(sources);
  if (!tables) return tables.error();
  return std::make_unique<Analyzer>(std::make_shared<const Tables>(std::move(tables).value()), lexicon);
}

std::unique_ptr<Scratch> Analyzer::make_scratch() const {
  return std::make_unique<MorphScratch>(tables_, lexicon_);
}

Analyzer::Form Analyzer::read_form(const Document& document, const Token& token, bool detached,
                                   MorphScratch& own) const {
  const std::string_view text = document.view(token), lower = document.view(token.lower);
  std::string_view key = text;
  if (detached) key = own.key.assign("-").append(text);
  // There is no end of numbers: of digits that no table names only how many there are counts.
  if (is_digits(token, text) && !own.reader.names(lower)) key = own.key.assign(text.size(), '0');
  const auto same = [&](const Form* f) { return f && f->kind == token.kind && f->shape == token.shape; };
  auto& memo = own.young;
  if (const Form* known = memo.forms.find(key); same(known)) return *known;
  Form form{token.kind, token.shape, static_cast<uint32_t>(memo.readings.size()), 0};
  const auto add = [&] {
    for (const Reading& r : own.reader.readings) {
      if (memo.readings.size() - form.first == kMostReadings) break;
      std::string_view lemma = r.add;
      if (r.add.empty()) lemma = lower.substr(0, r.keep);
      if (r.keep > 0 && !r.add.empty()) lemma = own.lemma.assign(lower, 0, r.keep).append(r.add);
      memo.readings.push_back(r);
      if (only_qualifies(r.parts, own.reader.surface_is_stem(), r.tags)) memo.readings.back().tags |= kAdjectival;
      memo.nodes.push_back({r.weight, own.choice.fits(token, lower, lemma, r.parts, r.tags)});
    }
  };
  if (const Form* known = own.old.forms.find(key); same(known)) {
    const auto copy = [&](const auto& from, auto& to) {
      to.insert(to.end(), from.begin() + known->first, from.begin() + known->last);
    };
    copy(own.old.readings, memo.readings);
    copy(own.old.nodes, memo.nodes);
  } else if (is_read(token)) {
    if (detached) {
      own.reader.read_suffix(lower);
      add();
    }
    own.reader.read(token, text, lower);
    add();
  } else {
    memo.readings.emplace_back();  // a mark is read as itself
    memo.nodes.push_back({0, own.choice.fits(token, lower, {}, 0, 0)});
  }
  form.last = static_cast<uint32_t>(memo.readings.size());
  memo.forms[key] = form;
  return form;
}

void Analyzer::read_sentence(Document& document, TokenRange tokens, MorphScratch& own) const {
  if (own.young.forms.size() > kMostForms) {
    std::swap(own.young, own.old);
    own.young.forms.clear();
    own.young.readings.clear();
    own.young.nodes.clear();
  }
  own.tokens.clear();
  own.nodes.clear();
  own.first_node.assign(1, 0);
  for (uint32_t t = tokens.first; t < tokens.last; ++t) {
    const bool detached = is_detached(document, t, tokens.first);
    const Form form = read_form(document, document.tokens[t], detached, own);
    own.tokens.push_back(form);
    own.nodes.insert(own.nodes.end(), own.young.nodes.begin() + form.first, own.young.nodes.begin() + form.last);
    own.first_node.push_back(static_cast<uint32_t>(own.nodes.size()));
  }
  own.choice.choose(own.nodes, own.first_node, own.chosen);

  for (uint32_t t = tokens.first; t < tokens.last; ++t) {
    Token& token = document.tokens[t];
    token.first_analysis = static_cast<uint32_t>(document.analyses.size());
    token.analysis_count = 0;
    if (!is_read(token)) continue;
    const Form form = own.tokens[t - tokens.first];
    const uint32_t best = form.first + own.chosen[t - tokens.first];
    own.lower.assign(document.view(token.lower));
    const auto add = [&](const Reading& r) {
      // A lemma that the word begins with needs no copy.
      Slice lemma{token.lower.offset, r.keep};
      if (!r.add.empty()) {
        lemma.offset = static_cast<uint32_t>(document.pool.size());
        lemma.size = r.keep + static_cast<uint32_t>(r.add.size());
        document.pool.append(own.lower, 0, r.keep).append(r.add);
      }
      document.analyses.push_back({lemma, r.nominative, r.tags});
    };
    add(own.young.readings[best]);
    for (uint32_t i = form.first; i < form.last; ++i) {
      if (i != best) add(own.young.readings[i]);
    }
    token.analysis_count = form.last - form.first;
  }
}

void Analyzer::run(Document& document, Scratch* scratch) const {
  auto& own = *static_cast<MorphScratch*>(scratch);
  uint32_t done = 0;  // tokens; those of no sentence are one of their own
  const auto read_to = [&](uint32_t last) {
    if (done < last) read_sentence(document, {done, last}, own);
    done = last;
  };
  for (const Sentence& sentence : document.sentences) {
    read_to(sentence.tokens.first);
    if (sentence.language == Language::kKazakh) {
      read_to(sentence.tokens.last);
      continue;
    }
    // Kazakh suffixes say nothing about words of another language: the surface alone.
    for (; done < sentence.tokens.last; ++done) {
      Token& token = document.tokens[done];
      token.first_analysis = static_cast<uint32_t>(document.analyses.size());
      token.analysis_count = is_read(token) ? 1 : 0;
      if (is_read(token)) document.analyses.push_back({token.lower, token.span.size(), kNom});
    }
  }
  read_to(static_cast<uint32_t>(document.tokens.size()));
}

}  // namespace derek::morph
