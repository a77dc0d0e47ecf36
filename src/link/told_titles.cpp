#include "link/told_titles.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "link/reader.h"

namespace derek::link {

namespace {

using Words = std::set<std::string_view>;

std::string_view lower(const Document& d, uint32_t token) { return d.view(d.tokens[token].lower); }

// A post that is spoken of, not who holds it: … төрағасы болып сайланды.
const Words kOfThePost = {"болып",    "ретінде",  "лауазымы",  "лауазымын", "лауазымына", "лауазымынан", "лауазымында",
                          "қызметі",  "қызметін", "қызметіне", "қызметінен", "қызметінде", "міндетін",    "міндетіне",
                          "міндетінен", "болған", "кандидатурасы", "сайлауы", "сайлауына"};
// Somebody else, or several.
const Words kOther = {"жаңа", "бұрынғы", "басқа", "өзге", "келесі", "әр", "әрбір", "кез", "барлық", "тағы", "бірде", "бір", "кейбір", "ешбір"};

bool is_word_with(const Document& d, uint32_t token, uint32_t tags) {
  const Analysis* a = reading(d, token);
  return a && (a->tags & tags) != 0;
}

// What a person was said to hold, by the lemma of its head: the words of its longest wording.
class Held {
 public:
  void add(const Document& d, TokenRange title) {
    Words& words = by_head_[lemma_of(d, title.last - 1)];
    for (uint32_t t = title.first; t < title.last; ++t) words.insert(lemma_of(d, t));
  }
  // Each of its words was said with this head: директор of a бас директор, not the other way round.
  bool holds(const Document& d, TokenRange title) const {
    const auto held = by_head_.find(lemma_of(d, title.last - 1));
    if (held == by_head_.end()) return false;
    // Of deputies and helpers there are several: all that was said must be said again.
    if (title.size() == 1 && held->first == "орынбасар") return false;
    for (uint32_t t = title.first; t < title.last; ++t) {
      if (!held->second.contains(lemma_of(d, t))) return false;
    }
    return true;
  }

 private:
  std::map<std::string_view, Words> by_head_;
};

// Екі нотариус, 12 директор: several.
bool ends_number(const Document& d, uint32_t token) {
  const auto after = std::upper_bound(d.numbers.begin(), d.numbers.end(), token,
                                      [](uint32_t t, const Number& n) { return t < n.tokens.first; });
  return after != d.numbers.begin() && (after - 1)->tokens.last > token;
}

bool may_stand_alone(const Document& d, const TitleWords& words, TokenRange title) {
  if (is_word_with(d, title.last - 1, kPlural)) return false;
  if (title.last < d.tokens.size()) {
    if (kOfThePost.contains(lower(d, title.last)) || lower(d, title.last) == "жанындағы") return false;
    // Облыс әкімі аппараты: in a body's name.
    if (words.is_body_noun(d, title.last) && is_word_with(d, title.last, kPoss3)) return false;
  }
  if (title.first == 0) return true;
  return !is_word_with(d, title.first - 1, kGen) && !kOther.contains(lower(d, title.first - 1)) &&
         !ends_number(d, title.first - 1);
}

}  // namespace

std::vector<ToldTitle> told_titles(const Document& d, const TitleWords& words) {
  // Where each title is held; matches come in the order of the text, longer contexts may begin before.
  std::vector<TokenRange> held_at;
  for (const Match& match : d.matches) {
    if (d.view(match.type) != "holds_position" || !slot(d, match, "person")) continue;
    if (const auto position = slot(d, match, "position")) held_at.push_back(*position);
  }
  if (held_at.empty()) return {};
  const auto by_place = [](TokenRange a, TokenRange b) { return a.first < b.first; };
  std::sort(held_at.begin(), held_at.end(), by_place);

  std::vector<ToldTitle> out;
  Held held;
  size_t next = 0;
  for (uint32_t i = 0; i < d.matches.size(); ++i) {
    const Match& match = d.matches[i];
    if (d.view(match.type) != "title" || attribute(d, match, "kind") != "office") continue;
    TokenRange title = match.tokens;
    for (; next < held_at.size() && held_at[next].first < title.first; ++next) held.add(d, held_at[next]);
    if (next < held_at.size() && held_at[next].overlaps(title)) continue;
    if (next > 0 && held_at[next - 1].overlaps(title)) continue;
    // Орталық директоры: the noun for the body, which the rule may have taken in.
    const auto names_body = [&](uint32_t token) {
      return words.is_body_noun(d, token) && is_word_with(d, token, kNom) && !is_word_with(d, token, kPoss3 | kPlural);
    };
    TokenRange bare = title;
    if (title.size() > 1 && names_body(title.first)) ++bare.first;
    else if (title.first > 0 && names_body(title.first - 1)) --title.first;
    if (held.holds(d, bare) && may_stand_alone(d, words, title)) out.push_back({i, title});
  }
  return out;
}

}  // namespace derek::link
