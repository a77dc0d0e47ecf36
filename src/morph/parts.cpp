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

uint32_t parts_of(uint32_t listed, uint32_t tags) {
  if (tags & (kVerb | kParticiple | kConverb | kVerbalNoun)) return kVerbPart;
  uint32_t parts = listed & ~static_cast<uint32_t>(kVerbPart);
  if (tags & (kAttr | kWithout | kDerived)) return kAdjective;
  const bool declined = (tags & (kCaseTags & ~kNom)) || (tags & (kPlural | kPoss1 | kPoss2 | kPoss3));
  if (declined) parts &= kDeclining;
  return parts == 0 ? static_cast<uint32_t>(kNoun) : parts;
}

bool only_qualifies(uint32_t listed, bool stem_itself, uint32_t tags) {
  if (tags & ~static_cast<uint32_t>(kNom | kKnown | kDerived)) return false;
  const uint32_t parts = listed & kDeclining;
  if ((tags & kDerived) == 0) return (parts & kAdjective) && !(parts & (kNoun | kPronoun | kNumeral));
  return (parts & kNoun) && !(parts & kAdjective) && !stem_itself;
}

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
  const uint32_t parts = tables_.parts_of(lemma);
  const bool capital = token.shape != Shape::kLower && token.shape != Shape::kNone;
  if (parts == 0 && capital) return "PROPN";
  if (reading->tags & (kManner | kLike)) return "ADV";
  if (reading->tags & (kAttr | kWithout)) return "ADJ";
  const bool declined =
      (reading->tags & (kCaseTags & ~kNom)) || (reading->tags & (kPlural | kPoss1 | kPoss2 | kPoss3));
  // жас адам: what may be either is an adjective before a noun.
  if (!declined && (parts & kNoun) && (parts & kAdjective) && noun_follows(index)) return "ADJ";
  return name_of(declined ? parts & kDeclining : parts);
}

bool PartsOfSpeech::noun_follows(uint32_t index) const {
  if (index + 1 >= document_.tokens.size()) return false;
  const Token& next = document_.tokens[index + 1];
  if (next.kind != TokenKind::kWord || next.analysis_count == 0) return false;
  const Analysis& reading = document_.analyses[next.first_analysis];
  const bool poss3 = (reading.tags & kPoss3) != 0;  // адам жасы: the noun's own
  return !poss3 && (parts_of(tables_.parts_of(document_.view(reading.lemma)), reading.tags) & (kNoun | kAdjective));
}

}  // namespace derek::morph
