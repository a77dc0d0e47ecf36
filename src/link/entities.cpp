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

void number_by_first_mention(Document& d) {
  std::vector<uint32_t> order(d.entities.size()), rank(d.entities.size());
  for (uint32_t e = 0; e < order.size(); ++e) order[e] = e;
  const auto first = [&](uint32_t e) { return d.entities[e].mentions.front(); };
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return first(a) < first(b); });
  std::vector<Entity> entities;
  for (uint32_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = i;
    entities.push_back(std::move(d.entities[order[i]]));
  }
  d.entities = std::move(entities);
  for (Mention& m : d.mentions) {
    if (m.entity != kNoIndex) m.entity = rank[m.entity];
  }
}

}  // namespace

Entities::Entities(const lexicon::Lexicon& lexicon)
    : lexicon_(lexicon), words_(lexicon), names_(lexicon), cities_(lexicon.find_list("city")) {}

void Entities::run(Document& d, Scratch*) const {
  persons(d);
  bodies(d);
  places(d);
  number_by_first_mention(d);
}

void Entities::persons(Document& d) const {
  PersonIndex index;
  std::vector<uint32_t> entity_of;  // of each person of the index
  // Whole names first, so that a short one before them finds its person too.
  std::vector<std::pair<uint32_t, PersonName>> names;
  for (uint32_t i = 0; i < d.mentions.size(); ++i) {
    if (d.mentions[i].label == Label::kPerson) names.emplace_back(i, names_.split(d, d.mentions[i]));
  }
  const auto completeness = [](const PersonName& n) {
    return (n.family.empty() ? 0 : 4) + (n.given.empty() ? 0 : 2) + (n.patronymic.empty() ? 0 : 1);
  };
  std::stable_sort(names.begin(), names.end(), [&](const auto& a, const auto& b) {
    return completeness(a.second) > completeness(b.second);
  });
  for (const auto& [mention, name] : names) {
    const size_t who = index.find_or_add(name);
    if (who == entity_of.size()) entity_of.push_back(new_entity(d, Label::kPerson, name.full()));
    join(d, mention, entity_of[who]);
  }
  for (size_t k = 0; k < entity_of.size(); ++k) {
    const PersonName& name = index.person(k);
    Entity& entity = d.entities[entity_of[k]];
    entity.given = name.given;
    entity.family = name.family;
    entity.patronymic = name.patronymic;
    entity.sex = name.sex;
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
    const BodyName name = body_name(d, words_, d.mentions[i]);
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
      if (!opens_with_body(d, d.mentions[m])) add_alias(entity, core_of(d, d.mentions[m]));
      if (const auto name = name_in_brackets(d, d.mentions[m].tokens.last)) add_alias(entity, nominative_of(d, *name));
    }
  }
}

std::string_view Entities::present_name(const Document& d, const Mention& m) const {
  if (m.label != Label::kGpe || (!m.kind.empty() && m.kind != "city")) return {};  // Жамбыл облысы
  const ListHit* city = cities_ == lexicon::Lexicon::kNone ? nullptr : hit_starting_at(d, cities_, m.tokens.first);
  return city && city->tokens.last <= m.tokens.last ? lexicon_.attribute(city->entry, "now") : std::string_view();
}

// Places of one label and name are one; Нұр-Сұлтан and Астана are one city.
void Entities::places(Document& d) const {
  std::map<std::string, uint32_t> by_key;
  for (uint32_t i = 0; i < d.mentions.size(); ++i) {
    const Mention& m = d.mentions[i];
    if (m.label != Label::kGpe && m.label != Label::kLocation && m.label != Label::kFacility) continue;
    const std::string now(present_name(d, m));
    const std::string key = now.empty() ? place_key(utf8::to_lower(m.lemma)) : utf8::to_lower(now);
    const auto [it, fresh] = by_key.try_emplace(std::string(to_string(m.label)) + key, 0);
    if (fresh) it->second = new_entity(d, m.label, m.lemma);
    join(d, i, it->second);
    add_alias(d.entities[it->second], d.mentions[i].lemma);
    add_alias(d.entities[it->second], now);
  }
}

}  // namespace derek::link
