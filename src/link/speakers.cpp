#include "link/speakers.h"

#include <algorithm>

#include "base/utf8.h"
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

// The person who holds this title in the document: of the same body if one is named, the last named before.
uint32_t holder_of(const Document& d, const Mention& title, uint32_t body) {
  const std::string wanted = utf8::to_lower(title.lemma);
  uint32_t found = kNoIndex;
  bool same_body = false;
  for (const Relation& r : d.relations) {
    if (r.label != RelationLabel::kHoldsPosition || utf8::to_lower(r.title) != wanted) continue;
    if (r.span.begin > title.span.begin && found != kNoIndex) continue;
    const bool body_fits = body != kNoIndex && r.object == d.mentions[body].entity;
    if (body != kNoIndex && r.object != kNoIndex && !body_fits) continue;
    if (found == kNoIndex || body_fits >= same_body) found = r.subject, same_body = body_fits;
  }
  return found;
}

// A mention as a speaker, if it can be one.
std::optional<Speaker> as_speaker(const Document& d, uint32_t index, SpeakerCase wanted) {
  const Mention& m = d.mentions[index];
  if (!case_fits(d, m.tokens, wanted)) return std::nullopt;
  if (m.label == Label::kPerson || m.label == Label::kOrganisation) return Speaker{m.entity, m.span, m.tokens};
  const uint32_t body = body_before(d, m.tokens.first);
  const uint32_t holder = holder_of(d, m, body);
  if (holder == kNoIndex) return std::nullopt;
  const TokenRange tokens{body == kNoIndex ? m.tokens.first : d.mentions[body].tokens.first, m.tokens.last};
  return Speaker{holder, d.span_of(tokens), tokens};
}

// Persons win over titles, titles over bodies.
std::optional<Speaker> pick(const Document& d, TokenRange range, SpeakerCase wanted, bool last) {
  for (const Label label : {Label::kPerson, Label::kPosition, Label::kOrganisation}) {
    std::optional<Speaker> found;
    for (uint32_t i = 0; i < d.mentions.size(); ++i) {
      const Mention& m = d.mentions[i];
      if (m.label != label || m.within != kNoIndex || !range.contains(m.tokens)) continue;
      if (auto speaker = as_speaker(d, i, wanted)) {
        found = speaker;
        if (!last) break;
      }
    }
    if (found) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Speaker> first_speaker(const Document& d, TokenRange range, SpeakerCase wanted) {
  return pick(d, range, wanted, false);
}

std::optional<Speaker> last_speaker(const Document& d, TokenRange range, SpeakerCase wanted) {
  return pick(d, range, wanted, true);
}

}  // namespace derek::link
