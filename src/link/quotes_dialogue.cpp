// Speech without marks, behind a dash or a label: – …, – деді X; interviews.
#include "link/quotes.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "link/quote_words.h"
#include "link/reader.h"

namespace derek::link {

namespace {

constexpr uint32_t kLabelsOfInterview = 2;

}  // namespace

// Whose turn a paragraph of an interview is: X: …, Сұрақ: …, Жауап: ….
Quotes::Turn Quotes::turn_of(const Document& d, const Speakers& speakers, TokenRange paragraph) const {
  Turn turn{paragraph.first, false, false, {}};
  uint32_t colon = paragraph.first;
  const uint32_t reach = std::min(paragraph.first + kLongestLabel, paragraph.last);
  while (colon < reach && lower(d, colon) != ":") ++colon;
  if (colon == paragraph.first || colon + 1 >= reach || lower(d, colon + 1) == "«") return turn;
  if (const ListHit* word = hit_of(d, turns_, {paragraph.first, colon})) {
    turn.question = lexicon_.attribute(word->entry, "kind") == "question";
  } else {
    turn.speaker = speakers.first({paragraph.first, colon}, SpeakerCase::kNominative);
    if (!turn.speaker || d.entities[turn.speaker->entity].label != Label::kPerson) return turn;
    // X журналистерге: – …
    if (turn.speaker->tokens.last != colon && !hit_of(d, occasions_, {turn.speaker->tokens.last, colon})) return turn;
  }
  turn.labelled = true;
  turn.first = colon + 1;
  return turn;
}

// – …, – деді X. – …; and interviews: – …? and the answer – …, X: … or Жауап: ….
void Quotes::dialogue(Document& d, const Speakers& speakers) const {
  std::vector<TokenRange> paragraphs;
  uint32_t labels = 0;
  for (uint32_t s = 0; s < d.sentences.size(); ++s) {
    if (!d.sentences[s].new_paragraph && s > 0) continue;
    paragraphs.push_back(paragraph_of(d, s));
    labels += turn_of(d, speakers, paragraphs.back()).labelled ? 1 : 0;
  }
  bool asked = false, before = false;  // the paragraph before is a question, belongs to an interview
  std::optional<Speaker> guest;
  for (size_t p = 0; p < paragraphs.size(); ++p) {
    const bool answers = std::exchange(asked, false), goes_on = std::exchange(before, false);
    Turn turn = turn_of(d, speakers, paragraphs[p]);
    uint32_t first = turn.first, last = paragraphs[p].last;
    const bool dash = is_dash(lower(d, first));
    if (last - first < kShortestClause) continue;
    const bool question = turn.labelled && !turn.speaker ? turn.question : lower(d, last - 1) == "?";
    if (lower(d, last - 1) == ".") --last;
    if (!turn.labelled && !dash) {
      plain(d, speakers, paragraphs[p]);
      continue;
    }
    // One label with no dash may be a heading or a list.
    if (!dash && labels < kLabelsOfInterview) continue;
    if (dash) ++first;
    // X сөз сөйледі:, and the speech is the next paragraph.
    if (!turn.labelled && p > 0 && lower(d, paragraphs[p - 1].last - 1) == ":" && last < paragraphs[p].last &&
        !opens_with_dash(d, paragraphs[p].last)) {
      const TokenRange announcing = d.sentences[sentence_of(d, paragraphs[p - 1].last - 1)].tokens;
      turn.speaker = speakers.first(announcing, SpeakerCase::kNominative);
    }
    if (turn.speaker) {
      const TokenRange cue = cue_at_end(d, {first, last});
      if (cue.size() > 0) last = cue.first - (lower(d, cue.first - 2) == "," ? 2 : 1);
      add(d, QuoteKind::kDirect, {first, last}, turn.speaker, cue, "rule:quote.answer", 0.9);
      continue;
    }
    if (!turn.labelled && tagged_speech(d, speakers, {first, last})) continue;
    if (turn.labelled ? question : question && opens_with_dash(d, paragraphs[p].last)) {
      // Who is asked was named right before the first question.
      if (!goes_on) guest = p > 0 ? person_in(d, paragraphs[p - 1]) : std::nullopt;
      asked = before = true;
      add(d, QuoteKind::kDirect, {first, last}, std::nullopt, {}, "rule:quote.question", 0.9);
    } else if (answers || turn.labelled) {
      before = true;
      add(d, QuoteKind::kDirect, {first, last}, guest ? guest : last_person(d, first), {}, "rule:quote.answer", 0.8);
    }
  }
}

// The tag that ends a speech: …, – деді.
TokenRange Quotes::cue_at_end(const Document& d, TokenRange speech) const {
  const ListHit* verb = hit_ending_at(d, verbs_, speech.last, speech.last - std::min(speech.size(), kLongestVerb));
  if (!verb || verb->tokens.first < speech.first + 2 || !is_dash(lower(d, verb->tokens.first - 1))) return {};
  return verb->tokens;
}

// The last person who is named in the range.
std::optional<Speaker> Quotes::person_in(const Document& d, TokenRange range) const {
  const IndexRange inside = mentions_in(d, range);
  for (uint32_t i = inside.last; i-- > inside.first;) {
    const Mention& m = d.mentions[i];
    if (m.label == Label::kPerson && m.within == kNoIndex) return Speaker{m.entity, m.span, m.tokens};
  }
  return std::nullopt;
}

// …, – деді X, with no mark at the beginning: what was said begins with the paragraph, or behind the last sentence that
// tells of somebody.
void Quotes::plain(Document& d, const Speakers& speakers, TokenRange paragraph) const {
  uint32_t first = paragraph.first;
  for (uint32_t s = sentence_of(d, paragraph.first); s < d.sentences.size() && d.sentences[s].tokens.first < paragraph.last; ++s) {
    const TokenRange sentence = d.sentences[s].tokens;
    for (uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (lower(d, t) == "«" || lower(d, t) == "»") return;  // the marks tell
      if (t < first + kShortestSpeech || !is_dash(lower(d, t)) || !is_mark(lower(d, t - 1)) || !verb_at(d, t + 1, sentence.last)) continue;
      if (speakers.first({t + 2, sentence.last}, SpeakerCase::kNominative)) tagged_speech(d, speakers, {first, paragraph.last});
      return;
    }
    if (speakers.first(sentence, SpeakerCase::kNominative)) first = sentence.last;
  }
}

// The paragraph that begins at the token is speech behind a dash, perhaps with the speaker before it.
bool Quotes::opens_with_dash(const Document& d, uint32_t token) const {
  for (uint32_t t = token; t < std::min<uint32_t>(token + kLongestLabel, static_cast<uint32_t>(d.tokens.size())); ++t) {
    if (is_dash(lower(d, t))) return t == token || lower(d, t - 1) == ":";
  }
  return false;
}

// Who spoke last before the token, or was named last.
std::optional<Speaker> Quotes::last_person(const Document& d, uint32_t token) const {
  const uint32_t begin = d.tokens[token].span.begin;
  for (auto q = d.quotes.rbegin(); q != d.quotes.rend(); ++q) {
    if (q->span.begin >= begin || q->speaker == kNoIndex || d.entities[q->speaker].label != Label::kPerson) continue;
    return Speaker{q->speaker, {}, {}};
  }
  for (auto m = d.mentions.rbegin(); m != d.mentions.rend(); ++m) {
    if (m->span.begin < begin && m->label == Label::kPerson && m->within == kNoIndex) return Speaker{m->entity, {}, {}};
  }
  return std::nullopt;
}

// – …, – деді X. – …: one quote, with the tag inside.
bool Quotes::tagged_speech(Document& d, const Speakers& speakers, TokenRange speech) const {
  if (speech.size() < kShortestSpeech + 1) return false;
  for (uint32_t t = speech.first + 1; t + 1 < speech.last; ++t) {
    if (!is_dash(lower(d, t)) || !is_mark(lower(d, t - 1))) continue;
    const uint32_t at = sentence_of(d, t + 1);
    const uint32_t end = std::min(d.sentences[at].tokens.last, speech.last);
    const auto cue = cue_after(d, t, end);
    if (!cue) continue;
    auto speaker = speakers.first({cue->last, end}, SpeakerCase::kSource);
    if (!speaker) speaker = speakers.first({t + 1, cue->first}, SpeakerCase::kNominative);
    if (!speaker) speaker = antecedent(d, speakers, at);
    uint32_t last = lower(d, t - 1) == "," ? t - 1 : t;  // a comma belongs to the tag, a question mark to the speech
    for (uint32_t more = cue->last + 1; more + 1 < speech.last; ++more) {
      if (is_dash(lower(d, more)) && (lower(d, more - 1) == "," || lower(d, more - 1) == ".")) last = speech.last;
    }
    add(d, QuoteKind::kDirect, {speech.first, last}, speaker, *cue, "rule:quote.dash", 0.9);
    return true;
  }
  return false;
}

}  // namespace derek::link
