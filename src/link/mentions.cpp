#include "link/mentions.h"

#include <algorithm>
#include <numeric>

#include "base/utf8.h"
#include "link/reader.h"
#include "link/told_titles.h"
#include "link/topic.h"

namespace derek::link {

namespace {

bool before(const Mention& a, const Mention& b) {
  if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
  return a.span.end > b.span.end;
}

// Mentions are large: their numbers are sorted, and each is moved once.
void sort(std::vector<Mention>& mentions) {
  if (std::is_sorted(mentions.begin(), mentions.end(), before)) return;
  std::vector<uint32_t> order(mentions.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return before(mentions[a], mentions[b]); });
  std::vector<Mention> sorted;
  sorted.reserve(mentions.size());
  for (const uint32_t i : order) sorted.push_back(std::move(mentions[i]));
  mentions = std::move(sorted);
}

// Keeps, of mentions that cross each other, the longer; of equal spans with one label, the first.
void drop_crossing(std::vector<Mention>& mentions) {
  std::vector<Mention> kept;
  for (Mention& m : mentions) {
    bool dropped = false;
    for (size_t i = kept.size(); i-- > 0 && !dropped;) {
      const Mention& k = kept[i];
      if (k.span == m.span) {
        dropped = k.label == m.label;
      } else if (k.span.overlaps(m.span) && !k.span.contains(m.span)) {
        dropped = k.span.size() >= m.span.size();
        if (!dropped) kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(i));
      }
      // Mentions are short: beyond this many tokens nothing earlier can reach here.
      if (m.tokens.first > k.tokens.first + 200) break;
    }
    if (!dropped) kept.push_back(std::move(m));
  }
  mentions = std::move(kept);
}

// Names of persons, dates and figures hold no other facts: Абай of Абай Құнанбаев is no town.
bool is_atomic(Label label) {
  switch (label) {
    case Label::kPerson:
    case Label::kDate:
    case Label::kTime:
    case Label::kCardinal:
    case Label::kOrdinal:
    case Label::kPercentage:
    case Label::kMoney:
    case Label::kQuantity:
    case Label::kContact: return true;
    default: return false;
  }
}

// A postal address holds places all the same. In bodies' names only persons, places and bodies have names of their own.
void drop_inside_atomic(const Document& d, std::vector<Mention>& mentions) {
  Span atom{}, body{};
  bool address = false;
  std::erase_if(mentions, [&](const Mention& m) {
    if (!body.empty() && body.contains(m.span) && (m.label == Label::kNorp || m.label == Label::kLanguage)) return true;
    if (m.label == Label::kOrganisation && !body.contains(m.span)) body = m.span;
    if (!atom.empty() && atom.contains(m.span)) return !address || m.label != Label::kGpe;
    if (is_atomic(m.label)) {
      atom = m.span;
      address = m.match != kNoIndex && attribute(d, d.matches[m.match], "value") == "address";
    }
    return false;
  });
}

// 64 000 га. at the end: the stop of a unit is the sentence's too, and no part of the figure.
bool ends_with_the_stop(const Document& d, const Mention& m) {
  if (m.label != Label::kQuantity && m.label != Label::kMoney) return false;
  const uint32_t last = m.tokens.last - 1;
  return d.view(d.tokens[last].span).ends_with('.') && d.sentences[sentence_of(d, last)].tokens.last == m.tokens.last;
}

// The rule that found the title says that it is a former one: the word that says so is no part of the title.
bool former_title(const Document& d, TokenRange tokens) {
  const IndexRange near = matches_in(d, {tokens.first, tokens.first + 1});
  for (uint32_t i = near.first; i < near.last; ++i) {
    if (d.matches[i].tokens == tokens && attribute(d, d.matches[i], "status") == "former") return true;
  }
  return false;
}

// Ақсуат және Көкпекті аудандары: each is a place of its own, Ақсуат ауданы. The type noun stands behind the last.
std::string joint_place(const Document& d, TokenRange tokens) {
  constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
      {"облыс", "облысы"}, {"аудан", "ауданы"}, {"ауыл", "ауылы"}, {"қала", "қаласы"}, {"кент", "кенті"}};
  constexpr uint32_t kReach = 12;
  const uint32_t end = std::min<uint32_t>(static_cast<uint32_t>(d.tokens.size()), tokens.first + kReach);
  for (uint32_t t = tokens.first + 1; t < end; ++t) {
    if (!has_tag(d, t, kPlural)) continue;
    for (const auto& [noun, with_possessive] : kTypes) {
      if (lemma_of(d, t) != noun) continue;
      const uint32_t last = std::min(t, tokens.last);
      return text_of(d, {tokens.first, last}) + " " + std::string(with_possessive);
    }
  }
  return {};
}

std::string with_first(std::string_view word, char32_t (*change)(char32_t)) {
  size_t i = 0;
  const char32_t first = utf8::next(word, i);
  return utf8::encode(change(first)) + std::string(word.substr(i));
}

std::string capitalized(std::string_view word) { return with_first(word, utf8::to_upper); }
std::string uncapitalized(std::string_view word) { return with_first(word, utf8::to_lower); }

}  // namespace

void sort_and_nest(std::vector<Mention>& mentions) {
  sort(mentions);
  std::vector<uint32_t> open;
  for (uint32_t i = 0; i < mentions.size(); ++i) {
    while (!open.empty() && mentions[open.back()].span.end <= mentions[i].span.begin) open.pop_back();
    mentions[i].within = open.empty() ? kNoIndex : open.back();
    open.push_back(i);
  }
}

Mentions::Mentions(const lexicon::Lexicon& lexicon)
    : lexicon_(lexicon),
      words_(lexicon),
      heads_(lexicon.find_list("position_head")),
      modifiers_(lexicon.find_list("position_modifier")),
      ranks_(lexicon.find_list("rank")),
      services_(lexicon.find_list("rank_service")),
      honours_(lexicon.find_list("honour")),
      degrees_(lexicon.find_list("degree")),
      place_lists_{lexicon.find_list("city"), lexicon.find_list("region"), lexicon.find_list("country"),
                   lexicon.find_list("district"), lexicon.find_list("village"), lexicon.find_list("location")} {}

void Mentions::run(Document& d, Scratch*) const {
  std::vector<Mention> found;
  for (uint32_t i = 0; i < d.matches.size(); ++i) {
    const Match& match = d.matches[i];
    Mention m;
    m.by = "rule:" + std::string(d.view(match.rule));
    m.match = i;
    if (const auto label = label_from_string(d.view(match.type))) {
      m.label = *label;
      m.tokens = match.tokens;
      m.kind = attribute(d, match, "kind");
    } else if (d.view(match.type) == "holds_position") {
      const auto position = slot(d, match, "position");
      if (!position || (!slot(d, match, "person") && !may_speak_of_person(d, match.tokens.first))) continue;
      m.label = Label::kPosition;
      m.tokens = *position;
    } else {
      continue;
    }
    m.span = d.span_of(m.tokens);
    if (ends_with_the_stop(d, m)) --m.span.end;
    if (m.label == Label::kPosition && m.kind.empty()) m.kind = title_kind(d, m.tokens);
    m.lemma = lemma_of(d, m);
    found.push_back(std::move(m));
  }
  for (const ToldTitle& told : told_titles(d, words_)) {
    Mention m;
    m.label = Label::kPosition;
    m.tokens = told.tokens;
    m.span = d.span_of(m.tokens);
    m.match = told.match;
    m.by = "rule:link.told_title";
    m.kind = title_kind(d, m.tokens);
    m.lemma = lemma_of(d, m);
    found.push_back(std::move(m));
  }
  sort(found);
  drop_crossing(found);
  drop_inside_atomic(d, found);
  sort_and_nest(found);
  d.mentions = std::move(found);
}

std::string Mentions::lemma_of(const Document& d, const Mention& m) const {
  switch (m.label) {
    case Label::kPosition: return title_lemma(d, m.tokens);
    case Label::kCardinal:
    case Label::kOrdinal:
    case Label::kDate:
    case Label::kTime:
    case Label::kMoney:
    case Label::kPercentage:
    case Label::kQuantity:
    case Label::kContact: return {};  // these have values instead
    case Label::kGpe:
    case Label::kLocation:
      if (m.match != kNoIndex && !attribute(d, d.matches[m.match], "joint").empty()) {
        if (std::string joint = joint_place(d, m.tokens); !joint.empty()) return joint;
      }
      return place_lemma(d, m.tokens);
    default: return nominative_of(d, m.tokens);
  }
}

// The head of a title: the longest entry of the title lists that ends it.
const ListHit* Mentions::head_of(const Document& d, TokenRange tokens) const {
  const ListHit* best = nullptr;
  for (const uint32_t list : {degrees_, ranks_, honours_, heads_}) {
    const ListHit* hit = hit_ending_at(d, list, tokens.last, tokens.first);
    if (hit && (!best || hit->tokens.first < best->tokens.first)) best = hit;
  }
  return best;
}

std::string Mentions::title_lemma(const Document& d, TokenRange tokens) const {
  const ListHit* head = head_of(d, tokens);
  const uint32_t first = former_title(d, tokens) ? tokens.first + 1 : tokens.first;
  std::string out;
  if (!head) {
    out = nominative_of(d, tokens);
  } else {
    const uint32_t before_head = head->tokens.first;
    // Before the head stands a noun that calls for its possessive (басқарма бастығы, қор сақтаушысы), unless it is a
    // modifier (аға инспекторы → аға инспектор) or the field's end (… жөніндегі маманы → … маман). A chief's deputy
    // stays his (директордың өндіріс жөніндегі орынбасары).
    bool bound = before_head > first && !is_modifier(d, before_head - 1, first);
    for (uint32_t t = first; t < before_head && !bound; ++t) {
      bound = has_tag(d, t, kGen) && hit_ending_at(d, heads_, t + 1, first) != nullptr;
    }
    if (bound) {
      out = nominative_of(d, {first, tokens.last});
    } else {
      out = text_of(d, {first, before_head});
      if (!out.empty()) out += ' ';
      // The entry's own letters; a capital of the text stays: Президенті → Президент.
      const std::string_view entry = lexicon_.entry_text(head->entry);
      const bool capital = d.tokens[head->tokens.first].shape == Shape::kTitle;
      out += capital ? capitalized(entry) : std::string(entry);
    }
  }
  // The capital that only begins a sentence is no part of the title.
  const bool opens = d.sentences[sentence_of(d, tokens.first)].tokens.first == tokens.first;
  if (opens && d.tokens[tokens.first].shape == Shape::kTitle && is_common(d, tokens.first)) return uncapitalized(out);
  return out;
}

// An adjective of the list (not a noun of it such as қала), жөніндегі, бойынша.
bool Mentions::is_modifier(const Document& d, uint32_t token, uint32_t first) const {
  const std::string_view lower = d.view(d.tokens[token].lower);
  if (lower == "жөніндегі" || lower == "бойынша") return true;
  const ListHit* hit = hit_ending_at(d, modifiers_, token + 1, first);
  return hit && lexicon_.attribute(hit->entry, "kind") != "unit" && !has_tag(d, token, kGen);
}

// No list of titles wants the word with a capital, and it is no place.
bool Mentions::is_common(const Document& d, uint32_t token) const {
  bool capital = std::any_of(place_lists_.begin(), place_lists_.end(),
                             [&](uint32_t list) { return hit_starting_at(d, list, token) != nullptr; });
  for (const uint32_t list : {heads_, modifiers_, degrees_, ranks_, honours_, services_}) {
    const ListHit* hit = hit_starting_at(d, list, token);
    if (!hit) continue;
    size_t i = 0;
    if (utf8::is_lower(utf8::next(lexicon_.entry_text(hit->entry), i))) return true;
    capital = true;
  }
  return !capital;
}

// A place in capitals takes the letters of its list entry: ТАРАЗ → Тараз.
std::string Mentions::place_lemma(const Document& d, TokenRange tokens) const {
  if (d.tokens[tokens.first].shape == Shape::kUpper) {
    for (const uint32_t list : place_lists_) {
      if (const ListHit* hit = hit_of(d, list, tokens)) return std::string(lexicon_.entry_text(hit->entry));
    }
  }
  std::string name = nominative_of(d, tokens);
  // Көкшетау қ. is read out.
  constexpr std::string_view kTown = " қ.";
  if (name.ends_with(kTown)) name.replace(name.size() - kTown.size(), kTown.size(), " қаласы");
  // Қарағанды облыстық соты is a court of the region, not of the town.
  if (tokens.size() == 1 && tokens.last < d.tokens.size()) {
    const std::string_view next = d.view(d.tokens[tokens.last].lower);
    if (next == "облыстық") name += " облысы";
    if (next == "аудандық") name += " ауданы";
  }
  return name;
}

std::string Mentions::title_kind(const Document& d, TokenRange tokens) const {
  // т.ғ.к.: in no list, the rule knows.
  const IndexRange near = matches_in(d, {tokens.first, tokens.first + 1});
  for (uint32_t i = near.first; i < near.last; ++i) {
    const Match& match = d.matches[i];
    if (match.tokens != tokens || d.view(match.type) != "title") continue;
    if (const std::string_view kind = attribute(d, match, "kind"); !kind.empty() && kind != "office") return std::string(kind);
  }
  const ListHit* head = head_of(d, tokens);
  if (!head) return "office";
  if (head->list == ranks_) return "rank";
  if (head->list == honours_) return "honour";
  if (head->list == degrees_) return "degree";
  const std::string_view kind = lexicon_.attribute(head->entry, "kind");
  return kind.empty() ? "office" : std::string(kind);
}

}  // namespace derek::link
