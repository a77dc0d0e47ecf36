#include "link/reader.h"

#include <algorithm>

#include "base/utf8.h"

namespace derek::link {

std::optional<TokenRange> slot(const Document& d, const Match& match, std::string_view name) {
  for (uint32_t i = 0; i < match.slot_count; ++i) {
    const Slot& s = d.slots[match.first_slot + i];
    if (d.view(s.name) == name) return s.tokens;
  }
  return std::nullopt;
}

std::string_view attribute(const Document& d, const Match& match, std::string_view key) {
  for (uint32_t i = 0; i < match.attribute_count; ++i) {
    const Attribute& a = d.attributes[match.first_attribute + i];
    if (d.view(a.key) == key) return d.view(a.value);
  }
  return {};
}

const Analysis* reading(const Document& d, uint32_t token) {
  const Token& t = d.tokens[token];
  return t.analysis_count ? &d.analyses[t.first_analysis] : nullptr;
}

bool has_tag(const Document& d, uint32_t token, uint32_t tags) {
  const Token& t = d.tokens[token];
  for (uint32_t i = 0; i < t.analysis_count; ++i) {
    if (d.analyses[t.first_analysis + i].tags & tags) return true;
  }
  return false;
}

namespace {

// Hits are sorted by first token, longest first.
std::pair<const ListHit*, const ListHit*> hits_from(const Document& d, uint32_t first) {
  const auto begin = std::lower_bound(d.list_hits.begin(), d.list_hits.end(), first,
                                      [](const ListHit& h, uint32_t f) { return h.tokens.first < f; });
  const ListHit* from = d.list_hits.data() + (begin - d.list_hits.begin());
  return {from, d.list_hits.data() + d.list_hits.size()};
}

}  // namespace

const ListHit* hit_of(const Document& d, uint32_t list, TokenRange tokens) {
  auto [hit, end] = hits_from(d, tokens.first);
  for (; hit != end && hit->tokens.first == tokens.first; ++hit) {
    if (hit->list == list && hit->tokens == tokens) return hit;
  }
  return nullptr;
}

const ListHit* hit_ending_at(const Document& d, uint32_t list, uint32_t last, uint32_t first) {
  auto [hit, end] = hits_from(d, first);
  for (; hit != end && hit->tokens.first < last; ++hit) {
    if (hit->list == list && hit->tokens.last == last) return hit;
  }
  return nullptr;
}

const ListHit* hit_starting_at(const Document& d, uint32_t list, uint32_t first) {
  auto [hit, end] = hits_from(d, first);
  for (; hit != end && hit->tokens.first == first; ++hit) {
    if (hit->list == list) return hit;
  }
  return nullptr;
}

std::string text_of(const Document& d, TokenRange tokens) {
  std::string out;
  for (uint32_t i = tokens.first; i < tokens.last; ++i) {
    if (i > tokens.first && d.tokens[i].space_before) out += ' ';
    out += d.view(d.tokens[i]);
  }
  return out;
}

std::string nominative_of(const Document& d, TokenRange tokens) {
  if (tokens.first == tokens.last) return {};
  std::string out = text_of(d, tokens);
  const std::string_view last = d.view(d.tokens[tokens.last - 1]);
  if (const Analysis* a = reading(d, tokens.last - 1); a && a->nominative > 0 && a->nominative < last.size()) {
    out.resize(out.size() - last.size() + a->nominative);
  }
  return out;
}

std::string key_of(const Document& d, TokenRange tokens) { return name_key(nominative_of(d, tokens)); }

std::string name_key(std::string_view as_written) {
  const std::string name = utf8::to_lower(as_written);
  std::string out;
  for (size_t i = 0; i < name.size();) {
    const size_t start = i;
    const char32_t c = utf8::next(name, i);
    if (c == U'«' || c == U'»' || c == U'"' || c == U'“' || c == U'”' || c == U'„') continue;
    if (c == U'–' || c == U'—') {
      out += '-';
      continue;
    }
    if (c == U' ' && (out.empty() || out.back() == ' ')) continue;  // left by the marks
    out += name.substr(start, i - start);
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string_view lemma_of(const Document& d, uint32_t token) {
  const Analysis* a = reading(d, token);
  return a ? d.view(a->lemma) : d.view(d.tokens[token].lower);
}

namespace {

template <typename Item>
IndexRange items_in(const std::vector<Item>& items, TokenRange tokens) {
  const auto at = [&](uint32_t token) {
    return static_cast<uint32_t>(std::lower_bound(items.begin(), items.end(), token,
                                                  [](const Item& i, uint32_t t) { return i.tokens.first < t; }) -
                                 items.begin());
  };
  return {at(tokens.first), at(tokens.last)};
}

}  // namespace

IndexRange mentions_in(const Document& d, TokenRange tokens) { return items_in(d.mentions, tokens); }
IndexRange matches_in(const Document& d, TokenRange tokens) { return items_in(d.matches, tokens); }

uint32_t sentence_of(const Document& d, uint32_t token) {
  const auto it = std::upper_bound(d.sentences.begin(), d.sentences.end(), token,
                                   [](uint32_t t, const Sentence& s) { return t < s.tokens.last; });
  return static_cast<uint32_t>(it - d.sentences.begin());
}

}  // namespace derek::link
