// Speech that is reported: X … екенін айтты, X-ның айтуынша, ….
#include "link/quotes.h"

#include <algorithm>
#include <string>

#include "link/quote_words.h"
#include "link/reader.h"

namespace derek::link {

namespace {

constexpr uint32_t kShortestReport = 2;  // words that end in a participle: күдіктінің ұсталғанын
constexpr uint32_t kPronounReach = 4;    // tokens of a sentence in which its ол stands
constexpr uint32_t kLongestBrackets = 6;  // tokens of brackets behind the speaker
constexpr uint32_t kAfterSpeaker = 6;    // tokens that tell where he spoke, to the end of the sentence

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

}  // namespace

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
    auto speaker = owner(d, speakers, {sentence.first, end});
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
  // … департаменті (ТЖД) …: an abbreviation of the speaker.
  if (first < end && lower(d, first) == "(") {
    uint32_t close = first;
    while (close < std::min(end, first + kLongestBrackets) && lower(d, close) != ")") ++close;
    if (close < end && lower(d, close) == ")") first = close + 1;
  }
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
  // кеше, 5 мамырда, …
  const IndexRange dates = mentions_in(d, {first, std::min(end, first + kOccasionReach)});
  for (uint32_t i = dates.first; i < dates.last; ++i) {
    const Mention& m = d.mentions[i];
    if (m.label == Label::kDate && m.tokens.first == first && m.tokens.last < end && lower(d, m.tokens.last) == ",") first = m.tokens.last + 1;
  }
  const uint32_t reach = std::min(end, first + kOccasionReach);
  for (uint32_t t = first; t < reach; ++t) {
    // жиынды аша отырып, …; сөзін қорытындылай келе, …
    const bool circumstance = t > first && (lower(d, t) == "отырып" || lower(d, t) == "келе") && lower(d, t + 1) == ",";
    if (circumstance && !is_object(d, t - 1)) first = t + 1;
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
      // What a colon opens tells more of it: … бұзылатынын мойындайды: былтыр ….
      if (hit->tokens.last == end || lower(d, hit->tokens.last) == ":") {
        verb = hit;
        break;
      }
      if (lower(d, t) != "деп" || end - hit->tokens.last > kTagReach) continue;
      const bool parted = t > sentence.first && is_mark(lower(d, t - 1));
      auto after = speakers.first({hit->tokens.last, end}, SpeakerCase::kSource);
      if (!after || after->tokens.last + (parted ? kAfterSpeaker : 0) < end) continue;
      verb = hit;
      speaker = after;
    }
    if (!verb || verb->tokens.first < sentence.first + kShortestClause) continue;
    uint32_t object = verb->tokens.first - 1;
    // … өсетінін X айтты: who said it stands behind.
    if (!speaker) {
      const auto behind = speakers.last({sentence.first, verb->tokens.first}, SpeakerCase::kNominative);
      if (behind && behind->tokens.last == verb->tokens.first) {
        const uint32_t reach = behind->tokens.first - std::min(behind->tokens.first - sentence.first, kOccasionReach);
        for (uint32_t t = behind->tokens.first; t > reach && !speaker; --t) {
          if (!is_object(d, t - 1) || !has_tag(d, t - 1, kParticiple)) continue;
          speaker = behind;
          object = t - 1;
        }
      }
    }
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
    uint32_t last = object + 1;
    first = said_from(d, first, last);
    while (last > first && is_mark(lower(d, last - 1))) --last;
    // What is promised, told or asked for may be short: … қайталанбайтынына уәде берді.
    if (last - first < (proposed || has_tag(d, object, kParticiple) ? kShortestReport : kShortestSpeech)) continue;
    add(d, QuoteKind::kIndirect, {first, last}, speaker, verb->tokens, "rule:quote.indirect", 0.8);
  }
}

}  // namespace derek::link
