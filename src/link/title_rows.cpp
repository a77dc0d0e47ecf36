#include "link/title_rows.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "link/reader.h"

namespace derek::link {

namespace {

constexpr uint32_t kLongestBrackets = 8;  // tokens in them
constexpr uint32_t kMostQualities = 2;   // words before a title that are none of it
constexpr size_t kMostTitles = 12;        // of one row

enum class Kind : uint8_t { kPerson, kTitle, kBody, kPlace };

struct Piece {
  TokenRange tokens;
  Kind kind{};
  bool office = false;  // of a title
};

struct Item {
  TokenRange title;
  bool office = false;
  std::optional<TokenRange> body, place;
  uint32_t first = 0;  // where all of it begins
  bool in_brackets = false, is_joined = false;  // is_joined: әрі stands before it
};

struct Post {
  Item item;
  std::vector<TokenRange> persons;  // several where the title is in the plural
};

bool is(const Document& d, uint32_t token, std::string_view word) { return d.view(d.tokens[token].lower) == word; }

uint32_t tags(const Document& d, uint32_t token) {
  const Analysis* a = reading(d, token);
  return a ? a->tags : 0;
}

// 85 өкіл: several.
bool is_counted(const Document& d, uint32_t token) {
  const auto after = std::lower_bound(d.numbers.begin(), d.numbers.end(), token,
                                      [](const Number& n, uint32_t t) { return n.tokens.first < t; });
  return after != d.numbers.begin() && (after - 1)->tokens.last == token && !((after - 1)->tags & kOrdinal);
}

// The pieces that rows are made of, by where they end.
class Pieces {
 public:
  explicit Pieces(const Document& d) {
    for (const Match& match : d.matches) {
      const std::string_view type = d.view(match.type);
      if (type == "PERSON") all_.push_back({match.tokens, Kind::kPerson});
      if (type == "title" || type == "rank")
        all_.push_back({match.tokens, Kind::kTitle, attribute(d, match, "kind") == "office"});
      if (type == "ORGANISATION") all_.push_back({match.tokens, Kind::kBody});
      if (type == "GPE") all_.push_back({match.tokens, Kind::kPlace});
    }
    std::stable_sort(all_.begin(), all_.end(), [](const Piece& a, const Piece& b) { return a.tokens.last < b.tokens.last; });
  }

  // The longest of the kind that ends there and begins no earlier than `first`.
  const Piece* ending_at(uint32_t last, uint32_t first, Kind kind) const {
    const Piece* best = nullptr;
    auto it = std::lower_bound(all_.begin(), all_.end(), last,
                               [](const Piece& p, uint32_t token) { return p.tokens.last < token; });
    for (; it != all_.end() && it->tokens.last == last; ++it) {
      if (it->kind != kind || it->tokens.first < first) continue;
      if (!best || it->tokens.first < best->tokens.first) best = &*it;
    }
    return best;
  }

  const std::vector<Piece>& all() const { return all_; }

 private:
  std::vector<Piece> all_;
};

// One person's row, read from right to left.
class Row {
 public:
  Row(const Document& d, const Pieces& pieces, uint32_t first) : d_(d), pieces_(pieces), first_(first) {}

  std::vector<Item> before(TokenRange person) const {
    std::vector<Item> items;
    for (uint32_t end = person.first; items.size() < kMostTitles;) {
      const std::optional<Item> item = item_ending_at(end);
      if (!item) {
        // „NAME, “ before them: they may be that one's.
        if (items.size() > 1 && is_after_person(items.back().first)) items.resize(1);
        break;
      }
      const uint32_t form = tags(d_, item->title.last - 1);
      if (!items.empty() && (form & (kPlural | kGen | kDat | kAcc | kLoc | kAbl | kIns))) break;
      const bool touches = !items.empty() && end == items.back().first && !items.back().in_brackets;
      if (touches && !go_together(*item, items.back(), person)) break;
      // Алқа мүшесі (министр): of one body.
      if (!items.empty() && items.back().in_brackets) items.back().body = item->body;
      // … тобының президенті әрі акционері.
      if (!items.empty() && items.back().is_joined && !items.back().body && (tags(d_, items.back().title.last - 1) & kPoss3))
        items.back().body = item->body;
      items.push_back(*item);
      if ((form & kPlural) || item->first == first_) break;
      end = item->in_brackets ? item->first : before_mark(item->first);
      items.back().is_joined = end < item->first && is(d_, end, "әрі");
    }
    return items;
  }

 private:
  std::optional<Item> item_ending_at(uint32_t end) const {
    if (const uint32_t open = before_brackets(end); open < end) {
      const Piece* inside = pieces_.ending_at(end - 1, open + 1, Kind::kTitle);
      if (!inside || inside->tokens.first != open + 1) return std::nullopt;
      return Item{inside->tokens, inside->office, {}, {}, open, true};
    }
    const Piece* piece = pieces_.ending_at(end, first_, Kind::kTitle);
    if (!piece || is_counted(d_, piece->tokens.first)) return std::nullopt;
    const TokenRange title = piece->tokens;
    Item item{title, piece->office, {}, {}, title.first, false};
    const Piece* body = pieces_.ending_at(before_brackets(title.first), first_, Kind::kBody);
    const Piece* place = pieces_.ending_at(title.first, first_, Kind::kPlace);
    if (body && owns(body->tokens, title)) {
      item.body = body->tokens;
      item.first = body->tokens.first;
    } else if (place && !body && !(tags(d_, place->tokens.last - 1) & (kDat | kAcc | kLoc | kAbl | kIns | kAttr))) {
      item.place = place->tokens;
      item.first = place->tokens.first;
    }
    return item;
  }

  // With nothing between: … филиалының директоры т.ғ.к. NAME, but not президент министр NAME and not … төрағасы профессор
  // NAME-ді қабылдады.
  bool go_together(const Item& left, const Item& right, TokenRange person) const {
    if (right.office || right.body || right.place) return false;
    if (!left.office) return true;
    return (left.body || left.place) && !(tags(d_, person.last - 1) & (kDat | kAcc));
  }

  bool owns(TokenRange body, TokenRange title) const {
    const uint32_t last = tags(d_, body.last - 1);
    if (last & (kDat | kAcc | kLoc | kAbl | kIns)) return false;
    return (last & kGen) || has_tag(d_, title.last - 1, kPoss3) || is(d_, title.last - 1, "атқарушы");
  }

  // … университетінің (ЛУ) доценті.
  uint32_t before_brackets(uint32_t end) const {
    if (end <= first_ || !is(d_, end - 1, ")")) return end;
    for (uint32_t t = end - 1; t > first_ && end - t <= kLongestBrackets; --t) {
      if (is(d_, t - 1, "(")) return t - 1;
    }
    return end;
  }

  bool is_mark(uint32_t token) const {
    constexpr std::string_view kMarks[] = {",", "және", "әрі", "–"};
    return std::any_of(std::begin(kMarks), std::end(kMarks), [&](std::string_view w) { return is(d_, token, w); });
  }

  // Where the title before ends: in front of what parts two of one person, and of words that say what kind of man he is
  // (…, даниялық инженер NAME). A dash stands between a role and who has it.
  uint32_t before_mark(uint32_t at) const {
    for (uint32_t t = at; t > first_ && at - t <= kMostQualities; --t) {
      if (is_mark(t - 1)) return t - 1;
      if (d_.tokens[t - 1].shape != Shape::kLower || !has_tag(d_, t - 1, kAdjectival)) break;
    }
    return at;
  }

  // Somebody who has no title before his name; of „title NAME, title, title NAME“ it is clear whose is whose.
  bool is_after_person(uint32_t at) const {
    if (at < first_ + 2) return false;
    const std::string_view mark = d_.view(d_.tokens[at - 1].lower);
    if (mark != "," && mark != "–" && mark != "(") return false;
    const Piece* person = pieces_.ending_at(before_brackets(at - 1), first_, Kind::kPerson);
    return person && (mark != "," || !pieces_.ending_at(person->tokens.first, first_, Kind::kTitle));
  }

  const Document& d_;
  const Pieces& pieces_;
  uint32_t first_;  // of the sentence
};

// In the order of the text; those in whose memory a body or street is named are none.
std::vector<TokenRange> persons_of(const Document& d) {
  std::vector<TokenRange> out;
  for (const Match& match : d.matches) {
    if (d.view(match.type) != "PERSON") continue;
    const uint32_t last = match.tokens.last;
    if (last < d.tokens.size() && is(d, last, "атындағы")) continue;
    out.push_back(match.tokens);
  }
  return out;
}

// … NAME (сопрано), NAME пен NAME: from the i-th on.
std::vector<TokenRange> listed_with(const Document& d, const std::vector<TokenRange>& persons, size_t i, uint32_t end) {
  std::vector<TokenRange> out = {persons[i]};
  for (++i; i < persons.size(); ++i) {
    uint32_t at = out.back().last;
    if (at < end && is(d, at, "(")) {
      const uint32_t limit = std::min(end, at + kLongestBrackets);
      while (at < limit && !is(d, at, ")")) ++at;
      if (at < end) ++at;
    }
    constexpr std::string_view kBetween[] = {",", "мен", "пен", "бен", "және"};
    const bool goes_on = at + 1 < end && persons[i].first == at + 1 &&
                         std::any_of(std::begin(kBetween), std::end(kBetween), [&](std::string_view w) { return is(d, at, w); });
    if (!goes_on) break;
    out.push_back(persons[i]);
  }
  return out;
}

// What rules have linked already, by place.
std::vector<TokenRange> linked_titles(const Document& d) {
  std::vector<TokenRange> out;
  for (const Match& match : d.matches) {
    if (d.view(match.type) != "holds_position") continue;
    if (const auto position = slot(d, match, "position")) out.push_back(*position);
  }
  std::sort(out.begin(), out.end(), [](TokenRange a, TokenRange b) { return a.first < b.first; });
  return out;
}

bool is_linked(const std::vector<TokenRange>& linked, TokenRange title) {
  const auto it = std::lower_bound(linked.begin(), linked.end(), title.last,
                                   [](TokenRange l, uint32_t token) { return l.first < token; });
  // Titles are short and do not nest: only the last ones that begin before its end can reach into it.
  for (auto l = it; l != linked.begin() && it - l < 4;) {
    if ((--l)->overlaps(title)) return true;
  }
  return false;
}

void add(Document& d, const std::vector<Post>& posts) {
  if (posts.empty()) return;
  const Slice rule = d.add("link.title_row"), type = d.add("holds_position");
  const Slice position = d.add("position"), person = d.add("person"), body = d.add("organisation"), place = d.add("place");
  for (const Post& post : posts) {
    Match match;
    match.rule = rule;
    match.type = type;
    match.tokens = match.extent = {post.item.first, post.persons.back().last};
    match.first_slot = static_cast<uint32_t>(d.slots.size());
    if (post.item.body) d.slots.push_back({body, *post.item.body});
    if (post.item.place) d.slots.push_back({place, *post.item.place});
    d.slots.push_back({position, post.item.title});
    for (const TokenRange tokens : post.persons) d.slots.push_back({person, tokens});
    match.slot_count = static_cast<uint32_t>(d.slots.size()) - match.first_slot;
    d.matches.push_back(match);
  }
  std::stable_sort(d.matches.begin(), d.matches.end(), [](const Match& a, const Match& b) {
    return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first : a.tokens.last > b.tokens.last;
  });
}

// The bodies that rules give to persons, by where their names begin.
std::map<uint32_t, TokenRange> linked_bodies(const Document& d) {
  std::map<uint32_t, TokenRange> out;
  for (const Match& match : d.matches) {
    if (d.view(match.type) != "holds_position") continue;
    const auto person = slot(d, match, "person"), body = slot(d, match, "organisation");
    if (person && body) out.try_emplace(person->first, *body);
  }
  return out;
}

// … орталығының директоры NAME, психологы NAME және дефектологы NAME: of the body of the one before.
bool follows(const Document& d, const Item& item, TokenRange before) {
  if (item.first == 0 || item.first - 1 < before.last) return false;
  uint32_t at = before.last;
  if (is(d, at, "(")) {
    while (at < item.first && !is(d, at, ")")) ++at;
    ++at;
  }
  constexpr std::string_view kBetween[] = {",", "және", "мен", "пен", "бен"};
  return at + 1 == item.first && std::any_of(std::begin(kBetween), std::end(kBetween), [&](std::string_view w) { return is(d, at, w); });
}

}  // namespace

TitleRows::TitleRows(const lexicon::Lexicon& lexicon)
    : words_(lexicon), modifiers_(lexicon.find_list("position_modifier")) {}

// A title that points to a body it does not name: психологы, аға шебері, баспасөз хатшысы; no „мектеп директоры“, „мал
// дәрігері“.
bool TitleRows::wants_body(const Document& d, TokenRange title, bool office) const {
  const uint32_t form = tags(d, title.last - 1);
  if (!(form & kPoss3) || (form & kPlural) || words_.is_body_noun(d, title.first)) return false;
  for (uint32_t t = title.first; !office && t + 1 < title.last; ++t) {
    if (!hit_of(d, modifiers_, {t, t + 1})) return false;
  }
  return true;
}

void TitleRows::run(Document& d, Scratch*) const {
  const Pieces pieces(d);
  const std::vector<TokenRange> linked = linked_titles(d);
  const std::vector<TokenRange> persons = persons_of(d);
  const std::map<uint32_t, TokenRange> linked_to = linked_bodies(d);
  std::vector<Post> posts;
  std::optional<TokenRange> body;  // of the person before
  for (size_t i = 0; i < persons.size(); ++i) {
    const TokenRange sentence = d.sentences[sentence_of(d, persons[i].first)].tokens;
    std::vector<Item> items = Row(d, pieces, sentence.first).before(persons[i]);
    std::optional<TokenRange> own;
    if (const auto rule = linked_to.find(persons[i].first); rule != linked_to.end()) own = rule->second;
    for (const Item& item : items) own = item.body ? item.body : own;
    const bool shares = !own && body && items.size() == 1 && !items[0].place && wants_body(d, items[0].title, items[0].office) &&
                        follows(d, items[0], persons[i - 1]);
    if (shares) items[0].body = own = body;
    body = own;
    for (const Item& item : items) {
      // What a rule linked without the body is told once more, with it.
      if (shares && is_linked(linked, item.title)) {
        posts.push_back({item, {persons[i]}});
        continue;
      }
      const bool plural = tags(d, item.title.last - 1) & kPlural;
      std::vector<TokenRange> all = plural ? listed_with(d, persons, i, sentence.last) : std::vector{persons[i]};
      if (plural ? all.size() > 1 : !is_linked(linked, item.title)) posts.push_back({item, std::move(all)});
    }
  }
  add(d, posts);
}

}  // namespace derek::link
