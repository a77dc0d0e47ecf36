// Dirty copies of clean texts, and the facts of both in the places of the clean one.
#pragma once

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "unit/pipeline/support.h"

namespace derek {

// A text made from a clean one. `place[i]`: where byte `i` (or the end) of it stands in the clean one.
struct Dirty {
  std::string text;
  std::vector<uint32_t> place;

  void add(std::string_view bytes, uint32_t at) {
    text += bytes;
    place.insert(place.end(), bytes.size(), at);
  }
  Dirty&& finish(std::string_view clean) && {
    place.push_back(static_cast<uint32_t>(clean.size()));
    return std::move(*this);
  }
};

// Calls `write(out, character, place)` for each character of the clean text.
template <typename Write>
Dirty rewrite(std::string_view clean, Write write) {
  Dirty out;
  for (size_t i = 0; i < clean.size();) {
    const auto at = static_cast<uint32_t>(i);
    const char32_t c = utf8::next(clean, i);
    write(out, c, at);
  }
  return std::move(out).finish(clean);
}

inline Dirty undirtied(std::string_view clean) {
  return rewrite(clean, [](Dirty& out, char32_t c, uint32_t at) { out.add(utf8::encode(c), at); });
}

// The facts, sorted: labels, places in the clean text, lemmas, values, names, relations, quotes.
inline std::vector<std::string> facts_of(const Document& d, const Dirty& dirty) {
  const auto place = [&](Span span) {
    const Span s = d.offsets.to_original(span);
    return s.end < dirty.place.size()
               ? std::to_string(dirty.place[s.begin]) + "-" + std::to_string(dirty.place[s.end])
               : std::string("outside");
  };
  const auto name = [&](uint32_t e) { return e == kNoIndex ? std::string("-") : d.entities[e].name; };
  std::vector<std::string> out;
  for (const Mention& m : d.mentions) {
    out.push_back(place(m.span) + " " + std::string(to_string(m.label)) + " " + m.lemma + " | " +
                  (m.value ? value_text(*m.value) : "") + " | " + name(m.entity));
  }
  for (const Relation& r : d.relations) {
    out.push_back("relation " + std::to_string(static_cast<int>(r.label)) + " " + name(r.subject) + " | " +
                  r.title + " | " + name(r.object) + " | " + name(r.place) + " | " + r.status);
  }
  for (const Quote& q : d.quotes) {
    out.push_back(place(q.span) + " quote " + name(q.speaker) + " | " + place(q.speaker_span) + " | " +
                  q.cue);
  }
  std::sort(out.begin(), out.end());
  return out;
}

inline std::vector<std::string> facts_of(const Dirty& dirty, const std::string& encoding = "UTF-8") {
  return facts_of(analyze(shared_pipeline(), dirty.text, encoding), dirty);
}

// What of `a` is not in `b`.
inline std::vector<std::string> without(const std::vector<std::string>& a,
                                        const std::vector<std::string>& b) {
  std::vector<std::string> out;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

inline void expect_same_facts(const std::vector<std::string>& clean, const std::vector<std::string>& dirty) {
  for (const std::string& fact : without(clean, dirty)) ADD_FAILURE() << "lost: " << fact;
  for (const std::string& fact : without(dirty, clean)) ADD_FAILURE() << "invented: " << fact;
}

}  // namespace derek
