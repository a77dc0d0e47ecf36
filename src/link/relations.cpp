#include "link/relations.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "link/reader.h"
#include "link/topic.h"

namespace derek::link {

namespace {

constexpr uint32_t label_bit(Label label) { return 1u << static_cast<uint32_t>(label); }
constexpr uint32_t kPlaces = label_bit(Label::kGpe) | label_bit(Label::kLocation) | label_bit(Label::kFacility);

// How many sentences back „this post“ may point.
constexpr uint32_t kPostReach = 2;

// No name is longer; bounds the look back.
constexpr uint32_t kLongestName = 200;

// The mention with these tokens, or the first of the widest ones inside them.
uint32_t mention_in(const Document& d, std::optional<TokenRange> tokens, uint32_t labels) {
  if (!tokens) return kNoIndex;
  uint32_t best = kNoIndex;
  const Span span = d.span_of(*tokens);
  auto it = std::lower_bound(d.mentions.begin(), d.mentions.end(), span.begin,
                             [](const Mention& m, uint32_t begin) { return m.span.begin < begin; });
  for (; it != d.mentions.end() && it->span.begin < span.end; ++it) {
    if (!(labels & label_bit(it->label)) || !span.contains(it->span)) continue;
    if (best == kNoIndex || it->span.size() > d.mentions[best].span.size()) {
      best = static_cast<uint32_t>(it - d.mentions.begin());
    }
  }
  return best;
}

uint32_t entity_of(const Document& d, uint32_t mention) {
  return mention == kNoIndex ? kNoIndex : d.mentions[mention].entity;
}

// What the rule that found the title says of it: acting, former.
std::string title_status(const Document& d, TokenRange tokens) {
  const IndexRange near = matches_in(d, {tokens.first, tokens.first + 1});
  for (uint32_t i = near.first; i < near.last; ++i) {
    const Match& match = d.matches[i];
    if (match.tokens == tokens && d.view(match.type) == "title") return std::string(attribute(d, match, "status"));
  }
  return {};
}

struct Post {
  std::optional<TokenRange> position, organisation, place;
};

// The tagger may have made the name longer: Джеймс О'Коннор.
uint32_t person_around(const Document& d, TokenRange tokens) {
  const IndexRange near = mentions_in(d, {tokens.first, tokens.first + 1});
  for (uint32_t m = near.first; m < near.last; ++m) {
    if (d.mentions[m].label == Label::kPerson) return m;
  }
  return kNoIndex;
}

// A person in the name of a street or a body holds nothing.
uint32_t person_at(const Document& d, TokenRange tokens) {
  uint32_t mention = mention_in(d, tokens, label_bit(Label::kPerson));
  if (mention == kNoIndex) mention = person_around(d, tokens);
  return mention == kNoIndex || d.mentions[mention].within != kNoIndex ? kNoIndex : d.mentions[mention].entity;
}

void holds_position(Document& d, const Match& match, uint32_t person, const Post& post) {
  Relation r;
  r.label = RelationLabel::kHoldsPosition;
  r.subject = person;
  r.position = mention_in(d, post.position, label_bit(Label::kPosition));
  if (r.subject == kNoIndex || r.position == kNoIndex) return;
  r.object = entity_of(d, mention_in(d, post.organisation, label_bit(Label::kOrganisation)));
  r.place = entity_of(d, mention_in(d, post.place, kPlaces));
  const Mention& position = d.mentions[r.position];
  r.title = position.lemma;
  r.kind = attribute(d, match, "kind");
  if (r.kind.empty()) r.kind = position.kind;
  r.status = attribute(d, match, "status");
  if (r.status.empty()) r.status = title_status(d, position.tokens);
  if (r.status.empty()) r.status = "current";
  r.span = d.span_of(match.tokens);
  r.by = "rule:" + std::string(d.view(match.rule));
  // Two rules may see one fact: the one that also knows the body stays. Matches come in the order of the text, so
  // that the other can only be near.
  for (size_t i = d.relations.size(); i-- > 0;) {
    Relation& other = d.relations[i];
    if (other.span.end < r.span.begin) break;
    if (other.label != r.label || other.subject != r.subject || other.position != r.position) continue;
    // Who stands in a row with his title and leaves it holds it no longer.
    if (other.status == "current") other.status = r.status;
    else if (r.status == "current") r.status = other.status;
    if (other.object == kNoIndex && r.object != kNoIndex) other = std::move(r);
    return;
  }
  d.relations.push_back(std::move(r));
}

// Бұл қызметті …, оның міндетін … NAME: the post that was told of last.
void holds_same_post(Document& d, const Match& match) {
  const std::optional<TokenRange> tokens = slot(d, match, "person");
  const uint32_t person = tokens ? person_at(d, *tokens) : kNoIndex;
  if (person == kNoIndex) return;
  const uint32_t begin = d.tokens[match.tokens.first].span.begin;
  const uint32_t here = sentence_of(d, match.tokens.first);
  const uint32_t from = d.tokens[d.sentences[here - std::min(here, kPostReach)].tokens.first].span.begin;
  for (size_t i = d.relations.size(); i-- > 0;) {
    const Relation& other = d.relations[i];
    if (other.label != RelationLabel::kHoldsPosition || other.subject == person || other.span.begin >= begin) continue;
    if (other.span.begin < from) return;
    if (other.kind != "office") continue;
    Relation r = other;
    r.subject = person;
    r.status = attribute(d, match, "status");
    r.span = d.span_of(match.tokens);
    r.by = "rule:" + std::string(d.view(match.rule));
    d.relations.push_back(std::move(r));
    return;
  }
}

// Several persons may share one title: депутаттар А мен Б. A match without persons is of the one whom the text speaks
// of, and has a title, or several with their bodies: … директоры, … төрағасы болған.
void holds_position(Document& d, const Match& match) {
  const auto slots = [&](auto each) {
    for (uint32_t i = 0; i < match.slot_count; ++i) {
      const Slot s = d.slots[match.first_slot + i];
      each(d.view(s.name), s.tokens);
    }
  };
  const Post post{slot(d, match, "position"), slot(d, match, "organisation"), slot(d, match, "place")};
  bool has_person = false;
  slots([&](std::string_view name, TokenRange tokens) {
    if (name != "person") return;
    has_person = true;
    holds_position(d, match, person_at(d, tokens), post);
  });
  if (has_person) return;
  const uint32_t person = person_spoken_of(d, match.tokens.first);
  Post next;
  slots([&](std::string_view name, TokenRange tokens) {
    if (name == "organisation") next.organisation = tokens;
    if (name == "place") next.place = tokens;
    if (name != "position") return;
    next.position = tokens;
    holds_position(d, match, person, next);
    next = {};
  });
}

// A body or place that only the tagger found, right before the title: rules did not see it.
void take_name_before(const Document& d, Relation& r) {
  const TokenRange title = d.mentions[r.position].tokens;
  const IndexRange near = mentions_in(d, {title.first > kLongestName ? title.first - kLongestName : 0, title.first});
  for (uint32_t m = near.first; m < near.last; ++m) {
    const Mention& name = d.mentions[m];
    if (name.tokens.last != title.first || name.within != kNoIndex) continue;
    const Analysis* last = reading(d, title.first - 1);
    const bool has_case = last && (last->tags & (kDat | kAcc | kLoc | kAbl | kIns | kAttr));
    const bool belongs = (last && (last->tags & kGen)) || has_tag(d, title.last - 1, kPoss3);
    if (has_case || !belongs) return;
    if (name.label == Label::kOrganisation) r.object = name.entity;
    if (name.label == Label::kGpe && r.kind == "office") r.place = name.entity;
    return;
  }
}

// What a person is said to be once with a body or a place needs none where it is said again; other titles belong to the
// body that the text suggests.
void complete_titles(Document& d, const TitleWords& words) {
  for (Relation& r : d.relations) {
    if (r.object == kNoIndex && r.place == kNoIndex) take_name_before(d, r);
  }
  std::set<std::pair<uint32_t, std::string>> settled;
  const auto title = [](const Relation& r) { return std::pair(r.subject, r.title); };
  for (const Relation& r : d.relations) {
    if (r.object != kNoIndex || r.place != kNoIndex) settled.insert(title(r));
  }
  std::erase_if(d.relations, [&](const Relation& r) {
    return r.object == kNoIndex && r.place == kNoIndex && settled.contains(title(r));
  });
  TitleBodies bodies(d, words);
  std::vector<Relation*> open;
  for (Relation& r : d.relations) {
    if (r.object == kNoIndex && r.place == kNoIndex) open.push_back(&r);
  }
  const auto first = [&](const Relation* r) { return d.mentions[r->position].tokens.first; };
  std::stable_sort(open.begin(), open.end(), [&](const Relation* a, const Relation* b) { return first(a) < first(b); });
  for (Relation* r : open) r->object = bodies.find(d.mentions[r->position].tokens, r->kind);
  // Комитет төрағасы is what was said before of the төраға of that комитет.
  using Held = std::tuple<uint32_t, uint32_t, std::string_view>;
  const auto held = [&](const Relation& r) {
    return Held(r.subject, r.object, lemma_of(d, d.mentions[r.position].tokens.last - 1));
  };
  std::set<Held> plain;
  const auto with_noun = [&](const Relation& r) {
    const TokenRange tokens = d.mentions[r.position].tokens;
    return tokens.size() == 2 && words.is_body_noun(d, tokens.first) && words.bodies_of(d, tokens) != "any";
  };
  for (const Relation& r : d.relations) {
    if (r.object != kNoIndex && d.mentions[r.position].tokens.size() == 1) plain.insert(held(r));
  }
  std::erase_if(d.relations, [&](const Relation& r) {
    return r.object != kNoIndex && with_noun(r) && plain.contains(held(r));
  });
}

// Relations between bodies and places, each pair once.
class Pairs {
 public:
  explicit Pairs(Document& document) : d_(document) {}
  void add(Relation r) {
    if (r.subject == kNoIndex || r.object == kNoIndex || r.subject == r.object) return;
    if (known_.emplace(r.label, r.subject, r.object).second) d_.relations.push_back(std::move(r));
  }

 private:
  Document& d_;
  std::set<std::tuple<RelationLabel, uint32_t, uint32_t>> known_;
};

void part_of(const Document& d, const Match& match, Pairs& pairs) {
  Relation r;
  r.label = RelationLabel::kPartOf;
  r.subject = entity_of(d, mention_in(d, slot(d, match, "child"), label_bit(Label::kOrganisation)));
  r.object = entity_of(d, mention_in(d, slot(d, match, "parent"), label_bit(Label::kOrganisation)));
  r.span = d.span_of(match.tokens);
  r.by = "rule:" + std::string(d.view(match.rule));
  pairs.add(std::move(r));
}

void located_in(const Document& d, const Match& match, Pairs& pairs) {
  Relation r;
  r.label = RelationLabel::kLocatedIn;
  r.subject = entity_of(d, mention_in(d, slot(d, match, "thing"), label_bit(Label::kOrganisation) | kPlaces));
  r.object = entity_of(d, mention_in(d, slot(d, match, "place"), kPlaces));
  r.span = d.span_of(match.tokens);
  r.by = "rule:" + std::string(d.view(match.rule));
  pairs.add(std::move(r));
}

// A place that opens a body's name is where the body sits, and one in the locative (Қазақстандағы кеңсесі) or before the
// noun for a branch (Өскемен филиалы).
bool tells_the_seat(const Document& d, const Mention& place, const Mention& body) {
  if (place.tokens.first == body.tokens.first || has_tag(d, place.tokens.last - 1, kAttr)) return true;
  return place.tokens.last + 1 == body.tokens.last && lemma_of(d, place.tokens.last) == "филиал";
}

void place_opens_name(const Document& d, Pairs& pairs) {
  for (const Mention& m : d.mentions) {
    if (m.label != Label::kGpe || m.within == kNoIndex) continue;
    const Mention& body = d.mentions[m.within];
    if (body.label != Label::kOrganisation || !tells_the_seat(d, m, body)) continue;
    Relation r;
    r.label = RelationLabel::kLocatedIn;
    r.subject = body.entity;
    r.object = m.entity;
    r.span = body.span;
    r.by = "rule:link.place_opens_name";
    pairs.add(std::move(r));
  }
}

// A body's name that opens a longer one is the body that the longer one belongs to: «Сенім» ЖШС баспасөз қызметі; the noun
// that opens it stands for one: департаменттің баспасөз қызметі.
void body_opens_name(const Document& d, const TitleWords& words, Pairs& pairs) {
  TitleBodies bodies(d, words);
  for (const Mention& m : d.mentions) {
    if (m.label != Label::kOrganisation) continue;
    Relation r;
    r.label = RelationLabel::kPartOf;
    r.subject = m.entity;
    r.span = m.span;
    r.by = "rule:link.body_opens_name";
    if (m.within != kNoIndex && d.mentions[m.within].label == Label::kOrganisation &&
        d.mentions[m.within].tokens.first == m.tokens.first) {
      r.subject = d.mentions[m.within].entity;
      r.object = m.entity;
    } else if (m.tokens.size() > 1 && has_tag(d, m.tokens.first, kGen) && words.is_body_noun(d, m.tokens.first)) {
      r.object = bodies.by_noun(m.tokens.first);
    }
    pairs.add(std::move(r));
  }
}

}  // namespace

Relations::Relations(const lexicon::Lexicon& lexicon) : titles_(lexicon) {}

void Relations::run(Document& d, Scratch*) const {
  for (const Match& match : d.matches) {
    if (d.view(match.type) != "holds_position") continue;
    if (attribute(d, match, "same") == "post") {
      holds_same_post(d, match);
    } else {
      holds_position(d, match);
    }
  }
  complete_titles(d, titles_);
  Pairs pairs(d);
  for (const Match& match : d.matches) {
    if (d.view(match.type) == "part_of") part_of(d, match, pairs);
    if (d.view(match.type) == "located_in") located_in(d, match, pairs);
  }
  place_opens_name(d, pairs);
  body_opens_name(d, titles_, pairs);
  std::stable_sort(d.relations.begin(), d.relations.end(),
                   [](const Relation& a, const Relation& b) { return a.span.begin < b.span.begin; });
}

}  // namespace derek::link
