#include "tagger/features.h"

#include <xxhash.h>

#include <algorithm>

#include "base/utf8.h"
#include "tagger/tags.h"

namespace derek::tagger {

namespace {

constexpr uint64_t kNothing = 0x2545f4914f6cdd1d;  // an observation that is not there

uint64_t hash(std::string_view s) { return XXH3_64bits(s.data(), s.size()); }

// Any good mixing of two words serves; this one multiplies by the constant of the golden ratio.
uint64_t mix(uint64_t a, uint64_t b) {
  uint64_t x = (a ^ (b + 0x9e3779b97f4a7c15 + (a << 6) + (a >> 2))) * 0x9e3779b97f4a7c15;
  return x ^ (x >> 29);
}

// Lower case with every digit as 0, and where its characters begin; kept until another word is asked for.
void fold(const Document& d, uint32_t token, FeatureScratch& scratch) {
  if (scratch.folded_token == token) return;
  scratch.folded_token = token;
  const std::string_view lower = d.view(d.tokens[token].lower);
  scratch.folded.assign(lower);
  scratch.starts.clear();
  for (size_t i = 0; i < scratch.folded.size(); ++i) {
    char& c = scratch.folded[i];
    if (c >= '0' && c <= '9') c = '0';
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) scratch.starts.push_back(static_cast<uint32_t>(i));
  }
  scratch.starts.push_back(static_cast<uint32_t>(scratch.folded.size()));
}

// The hash of a word with every digit as 0.
uint64_t folded_hash(std::string_view lower) {
  if (lower.find_first_of("123456789") == std::string_view::npos) return hash(lower);
  std::string folded(lower);
  for (char& c : folded) c = c >= '0' && c <= '9' ? '0' : c;
  return hash(folded);
}

// Қасым-Жомарт → Aa-Aa, 25-і → 0-a, eGov → aAa.
uint64_t pattern_of(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    const char kind = utf8::is_upper(c) ? 'A' : utf8::is_letter(c) ? 'a' : utf8::is_digit(c) ? '0' : c < 128 ? static_cast<char>(c) : '?';
    if (out.empty() || out.back() != kind) out += kind;
  }
  return hash(out);
}

uint32_t first_tags(const Document& d, const Token& token) {
  // The tag is for rules; the model was trained without it.
  return token.analysis_count == 0 ? 0 : d.analyses[token.first_analysis].tags & ~static_cast<uint32_t>(kAdjectival);
}

std::string_view first_lemma(const Document& d, const Token& token) {
  return d.view(token.analysis_count == 0 ? token.lower : d.analyses[token.first_analysis].lemma);
}

uint64_t shape_of(const Token& token) { return static_cast<uint64_t>(token.shape) * 16 + static_cast<uint64_t>(token.kind); }

uint64_t case_of(const Document& d, const Token& token) {
  return first_tags(d, token) & (kCaseTags | kPlural | kPoss1 | kPoss2 | kPoss3 | kAttr);
}

// Whether the token is the sentence's first, its last.
uint64_t edge_of(TokenRange sentence, uint32_t token) {
  return (token == sentence.first ? 1u : 0u) + (token + 1 == sentence.last ? 2u : 0u);
}

// B, I, E, S: where in its entry a token stands.
uint64_t place_in(TokenRange r, uint32_t token) {
  if (r.size() == 1) return 'S';
  return token == r.first ? 'B' : token + 1 == r.last ? 'E' : 'I';
}

// Every value of the first part with every value of the second … `read` appends a part's values.
template <typename Read>
void combine(const Template& one, FeatureScratch& s, std::vector<uint64_t>& out, Read read) {
  if (one.parts.size() == 1) {  // most templates
    s.values.clear();
    read(one.parts[0], s.values);
    for (const uint64_t value : s.values) out.push_back(mix(one.seed, value));
    return;
  }
  s.combined.assign(1, one.seed);
  for (const Observation& part : one.parts) {
    s.values.clear();
    read(part, s.values);
    if (s.values.empty()) return;
    const size_t before = s.combined.size();
    for (size_t v = 1; v < s.values.size(); ++v) {
      for (size_t i = 0; i < before; ++i) s.combined.push_back(mix(s.combined[i], s.values[v]));
    }
    for (size_t i = 0; i < before; ++i) s.combined[i] = mix(s.combined[i], s.values[0]);
  }
  out.insert(out.end(), s.combined.begin(), s.combined.end());
}

}  // namespace

FeatureReader::FeatureReader(std::vector<Template> templates, const lexicon::Lexicon& lexicon)
    : templates_(std::move(templates)) {
  for (uint32_t list = 0; list < lexicon.list_count(); ++list) list_seed_.push_back(hash(lexicon.list_name(list)));
}

void FeatureReader::prepare(const Document& d, const std::vector<uint8_t>& rule_tags, FeatureScratch& s) const {
  const size_t size = d.tokens.size();
  for (auto* values : {&s.rule, &s.by, &s.quote, &s.open, &s.close}) values->assign(size, kNothing);
  s.sentence.assign(size, {});
  s.folded_token = kNoIndex;
  s.lower.resize(size);
  s.lemma.resize(size);
  for (uint32_t t = 0; t < size; ++t) {
    s.rule[t] = rule_tags[t];
    s.lower[t] = folded_hash(d.view(d.tokens[t].lower));
    s.lemma[t] = folded_hash(first_lemma(d, d.tokens[t]));
  }

  for (const Mention& m : d.mentions) {
    if (m.within != kNoIndex) continue;
    const uint64_t by = hash(m.by);
    for (uint32_t t = m.tokens.first; t < m.tokens.last; ++t) s.by[t] = mix(by, place_in(m.tokens, t));
  }

  std::vector<uint32_t> count(size + 1, 0);
  for (const ListHit& hit : d.list_hits) {
    for (uint32_t t = hit.tokens.first; t < hit.tokens.last; ++t) ++count[t + 1];
  }
  for (size_t t = 0; t < size; ++t) count[t + 1] += count[t];
  s.first_list = count;
  s.list.resize(count[size]);
  for (const ListHit& hit : d.list_hits) {
    for (uint32_t t = hit.tokens.first; t < hit.tokens.last; ++t) {
      s.list[count[t]++] = mix(list_seed_[hit.list], place_in(hit.tokens, t));
    }
  }

  for (const Sentence& sentence : d.sentences) {
    uint32_t open = kNoIndex;
    for (uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      s.sentence[t] = sentence.tokens;
      const std::string_view mark = d.view(d.tokens[t].lower);
      if (mark == "«") open = t;
      if (mark != "»" || open == kNoIndex) continue;
      const uint64_t before = open > sentence.tokens.first ? s.lemma[open - 1] : kNothing;
      const uint64_t after = t + 1 < sentence.tokens.last ? s.lemma[t + 1] : kNothing;
      for (uint32_t q = open + 1; q < t; ++q) {
        s.quote[q] = q == open + 1 ? (q + 1 == t ? 'S' : 'B') : q + 1 == t ? 'E' : 'I';
        s.open[q] = before;
        s.close[q] = after;
      }
      if (t + 1 < sentence.tokens.last) s.quote[t + 1] = 'A';
      open = kNoIndex;
    }
  }

  s.place.resize(size);
  for (uint32_t t = 0; t < size; ++t) {
    // Small numbers are mixed into a large one: mixed with each other, different pairs of them may come out alike.
    uint64_t all = mix(mix(kNothing, shape_of(d.tokens[t])), case_of(d, d.tokens[t]));
    for (const uint64_t value : {s.rule[t], s.by[t], s.quote[t], s.open[t], s.close[t], edge_of(s.sentence[t], t)}) {
      all = mix(all, value);
    }
    for (uint32_t l = s.first_list[t]; l < s.first_list[t + 1]; ++l) all = mix(all, s.list[l]);
    s.place[t] = all;
  }
}

void FeatureReader::values_at(const Observation& part, const Document& d, uint32_t t, FeatureScratch& s,
                              std::vector<uint64_t>& out) const {
  const Token& token = d.tokens[t];
  const auto add = [&](uint64_t value) {
    if (value != kNothing) out.push_back(value);
  };
  switch (part.what) {
    case Observe::kLower: out.push_back(s.lower[t]); break;
    case Observe::kLemma: out.push_back(s.lemma[t]); break;
    case Observe::kPrefix:
    case Observe::kSuffix: {
      fold(d, t, s);
      const size_t characters = s.starts.size() - 1;
      if (characters < part.size) break;
      const std::string_view folded = s.folded;
      out.push_back(hash(part.what == Observe::kPrefix ? folded.substr(0, s.starts[part.size])
                                                       : folded.substr(s.starts[characters - part.size])));
      break;
    }
    case Observe::kGram: {
      fold(d, t, s);
      const std::string_view folded = s.folded;
      for (size_t i = 0; i + part.size < s.starts.size(); ++i) {
        out.push_back(hash(folded.substr(s.starts[i], s.starts[i + part.size] - s.starts[i])));
      }
      break;
    }
    case Observe::kShape:
      out.push_back(shape_of(token));
      break;
    case Observe::kPattern: out.push_back(pattern_of(d.view(token))); break;
    case Observe::kCase:
      out.push_back(case_of(d, token));
      break;
    case Observe::kGrammar: out.push_back(first_tags(d, token)); break;
    case Observe::kCount:
      fold(d, t, s);
      out.push_back(std::min<size_t>(s.starts.size() - 1, 10));
      break;
    case Observe::kList: out.insert(out.end(), s.list.begin() + s.first_list[t], s.list.begin() + s.first_list[t + 1]); break;
    case Observe::kRule: add(s.rule[t]); break;
    case Observe::kBy: add(s.by[t]); break;
    case Observe::kQuote: add(s.quote[t]); break;
    case Observe::kOpen: add(s.open[t]); break;
    case Observe::kClose: add(s.close[t]); break;
    case Observe::kEdge: out.push_back(edge_of(s.sentence[t], t)); break;
  }
}

void FeatureReader::values_of(const Observation& part, const Document& d, uint32_t token, FeatureScratch& s,
                              std::vector<uint64_t>& out) const {
  const TokenRange sentence = s.sentence[token];
  const int64_t place = static_cast<int64_t>(token) + part.position;
  if (place < sentence.first || place >= sentence.last) {
    const int64_t beyond = place < sentence.first ? place - sentence.first : place - sentence.last + 1;
    // How far beyond does not matter but for the word itself, of which one feature is enough.
    if (part.what == Observe::kLower || part.what == Observe::kShape || part.what == Observe::kRule) {
      out.push_back(mix(kNothing, static_cast<uint64_t>(beyond)));
    }
    return;
  }
  values_at(part, d, static_cast<uint32_t>(place), s, out);
}

void FeatureReader::features_of(const Template& one, const Document& d, uint32_t token, FeatureScratch& s,
                                std::vector<uint64_t>& out) const {
  combine(one, s, out, [&](const Observation& part, std::vector<uint64_t>& values) {
    values_of(part, d, token, s, values);
  });
}

void FeatureReader::of_token(const Document& d, uint32_t seen, Scope scope, int position, FeatureScratch& s,
                             std::vector<uint64_t>& out) const {
  for (const Template& one : templates_) {
    if (one.scope != scope || one.parts[0].position != position) continue;
    combine(one, s, out, [&](const Observation& part, std::vector<uint64_t>& values) {
      values_at(part, d, seen, s, values);
    });
  }
}

void FeatureReader::beyond(const Document& d, uint32_t token, FeatureScratch& s, std::vector<uint64_t>& out) const {
  const TokenRange sentence = s.sentence[token];
  if (token >= sentence.first + kReach && token + kReach < sentence.last) return;
  for (const Template& one : templates_) {
    if (one.scope == Scope::kSeveral) continue;
    const int64_t place = static_cast<int64_t>(token) + one.parts[0].position;
    if (place < sentence.first || place >= sentence.last) features_of(one, d, token, s, out);
  }
}

void FeatureReader::several(const Document& d, uint32_t token, FeatureScratch& s, std::vector<uint64_t>& out) const {
  for (const Template& one : templates_) {
    if (one.scope == Scope::kSeveral) features_of(one, d, token, s, out);
  }
}

void FeatureReader::all(const Document& d, uint32_t token, FeatureScratch& s, std::vector<uint64_t>& out) const {
  for (const Template& one : templates_) features_of(one, d, token, s, out);
}

uint64_t FeatureReader::key(const Document& d, uint32_t token, Scope scope, const FeatureScratch& s) const {
  if (scope == Scope::kPlace) return s.place[token];
  const Token& t = d.tokens[token];
  const uint64_t reading = mix(s.lemma[token], first_tags(d, t));
  return mix(mix(hash(d.view(t)), reading), static_cast<uint64_t>(t.kind));
}

}  // namespace derek::tagger
