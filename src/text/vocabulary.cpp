#include "text/vocabulary.h"

#include <algorithm>

namespace derek::text {

namespace {

constexpr int kListed = 1000;  // more than any reading is worth

}  // namespace

Result<Vocabulary> Vocabulary::create(const std::vector<SourceText>& sources,
                                      const lexicon::Lexicon& lexicon) {
  Result<morph::Tables> tables = morph::read_tables(sources);
  if (!tables) return tables.error();
  return Vocabulary(std::move(*tables), lexicon);
}

bool Vocabulary::lists(std::string_view word) const {
  return tables_.stems.contains(word) || tables_.whole_words.contains(word) ||
         lexicon_->word_id(word) != lexicon::Lexicon::kNone;
}

int Vocabulary::Reader::worth(std::string_view word, bool capital) {
  if (words_.lists(word)) return kListed;
  Token token;
  token.shape = capital ? Shape::kTitle : Shape::kLower;
  reader_.read(token, word, word);
  int best = 0;
  for (const morph::Reading& r : reader_.readings)
    if (r.listed) best = std::max(best, r.weight);
  return best;
}

size_t Vocabulary::Reader::likely_stem(std::string_view word, bool capital) {
  Token token;
  token.shape = capital ? Shape::kTitle : Shape::kLower;
  reader_.read(token, word, word);
  const morph::Reading& likeliest = reader_.readings.front();
  return likeliest.keep > 0 ? likeliest.keep : word.size();
}

}  // namespace derek::text
