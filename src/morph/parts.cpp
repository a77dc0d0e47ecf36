#include "morph/parts.h"

#include <utility>

namespace derek::morph {

namespace {

// A word that is several: the rare but sure one first, "және" is no noun.
constexpr std::pair<uint32_t, std::string_view> kOrder[] = {
    {kConjunction, "CCONJ"}, {kPostposition, "ADP"}, {kParticle, "PART"}, {kPronoun, "PRON"},
    {kNumeral, "NUM"},       {kNoun, "NOUN"},        {kAdjective, "ADJ"}, {kAdverb, "ADV"}};

// In the order of kOrder; a form with suffixes is what declines.
std::string_view name_of(uint32_t parts) {
  for (const auto& [part, name] : kOrder) {
    if (parts & part) return name;
  }
  return "NOUN";
}

}  // namespace

PartsOfSpeech::PartsOfSpeech(const Tables& tables, const Document& document)
    : tables_(tables), document_(document), person_(document.tokens.size()) {
  for (const Mention& mention : document.mentions) {
    if (mention.label != Label::kPerson) continue;
    for (uint32_t t = mention.tokens.first; t < mention.tokens.last; ++t) person_[t] = true;
  }
}

std::string_view PartsOfSpeech::upos(uint32_t index, const Analysis* reading) const {
  const Token& token = document_.tokens[index];
  switch (token.kind) {
    case TokenKind::kPunctuation:
      return "PUNCT";
    case TokenKind::kSymbol:
      return "SYM";
    case TokenKind::kUrl:
    case TokenKind::kEmail:
    case TokenKind::kHandle:
      return "X";
    case TokenKind::kNumber:
      // 5-сынып is a noun.
      return token.shape == Shape::kNone || (reading && reading->lemma.size < token.lower.size) ? "NUM"
                                                                                                : "NOUN";
    case TokenKind::kWord:
      break;
  }
  if (!reading) return "X";
  if (person_[index] && token.shape != Shape::kLower) return "PROPN";
  if (reading->tags & (kVerb | kParticiple | kConverb)) return "VERB";
  if (reading->tags & kVerbalNoun) return "NOUN";
  const std::string_view lemma = document_.view(reading->lemma);
  const auto stem = tables_.stems.find(lemma);
  const uint32_t parts = stem == tables_.stems.end() ? 0u : stem->second;
  const bool capital = token.shape != Shape::kLower && token.shape != Shape::kNone;
  if (parts == 0 && capital) return "PROPN";
  if (reading->tags & (kManner | kLike)) return "ADV";
  if (reading->tags & (kAttr | kWithout)) return "ADJ";
  const bool declined =
      (reading->tags & (kCaseTags & ~kNom)) || (reading->tags & (kPlural | kPoss1 | kPoss2 | kPoss3));
  return name_of(declined ? parts & kDeclining : parts);
}

}  // namespace derek::morph
