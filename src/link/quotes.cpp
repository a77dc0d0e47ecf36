#include "link/quotes.h"

#include <algorithm>
#include <string>

#include "link/reader.h"
#include "link/speakers.h"

namespace derek::link {

namespace {

constexpr uint32_t kShortestSpeech = 4;  // tokens inside the marks: fewer is a name or irony

std::string_view lower(const Document& d, uint32_t token) { return d.view(d.tokens[token].lower); }
bool is_dash(std::string_view s) { return s == "–" || s == "—" || s == "-"; }
bool is_mark(std::string_view s) { return s == "," || s == "." || s == "!" || s == "?" || s == "…" || s == "..." || is_dash(s); }

// Quotes may run over sentences, not over paragraphs.
TokenRange paragraph_of(const Document& d, uint32_t sentence) {
  uint32_t first = sentence, last = sentence + 1;
  while (first > 0 && !d.sentences[first].new_paragraph) --first;
  while (last < d.sentences.size() && !d.sentences[last].new_paragraph) ++last;
  return {d.sentences[first].tokens.first, d.sentences[last - 1].tokens.last};
}

void add(Document& d, QuoteKind kind, TokenRange tokens, const std::optional<Speaker>& speaker, const ListHit* cue,
         const char* by, double score) {
  Quote q;
  q.kind = kind;
  q.span = d.span_of(tokens);
  if (speaker) q.speaker = speaker->entity, q.speaker_span = speaker->span;
  if (cue) q.cue = text_of(d, cue->tokens);
  q.by = by;
  q.score = speaker ? score : score / 2;
  // Sorted all the time: only the neighbours can overlap.
  const auto place = std::upper_bound(d.quotes.begin(), d.quotes.end(), q.span.begin,
                                      [](uint32_t begin, const Quote& other) { return begin < other.span.begin; });
  if (place != d.quotes.end() && place->span.overlaps(q.span)) return;
  if (place != d.quotes.begin() && std::prev(place)->span.overlaps(q.span)) return;
  d.quotes.insert(place, std::move(q));
}

// The last quote before these tokens reaches to their end.
void extend_last(Document& d, TokenRange tokens) {
  const Span span = d.span_of(tokens);
  auto after = std::upper_bound(d.quotes.begin(), d.quotes.end(), span.begin,
                                [](uint32_t begin, const Quote& other) { return begin < other.span.begin; });
  if (after != d.quotes.begin()) std::prev(after)->span.end = span.end;
}

// What was said as an object: … болғанын, and in the dative after verbs of promising: … қайталанбайтынына.
bool is_object(const Document& d, uint32_t token) {
  const Token& t = d.tokens[token];
  for (uint32_t i = 0; i < t.analysis_count; ++i) {
    const uint32_t tags = d.analyses[t.first_analysis + i].tags;
    if ((tags & kAcc) || ((tags & kDat) && (tags & kParticiple))) return true;
  }
  return false;
}

// The outermost « » of a paragraph.
std::vector<TokenRange> quoted_stretches(const Document& d, TokenRange paragraph) {
  std::vector<TokenRange> out;
  uint32_t open = 0, depth = 0;
  for (uint32_t t = paragraph.first; t < paragraph.last; ++t) {
    if (lower(d, t) == "«" && depth++ == 0) open = t;
    if (lower(d, t) == "»" && depth > 0 && --depth == 0) out.push_back({open, t + 1});
  }
  return out;
}

}  // namespace

Quotes::Quotes(const lexicon::Lexicon& lexicon)
    : verbs_(lexicon.find_list("speech_verb")),
      attributions_(lexicon.find_list("attribution")),
      honorifics_(lexicon.find_list("honorific")) {}

void Quotes::run(Document& d, Scratch*) const {
  const Speakers speakers(d);
  direct(d, speakers);
  dialogue(d, speakers);
  attributed(d, speakers);
  indirect(d, speakers);
}

const ListHit* Quotes::verb_at(const Document& d, uint32_t token, uint32_t end) const {
  const ListHit* hit = token < end ? hit_starting_at(d, verbs_, token) : nullptr;
  return hit && hit->tokens.last <= end ? hit : nullptr;
}

const ListHit* Quotes::verb_after_marks(const Document& d, uint32_t token, uint32_t end) const {
  const uint32_t last = std::min(end, token + 4);
  while (token < last && is_mark(lower(d, token))) ++token;
  if (const ListHit* verb = verb_at(d, token, end)) return verb;
  // «…», – деп сөзін жалғады X: after деп some words may stand before the verb.
  if (token >= end || lower(d, token) != "деп") return nullptr;
  for (uint32_t t = token + 1; t < std::min(end, token + 4); ++t) {
    if (const ListHit* verb = verb_at(d, t, end)) return verb;
  }
  return nullptr;
}

void Quotes::direct(Document& d, const Speakers& speakers) const {
  for (uint32_t s = 0; s < d.sentences.size(); ++s) {
    if (!d.sentences[s].new_paragraph && s > 0) continue;
    const TokenRange paragraph = paragraph_of(d, s);
    bool tagged = false;
    for (const TokenRange quote : quoted_stretches(d, paragraph)) {
      if (quote.size() < kShortestSpeech + 2) continue;
      const uint32_t at = sentence_of(d, quote.last - 1);
      const uint32_t sentence_end = std::max(d.sentences[at].tokens.last, quote.last);
      const uint32_t opening = d.sentences[sentence_of(d, quote.first)].tokens.first;
      // «…», – деді X: what follows may count as the next sentence after «…!» or «….».
      uint32_t tail_end = sentence_end;
      if (sentence_end <= quote.last && at + 1 < d.sentences.size()) tail_end = d.sentences[at + 1].tokens.last;
      tail_end = std::min(tail_end, paragraph.last);
      if (const ListHit* verb = verb_after_marks(d, quote.last, tail_end)) {
        auto speaker = speakers.first({verb->tokens.last, tail_end}, SpeakerCase::kNominative);
        if (!speaker) speaker = speakers.last({opening, quote.first}, SpeakerCase::kNominative);
        add(d, QuoteKind::kDirect, quote, speaker, verb, "rule:quote.verb_after", 0.95);
        tagged = true;
        continue;
      }
      // X: «…», also over a line's end.
      if (quote.first > 0 && lower(d, quote.first - 1) == ":") {
        const uint32_t before = d.sentences[sentence_of(d, quote.first - 1)].tokens.first;
        const auto speaker = speakers.last({before, quote.first}, SpeakerCase::kNominative);
        if (speaker) add(d, QuoteKind::kDirect, quote, speaker, nullptr, "rule:quote.colon", 0.9);
        continue;
      }
      // «…», – деді X. – «…»: the speech goes on; it is one quote with the tag inside.
      if (tagged && is_dash(lower(d, quote.first - 1))) {
        extend_last(d, quote);
        continue;
      }
      // «…, – деді X, – …»: the tag stands inside the marks.
      for (uint32_t t = quote.first + 1; t + 1 < quote.last; ++t) {
        if (!is_dash(lower(d, t))) continue;
        const ListHit* verb = verb_at(d, t + 1, quote.last);
        if (!verb) continue;
        const auto speaker = speakers.first({verb->tokens.last, quote.last}, SpeakerCase::kNominative);
        if (!speaker) continue;
        add(d, QuoteKind::kDirect, quote, speaker, verb, "rule:quote.verb_inside", 0.9);
        break;
      }
    }
  }
}

// – …, – деді X.
void Quotes::dialogue(Document& d, const Speakers& speakers) const {
  for (uint32_t s = 0; s < d.sentences.size(); ++s) {
    if (!d.sentences[s].new_paragraph && s > 0) continue;
    const TokenRange paragraph = paragraph_of(d, s);
    if (paragraph.size() < kShortestSpeech + 3 || !is_dash(lower(d, paragraph.first))) continue;
    for (uint32_t t = paragraph.first + 2; t + 1 < paragraph.last; ++t) {
      if (!is_dash(lower(d, t)) || !is_mark(lower(d, t - 1))) continue;
      const ListHit* verb = verb_at(d, t + 1, paragraph.last);
      if (!verb) continue;
      const uint32_t end = d.sentences[sentence_of(d, verb->tokens.first)].tokens.last;
      const auto speaker = speakers.first({verb->tokens.last, end}, SpeakerCase::kNominative);
      const uint32_t last = lower(d, t - 1) == "," ? t - 1 : t;  // a comma belongs to the tag, a question mark to the speech
      add(d, QuoteKind::kDirect, {paragraph.first + 1, last}, speaker, verb, "rule:quote.dash", 0.9);
      break;
    }
  }
}

// Оның сөзінше: the subject of the nearest sentence before that has one, in this paragraph or the one before.
std::optional<Speaker> Quotes::antecedent(const Document& d, const Speakers& speakers, uint32_t sentence) const {
  for (uint32_t back = 1; back <= 3 && back <= sentence; ++back) {
    const TokenRange before = d.sentences[sentence - back].tokens;
    if (auto speaker = speakers.first(before, SpeakerCase::kNominative)) return speaker;
  }
  return std::nullopt;
}

// X-ның айтуынша, …
void Quotes::attributed(Document& d, const Speakers& speakers) const {
  if (attributions_ == lexicon::Lexicon::kNone) return;
  for (const ListHit& hit : d.list_hits) {
    if (hit.list != attributions_) continue;
    const uint32_t at = sentence_of(d, hit.tokens.first);
    const TokenRange sentence = d.sentences[at].tokens;
    uint32_t end = hit.tokens.first;
    // An abbreviation in brackets may stand between: департаментінің (ТЖД) мәліметінше.
    if (end >= sentence.first + 3 && lower(d, end - 1) == ")" && lower(d, end - 3) == "(") end -= 3;
    auto speaker = speakers.last({sentence.first, end}, SpeakerCase::kAny);
    if (speaker && speaker->tokens.last != end) speaker.reset();
    if (!speaker && end > sentence.first && lower(d, end - 1) == "оның") {
      speaker = antecedent(d, speakers, at);
      if (speaker) speaker->span = d.tokens[end - 1].span;
    }
    if (!speaker) continue;
    uint32_t first = hit.tokens.last, last = sentence.last;
    while (first < last && is_mark(lower(d, first))) ++first;
    while (last > first && is_mark(lower(d, last - 1))) --last;
    if (last - first < kShortestSpeech) continue;
    add(d, QuoteKind::kIndirect, {first, last}, speaker, &hit, "rule:quote.attribution", 0.9);
  }
}

void Quotes::indirect(Document& d, const Speakers& speakers) const {
  if (verbs_ == lexicon::Lexicon::kNone) return;
  for (uint32_t s = 0; s < d.sentences.size(); ++s) {
    const TokenRange sentence = d.sentences[s].tokens;
    uint32_t end = sentence.last;
    while (end > sentence.first && is_mark(lower(d, end - 1))) --end;
    // The verb ends the sentence, or деп … X stands before a speaker at its end.
    const ListHit* verb = nullptr;
    std::optional<Speaker> speaker;
    for (uint32_t t = sentence.first; t < end; ++t) {
      const ListHit* hit = verb_at(d, t, end);
      if (!hit) continue;
      if (hit->tokens.last == end) {
        verb = hit;
        break;
      }
      auto after = speakers.first({hit->tokens.last, end}, SpeakerCase::kNominative);
      if (lower(d, t) == "деп" && after && after->tokens.last == end) {
        verb = hit;
        speaker = after;
        break;
      }
    }
    if (!verb || verb->tokens.first < sentence.first + kShortestSpeech) continue;
    const uint32_t object = verb->tokens.first - 1;
    if (!is_object(d, object) && lower(d, verb->tokens.first) != "деп" && lower(d, object) != "деп") continue;

    uint32_t first = sentence.first;
    if (!speaker) {
      speaker = speakers.first({sentence.first, verb->tokens.first}, SpeakerCase::kNominative);
      if (speaker) {
        first = speaker->tokens.last;
      } else if (s > 0 && !d.sentences[s].new_paragraph) {
        // The subject stands in the sentence before.
        const TokenRange previous = d.sentences[s - 1].tokens;
        speaker = speakers.first(previous, SpeakerCase::kNominative);
        if (speaker) first = speaker->tokens.last;
      }
    }
    if (!speaker) continue;
    // A clause of the speaker's other doings, up to a converb and its comma, is no part of what was said.
    for (uint32_t t = first; t + 1 < verb->tokens.first && t < first + 8; ++t) {
      if (lower(d, t + 1) == "," && has_tag(d, t, kConverb)) first = t + 2;
    }
    while (first < verb->tokens.first && (is_mark(lower(d, first)) || hit_of(d, honorifics_, {first, first + 1}))) ++first;
    if (verb->tokens.first - first < kShortestSpeech) continue;
    add(d, QuoteKind::kIndirect, {first, verb->tokens.first}, speaker, verb, "rule:quote.indirect", 0.8);
  }
}

}  // namespace derek::link
