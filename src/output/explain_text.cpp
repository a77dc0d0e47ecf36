#include <algorithm>
#include <set>

#include "base/value_text.h"
#include "output/explanation.h"

namespace derek::output {

namespace {

constexpr std::pair<uint32_t, const char*> kTagNames[] = {
    {kNom, "nom"}, {kGen, "gen"}, {kDat, "dat"}, {kAcc, "acc"}, {kLoc, "loc"}, {kAbl, "abl"}, {kIns, "ins"},
    {kPlural, "plural"}, {kPoss1, "poss1"}, {kPoss2, "poss2"}, {kPoss3, "poss3"}, {kAttr, "attr"},
    {kOrdinal, "ordinal"}, {kCollective, "collective"}, {kLike, "like"}, {kDerived, "derived"},
    {kWithout, "without"}, {kVerb, "verb"}, {kParticiple, "participle"}, {kConverb, "converb"},
    {kVerbalNoun, "verbal_noun"}, {kKnown, "known"}, {kManner, "manner"}, {kAdjectival, "adjective"}};

std::string tag_names(uint32_t tags) {
  std::string out;
  for (const auto& [bit, name] : kTagNames) {
    if (tags & bit) out += (out.empty() ? "" : "+") + std::string(name);
  }
  return out;
}

std::string by_line(const std::string& by, const RulePlace& place) {
  const std::string where = place(by);
  return by + (where.empty() ? "" : " (" + where + ")");
}

}  // namespace

std::string explain_text(const Document& d, const RulePlace& place, const ValueTrace& trace,
                         const std::function<std::string(uint32_t list)>& list_name) {
  std::string out;
  const auto line = [&](const std::string& key, const std::string& text) {
    out += "  " + key + std::string(key.size() < 7 ? 7 - key.size() : 1, ' ') + text + "\n";
  };
  for (const Mention& m : d.mentions) {
    out += std::string(to_string(m.label)) + "  " + std::string(d.view(m.span)) + "\n";
    if (!m.lemma.empty()) line("lemma", m.lemma);
    if (m.value) line("value", value_text(*m.value));
    if (m.entity != kNoIndex) {
      const Entity& entity = d.entities[m.entity];
      line("entity", entity.name);
      for (const Correction& c : entity.corrections)
        line("corrected", c.action + " (" + c.at + ")" + (c.was.empty() ? "" : ", was " + c.was));
    }
    line("by", by_line(m.by, place));
    for (const auto& [key, text] : trace(m)) line(key, text);
    if (m.value) continue;
    if (m.match != kNoIndex) {
      const Match& match = d.matches[m.match];
      for (uint32_t i = 0; i < match.slot_count; ++i) {
        const Slot& slot = d.slots[match.first_slot + i];
        line("slot", std::string(d.view(slot.name)) + " = " + std::string(d.view(d.span_of(slot.tokens))));
      }
    }
    for (uint32_t t = m.tokens.first; t < m.tokens.last; ++t) {
      const Token& token = d.tokens[t];
      std::string text(d.view(token));
      if (token.analysis_count) {
        const Analysis& a = d.analyses[token.first_analysis];
        text += "  " + std::string(d.view(a.lemma)) + " " + tag_names(a.tags);
      }
      line("token", text);
    }
    std::set<std::string> lists;  // an entry may be hit by several readings
    const auto begins = [](const ListHit& hit, uint32_t first) { return hit.tokens.first < first; };
    auto it = std::lower_bound(d.list_hits.begin(), d.list_hits.end(), m.tokens.first, begins);
    for (; it != d.list_hits.end() && it->tokens.first < m.tokens.last; ++it) {
      const ListHit& hit = *it;
      if (m.tokens.contains(hit.tokens)) lists.insert(list_name(hit.list) + ": " + std::string(d.view(d.span_of(hit.tokens))));
    }
    for (const std::string& list : lists) line("list", list);
  }
  for (const Diagnostic& g : d.diagnostics) {
    if (g.code == "denied") out += "denied  " + g.message + "\n";
  }
  for (const Relation& r : d.relations) {
    const auto name = [&](uint32_t e) { return e == kNoIndex ? std::string("?") : d.entities[e].name; };
    if (r.label == RelationLabel::kHoldsPosition) {
      out += "holds_position  " + name(r.subject) + " | " + r.title + " | " + name(r.object) + "\n";
    } else {
      out += std::string(r.label == RelationLabel::kPartOf ? "part_of  " : "located_in  ") + name(r.subject) + " | " +
             name(r.object) + "\n";
    }
    out += "  by     " + by_line(r.by, place) + "\n";
  }
  for (const Quote& q : d.quotes) {
    out += std::string("quote  ") + (q.speaker == kNoIndex ? "?" : d.entities[q.speaker].name) + ": " +
           std::string(d.view(q.span)) + "\n  by     " + by_line(q.by, place) + "\n";
  }
  return out;
}

}  // namespace derek::output
