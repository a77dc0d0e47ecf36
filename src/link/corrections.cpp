#include "link/corrections.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "base/utf8.h"
#include "link/persons.h"
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

PersonName person_name(const std::string& name, const std::string& given, const std::string& family, const std::string& patronymic,
                       const std::string& sex) {
  PersonName out{given, family, patronymic, "", "", sex};
  size_t end = 0;
  utf8::next(name, end);
  if (given.empty() && std::string_view(name).substr(end).starts_with(".")) out.given_initial = name.substr(0, end);
  return out;
}

std::set<std::string> words_of(const std::string& name) {
  std::istringstream stream(name_key(name));
  return {std::istream_iterator<std::string>(stream), {}};
}

bool is_abbreviation(const std::string& name) {
  size_t letters = 0;
  for (size_t i = 0; i < name.size(); ++letters) {
    if (!utf8::is_upper(utf8::next(name, i))) return false;
  }
  return letters > 1;
}

// What the entity is called does not speak against a row that names a variant of it. The text that gives a short name
// may speak of another than the text that the row was written for: В. Ким is Виктор in one and Владимир in the other.
bool fits(const Entity& e, const CorrectionRow& row) {
  if (e.label == Label::kPerson) {
    if (!row.changes_name()) return true;
    return may_be_same(person_name(e.name, e.given, e.family, e.patronymic, e.sex),
                       person_name(row.as, row.given, row.family, row.patronymic, row.sex));
  }
  const std::set<std::string> name = words_of(e.name), variant = words_of(row.name);
  if (variant.size() >= name.size() || is_abbreviation(row.name)) return true;
  const std::set<std::string> said = row.changes_name() ? words_of(row.as) : variant;
  return std::includes(name.begin(), name.end(), said.begin(), said.end()) || std::includes(said.begin(), said.end(), name.begin(), name.end());
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

std::vector<const CorrectionRow*> Corrections::rows_for(const Document& d, bool changing) const {
  std::vector<const CorrectionRow*> rows(d.entities.size());
  std::set<const CorrectionRow*> by_name;
  for (size_t e = 0; e < rows.size(); ++e) {
    if (!d.entities[e].mentions.empty()) rows[e] = table_.find(d.entities[e].label, d.entities[e].name);
    by_name.insert(rows[e]);
  }
  std::map<const CorrectionRow*, std::set<size_t>> by_variant;
  for (size_t e = 0; e < rows.size(); ++e) {
    const Entity& entity = d.entities[e];
    if (entity.mentions.empty()) continue;
    for (const std::string& alias : entity.aliases) {
      const CorrectionRow* row = table_.find(entity.label, alias);
      if (row && row->action != Action::kDeny && row->changes_name() == changing && !by_name.contains(row)) by_variant[row].insert(e);
    }
  }
  std::vector<const CorrectionRow*> variants(rows.size());
  std::set<size_t> disputed;
  for (const auto& [row, entities] : by_variant) {
    const size_t e = *entities.begin();
    if (entities.size() > 1 || rows[e] || !fits(d.entities[e], *row)) continue;
    if (variants[e] && variants[e]->as != row->as) disputed.insert(e);
    variants[e] = row;
  }
  for (size_t e = 0; e < rows.size(); ++e) {
    if (rows[e] && rows[e]->changes_name() != changing) rows[e] = nullptr;
    if (variants[e] && !disputed.contains(e)) rows[e] = variants[e];
  }
  return rows;
}

void Corrections::run(Document& d, Scratch*) const {
  if (table_.rows().empty()) return;
  bool changed = false;
  std::vector<const CorrectionRow*> rows = rows_for(d, true);
  for (size_t e = 0; e < rows.size(); ++e) {
    if (!rows[e] || d.entities[e].name == rows[e]->as) continue;
    call(d.entities[e], *rows[e]);
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
  rows = rows_for(d, false);
  for (size_t e = 0; e < rows.size(); ++e) {
    Entity& entity = d.entities[e];
    const CorrectionRow* row = rows[e];
    if (!row) continue;
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
