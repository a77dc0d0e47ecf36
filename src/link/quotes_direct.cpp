// Speech in marks: «…», – деді X; X: «…»; «…, – деді X, – …».
#include "link/quotes.h"

#include <algorithm>
#include <vector>

#include "link/quote_words.h"
#include "link/reader.h"

namespace derek::link {

namespace {

constexpr uint32_t kShortestName = 2;    // words of a person who is named right before: X: «Дауыл күттірмейді»
constexpr uint32_t kMoreParagraphs = 4;  // of one speech

// The last quote before these tokens reaches to their end.
void extend_last(Document& d, TokenRange tokens) {
  const Span span = d.span_of(tokens);
  auto after = std::upper_bound(d.quotes.begin(), d.quotes.end(), span.begin,
                                [](uint32_t begin, const Quote& other) { return begin < other.span.begin; });
  if (after != d.quotes.begin()) std::prev(after)->span.end = span.end;
}

// The outermost « » of a paragraph. Speech of several paragraphs may be opened anew in each and closed in the last.
std::vector<TokenRange> quoted_stretches(const Document& d, TokenRange paragraph) {
  std::vector<TokenRange> out;
  uint32_t open = 0, depth = 0;
  for (uint32_t t = paragraph.first; t < paragraph.last; ++t) {
    if (lower(d, t) == "«" && depth++ == 0) open = t;
    if (lower(d, t) == "»" && depth > 0 && --depth == 0) out.push_back({open, t + 1});
  }
  // Only where all of the paragraph is speech: elsewhere the mark that closes was forgotten.
  if (depth != 1 || open != paragraph.first) return out;
  uint32_t next = sentence_of(d, paragraph.last - 1) + 1;
  for (uint32_t more = 0; more < kMoreParagraphs && next < d.sentences.size(); ++more) {
    const TokenRange part = paragraph_of(d, next);
    for (uint32_t t = part.first; t < part.last; ++t) {
      if (lower(d, t) == "«" && t > part.first) ++depth;
      if (lower(d, t) == "»" && --depth == 0) {
        out.push_back({open, t + 1});
        return out;
      }
    }
    next = sentence_of(d, part.last - 1) + 1;
  }
  return out;
}

}  // namespace

void Quotes::direct(Document& d, const Speakers& speakers) const {
  for (uint32_t s = 0; s < d.sentences.size(); ++s) {
    if (!d.sentences[s].new_paragraph && s > 0) continue;
    const TokenRange paragraph = paragraph_of(d, s);
    bool tagged = false;
    for (const TokenRange quote : quoted_stretches(d, paragraph)) {
      const uint32_t block_end = quote.last <= paragraph.last ? paragraph.last : paragraph_of(d, sentence_of(d, quote.last - 1)).last;
      const uint32_t at = sentence_of(d, quote.last - 1);
      const uint32_t sentence_end = std::max(d.sentences[at].tokens.last, quote.last);
      const uint32_t opening = std::max(d.sentences[sentence_of(d, quote.first)].tokens.first,
                                        quote.first - std::min(quote.first, kTagReach));
      // «…», – деді X: what follows may count as the next sentence after «…!» or «….».
      uint32_t tail_end = sentence_end;
      if (sentence_end <= quote.last && at + 1 < d.sentences.size()) tail_end = d.sentences[at + 1].tokens.last;
      tail_end = std::min({tail_end, block_end, quote.last + kTagReach});
      const bool whole = quote.size() >= kShortestSpeech + 2;
      // A short one is a name, unless a mark parts it from the verb: «Жоқ», – деді.
      const bool parted = quote.last < tail_end && is_mark(lower(d, quote.last)) && lower(d, quote.last) != ".";
      if (whole || parted || is_mark(lower(d, quote.last - 2))) {
        if (const auto cue = cue_after(d, quote.last, tail_end)) {
          auto speaker = speakers.first({cue->last, tail_end}, SpeakerCase::kSource);
          if (!speaker) speaker = speakers.first({quote.last, cue->first}, SpeakerCase::kNominative);
          if (!speaker) speaker = source_in(d, speakers, {cue->last, tail_end});
          if (!speaker) speaker = source_in(d, speakers, {opening, quote.first});
          if (!speaker) speaker = speakers.last({opening, quote.first}, SpeakerCase::kNominative);
          if (!speaker) speaker = antecedent(d, speakers, sentence_of(d, quote.first));
          add(d, QuoteKind::kDirect, quote, speaker, *cue, "rule:quote.verb_after", 0.95);
          tagged = true;
          continue;
        }
      }
      // X: «…», X былай деді: «…», also over a line's end.
      if (quote.first > 0 && lower(d, quote.first - 1) == ":") {
        const uint32_t colon = quote.first - 1;
        const uint32_t before = d.sentences[sentence_of(d, colon)].tokens.first;
        const auto speaker = speakers.last({before, colon}, SpeakerCase::kNominative);
        const bool named = speaker && speaker->tokens.last == colon && d.entities[speaker->entity].label == Label::kPerson;
        if (!speaker || !(whole || (named && quote.size() >= kShortestName + 2))) continue;
        const ListHit* verb = hit_ending_at(d, verbs_, colon, std::max(before, colon - std::min(colon, kLongestVerb)));
        add(d, QuoteKind::kDirect, quote, speaker, verb ? verb->tokens : TokenRange{}, "rule:quote.colon", 0.9);
        continue;
      }
      // «…», – деді X. – «…»: the speech goes on; it is one quote with the tag inside.
      if (tagged && is_dash(lower(d, quote.first - 1))) {
        extend_last(d, quote);
        continue;
      }
      if (!whole) continue;
      // «…», – деді X. «…»: a sentence of its own, with nothing behind it.
      if (tagged && quote.first == opening && (quote.last == tail_end || is_mark(lower(d, quote.last)))) {
        if (const auto speaker = antecedent(d, speakers, sentence_of(d, quote.first))) {
          add(d, QuoteKind::kDirect, quote, speaker, {}, "rule:quote.goes_on", 0.8);
        }
        continue;
      }
      // «…, – деді X, – …»: the tag stands inside the marks.
      for (uint32_t t = quote.first + 1; t + 1 < quote.last; ++t) {
        if (!is_dash(lower(d, t)) || !is_mark(lower(d, t - 1))) continue;
        const ListHit* verb = verb_at(d, t + 1, quote.last);
        if (!verb) continue;
        const uint32_t end = std::min(d.sentences[sentence_of(d, t)].tokens.last, quote.last);
        auto speaker = speakers.first({verb->tokens.last, std::max(end, verb->tokens.last)}, SpeakerCase::kNominative);
        if (!speaker) speaker = antecedent(d, speakers, sentence_of(d, quote.first));
        if (!speaker) continue;
        add(d, QuoteKind::kDirect, quote, speaker, verb->tokens, "rule:quote.verb_inside", 0.9);
        break;
      }
    }
  }
}

}  // namespace derek::link
