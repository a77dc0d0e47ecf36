#include "link/repeats.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "link/bodies.h"
#include "link/mentions.h"
#include "link/reader.h"

namespace derek::link {

namespace {

constexpr uint32_t kMostWords = 3;  // of an abbreviation: ҚР ҰК

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> out;
  for (size_t start = 0; start < name.size();) {
    const size_t end = std::min(name.find(' ', start), name.size());
    if (end > start) out.push_back(name.substr(start, end - start));
    start = end + 1;
  }
  return out;
}

// Which tokens are free, and the mentions found in them.
class Finder {
 public:
  explicit Finder(const Document& document) : d_(document), taken_(document.tokens.size()) {
    for (const Mention& m : d_.mentions) {
      std::fill(taken_.begin() + m.tokens.first, taken_.begin() + m.tokens.last, true);
    }
  }

  bool is_free(TokenRange tokens) const {
    return std::none_of(taken_.begin() + tokens.first, taken_.begin() + tokens.last, [](bool t) { return t; });
  }
  // They open a longer body's name, and are no mention themselves: ДОРҚ Заң комитеті.
  bool open_body(TokenRange tokens) const {
    const IndexRange here = mentions_in(d_, {tokens.first, tokens.first + 1});
    bool opens = false;
    for (uint32_t i = here.first; i < here.last; ++i) {
      const Mention& m = d_.mentions[i];
      if (m.tokens.first != tokens.first) continue;
      if (m.tokens.last <= tokens.last) return false;
      opens |= m.label == Label::kOrganisation;
    }
    return opens;
  }

  void add(TokenRange tokens, Label label, const char* by, double score) {
    Mention m;
    m.label = label;
    m.tokens = tokens;
    m.span = d_.span_of(tokens);
    m.lemma = nominative_of(d_, tokens);
    m.by = by;
    m.score = score;
    std::fill(taken_.begin() + tokens.first, taken_.begin() + tokens.last, true);
    found_.push_back(std::move(m));
  }

  std::vector<Mention> take() { return std::move(found_); }

 private:
  const Document& d_;
  std::vector<bool> taken_;
  std::vector<Mention> found_;
};

}  // namespace

Repeats::Repeats(const lexicon::Lexicon& lexicon) : names_(lexicon) {}

void Repeats::run(Document& d, Scratch*) const {
  std::set<std::string, std::less<>> persons, cores, abbreviations;
  Finder finder(d);
  for (const Mention& m : d.mentions) {
    if (m.label == Label::kPerson) {
      const PersonName name = names_.split(d, m);
      for (const std::string* part : {&name.family, &name.given}) {
        for (const std::string_view word : words_of(*part)) {  // a family name may have two
          if (utf8::count_code_points(word) > 2) persons.insert(utf8::to_lower(word));
        }
      }
    } else if (m.label == Label::kOrganisation) {
      const std::string core = core_of(d, m);
      if (!core.empty()) cores.insert(utf8::to_lower(core));
      if (const auto name = name_in_brackets(d, m.tokens.last); name && is_abbreviation(d, *name)) {
        abbreviations.insert(utf8::to_lower(nominative_of(d, *name)));
      }
    }
  }
  if (persons.empty() && cores.empty() && abbreviations.empty()) return;
  for (const Match& match : d.matches) {
    if (d.view(match.type) != "quoted" || match.tokens.size() < 3 || !finder.is_free(match.tokens)) continue;
    const TokenRange inner{match.tokens.first + 1, match.tokens.last - 1};
    if (cores.contains(utf8::to_lower(text_of(d, inner)))) {
      finder.add(match.tokens, Label::kOrganisation, "rule:repeat.quoted", 0.9);
    }
  }
  for (uint32_t t = 0; t < d.tokens.size(); ++t) {
    const Token& token = d.tokens[t];
    const TokenRange one{t, t + 1};
    if (token.kind != TokenKind::kWord || !(finder.is_free(one) || finder.open_body(one))) continue;
    if (token.shape == Shape::kUpper || token.shape == Shape::kMixed) {
      for (uint32_t size = kMostWords; size > 0; --size) {
        const TokenRange name{t, t + size};
        if (name.last > d.tokens.size() || !is_abbreviation(d, name) || !(finder.is_free(name) || finder.open_body(name))) continue;
        if (!abbreviations.contains(utf8::to_lower(nominative_of(d, name)))) continue;
        finder.add(name, Label::kOrganisation, "rule:repeat.abbreviation", 0.95);
        break;
      }
    } else {
      const auto is_name = [&](uint32_t i) {
        return i < d.tokens.size() && d.tokens[i].shape == Shape::kTitle && finder.is_free({i, i + 1}) &&
               persons.contains(utf8::to_lower(nominative_of(d, {i, i + 1})));
      };
      uint32_t end = t;
      while (end < t + 3 && is_name(end)) ++end;
      if (end > t) finder.add({t, end}, Label::kPerson, "rule:repeat.name", 0.85);
    }
  }
  std::vector<Mention> found = finder.take();
  if (found.empty()) return;
  for (Mention& m : found) d.mentions.push_back(std::move(m));
  sort_and_nest(d.mentions);
}

}  // namespace derek::link
