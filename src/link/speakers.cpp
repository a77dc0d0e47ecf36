#include "link/speakers.h"

#include "link/reader.h"

namespace derek::link {

namespace {

bool case_fits(const Document& d, TokenRange tokens, SpeakerCase wanted, bool body = false) {
  const Analysis* a = reading(d, tokens.last - 1);
  const uint32_t fits = wanted == SpeakerCase::kSource && body ? kNom | kAbl | kLoc : kNom;
  return wanted == SpeakerCase::kAny || !a || (a->tags & kCaseTags & ~fits) == 0;
}

// No name is longer; bounds the look back.
constexpr uint32_t kLongestName = 200;

// The widest body whose name ends where the title begins.
uint32_t body_before(const Document& d, uint32_t token) {
  const IndexRange near = mentions_in(d, {token > kLongestName ? token - kLongestName : 0, token});
  for (uint32_t i = near.first; i < near.last; ++i) {
    if (d.mentions[i].label == Label::kOrganisation && d.mentions[i].tokens.last == token) return i;
  }
  return kNoIndex;
}

// Who heads a body, whatever he is called there.
bool is_chief(std::string_view head) {
  return head == "басшы" || head == "жетекші" || head == "бастық" || head == "директор" || head == "төраға" || head == "төрайым" ||
         head == "меңгеруші" || head == "президент";
}

}  // namespace

Speakers::Speakers(const Document& document, const TitleWords& words)
    : d_(document), words_(words), bodies_(document, words) {
  for (uint32_t i = 0; i < d_.relations.size(); ++i) {
    const Relation& r = d_.relations[i];
    if (r.label != RelationLabel::kHoldsPosition) continue;
    held_.emplace(lemma_of(d_, d_.mentions[r.position].tokens.last - 1), i);
  }
}

// The person who holds this title in the document: of the same body if one is named, rather one in office, the last named
// before. A title given in short (басқарма басшысы) is held by whoever holds one with that head.
uint32_t Speakers::holder(TokenRange title, uint32_t body) const {
  const std::string whole = key_of(d_, title);
  uint32_t found = kNoIndex;
  int best = 0;
  const auto [begin, end] = held_.equal_range(lemma_of(d_, title.last - 1));
  for (auto it = begin; it != end; ++it) {
    const Relation& r = d_.relations[it->second];
    const Mention& held = d_.mentions[r.position];
    if (held.tokens.overlaps(title)) continue;
    const bool known_body = body != kNoIndex && r.object != kNoIndex;
    if (known_body && r.object != d_.mentions[body].entity) continue;
    const bool in_office = r.status != "former" && r.status != "dismissed";
    const int fit = (known_body ? 8 : 0) + (key_of(d_, held.tokens) == whole ? 4 : 0) + (in_office ? 2 : 0) +
                    (held.tokens.first < title.first ? 1 : 0);
    if (found == kNoIndex || fit >= best) found = r.subject, best = fit;
  }
  return found == kNoIndex ? chief(title, body) : found;
}

// «Сенім» компаниясының басшысы is its director, if the text tells of one chief only.
uint32_t Speakers::chief(TokenRange title, uint32_t body) const {
  if (body == kNoIndex || !is_chief(lemma_of(d_, title.last - 1))) return kNoIndex;
  uint32_t found = kNoIndex;
  for (const auto& [head, index] : held_) {
    const Relation& r = d_.relations[index];
    if (!is_chief(head) || r.object != d_.mentions[body].entity || r.subject == found) continue;
    if (found != kNoIndex) return kNoIndex;
    found = r.subject;
  }
  return found;
}

std::optional<Speaker> Speakers::title(TokenRange title, SpeakerCase wanted) const {
  if (!case_fits(d_, title, wanted)) return std::nullopt;
  const uint32_t body = body_before(d_, title.first);
  const uint32_t who = holder(title, body);
  if (who == kNoIndex) return std::nullopt;
  const TokenRange tokens{body == kNoIndex ? title.first : d_.mentions[body].tokens.first, title.last};
  return Speaker{who, d_.span_of(tokens), tokens};
}

// Persons win over titles, titles over bodies.
std::optional<Speaker> Speakers::pick(TokenRange range, SpeakerCase wanted, bool last) const {
  std::optional<Speaker> found;
  const auto names = [&](Label label) {
    const IndexRange inside = mentions_in(d_, range);
    for (uint32_t i = inside.first; i < inside.last && (!found || last); ++i) {
      const Mention& m = d_.mentions[i];
      if (m.label != label || m.within != kNoIndex || m.tokens.last > range.last) continue;
      if (case_fits(d_, m.tokens, wanted, label == Label::kOrganisation)) found = Speaker{m.entity, m.span, m.tokens};
    }
  };
  names(Label::kPerson);
  if (found) return found;
  const IndexRange inside = matches_in(d_, range);
  for (uint32_t i = inside.first; i < inside.last && (!found || last); ++i) {
    const Match& match = d_.matches[i];
    if (match.tokens.last > range.last || d_.view(match.type) != "title") continue;
    if (const auto speaker = title(match.tokens, wanted)) found = speaker;
  }
  if (!found) names(Label::kOrganisation);
  return found ? found : body_noun(range, wanted, last);
}

std::optional<Speaker> Speakers::body_noun(TokenRange range, SpeakerCase wanted, bool last) const {
  std::optional<Speaker> found;
  for (uint32_t t = range.first; t < range.last && (!found || last); ++t) {
    const TokenRange one{t, t + 1};
    if (!words_.is_body_noun(d_, t) || !case_fits(d_, one, wanted, true) || has_tag(d_, t, kPlural)) continue;
    if (const uint32_t body = bodies_.by_noun(t); body != kNoIndex) found = Speaker{body, d_.span_of(one), one};
  }
  return found;
}

}  // namespace derek::link
