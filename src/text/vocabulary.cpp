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
  return Vocabulary(std::make_shared<const morph::Tables>(std::move(*tables)), lexicon);
}

bool Vocabulary::lists(std::string_view word) const {
  return tables().lists_word(word) || lexicon_->word_id(word) != lexicon::Lexicon::kNone;
}

const morph::Suffix* Vocabulary::suffix(std::string_view text) const {
  const auto& rows = tables().suffixes.rows();
  const auto found = std::lower_bound(rows.begin(), rows.end(), text,
                                      [](const morph::Suffix& s, std::string_view t) { return s.text < t; });
  return found == rows.end() || found->text != text ? nullptr : &*found;
}

const std::vector<morph::Reading>& Vocabulary::Reader::read(std::string_view word, bool capital) {
  Token token;
  token.shape = capital ? Shape::kTitle : Shape::kLower;
  reader_.read(token, word, word);
  return reader_.readings;
}

int Vocabulary::Reader::worth(std::string_view word, bool capital) {
  if (words_.lists(word)) return kListed;
  int best = 0;
  for (const morph::Reading& r : read(word, capital))
    if (r.listed) best = std::max(best, r.weight);
  return best;
}

std::string Vocabulary::Reader::lemma(std::string_view word, bool capital) {
  for (const morph::Reading& r : read(word, capital))
    if (r.listed && r.weight >= 0) return std::string(word.substr(0, r.keep)).append(r.add);
  return "";
}

std::string_view Vocabulary::Reader::nominative(std::string_view word) {
  return word.substr(0, read(word, false).front().nominative);
}

size_t Vocabulary::Reader::likely_stem(std::string_view word, bool capital) {
  const morph::Reading& likeliest = read(word, capital).front();
  return likeliest.keep > 0 ? likeliest.keep : word.size();
}

}  // namespace derek::text
