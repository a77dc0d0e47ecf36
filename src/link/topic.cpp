#include "link/topic.h"

#include "link/reader.h"

namespace derek::link {

namespace {

// Farther back the text has turned to something else.
constexpr uint32_t kMostSentences = 12;
// A longer one is a list or a table. Each career in it would read all of it anew.
constexpr uint32_t kMostTokens = 200;

bool is_long(const Document& d, uint32_t sentence) { return d.sentences[sentence].tokens.size() > kMostTokens; }

// The sentence's number, and how many before it in its paragraph count. No sentence where none can tell.
struct Place {
  uint32_t sentence = 0, before = 0;
};

Place place_of(const Document& d, uint32_t token) {
  Place out{sentence_of(d, token), 0};
  if (out.sentence >= d.sentences.size() || is_long(d, out.sentence)) return {kNoIndex, 0};
  for (uint32_t s = out.sentence; s > 0 && !d.sentences[s].new_paragraph && !is_long(d, s - 1); --s) {
    if (++out.before == kMostSentences) break;
  }
  return out;
}

// Абай атындағы …
bool names_a_body(const Document& d, TokenRange person) {
  return person.last < d.tokens.size() && d.view(d.tokens[person.last].lower) == "атындағы";
}

}  // namespace

uint32_t person_spoken_of(const Document& d, uint32_t token) {
  const Place here = place_of(d, token);
  if (here.sentence >= d.sentences.size()) return kNoIndex;
  for (uint32_t back = 0; back <= here.before; ++back) {
    uint32_t person = kNoIndex;
    bool is_topic = false;
    const IndexRange range = mentions_in(d, d.sentences[here.sentence - back].tokens);
    for (uint32_t m = range.first; m < range.last; ++m) {
      const Mention& mention = d.mentions[m];
      // A person in the name of a body is not spoken of.
      if (mention.label != Label::kPerson || mention.within != kNoIndex) continue;
      if (back == 0 || (person != kNoIndex && mention.entity != person)) return kNoIndex;
      person = mention.entity;
      is_topic |= !has_tag(d, mention.tokens.last - 1, kGen | kDat | kLoc | kAbl | kIns);
    }
    if (person != kNoIndex) return is_topic ? person : kNoIndex;
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
  for (uint32_t back = 1; back <= here.before; ++back) {
    if (names_person(here.sentence - back)) return true;
  }
  return false;
}

}  // namespace derek::link
