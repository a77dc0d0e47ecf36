#include "link/entities.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "link/bodies.h"
#include "link/reader.h"

namespace derek::link {

namespace {

void add_alias(Entity& entity, const std::string& alias) {
  if (alias.empty() || alias == entity.name) return;
  if (std::find(entity.aliases.begin(), entity.aliases.end(), alias) == entity.aliases.end()) {
    entity.aliases.push_back(alias);
  }
}

uint32_t new_entity(Document& d, Label label, std::string name) {
  Entity entity;
  entity.label = label;
  entity.name = std::move(name);
  d.entities.push_back(std::move(entity));
  return static_cast<uint32_t>(d.entities.size() - 1);
}

void join(Document& d, uint32_t mention, uint32_t entity) {
  d.mentions[mention].entity = entity;
  d.entities[entity].mentions.push_back(mention);
}

// Places: Шымкент қаласы and Шымкент are one, Түркістан облысы and Түркістан are two.
std::string place_key(std::string key) {
  for (const std::string_view tail : {" қаласы", " елі"}) {
    if (key.ends_with(tail)) key.resize(key.size() - tail.size());
  }
  return key;
}

}  // namespace

Entities::Entities(const lexicon::Lexicon& lexicon) : names_(lexicon) {}

void Entities::run(Document& d, Scratch*) const {
  persons(d);
  bodies(d);
  places(d);
}

void Entities::persons(Document& d) const {
  std::vector<PersonName> known;      // of each entity
  std::vector<uint32_t> entity_of;    // its index in d.entities
  // Whole names first, so that a short one before them finds its person too.
  std::vector<uint32_t> order;
  std::vector<PersonName> name_of(d.mentions.size());
  for (uint32_t i = 0; i < d.mentions.size(); ++i) {
    if (d.mentions[i].label != Label::kPerson) continue;
    name_of[i] = names_.split(d, d.mentions[i]);
    order.push_back(i);
  }
  const auto completeness = [&](uint32_t i) {
    const PersonName& n = name_of[i];
    return (n.family.empty() ? 0 : 4) + (n.given.empty() ? 0 : 2) + (n.patronymic.empty() ? 0 : 1);
  };
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return completeness(a) > completeness(b); });
  for (const uint32_t i : order) {
    const PersonName& name = name_of[i];
    size_t fits = 0, which = 0;
    for (size_t k = 0; k < known.size(); ++k) {
      if (!may_be_same(known[k], name)) continue;
      ++fits;
      which = k;
    }
    if (fits != 1) {
      known.push_back(name);
      entity_of.push_back(new_entity(d, Label::kPerson, name.full()));
      which = known.size() - 1;
    } else {
      merge(known[which], name);
    }
    join(d, i, entity_of[which]);
  }
  for (size_t k = 0; k < known.size(); ++k) {
    Entity& entity = d.entities[entity_of[k]];
    entity.given = known[k].given;
    entity.family = known[k].family;
    entity.patronymic = known[k].patronymic;
    entity.sex = known[k].sex;
    std::sort(entity.mentions.begin(), entity.mentions.end());
    for (const uint32_t m : entity.mentions) add_alias(entity, d.mentions[m].lemma);
  }
}

void Entities::bodies(Document& d) const {
  BodyIndex index;
  // Longest names first: a short form joins the whole name.
  std::vector<uint32_t> order;
  for (uint32_t i = 0; i < d.mentions.size(); ++i) {
    if (d.mentions[i].label == Label::kOrganisation) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return d.mentions[a].span.size() > d.mentions[b].span.size(); });
  for (const uint32_t i : order) {
    const BodyName name = body_name(d, d.mentions[i]);
    uint32_t entity = index.find(name);
    if (entity == kNoIndex) entity = new_entity(d, Label::kOrganisation, d.mentions[i].lemma);
    index.add(name, entity);
    join(d, i, entity);
  }
  for (Entity& entity : d.entities) {
    if (entity.label != Label::kOrganisation) continue;
    std::sort(entity.mentions.begin(), entity.mentions.end());
    for (const uint32_t m : entity.mentions) {
      add_alias(entity, d.mentions[m].lemma);
      add_alias(entity, body_name(d, d.mentions[m]).core);
      add_alias(entity, body_name(d, d.mentions[m]).abbreviation);
    }
  }
}

void Entities::places(Document& d) const {
  std::map<std::string, uint32_t> by_key;
  for (uint32_t i = 0; i < d.mentions.size(); ++i) {
    const Mention& m = d.mentions[i];
    if (m.label != Label::kGpe && m.label != Label::kLocation && m.label != Label::kFacility) continue;
    const auto [it, fresh] = by_key.try_emplace(std::string(to_string(m.label)) + place_key(key_of(d, m.tokens)), 0);
    if (fresh) it->second = new_entity(d, m.label, m.lemma);
    join(d, i, it->second);
    add_alias(d.entities[it->second], d.mentions[i].lemma);
  }
}

}  // namespace derek::link
