#include "link/title_bodies.h"

#include <algorithm>

#include "link/reader.h"

namespace derek::link {

namespace {

// So many bodies with one noun are looked back at.
constexpr size_t kMostBodies = 64;

std::string_view last_word(std::string_view text) { return text.substr(text.rfind(' ') + 1); }

bool is_level(std::string_view word) {
  return word == "облыс" || word == "облыстық" || word == "аудан" || word == "аудандық" || word == "қала" ||
         word == "қалалық";
}

// Облыс әкімі, аймақ басшысы: of a place.
bool names_place(std::string_view word) {
  return is_level(word) || word == "аймақ" || word == "өңір" || word == "ауыл" || word == "кент" || word == "округ" ||
         word == "ел" || word == "мемлекет";
}

// Stands for a body of any kind: ведомствоның баспасөз хатшысы.
bool is_any_body(std::string_view word) {
  return word == "ведомство" || word == "мекеме" || word == "ұйым" || word == "кәсіпорын";
}

}  // namespace

TitleWords::TitleWords(const lexicon::Lexicon& lexicon)
    : lexicon_(lexicon),
      forms_(lexicon.find_list("legal_form")),
      abbreviations_(lexicon.find_list("organisation_abbreviation")),
      heads_(lexicon.find_list("organisation_head")),
      bodies_(lexicon.find_list("title_body")) {}

std::vector<std::string> TitleWords::nouns_of(const Document& d, TokenRange body) const {
  std::vector<std::string> out;
  const auto add = [&](std::string_view noun) {
    out.emplace_back(noun);
    // A мектеп-лицей is a school and a lyceum.
    if (const size_t hyphen = noun.find('-'); hyphen != std::string_view::npos) {
      out.emplace_back(noun.substr(0, hyphen));
      out.emplace_back(noun.substr(noun.rfind('-') + 1));
    }
    // What trades is called a company.
    if (noun == "серіктестік" || noun == "қоғам") out.emplace_back("компания");
  };
  uint32_t end = body.last;
  for (const uint32_t list : {forms_, abbreviations_}) {
    while (const ListHit* hit = list == lexicon::Lexicon::kNone ? nullptr : hit_ending_at(d, list, end, body.first)) {
      add(last_word(lexicon_.attribute(hit->entry, "expansion")));
      end = hit->tokens.first;
      if (end == body.first) return out;
    }
  }
  const auto lower = [&](uint32_t t) { return d.view(d.tokens[t].lower); };
  if (lower(end - 1) == "»") {
    if (end - body.first > 1) add(lemma_of(d, end - 2));
  } else {
    add(lemma_of(d, end - 1));
  }
  return out;
}

bool TitleWords::is_body_noun(const Document& d, uint32_t token) const {
  return hit_of(d, heads_, {token, token + 1}) != nullptr;
}

std::string_view TitleWords::bodies_of(const Document& d, TokenRange title) const {
  if (bodies_ == lexicon::Lexicon::kNone) return {};
  for (uint32_t t = title.first; t < title.last; ++t) {
    const ListHit* hit = hit_starting_at(d, bodies_, t);
    if (hit && hit->tokens.last <= title.last) return lexicon_.attribute(hit->entry, "body");
  }
  return {};
}

TitleBodies::TitleBodies(const Document& document, const TitleWords& words) : d_(document), words_(words) {
  uint32_t most = 0;
  for (const Mention& m : d_.mentions) {
    if (m.label == Label::kOrganisation && m.within == kNoIndex) most = std::max(most, ++count_[m.entity]);
  }
  for (const Mention& m : d_.mentions) {
    if (m.label != Label::kOrganisation || m.within != kNoIndex || count_[m.entity] < most) continue;
    main_ = m.entity;
    main_from_ = m.tokens.last;
    break;
  }
}

void TitleBodies::read_until(uint32_t token) {
  for (; next_ < d_.mentions.size() && d_.mentions[next_].tokens.first < token; ++next_) {
    const Mention& m = d_.mentions[next_];
    if (m.label != Label::kOrganisation) continue;
    for (const std::string& noun : words_.nouns_of(d_, m.tokens)) {
      std::vector<Named>& same = named_[noun];
      const auto from = same.size() > kMostBodies ? same.end() - kMostBodies : same.begin();
      const bool known = std::any_of(from, same.end(), [&](const Named& n) { return n.entity == m.entity; });
      if (!known) same.push_back({key_of(d_, m.tokens), m.entity});
    }
  }
}

// Of the bodies with the noun, and with the word in their name, the one that the text names most often, or the first.
uint32_t TitleBodies::main_named(std::string_view noun, std::string_view word) const {
  const auto found = named_.find(std::string(noun));
  if (found == named_.end()) return kNoIndex;
  const std::vector<Named>& same = found->second;
  uint32_t best = kNoIndex, most = 0;
  for (size_t i = same.size() - std::min(same.size(), kMostBodies); i < same.size(); ++i) {
    if (!word.empty() && same[i].name.find(word) == std::string::npos) continue;
    const auto count = count_.find(same[i].entity);
    const uint32_t times = count == count_.end() ? 0 : count->second;
    if (best == kNoIndex || times > most) best = same[i].entity, most = times;
  }
  return best;
}

uint32_t TitleBodies::by_noun(uint32_t token) {
  read_until(token);
  return main_named(lemma_of(d_, token), {});
}

uint32_t TitleBodies::find(TokenRange title, std::string_view kind) {
  // A country or a service gave it, not the body that one works in.
  if (kind == "rank" || kind == "honour" || kind == "degree") return kNoIndex;
  read_until(title.first);
  // Мектеп директоры, орталықтың бас дәрігері: a noun names the body.
  const bool long_title = title.size() > 1;
  const uint32_t before = title.first == 0 ? title.first : title.first - 1;
  const std::string_view bodies = words_.bodies_of(d_, title);
  for (const uint32_t token : {title.first, before}) {
    // Басқарма төрағасы is of the company's board: the list says so.
    if (token == title.first && bodies == "any") continue;
    const Analysis* noun = reading(d_, token);
    if ((token == title.first && !long_title) || !noun || is_level(lemma_of(d_, token))) continue;
    if (!(noun->tags & kGen) && (!(noun->tags & kNom) || (noun->tags & kPoss3))) continue;
    if (const uint32_t body = main_named(lemma_of(d_, token), {}); body != kNoIndex) return body;
    if (is_any_body(lemma_of(d_, token))) break;
    if (words_.is_body_noun(d_, token)) return kNoIndex;  // of a body that the text does not name
  }
  // Судья: of the court. A minister's field and the level of a prosecutor must be in the body's name.
  if (!bodies.empty() && bodies != "any") {
    std::string_view word;
    const std::string_view first = lemma_of(d_, title.first);
    if (long_title && (is_level(first) || bodies == "министрлік")) word = first.substr(0, first.find("тық"));
    for (size_t at = 0; at <= bodies.size();) {
      const size_t end = std::min(bodies.find(';', at), bodies.size());
      if (const uint32_t body = main_named(bodies.substr(at, end - at), word); body != kNoIndex) return body;
      at = end + 1;
    }
    return kNoIndex;
  }
  if (names_place(lemma_of(d_, title.first))) return kNoIndex;
  // An office is held in the body that the release is about.
  if (kind != "office" && bodies != "any") return kNoIndex;
  return main_from_ <= title.first ? main_ : kNoIndex;
}

}  // namespace derek::link
