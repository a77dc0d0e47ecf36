#include "morph/analyzer.h"

#include <string>

#include "morph/reader.h"

namespace derek::morph {

namespace {

struct MorphScratch : Scratch {
  MorphScratch(const Tables& tables, const lexicon::Lexicon& lexicon) : reader(tables, lexicon) {}
  Reader reader;
  std::string lower;  // a copy: the pool grows while lemmas are added
};

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

void Analyzer::run(Document& document, Scratch* scratch) const {
  auto& own = *static_cast<MorphScratch*>(scratch);
  size_t sentence = 0;
  for (size_t t = 0; t < document.tokens.size(); ++t) {
    Token& token = document.tokens[t];
    while (sentence < document.sentences.size() && document.sentences[sentence].tokens.last <= t) ++sentence;
    token.first_analysis = static_cast<uint32_t>(document.analyses.size());
    token.analysis_count = 0;
    if (token.kind != TokenKind::kWord && token.kind != TokenKind::kNumber) continue;
    own.lower.assign(document.view(token.lower));
    if (sentence < document.sentences.size() && document.sentences[sentence].language != Language::kKazakh) {
      // Kazakh suffixes say nothing about words of another language: the surface alone.
      document.analyses.push_back({token.lower, token.span.size(), kNom});
      token.analysis_count = 1;
      continue;
    }
    own.reader.read(token, document.view(token), own.lower);
    for (const Reading& r : own.reader.readings) {
      // A lemma that the word begins with needs no copy.
      Slice lemma{token.lower.offset, r.keep};
      if (!r.add.empty()) {
        lemma.offset = static_cast<uint32_t>(document.pool.size());
        lemma.size = r.keep + static_cast<uint32_t>(r.add.size());
        document.pool.append(own.lower, 0, r.keep).append(r.add);
      }
      document.analyses.push_back({lemma, r.nominative, r.tags});
    }
    token.analysis_count = static_cast<uint32_t>(own.reader.readings.size());
  }
}

}  // namespace derek::morph
