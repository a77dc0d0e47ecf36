#include "link/quotes.h"

#include <algorithm>
#include <string>
#include <utility>

#include "link/reader.h"
#include "link/speakers.h"

namespace derek::link {

namespace {

constexpr uint32_t kShortestSpeech = 4;  // tokens inside the marks: fewer is a name or irony
constexpr uint32_t kShortestClause = 3;
constexpr uint32_t kShortestName = 2;     // words of a person who is named right before: X: «Дауыл күттірмейді»
constexpr uint32_t kLongestVerb = 5;      // tokens of a verb of speech
constexpr uint32_t kPronounReach = 4;     // tokens of a sentence in which its ол stands
constexpr uint32_t kAfterSpeaker = 6;     // tokens that tell where he spoke, to the end of the sentence
constexpr uint32_t kMoreParagraphs = 4;   // of one speech
constexpr uint32_t kLongestLabel = 8;  // tokens of a speaker and colon before a dash
constexpr uint32_t kLabelsOfInterview = 2;
constexpr uint32_t kOccasionReach = 16;  // tokens behind the speaker that may tell where and when

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

void add(Document& d, QuoteKind kind, TokenRange tokens, const std::optional<Speaker>& speaker, TokenRange cue,
         const char* by, double score) {
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

// The last quote before these tokens reaches to their end.
void extend_last(Document& d, TokenRange tokens) {
  const Span span = d.span_of(tokens);
  auto after = std::upper_bound(d.quotes.begin(), d.quotes.end(), span.begin,
                                [](uint32_t begin, const Quote& other) { return begin < other.span.begin; });
  if (after != d.quotes.begin()) std::prev(after)->span.end = span.end;
}

// What was said as an object: … болғанын, керектігін, and in the dative after verbs of promising: … қайталанбайтынына. A
// thing or a doing (жобаларын таныстырды, қарауды тапсырды) was not said.
bool is_object(const Document& d, uint32_t token) {
  const Token& t = d.tokens[token];
  for (uint32_t i = 0; i < t.analysis_count; ++i) {
    const uint32_t tags = d.analyses[t.first_analysis + i].tags;
    if (tags & (kAcc | kDat) && tags & kParticiple) return true;
    if (tags & kAcc && (tags & kDerived || lower(d, token).ends_with("екенін") || lower(d, token).ends_with("ғын") ||
                        lower(d, token).ends_with("гін"))) {
      return true;  // керектігін, жоғын
    }
  }
  return false;
}

// A doing that somebody asks for: форум өткізуді ұсынды, көмектесуге шақырды.
bool is_proposed(const Document& d, uint32_t token, std::string_view verb) {
  constexpr std::string_view kVerbs[] = {"ұсыну", "сұрау", "шақыру", "өтіну", "талап ету", "кеңес беру"};
  if (std::find(std::begin(kVerbs), std::end(kVerbs), verb) == std::end(kVerbs)) return false;
  const Token& t = d.tokens[token];
  for (uint32_t i = 0; i < t.analysis_count; ++i) {
    const uint32_t tags = d.analyses[t.first_analysis + i].tags;
    if ((tags & (kAcc | kDat)) && (tags & kVerbalNoun)) return true;
  }
  return false;
}

// Ол … айтты, сондай-ақ ол … айтты.
bool told_by_pronoun(const Document& d, TokenRange sentence) {
  const uint32_t reach = std::min(sentence.last, sentence.first + kPronounReach);
  for (uint32_t t = sentence.first; t < reach; ++t) {
    if (lower(d, t) == "ол") return true;
  }
  return false;
}

// A title in the singular ends there: автордың.
bool is_person_noun(const Document& d, uint32_t end) {
  if (has_tag(d, end - 1, kPlural)) return false;
  const IndexRange near = matches_in(d, {end - 1, end});
  for (uint32_t i = near.first; i < near.last; ++i) {
    if (d.view(d.matches[i].type) == "title" && d.matches[i].tokens.last == end) return true;
  }
  return false;
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
    if (const ListHit* verb = verb_at(d, t, end)) return TokenRange{token, verb->tokens.last};
  }
  uint32_t last = end;
  while (last > token && is_mark(lower(d, last - 1))) --last;
  for (uint32_t t = token + 1; t < last; ++t) {
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
  for (uint32_t t = range.first; t < range.last; ++t) {
    const ListHit* hit = hit_starting_at(d, attributions_, t);
    if (!hit) continue;
    const auto speaker = speakers.last({range.first, t}, SpeakerCase::kAny);
    if (speaker && speaker->tokens.last == t) return speaker;
  }
  return std::nullopt;
}

void Quotes::direct(Document& d, const Speakers& speakers) const {
  for (uint32_t s = 0; s < d.sentences.size(); ++s) {
    if (!d.sentences[s].new_paragraph && s > 0) continue;
    const TokenRange paragraph = paragraph_of(d, s);
    bool tagged = false;
    for (const TokenRange quote : quoted_stretches(d, paragraph)) {
      const uint32_t block_end = std::max(paragraph.last, paragraph_of(d, sentence_of(d, quote.last - 1)).last);
      const uint32_t at = sentence_of(d, quote.last - 1);
      const uint32_t sentence_end = std::max(d.sentences[at].tokens.last, quote.last);
      const uint32_t opening = d.sentences[sentence_of(d, quote.first)].tokens.first;
      // «…», – деді X: what follows may count as the next sentence after «…!» or «….».
      uint32_t tail_end = sentence_end;
      if (sentence_end <= quote.last && at + 1 < d.sentences.size()) tail_end = d.sentences[at + 1].tokens.last;
      tail_end = std::min(tail_end, block_end);
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
      if (!whole) continue;
      // «…», – деді X. – «…»: the speech goes on; it is one quote with the tag inside.
      if (tagged && is_dash(lower(d, quote.first - 1))) {
        extend_last(d, quote);
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
    const Turn turn = turn_of(d, speakers, paragraphs[p]);
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
    const ListHit* verb = verb_at(d, t + 1, speech.last);
    if (!verb) continue;
    const uint32_t at = sentence_of(d, verb->tokens.first);
    const uint32_t end = std::min(d.sentences[at].tokens.last, speech.last);
    auto speaker = speakers.first({verb->tokens.last, end}, SpeakerCase::kNominative);
    if (!speaker) speaker = antecedent(d, speakers, at);
    uint32_t last = lower(d, t - 1) == "," ? t - 1 : t;  // a comma belongs to the tag, a question mark to the speech
    for (uint32_t more = verb->tokens.last + 1; more + 1 < speech.last; ++more) {
      if (is_dash(lower(d, more)) && (lower(d, more - 1) == "," || lower(d, more - 1) == ".")) last = speech.last;
    }
    add(d, QuoteKind::kDirect, {speech.first, last}, speaker, verb->tokens, "rule:quote.dash", 0.9);
    return true;
  }
  return false;
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
    // Оның, автордың сөзінше: of whom the text has just told.
    if (!speaker && end > sentence.first && (lower(d, end - 1) == "оның" || is_person_noun(d, end))) {
      speaker = antecedent(d, speakers, at);
      if (speaker) speaker->span = d.tokens[end - 1].span;
    }
    if (!speaker) continue;
    uint32_t first = hit.tokens.last, last = sentence.last;
    while (first < last && is_mark(lower(d, first))) ++first;
    while (last > first && is_mark(lower(d, last - 1))) --last;
    if (last - first < kShortestClause) continue;
    add(d, QuoteKind::kIndirect, {first, last}, speaker, hit.tokens, "rule:quote.attribution", 0.9);
  }
}

// Where what was said begins: behind the speaker's title, where and while doing what it was said.
uint32_t Quotes::said_from(const Document& d, uint32_t first, uint32_t end) const {
  const auto skip_marks = [&] {
    while (first < end && (is_mark(lower(d, first)) || hit_of(d, honorifics_, {first, first + 1}))) ++first;
  };
  skip_marks();
  // X, кәсіподақ төрайымы, …: a title in apposition.
  const IndexRange near = matches_in(d, {first, std::min(end, first + kOccasionReach)});
  for (uint32_t i = near.first; i < near.last; ++i) {
    const Match& match = d.matches[i];
    if (d.view(match.type) != "title" || match.tokens.last >= end || lower(d, match.tokens.last) != ",") continue;
    bool inner = true;  // no other comma between
    for (uint32_t t = first; t < match.tokens.first; ++t) inner = inner && lower(d, t) != ",";
    if (inner) first = match.tokens.last + 1;
  }
  skip_marks();
  for (uint32_t t = first; t < std::min(end, first + kPronounReach); ++t) {
    if (lower(d, t) == "ол" || lower(d, t) == "олар") first = t + 1;
  }
  skip_marks();
  const uint32_t reach = std::min(end, first + kOccasionReach);
  for (uint32_t t = first; t < reach; ++t) {
    // жиынды аша отырып, …; сөзін қорытындылай келе, …
    if ((lower(d, t) == "отырып" || lower(d, t) == "келе") && lower(d, t + 1) == "," && !is_object(d, t - 1)) first = t + 1;
    const ListHit* hit = hit_starting_at(d, occasions_, t);
    if (!hit || hit->tokens.last >= end) continue;
    const std::string_view kind = lexicon_.attribute(hit->entry, "kind");
    const bool comma = lower(d, hit->tokens.last) == ",";
    const bool passed = kind == "occasion"    ? t < first + kOccasionReach / 2 && (hit->tags & kLoc) != 0 && !comma
                        : kind == "addressee" ? t == first && !comma
                        : kind == "when"      ? true
                                              : comma && !(t > first && is_object(d, t - 1));
    if (passed) first = hit->tokens.last;
  }
  skip_marks();
  return first;
}

void Quotes::indirect(Document& d, const Speakers& speakers) const {
  if (verbs_ == lexicon::Lexicon::kNone) return;
  for (uint32_t s = 0; s < d.sentences.size(); ++s) {
    const TokenRange sentence = d.sentences[s].tokens;
    uint32_t end = sentence.last;
    while (end > sentence.first && is_mark(lower(d, end - 1))) --end;
    // The verb ends the sentence, or деп … X stands before a speaker near its end, or a converb of saying behind what
    // was said: … екенін айтып, ….
    const ListHit* verb = nullptr;
    std::optional<Speaker> speaker;
    for (uint32_t t = sentence.first; t < end && !verb; ++t) {
      if (const ListHit* hit = hit_starting_at(d, occasions_, t);
          hit && hit->tokens.last < end && lexicon_.attribute(hit->entry, "kind") == "saying" && t > sentence.first && is_object(d, t - 1)) {
        verb = hit;
        break;
      }
      const ListHit* hit = verb_at(d, t, end);
      if (!hit) continue;
      if (hit->tokens.last == end) {
        verb = hit;
        break;
      }
      if (lower(d, t) != "деп") continue;
      const bool parted = t > sentence.first && is_mark(lower(d, t - 1));
      auto after = speakers.first({hit->tokens.last, end}, SpeakerCase::kSource);
      if (!after || after->tokens.last + (parted ? kAfterSpeaker : 0) < end) continue;
      verb = hit;
      speaker = after;
    }
    if (!verb || verb->tokens.first < sentence.first + kShortestClause) continue;
    const uint32_t object = verb->tokens.first - 1;
    const bool proposed = is_proposed(d, object, lexicon_.attribute(verb->entry, "lemma"));
    if (!proposed && !is_object(d, object) && lower(d, verb->tokens.first) != "деп" && lower(d, object) != "деп") continue;

    uint32_t first = sentence.first;
    if (!speaker) {
      speaker = speakers.first({sentence.first, verb->tokens.first}, SpeakerCase::kNominative);
      if (speaker) {
        first = speaker->tokens.last;
      } else if (told_by_pronoun(d, sentence)) {
        speaker = antecedent(d, speakers, s);
      } else if (s > 0) {
        // The subject stands in the sentence before, or who spoke there goes on.
        speaker = speaker_in(d, speakers, d.sentences[s - 1].tokens);
        if (!speaker && !d.sentences[s].new_paragraph) speaker = speakers.first(d.sentences[s - 1].tokens, SpeakerCase::kNominative);
      }
      if (!speaker) {
        // Министрлікте … айтты.
        speaker = speakers.first({sentence.first, std::min(object, sentence.first + kLongestLabel)}, SpeakerCase::kSource);
        if (speaker) first = speaker->tokens.last;
      }
    }
    if (!speaker) continue;
    first = said_from(d, first, verb->tokens.first);
    uint32_t last = verb->tokens.first;
    while (last > first && is_mark(lower(d, last - 1))) --last;
    // What is promised or told may be short: … қайталанбайтынына уәде берді.
    if (last - first < (has_tag(d, object, kParticiple) ? kShortestClause : kShortestSpeech)) continue;
    add(d, QuoteKind::kIndirect, {first, last}, speaker, verb->tokens, "rule:quote.indirect", 0.8);
  }
}

}  // namespace derek::link
