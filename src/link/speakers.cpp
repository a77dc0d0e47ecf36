#include "link/speakers.h"

#include <algorithm>

#include "link/reader.h"

namespace derek::link {

namespace {

bool case_fits(const Document& d, TokenRange tokens, SpeakerCase wanted) {
  const Analysis* a = reading(d, tokens.last - 1);
  switch (wanted) {
    case SpeakerCase::kNominative: return !a || (a->tags & kCaseTags & ~kNom) == 0;
    case SpeakerCase::kGenitive: return has_tag(d, tokens.last - 1, kGen);
    case SpeakerCase::kAny: break;
  }
  return true;
}

// The body whose name ends where the title begins.
uint32_t body_before(const Document& d, uint32_t token) {
  uint32_t best = kNoIndex;
  for (uint32_t i = 0; i < d.mentions.size() && d.mentions[i].tokens.first < token; ++i) {
    if (d.mentions[i].label == Label::kOrganisation && d.mentions[i].tokens.last == token && best == kNoIndex) best = i;
  }
  return best;
}

// The person who holds this title in the document: of the same body if one is named, the last named before. A title
// given in short (басқарма басшысы) is held by whoever holds one with that head.
uint32_t holder_of(const Document& d, TokenRange title, uint32_t body) {
  const auto head_of = [&](uint32_t last) {
    const Analysis* a = reading(d, last - 1);
    return a ? d.view(a->lemma) : d.view(d.tokens[last - 1].lower);
  };
  const std::string_view head = head_of(title.last);
  const std::string whole = key_of(d, title);
  uint32_t found = kNoIndex;
  int best = 0;
  for (const Relation& r : d.relations) {
    if (r.label != RelationLabel::kHoldsPosition) continue;
    const Mention& held = d.mentions[r.position];
    if (held.tokens.overlaps(title) || head_of(held.tokens.last) != head) continue;
    const bool known_body = body != kNoIndex && r.object != kNoIndex;
    if (known_body && r.object != d.mentions[body].entity) continue;
    const int fit = (known_body ? 4 : 0) + (key_of(d, held.tokens) == whole ? 2 : 0) +
                    (held.tokens.first < title.first ? 1 : 0);
    if (found == kNoIndex || fit >= best) found = r.subject, best = fit;
  }
  return found;
}

std::optional<Speaker> name_as_speaker(const Document& d, const Mention& m, SpeakerCase wanted) {
  if (!case_fits(d, m.tokens, wanted)) return std::nullopt;
  return Speaker{m.entity, m.span, m.tokens};
}

std::optional<Speaker> title_as_speaker(const Document& d, TokenRange title, SpeakerCase wanted) {
  if (!case_fits(d, title, wanted)) return std::nullopt;
  const uint32_t body = body_before(d, title.first);
  const uint32_t holder = holder_of(d, title, body);
  if (holder == kNoIndex) return std::nullopt;
  const TokenRange tokens{body == kNoIndex ? title.first : d.mentions[body].tokens.first, title.last};
  return Speaker{holder, d.span_of(tokens), tokens};
}

// Persons win over titles, titles over bodies.
std::optional<Speaker> pick(const Document& d, TokenRange range, SpeakerCase wanted, bool last) {
  std::optional<Speaker> found;
  const auto consider = [&](std::optional<Speaker> speaker) {
    if (speaker && (!found || last)) found = speaker;
  };
  const auto names = [&](Label label) {
    for (const Mention& m : d.mentions) {
      if (m.label == label && m.within == kNoIndex && range.contains(m.tokens)) consider(name_as_speaker(d, m, wanted));
    }
  };
  names(Label::kPerson);
  if (found) return found;
  for (const Match& match : d.matches) {
    if (d.view(match.type) == "title" && range.contains(match.tokens)) consider(title_as_speaker(d, match.tokens, wanted));
  }
  if (!found) names(Label::kOrganisation);
  return found;
}

}  // namespace

std::optional<Speaker> first_speaker(const Document& d, TokenRange range, SpeakerCase wanted) {
  return pick(d, range, wanted, false);
}

std::optional<Speaker> last_speaker(const Document& d, TokenRange range, SpeakerCase wanted) {
  return pick(d, range, wanted, true);
}

}  // namespace derek::link
