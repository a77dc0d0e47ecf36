#include "link/tagged.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "link/reader.h"

namespace derek::link {

namespace {

// Below this the tagger is wrong more often than right; of persons that no rule finds, those of one word are the
// doubtful ones. Chosen on corpus/press/dev.
constexpr float kLeastScore = 0.5f, kLeastOfPerson = 0.6f, kLeastOfOneWordPerson = 0.8f;

float least_score(Label label, TokenRange tokens) {
  if (label != Label::kPerson) return kLeastScore;
  return tokens.size() == 1 ? kLeastOfOneWordPerson : kLeastOfPerson;
}

// Classes that rules settle, titles (whose spans in the tag layer take the body in), and what no archive indexes.
bool is_open(Label label) {
  switch (label) {
    case Label::kPerson:
    case Label::kGpe:
    case Label::kLocation:
    case Label::kOrganisation:
    case Label::kFacility:
    case Label::kEvent:
    case Label::kProject:
    case Label::kProduct:
    case Label::kArt:
    case Label::kLaw:
    case Label::kNorp:
    case Label::kLanguage:
    case Label::kDisease: return true;
    default: return false;
  }
}

struct Run {
  TokenRange tokens;
  Label label{};
  float score = 0;
};

std::vector<Run> runs_of(const std::vector<TokenTag>& tags) {
  std::vector<Run> out;
  for (uint32_t t = 0; t < tags.size(); ++t) {
    if (tags[t].iob == Iob::kBegin) out.push_back({{t, t + 1}, tags[t].label, tags[t].score});
    if (tags[t].iob == Iob::kInside && !out.empty() && out.back().tokens.last == t) out.back().tokens.last = t + 1;
  }
  return out;
}

bool has_letter_in_title_case(const Document& d, TokenRange tokens) {
  return std::any_of(d.tokens.begin() + tokens.first, d.tokens.begin() + tokens.last, [](const Token& t) {
    return t.shape != Shape::kLower && t.shape != Shape::kNone;
  });
}

// Without what lists and sentences leave around a name (2. …, – …, …;). A mark or bracket that the name does not open or
// close ends it.
TokenRange neat(const Document& d, TokenRange tokens) {
  const auto text = [&](uint32_t t) { return t < d.tokens.size() ? d.view(d.tokens[t].lower) : std::string_view(); };
  const auto is_mark = [&](uint32_t t) {
    return d.tokens[t].kind == TokenKind::kPunctuation || d.tokens[t].kind == TokenKind::kSymbol;
  };
  for (bool more = true; more && tokens.first < tokens.last;) {
    more = false;
    if (is_mark(tokens.first) && text(tokens.first) != "«" && text(tokens.first) != "№") {
      ++tokens.first;
      more = true;
    } else if (d.tokens[tokens.first].kind == TokenKind::kNumber &&
               (text(tokens.first + 1) == "." || text(tokens.first + 1) == ")")) {
      tokens.first = std::min(tokens.first + 2, tokens.last);
      more = true;
    }
  }
  std::vector<uint32_t> open;
  for (uint32_t t = tokens.first; t < tokens.last; ++t) {
    const std::string_view mark = text(t);
    const bool closes = mark == "»" || mark == ")";
    if (mark == ";" || (closes && open.empty())) tokens.last = t;
    else if (mark == "«" || mark == "(") open.push_back(t);
    else if (closes) open.pop_back();
  }
  if (open.size() == 1 && text(open[0]) == "«" && text(tokens.last) == "»") ++tokens.last;
  else if (!open.empty()) tokens.last = open[0];
  while (tokens.first < tokens.last && is_mark(tokens.last - 1) && text(tokens.last - 1) != "»" && text(tokens.last - 1) != ")")
    --tokens.last;
  return tokens;
}

// A rule has found given and family name: what else has a capital beside them is no part of the name.
bool is_whole_person(const Document& d, const Mention& m) {
  if (m.label != Label::kPerson || m.match == kNoIndex) return false;
  const Match& match = d.matches[m.match];
  return slot(d, match, "given").has_value() && slot(d, match, "family").has_value();
}

}  // namespace

Tagged::Tagged(const lexicon::Lexicon& lexicon, std::set<std::string> denied)
    : lemmas_(lexicon), denied_(std::move(denied)) {
  head_lists_.fill(lexicon::Lexicon::kNone);
  const auto set = [&](Label label, std::string_view list) {
    head_lists_[static_cast<size_t>(label)] = lexicon.find_list(list);
  };
  set(Label::kOrganisation, "organisation_head");
  set(Label::kFacility, "facility_head");
  set(Label::kEvent, "event_head");
  set(Label::kProject, "project_head");
  set(Label::kProduct, "product_head");
  set(Label::kArt, "work_head");
  set(Label::kLaw, "law_head");
  name_lists_ = {lexicon.find_list("given_name"), lexicon.find_list("surname")};
  place_lists_ = {lexicon.find_list("city"), lexicon.find_list("village"), lexicon.find_list("district"),
                  lexicon.find_list("region")};
}

// «Бек Эйр» әуекомпаниясы of Бек Эйр, Ақтау қаласы of Ақтау.
TokenRange Tagged::whole_name(const Document& d, TokenRange tokens, Label label) const {
  const TokenRange sentence = d.sentences[sentence_of(d, tokens.first)].tokens;
  const auto lower = [&](uint32_t t) { return d.view(d.tokens[t].lower); };
  const bool quoted = tokens.first > sentence.first && tokens.last < sentence.last && lower(tokens.first - 1) == "«" &&
                      lower(tokens.last) == "»";
  if (quoted) {
    tokens = {tokens.first - 1, tokens.last + 1};
    const uint32_t list = head_lists_[static_cast<size_t>(label)];
    if (list != lexicon::Lexicon::kNone && tokens.last < sentence.last) {
      const ListHit* head = hit_starting_at(d, list, tokens.last);
      if (head && (head->tags & kPoss3) && head->tokens.last <= sentence.last) tokens.last = head->tokens.last;
    }
  }
  if (label == Label::kGpe && tokens.last < sentence.last) {
    const std::string_view noun = lemma_of(d, tokens.last);
    const bool type = noun == "қала" || noun == "аудан" || noun == "ауыл" || noun == "кент";
    if (type && has_tag(d, tokens.last, kPoss3) && !has_tag(d, tokens.last, kPlural)) ++tokens.last;
  }
  return tokens;
}

// One word that is in the dictionary and in no list of names; a name that runs on into a place (… Қуанышева Жаңақала
// мен …).
bool Tagged::is_no_person(const Document& d, TokenRange tokens) const {
  if (tokens.size() == 1) {
    const Analysis* word = reading(d, tokens.first);
    return word && (word->tags & kKnown) != 0 &&
           std::none_of(name_lists_.begin(), name_lists_.end(),
                        [&](uint32_t list) { return hit_starting_at(d, list, tokens.first) != nullptr; });
  }
  return tokens.size() > 2 && std::any_of(place_lists_.begin(), place_lists_.end(), [&](uint32_t list) {
           return hit_of(d, list, {tokens.last - 1, tokens.last}) != nullptr;
         });
}

void Tagged::run(Document& d, Scratch*) const {
  std::vector<uint32_t> owner(d.tokens.size(), kNoIndex);  // the outermost mention that a token belongs to
  for (uint32_t i = 0; i < d.mentions.size(); ++i) {
    const Mention& m = d.mentions[i];
    if (m.within == kNoIndex) std::fill(owner.begin() + m.tokens.first, owner.begin() + m.tokens.last, i);
  }
  // The mentions that a range touches; none if one of them is of another label or reaches beyond it.
  const auto touched = [&](TokenRange tokens, Label label) -> std::optional<std::vector<uint32_t>> {
    std::vector<uint32_t> out;
    for (uint32_t t = tokens.first; t < tokens.last; ++t) {
      if (owner[t] == kNoIndex || (!out.empty() && out.back() == owner[t])) continue;
      const Mention& m = d.mentions[owner[t]];
      if (m.label != label || !tokens.contains(m.tokens) || m.tokens == tokens || is_whole_person(d, m)) return std::nullopt;
      out.push_back(owner[t]);
    }
    return out;
  };

  // A word of the dictionary opens its sentence with a capital: what rules found right behind it is the whole name.
  const auto opens_before_name = [&](TokenRange tokens, Label label) {
    const uint32_t next = tokens.first + 1;
    if (label == Label::kPerson || next >= tokens.last || owner[next] == kNoIndex || owner[tokens.first] != kNoIndex) return false;
    if (d.sentences[sentence_of(d, tokens.first)].tokens.first != tokens.first) return false;
    const Mention& behind = d.mentions[owner[next]];
    const Analysis* word = reading(d, tokens.first);
    return behind.label == label && behind.tokens.first == next && word && (word->tags & kKnown) && !(word->tags & kAdjectival);
  };

  std::vector<Mention> found;
  std::vector<bool> replaced(d.mentions.size(), false);
  for (const Run& run : runs_of(d.tags)) {
    if (!is_open(run.label) || run.score < least_score(run.label, run.tokens)) continue;
    TokenRange name = neat(d, run.tokens);
    if (opens_before_name(name, run.label)) ++name.first;
    if (name.size() == 0 || !has_letter_in_title_case(d, name)) continue;
    if (denied_.contains(utf8::to_lower(nominative_of(d, name)))) continue;
    TokenRange tokens = whole_name(d, name, run.label);
    if (run.label == Label::kPerson && is_no_person(d, tokens)) continue;
    auto parts = touched(tokens, run.label);
    if (!parts && tokens != name) parts = touched(tokens = name, run.label);
    if (!parts) continue;
    for (const uint32_t part : *parts) replaced[part] = true;
    Mention m;
    m.label = run.label;
    m.tokens = tokens;
    m.span = d.span_of(tokens);
    m.by = "tagger";
    m.score = static_cast<double>(run.score);
    m.lemma = lemmas_.lemma_of(d, m);
    found.push_back(std::move(m));
  }
  if (found.empty()) return;
  std::vector<Mention> kept;
  for (uint32_t i = 0; i < d.mentions.size(); ++i) {
    if (!replaced[i]) kept.push_back(std::move(d.mentions[i]));
  }
  for (Mention& m : found) kept.push_back(std::move(m));
  d.mentions = std::move(kept);
  sort_and_nest(d.mentions);
}

}  // namespace derek::link
