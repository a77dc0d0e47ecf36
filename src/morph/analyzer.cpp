#include "morph/analyzer.h"

#include <algorithm>
#include <string>

#include "morph/choice.h"
#include "morph/reader.h"

namespace derek::morph {

namespace {

struct MorphScratch : Scratch {
  MorphScratch(const Tables& tables, const lexicon::Lexicon& lexicon)
      : reader(tables, lexicon), choice(tables) {}
  Reader reader;
  Choice choice;
  // Of one sentence: the readings of its words, and the same with a node for each mark.
  std::vector<Reading> readings;
  std::vector<Choice::Node> nodes;
  std::vector<uint32_t> first_reading, first_node, chosen;
  std::string lower, lemma;  // copies: the pool grows while lemmas are added
};

bool is_read(const Token& token) {
  return token.kind == TokenKind::kWord || token.kind == TokenKind::kNumber;
}

}  // namespace

Result<std::unique_ptr<Analyzer>> Analyzer::create(const std::vector<SourceText>& sources,
                                                   const lexicon::Lexicon& lexicon) {
  Result<Tables> tables = read_tables(sources);
  if (!tables) return tables.error();
  return std::unique_ptr<Analyzer>(new Analyzer(std::move(tables).value(), lexicon));
}

std::unique_ptr<Scratch> Analyzer::make_scratch() const {
  return std::make_unique<MorphScratch>(tables_, lexicon_);
}

void Analyzer::read_sentence(Document& document, TokenRange tokens, Scratch* scratch) const {
  auto& own = *static_cast<MorphScratch*>(scratch);
  own.readings.clear();
  own.nodes.clear();
  own.first_reading.assign(1, 0);
  own.first_node.assign(1, 0);
  for (uint32_t t = tokens.first; t < tokens.last; ++t) {
    const Token& token = document.tokens[t];
    const std::string_view lower = document.view(token.lower);
    if (is_read(token)) {
      own.reader.read(token, document.view(token), lower);
      for (const Reading& r : own.reader.readings) {
        own.lemma.assign(lower, 0, r.keep).append(r.add);
        own.readings.push_back(r);
        own.nodes.push_back({r.weight, own.choice.fits(token, lower, own.lemma, r.tags)});
      }
    } else {
      own.nodes.push_back({0, own.choice.fits(token, lower, {}, 0)});
    }
    own.first_reading.push_back(static_cast<uint32_t>(own.readings.size()));
    own.first_node.push_back(static_cast<uint32_t>(own.nodes.size()));
  }
  own.choice.choose(own.nodes, own.first_node, own.chosen);

  for (uint32_t t = tokens.first; t < tokens.last; ++t) {
    Token& token = document.tokens[t];
    token.first_analysis = static_cast<uint32_t>(document.analyses.size());
    const auto begin = own.readings.begin() + own.first_reading[t - tokens.first];
    const auto end = own.readings.begin() + own.first_reading[t - tokens.first + 1];
    token.analysis_count = static_cast<uint32_t>(end - begin);
    if (begin == end) continue;
    const auto best = begin + own.chosen[t - tokens.first];
    std::rotate(begin, best, best + 1);
    own.lower.assign(document.view(token.lower));
    for (auto r = begin; r != end; ++r) {
      // A lemma that the word begins with needs no copy.
      Slice lemma{token.lower.offset, r->keep};
      if (!r->add.empty()) {
        lemma.offset = static_cast<uint32_t>(document.pool.size());
        lemma.size = r->keep + static_cast<uint32_t>(r->add.size());
        document.pool.append(own.lower, 0, r->keep).append(r->add);
      }
      document.analyses.push_back({lemma, r->nominative, r->tags});
    }
  }
}

void Analyzer::run(Document& document, Scratch* scratch) const {
  uint32_t done = 0;  // tokens; those of no sentence are one of their own
  const auto read_to = [&](uint32_t last) {
    if (done < last) read_sentence(document, {done, last}, scratch);
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
