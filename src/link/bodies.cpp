#include "link/bodies.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "link/reader.h"

namespace derek::link {

namespace {

std::string_view lower(const Document& d, uint32_t token) { return d.view(d.tokens[token].lower); }

// The quoted stretch of the mention, without its marks.
TokenRange quoted(const Document& d, TokenRange tokens) {
  uint32_t open = tokens.last, close = tokens.first;
  for (uint32_t t = tokens.first; t < tokens.last; ++t) {
    if (lower(d, t) == "«" && open == tokens.last) open = t;
    if (lower(d, t) == "»") close = t;
  }
  return open < close ? TokenRange{open + 1, close} : TokenRange{};
}

// "№ 3 орталығы": number and head tell bodies apart whose names are written in two ways.
std::string number_head(const Document& d, TokenRange tokens) {
  for (uint32_t t = tokens.first; t + 1 < tokens.last; ++t) {
    if (lower(d, t) != "№") continue;
    // The head: the last word of the quoted part, if the number is in it, else of the whole name.
    const TokenRange inner = quoted(d, tokens);
    const uint32_t end = inner.contains({t, t + 1}) ? inner.last : tokens.last;
    if (end < t + 3) return {};
    return "№" + std::string(lower(d, t + 1)) + " " + std::string(lemma_of(d, end - 1));
  }
  return {};
}

// How far the search for a short name in brackets goes: «… (бұдан әрі – ТЖД)».
constexpr uint32_t kLongestBracket = 12;
const std::set<std::string_view> kHereafter = {"бұдан", "одан", "әрі", "қарай"}, kDashes = {"–", "—", "-", ":"};
constexpr size_t kMostInitials = 5;

// Алматы облысы полиция департаменті → алматы облысы пд: the last words by their initials, for each number of them.
std::vector<std::string> by_initials(std::string_view key) {
  std::vector<std::string> out;
  std::string initials;
  size_t words = 0;
  for (size_t end = key.size(); end > 0 && end != std::string_view::npos && words < kMostInitials;) {
    const size_t space = key.rfind(' ', end - 1);
    const size_t begin = space == std::string_view::npos ? 0 : space + 1;
    const std::string_view word = key.substr(begin, end - begin);
    if (word != "және" && word != "мен" && word != "пен" && word != "бен") {
      size_t i = 0;
      const char32_t first = word.empty() ? U' ' : utf8::next(word, i);
      if (!utf8::is_letter(first)) break;
      initials.insert(0, utf8::encode(first));
      if (++words > 1) out.push_back(std::string(key.substr(0, begin)) + initials);
    }
    end = space;
  }
  return out;
}

bool is_upper(const Document& d, uint32_t token) {
  return d.tokens[token].shape == Shape::kUpper || d.tokens[token].shape == Shape::kMixed;
}

}  // namespace

std::optional<TokenRange> name_in_brackets(const Document& d, uint32_t open) {
  const auto size = static_cast<uint32_t>(d.tokens.size());
  if (open >= size || lower(d, open) != "(") return std::nullopt;
  uint32_t close = open + 1;
  while (close < size && close <= open + kLongestBracket && lower(d, close) != ")") ++close;
  if (close >= size || lower(d, close) != ")" || close == open + 1) return std::nullopt;
  uint32_t first = open + 1;
  while (first < close && kHereafter.contains(lower(d, first))) ++first;
  if (first > open + 1 && first + 1 < close && kDashes.contains(lower(d, first))) return TokenRange{first + 1, close};
  uint32_t begin = close;  // ҚР ҰК
  while (begin > open + 1 && is_upper(d, begin - 1)) --begin;
  return begin < close ? std::optional(TokenRange{begin, close}) : std::nullopt;
}

bool is_abbreviation(const Document& d, TokenRange name) {
  for (uint32_t t = name.first; t < name.last; ++t) {
    if (!is_upper(d, t)) return false;
  }
  return name.size() > 0;
}

bool opens_with_body(const Document& d, const Mention& body) {
  const IndexRange inside = mentions_in(d, {body.tokens.first, body.tokens.first + 1});
  for (uint32_t i = inside.first; i < inside.last; ++i) {
    const Mention& m = d.mentions[i];
    if (m.label == Label::kOrganisation && m.tokens.first == body.tokens.first && m.tokens.last < body.tokens.last) return true;
  }
  return false;
}

std::string core_of(const Document& d, const Mention& body) {
  const TokenRange inner = quoted(d, body.tokens);
  return inner.size() > 0 ? text_of(d, inner) : std::string();
}

BodyName body_name(const Document& d, const TitleWords& words, const Mention& mention) {
  BodyName name;
  name.key = key_of(d, mention.tokens);
  name.core = core_of(d, mention);
  name.number_head = number_head(d, mention.tokens);
  if (mention.match != kNoIndex) {
    if (const auto unit = slot(d, d.matches[mention.match], "unit")) name.last_unit = key_of(d, *unit);
  }
  if (const auto tokens = name_in_brackets(d, mention.tokens.last)) name.short_name = nominative_of(d, *tokens);
  // «Сенім» ЖШС баспасөз қызметі is not what «Сенім» means.
  if (opens_with_body(d, mention)) name.core.clear();
  if (!name.core.empty()) {
    const std::string core = utf8::to_lower(name.core.substr(0, name.core.find("»")));
    for (const std::string& noun : words.nouns_of(d, mention.tokens)) name.typed_cores.push_back(core + '\t' + noun);
  }
  return name;
}

uint32_t BodyIndex::find(const BodyName& name) const {
  for (const std::string* key : {&name.key, &name.last_unit, &name.number_head}) {
    if (key->empty()) continue;
    if (const auto it = by_key_.find(*key); it != by_key_.end()) return it->second;
  }
  for (const std::string& core : name.typed_cores) {
    if (const auto it = by_key_.find(core); it != by_key_.end()) return it->second;
  }
  return kNoIndex;
}

void BodyIndex::add(const BodyName& name, uint32_t entity) {
  by_key_.try_emplace(name.key, entity);
  if (!name.last_unit.empty()) by_key_.try_emplace(name.last_unit, entity);
  if (!name.number_head.empty()) by_key_.try_emplace(name.number_head, entity);
  if (!name.core.empty()) by_key_.try_emplace(utf8::to_lower(name.core), entity);
  if (!name.short_name.empty()) by_key_.try_emplace(name_key(name.short_name), entity);
  for (const std::string& core : name.typed_cores) by_key_.try_emplace(core, entity);
  for (std::string& short_name : by_initials(name.key)) by_key_.try_emplace(std::move(short_name), entity);
  // Ends of the name from a word on, at least three words: a chain named again without its parents.
  std::string_view rest = name.key;
  for (size_t space = rest.find(' '); space != std::string_view::npos; space = rest.find(' ')) {
    rest.remove_prefix(space + 1);
    if (std::count(rest.begin(), rest.end(), ' ') < 2) break;
    by_key_.try_emplace(std::string(rest), entity);
  }
}

}  // namespace derek::link
