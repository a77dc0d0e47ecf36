#include "link/mentions.h"

#include <algorithm>

#include "link/reader.h"

namespace derek::link {

namespace {

bool before(const Mention& a, const Mention& b) {
  if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
  return a.span.end > b.span.end;
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

void set_within(std::vector<Mention>& mentions) {
  std::vector<uint32_t> open;
  for (uint32_t i = 0; i < mentions.size(); ++i) {
    while (!open.empty() && mentions[open.back()].span.end <= mentions[i].span.begin) open.pop_back();
    mentions[i].within = open.empty() ? kNoIndex : open.back();
    open.push_back(i);
  }
}

}  // namespace

Mentions::Mentions(const lexicon::Lexicon& lexicon)
    : lexicon_(lexicon),
      heads_(lexicon.find_list("position_head")),
      ranks_(lexicon.find_list("rank")),
      services_(lexicon.find_list("rank_service")),
      honours_(lexicon.find_list("honour")),
      degrees_(lexicon.find_list("degree")) {}

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
      if (!position) continue;
      m.label = Label::kPosition;
      m.tokens = *position;
    } else {
      continue;
    }
    m.span = d.span_of(m.tokens);
    if (m.label == Label::kPosition && m.kind.empty()) m.kind = title_kind(d, m.tokens);
    m.lemma = lemma_of(d, m);
    found.push_back(std::move(m));
  }
  std::stable_sort(found.begin(), found.end(), before);
  drop_crossing(found);
  set_within(found);
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
    default: return nominative_of(d, m.tokens);
  }
}

std::string Mentions::title_lemma(const Document& d, TokenRange tokens) const {
  for (const uint32_t list : {heads_, ranks_, honours_, degrees_}) {
    if (list == lexicon::Lexicon::kNone) continue;
    const ListHit* head = hit_ending_at(d, list, tokens.last, tokens.first);
    if (!head) continue;
    const uint32_t before_head = head->tokens.first;
    // The head's possessive belongs to a noun inside the title: it stays.
    const bool bound = before_head > tokens.first &&
                       (has_tag(d, before_head - 1, kGen | kPoss3) ||
                        hit_ending_at(d, services_, before_head, tokens.first) != nullptr);
    if (bound) return nominative_of(d, tokens);
    std::string out = text_of(d, {tokens.first, before_head});
    if (!out.empty()) out += ' ';
    // The entry's own letters, but a capital of the text stays: Президенті → Президент.
    const std::string nominative = nominative_of(d, head->tokens);
    const std::string_view entry = lexicon_.entry_text(head->entry);
    return out + (nominative.size() >= entry.size() ? nominative.substr(0, entry.size()) : std::string(entry));
  }
  return nominative_of(d, tokens);
}

std::string Mentions::title_kind(const Document& d, TokenRange tokens) const {
  if (hit_ending_at(d, ranks_, tokens.last, tokens.first)) return "rank";
  if (hit_ending_at(d, honours_, tokens.last, tokens.first)) return "honour";
  if (hit_ending_at(d, degrees_, tokens.last, tokens.first)) return "degree";
  if (const ListHit* head = hit_ending_at(d, heads_, tokens.last, tokens.first)) {
    const std::string_view kind = lexicon_.attribute(head->entry, "kind");
    if (!kind.empty()) return std::string(kind);
  }
  return "office";
}

}  // namespace derek::link
