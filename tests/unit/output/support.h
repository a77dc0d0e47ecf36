// A small Document made by hand, for the writers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "derek/document.h"

namespace derek::output {

// Tokens at spaces and line breaks; a line break begins a sentence. Text and original are the same.
inline Document document_of(std::string_view text) {
  Document d;
  d.id = "d1";
  d.text = d.original = text;
  d.offsets.keep(static_cast<uint32_t>(text.size()));
  uint32_t sentence = 0;
  const auto end_sentence = [&] {
    const auto count = static_cast<uint32_t>(d.tokens.size());
    if (count > sentence) d.sentences.push_back({{sentence, count}, true});
    sentence = count;
  };
  for (uint32_t at = 0; at < text.size();) {
    if (text[at] == ' ' || text[at] == '\n') {
      if (text[at] == '\n') end_sentence();
      ++at;
      continue;
    }
    const auto end = static_cast<uint32_t>(std::min(text.find_first_of(" \n", at), text.size()));
    Token t;
    t.span = {at, end};
    t.lower = d.add(utf8::to_lower(text.substr(at, end - at)));
    t.space_before = at > 0;
    d.tokens.push_back(t);
    at = end;
  }
  end_sentence();
  return d;
}

inline Mention& add_mention(Document& d, Label label, TokenRange tokens, const std::string& lemma = "") {
  Mention m;
  m.label = label;
  m.tokens = tokens;
  m.span = d.span_of(tokens);
  m.lemma = lemma;
  m.by = "rule:test";
  d.mentions.push_back(m);
  return d.mentions.back();
}

inline uint32_t add_entity(Document& d, Label label, const std::string& name, const std::vector<uint32_t>& mentions) {
  Entity e;
  e.label = label;
  e.name = name;
  e.mentions = mentions;
  const auto index = static_cast<uint32_t>(d.entities.size());
  for (const uint32_t m : mentions) d.mentions[m].entity = index;
  d.entities.push_back(e);
  return index;
}

// «Нұр» орталығының директоры Әсел келді, with a body, a title, a person and a relation.
inline Document press_document() {
  Document d = document_of("« Нұр » орталығының директоры Әсел келді");
  add_mention(d, Label::kOrganisation, {0, 4}, "«Нұр» орталығы");
  add_mention(d, Label::kPosition, {4, 5}, "директор").kind = "office";
  add_mention(d, Label::kPerson, {5, 6}, "Әсел").score = 0.91237;
  const uint32_t body = add_entity(d, Label::kOrganisation, "«Нұр» орталығы", {0});
  d.entities[body].aliases = {"Нұр"};
  const uint32_t person = add_entity(d, Label::kPerson, "Әсел", {2});
  d.entities[person].given = "Әсел";
  d.entities[person].sex = "f";
  Relation r;
  r.label = RelationLabel::kHoldsPosition;
  r.subject = person;
  r.object = body;
  r.position = 1;
  r.title = "директор";
  r.kind = "office";
  r.status = "current";
  r.span = d.span_of({0, 6});
  r.by = "rule:test";
  d.relations.push_back(r);
  return d;
}

}  // namespace derek::output
