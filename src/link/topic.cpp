#include "link/topic.h"

#include "link/reader.h"

namespace derek::link {

namespace {

// Farther back the text has turned to something else.
constexpr uint32_t kMostSentences = 12;
// A longer one is a list or a table. Each career in it would read all of it anew.
constexpr uint32_t kMostTokens = 200;

bool is_long(const Document& d, uint32_t sentence) { return d.sentences[sentence].tokens.size() > kMostTokens; }

// The sentence's number, how many before it in its paragraph count, and how many with the paragraph before. No sentence
// where none can tell.
struct Place {
  uint32_t sentence = 0, before = 0, earlier = 0;
};

Place place_of(const Document& d, uint32_t token) {
  Place out{sentence_of(d, token)};
  if (out.sentence >= d.sentences.size() || is_long(d, out.sentence)) return {kNoIndex};
  int paragraphs = 0;
  for (uint32_t s = out.sentence; s > 0 && out.earlier < kMostSentences && !is_long(d, s - 1); --s) {
    if (d.sentences[s].new_paragraph && ++paragraphs == 2) break;
    ++out.earlier;
    if (paragraphs == 0) out.before = out.earlier;
  }
  return out;
}

// Абай атындағы …
bool names_a_body(const Document& d, TokenRange person) {
  return person.last < d.tokens.size() && d.view(d.tokens[person.last].lower) == "атындағы";
}

// The only person that a sentence names outside names of bodies.
struct Named {
  uint32_t person = kNoIndex;
  bool is_topic = false;  // Not only in passing.
  bool several = false;
};

void read_persons(const Document& d, uint32_t sentence, Named& named) {
  const IndexRange range = mentions_in(d, d.sentences[sentence].tokens);
  for (uint32_t m = range.first; m < range.last; ++m) {
    const Mention& mention = d.mentions[m];
    if (mention.label != Label::kPerson || mention.within != kNoIndex) continue;
    named.several |= named.person != kNoIndex && mention.entity != named.person;
    named.person = mention.entity;
    named.is_topic |= !has_tag(d, mention.tokens.last - 1, kGen | kDat | kLoc | kAbl | kIns);
  }
}

}  // namespace

uint32_t person_spoken_of(const Document& d, uint32_t token) {
  const Place here = place_of(d, token);
  if (here.sentence >= d.sentences.size()) return kNoIndex;
  Named named;
  read_persons(d, here.sentence, named);
  if (named.person != kNoIndex) return kNoIndex;
  // In its own paragraph the last sentence that names somebody tells, of the one before it the whole.
  for (uint32_t back = 1; back <= here.earlier; ++back) {
    read_persons(d, here.sentence - back, named);
    const bool whole = back <= here.before || back == here.earlier;
    if (named.person != kNoIndex && whole) return named.is_topic && !named.several ? named.person : kNoIndex;
  }
  return kNoIndex;
}

bool may_speak_of_person(const Document& d, uint32_t token) {
  const Place here = place_of(d, token);
  if (here.sentence >= d.sentences.size()) return false;
  const auto names_person = [&](uint32_t sentence) {
    const IndexRange range = matches_in(d, d.sentences[sentence].tokens);
    for (uint32_t m = range.first; m < range.last; ++m) {
      if (d.view(d.matches[m].type) == "PERSON" && !names_a_body(d, d.matches[m].tokens)) return true;
    }
    return false;
  };
  if (names_person(here.sentence)) return false;
  for (uint32_t back = 1; back <= here.earlier; ++back) {
    if (names_person(here.sentence - back)) return true;
  }
  return false;
}

}  // namespace derek::link
