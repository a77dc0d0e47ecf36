#include "link/corrections.h"

#include <algorithm>
#include <map>
#include <set>

#include "link/reader.h"

namespace derek::link {

namespace {

void add_alias(Entity& entity, const std::string& alias) {
  if (alias.empty() || alias == entity.name) return;
  if (std::find(entity.aliases.begin(), entity.aliases.end(), alias) == entity.aliases.end()) entity.aliases.push_back(alias);
}

void call(Entity& entity, const CorrectionRow& row) {
  entity.corrections.push_back({std::string(to_string(row.action)), row.at, entity.name});
  std::vector<std::string> aliases = std::move(entity.aliases);
  aliases.insert(aliases.begin(), std::move(entity.name));
  entity.name = row.as;
  entity.aliases.clear();
  for (const std::string& alias : aliases) add_alias(entity, alias);
  entity.given = row.given;
  entity.family = row.family;
  entity.patronymic = row.patronymic;
  if (!row.sex.empty()) entity.sex = row.sex;
}

// All of `from` goes over to `into`.
void join(Entity& into, Entity& from) {
  into.mentions.insert(into.mentions.end(), from.mentions.begin(), from.mentions.end());
  std::sort(into.mentions.begin(), into.mentions.end());
  add_alias(into, from.name);
  for (const std::string& alias : from.aliases) add_alias(into, alias);
  for (const auto part : {&Entity::given, &Entity::family, &Entity::patronymic, &Entity::sex}) {
    if ((into.*part).empty()) into.*part = from.*part;
  }
  into.corrections.insert(into.corrections.end(), from.corrections.begin(), from.corrections.end());
  from.mentions.clear();
}

// The runs of tags with that label that share a token with the range.
void clear_tags(Document& d, TokenRange tokens, Label label) {
  const auto inside = [&](uint32_t t) { return t < d.tags.size() && d.tags[t].iob == Iob::kInside && d.tags[t].label == label; };
  for (uint32_t t = tokens.first; t < tokens.last && t < d.tags.size(); ++t) {
    if (d.tags[t].iob == Iob::kOutside || d.tags[t].label != label) continue;
    uint32_t first = t;
    while (first > 0 && inside(first)) --first;
    uint32_t last = t + 1;
    while (inside(last)) ++last;
    std::fill(d.tags.begin() + first, d.tags.begin() + last, TokenTag{});
  }
}

void remove_mentions(Document& d, const std::vector<bool>& gone) {
  std::vector<uint32_t> index(d.mentions.size());
  uint32_t count = 0;
  for (uint32_t m = 0; m < d.mentions.size(); ++m) index[m] = gone[m] ? kNoIndex : count++;
  for (Mention& m : d.mentions) {
    while (m.within != kNoIndex && gone[m.within]) m.within = d.mentions[m.within].within;
  }
  std::vector<Mention> kept;
  kept.reserve(count);
  for (uint32_t m = 0; m < d.mentions.size(); ++m) {
    if (!gone[m]) kept.push_back(std::move(d.mentions[m]));
  }
  d.mentions = std::move(kept);
  for (Mention& m : d.mentions) {
    if (m.within != kNoIndex) m.within = index[m.within];
  }
  for (Entity& e : d.entities) {
    for (uint32_t& m : e.mentions) m = index[m];
  }
}

// Entities without mentions go; the others stand in the order of their first mentions.
void renumber(Document& d) {
  std::erase_if(d.entities, [](const Entity& e) { return e.mentions.empty(); });
  std::stable_sort(d.entities.begin(), d.entities.end(),
                   [](const Entity& a, const Entity& b) { return a.mentions.front() < b.mentions.front(); });
  for (uint32_t e = 0; e < d.entities.size(); ++e) {
    for (const uint32_t m : d.entities[e].mentions) d.mentions[m].entity = e;
  }
}

}  // namespace

void Corrections::run(Document& d, Scratch*) const {
  if (table_.rows().empty()) return;
  bool changed = false;
  for (Entity& entity : d.entities) {
    const CorrectionRow* row = table_.find(entity.label, entity.name);
    if (!row || !row->changes_name()) continue;
    call(entity, *row);
    changed = true;
  }
  if (changed) {
    // One that was not corrected knows the parts of its name best: it takes the others in.
    std::map<std::pair<Label, std::string>, Entity*> by_name;
    for (const bool corrected : {false, true}) {
      for (Entity& entity : d.entities) {
        if (entity.corrections.empty() == corrected) continue;
        const auto same = by_name.emplace(std::pair(entity.label, name_key(entity.name)), &entity).first;
        if (corrected && same->second != &entity) join(*same->second, entity);
      }
    }
  }
  std::vector<bool> gone(d.mentions.size(), false);
  bool denied = false;
  for (Entity& entity : d.entities) {
    const CorrectionRow* row = entity.mentions.empty() ? nullptr : table_.find(entity.label, entity.name);
    if (!row || row->changes_name()) continue;
    if (row->action == Action::kConfirm) {
      entity.corrections.push_back({"confirm", row->at, ""});
      for (const uint32_t m : entity.mentions) d.mentions[m].score = 1;
      continue;
    }
    denied = true;
    d.diagnostics.push_back({"note", "denied", std::string(derek::to_string(entity.label)) + " " + entity.name + ": " + row->at,
                             d.mentions[entity.mentions.front()].span});
    for (const uint32_t m : entity.mentions) {
      gone[m] = true;
      clear_tags(d, d.mentions[m].tokens, entity.label);
    }
    entity.mentions.clear();
  }
  if (denied) remove_mentions(d, gone);
  if (changed || denied) renumber(d);
}

}  // namespace derek::link
