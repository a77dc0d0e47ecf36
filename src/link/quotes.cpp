#include "link/quotes.h"

#include <algorithm>
#include <utility>

#include "link/quote_words.h"
#include "link/reader.h"

namespace derek::link {

namespace {

constexpr uint32_t kBehindOwner = 2;   // tokens between X-ның and its noun
constexpr uint32_t kSourceReach = 160;  // tokens searched for a phrase that names a source
constexpr uint32_t kCueReach = 40;     // tokens from деп to the verb that ends the sentence

}  // namespace

Quotes::Quotes(const lexicon::Lexicon& lexicon)
    : lexicon_(lexicon),
      titles_(lexicon),
      occasions_(lexicon.find_list("speech_occasion")),
      verbs_(lexicon.find_list("speech_verb")),
      turns_(lexicon.find_list("speech_turn")),
      attributions_(lexicon.find_list("attribution")),
      honorifics_(lexicon.find_list("honorific")) {}

void Quotes::run(Document& d, Scratch*) const {
  const Speakers speakers(d, titles_);
  direct(d, speakers);
  dialogue(d, speakers);
  attributed(d, speakers);
  indirect(d, speakers);
}

void Quotes::add(Document& d, QuoteKind kind, TokenRange tokens, const std::optional<Speaker>& speaker, TokenRange cue,
         const char* by, double score) const {
  Quote q;
  q.kind = kind;
  q.span = d.span_of(tokens);
  if (speaker) q.speaker = speaker->entity, q.speaker_span = speaker->span;
  q.cue = text_of(d, cue);
  q.by = by;
  q.score = speaker ? score : score / 2;
  // Sorted all the time: only the neighbours can overlap.
  const auto place = std::upper_bound(d.quotes.begin(), d.quotes.end(), q.span.begin,
                                      [](uint32_t begin, const Quote& other) { return begin < other.span.begin; });
  if (place != d.quotes.end() && place->span.overlaps(q.span)) return;
  if (place != d.quotes.begin() && std::prev(place)->span.overlaps(q.span)) return;
  d.quotes.insert(place, std::move(q));
}

const ListHit* Quotes::verb_at(const Document& d, uint32_t token, uint32_t end) const {
  const ListHit* hit = token < end ? hit_starting_at(d, verbs_, token) : nullptr;
  return hit && hit->tokens.last <= end ? hit : nullptr;
}

// The words behind a quote that tell of speaking: «…», – деді; «…», – деп қуана бөлісті; «…» деп, X сөзін аяқтады.
std::optional<TokenRange> Quotes::cue_after(const Document& d, uint32_t token, uint32_t end) const {
  const uint32_t marks = token;
  while (token < std::min(end, marks + 4) && is_mark(lower(d, token))) ++token;
  if (const ListHit* verb = verb_at(d, token, end)) return verb->tokens;
  if (token >= end || lower(d, token) != "деп") return std::nullopt;
  for (uint32_t t = token + 1; t < std::min(end, token + 4); ++t) {
    if (const ListHit* verb = verb_at(d, t, end)) return TokenRange{t <= token + 2 ? token : t, verb->tokens.last};
  }
  uint32_t last = end;
  while (last > token && is_mark(lower(d, last - 1))) --last;
  for (uint32_t t = token + 1; t < last && last - token < kCueReach; ++t) {
    const ListHit* verb = verb_at(d, t, last);
    if (verb && verb->tokens.last == last) return verb->tokens;
  }
  // Behind a comma or dash any verb will do: who laughs or sighs speaks.
  if (token == marks) return std::nullopt;
  for (uint32_t t = token + 1; t < std::min(end, token + 4); ++t) {
    const Analysis* a = reading(d, t);
    if (a && (a->tags & kVerb)) return TokenRange{token, t + 1};
  }
  return std::nullopt;
}

// The source that a phrase in the range names: X-ның хабарламасында, мәліметінше.
std::optional<Speaker> Quotes::source_in(const Document& d, const Speakers& speakers, TokenRange range) const {
  for (uint32_t t = range.last - std::min(range.size(), kSourceReach); t < range.last; ++t) {
    const ListHit* hit = hit_starting_at(d, attributions_, t);
    if (!hit) continue;
    if (const auto speaker = owner(d, speakers, {range.first, t})) return speaker;
  }
  return std::nullopt;
}

// Whose word stands behind the range: X-ның (сөзінше), X-ның өз (парақшасында).
std::optional<Speaker> Quotes::owner(const Document& d, const Speakers& speakers, TokenRange range) const {
  const auto speaker = speakers.last(range, SpeakerCase::kAny);
  if (!speaker || speaker->tokens.last == range.last) return speaker;
  const bool near = speaker->tokens.last + kBehindOwner >= range.last && has_tag(d, speaker->tokens.last - 1, kGen);
  return near && d.entities[speaker->entity].label == Label::kPerson ? speaker : std::nullopt;
}

// The person who spoke last in the range: he goes on.
std::optional<Speaker> Quotes::speaker_in(const Document& d, const Speakers& speakers, TokenRange range) const {
  const Span span = d.span_of(range);
  auto after = std::upper_bound(d.quotes.begin(), d.quotes.end(), span.end,
                                [](uint32_t end, const Quote& other) { return end <= other.span.begin; });
  if (after != d.quotes.begin()) {
    const Quote& q = *std::prev(after);
    const bool person = q.speaker != kNoIndex && d.entities[q.speaker].label == Label::kPerson;
    if (q.span.begin >= span.begin && person) return Speaker{q.speaker, q.speaker_span, {}};
  }
  const auto source = source_in(d, speakers, range);
  return source && d.entities[source->entity].label == Label::kPerson ? source : std::nullopt;
}

// Оның сөзінше, деді ол: the person who is the subject of the nearest sentence before that has one, else the body.
std::optional<Speaker> Quotes::antecedent(const Document& d, const Speakers& speakers, uint32_t sentence) const {
  std::optional<Speaker> body;
  for (uint32_t back = 1; back <= 4 && back <= sentence; ++back) {
    if (const auto speaker = speaker_in(d, speakers, d.sentences[sentence - back].tokens)) return speaker;
    const auto speaker = speakers.first(d.sentences[sentence - back].tokens, SpeakerCase::kNominative);
    if (!speaker) continue;
    if (d.entities[speaker->entity].label == Label::kPerson) return speaker;
    if (!body) body = speaker;
  }
  return body;
}

}  // namespace derek::link
