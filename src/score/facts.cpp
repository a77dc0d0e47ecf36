#include "score/facts.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "base/brat_names.h"
#include "base/fields.h"
#include "base/utf8.h"

namespace derek::score {

namespace {

constexpr const char* kLayers[] = {
    "lemma",       "date",         "figure",            "contact",    "place_kind",   "person_b3",   "body_b3",
    "person_name", "person_parts", "person_sex",        "title",      "person_title", "person_title_body",
    "title_kind",  "title_status", "title_place",       "part_of",    "located_in",   "quote",       "quote_speaker",
    "quote_cue"};

// A mention as both sides can see it.
using Place = std::tuple<uint32_t, uint32_t, Label>;

struct Fact {
  std::string layer;
  uint32_t at = 0;
  std::string key;   // what is compared
  std::string text;  // what people read
  bool operator<(const Fact& o) const { return std::tie(layer, key) < std::tie(o.layer, o.key); }
};

// One side: a document with what the comparison needs of it.
class Side {
 public:
  explicit Side(const Document& document) : d(document) {
    for (const Mention& m : d.mentions) {
      const Span s = d.offsets.to_original(m.span);
      places.emplace_back(s.begin, s.end, m.label);
    }
    names.resize(d.entities.size());
    for (size_t e = 0; e < names.size(); ++e) names[e] = "own " + std::to_string(e);
  }

  const Document& d;
  std::vector<Place> places;       // of each mention
  std::vector<std::string> names;  // by which each entity is compared

  std::string_view original(Span span) const {
    const Span s = d.offsets.to_original(span);
    return std::string_view(d.original).substr(s.begin, s.size());
  }
};

// Spellings that say the same: apostrophes of any kind, initials with or without a blank between.
std::string folded(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const size_t start = i;
    const char32_t c = utf8::next(text, i);
    if (c == 0x2019 || c == 0x2018 || c == 0x02BC) {
      out += '\'';
    } else if (c != ' ' || !out.ends_with('.')) {
      out += text.substr(start, i - start);
    }
  }
  return out;
}

std::string span_text(const Place& place) {
  return std::to_string(std::get<0>(place)) + "-" + std::to_string(std::get<1>(place));
}

// Gives each entity found the name of the true one that it stands for, and counts how many mentions they share.
std::map<std::pair<uint32_t, uint32_t>, size_t> align(Side& truth, Side& found) {
  std::map<Place, uint32_t> entity_at;
  for (size_t m = 0; m < truth.places.size(); ++m) {
    if (truth.d.mentions[m].entity != kNoIndex) entity_at[truth.places[m]] = truth.d.mentions[m].entity;
  }
  std::map<std::pair<uint32_t, uint32_t>, size_t> shared;  // entity found, true entity
  for (size_t m = 0; m < found.places.size(); ++m) {
    const auto same = entity_at.find(found.places[m]);
    if (found.d.mentions[m].entity != kNoIndex && same != entity_at.end()) ++shared[{found.d.mentions[m].entity, same->second}];
  }
  std::vector<size_t> most(found.names.size(), 0);
  for (size_t e = 0; e < truth.names.size(); ++e) truth.names[e] = "true " + std::to_string(e);
  for (const auto& [pair, count] : shared) {
    if (count <= most[pair.first]) continue;
    most[pair.first] = count;
    found.names[pair.first] = truth.names[pair.second];
  }
  return shared;
}

void add_b3(Layer& layer, Label label, const Side& truth, const Side& found,
            const std::map<std::pair<uint32_t, uint32_t>, size_t>& shared) {
  const auto size = [](const Side& side, uint32_t entity) { return static_cast<double>(side.d.entities[entity].mentions.size()); };
  for (const Side* side : {&truth, &found}) {
    for (const Mention& m : side->d.mentions) {
      if (m.label == label && m.entity != kNoIndex) ++(side == &truth ? layer.truth : layer.found);
    }
  }
  std::map<Place, uint32_t> entity_at;
  for (size_t m = 0; m < truth.places.size(); ++m) {
    if (truth.d.mentions[m].label == label) entity_at[truth.places[m]] = truth.d.mentions[m].entity;
  }
  for (size_t m = 0; m < found.places.size(); ++m) {
    const auto same = entity_at.find(found.places[m]);
    const uint32_t entity = found.d.mentions[m].entity;
    if (same == entity_at.end() || entity == kNoIndex || same->second == kNoIndex) continue;
    const auto both = static_cast<double>(shared.at({entity, same->second}));
    layer.right_found += both / size(found, entity);
    layer.right_truth += both / size(truth, same->second);
  }
}

class Collector {
 public:
  explicit Collector(const Side& side) : s_(side), d_(side.d) {}

  std::set<Fact> facts(const std::set<Place>& places_with_kind) {
    for (size_t m = 0; m < d_.mentions.size(); ++m) mention(d_.mentions[m], s_.places[m], places_with_kind);
    for (uint32_t e = 0; e < d_.entities.size(); ++e) person(e);
    for (const Relation& r : d_.relations) relation(r);
    for (const Quote& q : d_.quotes) quote(q);
    return std::move(facts_);
  }

 private:
  void add(const std::string& layer, uint32_t at, const std::vector<std::string>& key, const std::string& text) {
    std::string joined;
    for (const std::string& k : key) joined += k + '\t';
    facts_.insert({layer, at, joined, text});
  }

  std::string name(uint32_t entity) const { return entity == kNoIndex ? "-" : d_.entities[entity].name; }
  std::string key(uint32_t entity) const { return entity == kNoIndex ? "-" : s_.names[entity]; }

  void mention(const Mention& m, const Place& place, const std::set<Place>& places_with_kind) {
    const std::string label(to_string(m.label)), span = span_text(place), words(s_.original(m.span));
    const uint32_t at = std::get<0>(place);
    const std::string shown = label + " " + words;
    add("mention", at, {span, label}, shown);
    add("mention " + label, at, {span}, shown);
    if (m.value && brat::has_value(m.label)) {
      const std::string value = join_fields(comparable(m));
      const char* layer = m.label == Label::kDate || m.label == Label::kTime ? "date"
                          : m.label == Label::kContact                       ? "contact"
                                                                             : "figure";
      if (!value.empty()) add(layer, at, {span, label, utf8::to_lower(value)}, shown + ": " + value);
    } else if (!brat::has_value(m.label) && !m.lemma.empty()) {
      add("lemma", at, {span, label, utf8::to_lower(folded(m.lemma))}, shown + ": " + m.lemma);
    }
    if (places_with_kind.contains(place)) add("place_kind", at, {span, m.kind}, shown + ": " + m.kind);
  }

  // A share's unit is always the percent sign.
  static Fields comparable(const Mention& m) {
    Value value = *m.value;
    if (m.label == Label::kPercentage) value.unit.clear();
    return value_fields(value);
  }

  void person(uint32_t index) {
    const Entity& e = d_.entities[index];
    if (e.label != Label::kPerson) return;
    const uint32_t at = d_.offsets.to_original(d_.mentions[e.mentions.front()].span).begin;
    add("person_name", at, {folded(e.name)}, e.name);
    const std::string parts = "given " + e.given + ", patronymic " + e.patronymic + ", family " + e.family;
    if (!e.given.empty() || !e.patronymic.empty() || !e.family.empty())
      add("person_parts", at, {key(index), folded(parts)}, e.name + ": " + parts);
    if (!e.sex.empty()) add("person_sex", at, {key(index), e.sex}, e.name + ": " + e.sex);
  }

  void relation(const Relation& r) {
    const uint32_t at = d_.offsets.to_original(r.span).begin;
    if (r.label != RelationLabel::kHoldsPosition) {
      add(r.label == RelationLabel::kPartOf ? "part_of" : "located_in", at, {key(r.subject), key(r.object)},
          name(r.subject) + " in " + name(r.object));
      return;
    }
    const std::string title = utf8::to_lower(folded(r.title)), who = key(r.subject), shown = name(r.subject) + ": " + r.title;
    add("title", at, {title}, r.title);
    add("person_title", at, {who, title}, shown);
    add("person_title_body", at, {who, title, key(r.object)}, shown + " at " + name(r.object));
    if (!r.kind.empty()) add("title_kind", at, {who, title, r.kind}, shown + " " + r.kind);
    add("title_status", at, {who, title, r.status}, shown + " " + r.status);
    if (r.place != kNoIndex) add("title_place", at, {who, title, key(r.place)}, shown + " in " + name(r.place));
  }

  void quote(const Quote& q) {
    const Span s = d_.offsets.to_original(q.span);
    const std::string span = std::to_string(s.begin) + "-" + std::to_string(s.end);
    const std::string kind = q.kind == QuoteKind::kDirect ? "direct" : "indirect";
    std::string words(s_.original(q.span));
    std::replace(words.begin(), words.end(), '\n', ' ');
    add("quote", s.begin, {span, kind}, kind + " " + words);
    add("quote_speaker", s.begin, {span, kind, key(q.speaker)}, kind + " by " + name(q.speaker) + ": " + words);
    if (!q.cue.empty()) add("quote_cue", s.begin, {span, utf8::to_lower(q.cue)}, q.cue + ": " + words);
  }

  const Side& s_;
  const Document& d_;
  std::set<Fact> facts_;
};

}  // namespace

FactScores::FactScores() {
  layer("mention");
  for (const std::string_view label : kLabelNames) layer("mention " + std::string(label));
  for (const char* name : kLayers) layer(name);
}

Layer& FactScores::layer(const std::string& name) {
  const auto found = std::find_if(layers_.begin(), layers_.end(), [&](const Layer& l) { return l.name == name; });
  if (found != layers_.end()) return *found;
  layers_.push_back({});
  layers_.back().name = name;
  return layers_.back();
}

void FactScores::add(const Document& truth_document, const Document& found_document, std::vector<Difference>* differences) {
  Side truth(truth_document), found(found_document);
  const auto shared = align(truth, found);
  add_b3(layer("person_b3"), Label::kPerson, truth, found, shared);
  add_b3(layer("body_b3"), Label::kOrganisation, truth, found, shared);
  std::set<Place> with_kind;
  for (size_t m = 0; m < truth.places.size(); ++m) {
    const Mention& mention = truth.d.mentions[m];
    if (mention.label == Label::kGpe && !mention.kind.empty()) with_kind.insert(truth.places[m]);
  }
  const std::set<Fact> wanted = Collector(truth).facts(with_kind), got = Collector(found).facts(with_kind);
  std::vector<Difference> list;
  for (const Fact& fact : wanted) {
    Layer& l = layer(fact.layer);
    ++l.truth;
    if (got.contains(fact)) {
      l.right_truth += 1;
      l.right_found += 1;
    } else {
      list.push_back({true, fact.layer, fact.at, fact.text});
    }
  }
  for (const Fact& fact : got) {
    ++layer(fact.layer).found;
    if (!wanted.contains(fact)) list.push_back({false, fact.layer, fact.at, fact.text});
  }
  if (!differences) return;
  std::erase_if(list, [](const Difference& d) { return d.layer.starts_with("mention "); });  // "mention" tells it all
  const auto rank = [&](const Difference& d) {
    return std::find_if(layers_.begin(), layers_.end(), [&](const Layer& l) { return l.name == d.layer; }) - layers_.begin();
  };
  std::stable_sort(list.begin(), list.end(), [&](const Difference& a, const Difference& b) {
    return std::make_tuple(rank(a), a.at, !a.missing) < std::make_tuple(rank(b), b.at, !b.missing);
  });
  differences->insert(differences->end(), list.begin(), list.end());
}

std::vector<Layer> FactScores::layers() const {
  std::vector<Layer> out;
  for (const Layer& l : layers_) {
    if (l.truth + l.found > 0 || !l.name.starts_with("mention ")) out.push_back(l);
  }
  return out;
}

}  // namespace derek::score
