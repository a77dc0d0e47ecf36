#include "link/persons.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.h"
#include "link/reader.h"

namespace derek::link {

namespace {

bool ends_with_any(std::string_view lower, std::initializer_list<std::string_view> endings) {
  for (const std::string_view e : endings) {
    if (lower.size() > e.size() && lower.ends_with(e)) return true;
  }
  return false;
}

// Endings after language notes §1.6: Kazakh and Russian patronymics, surnames that show the sex.
bool is_patronymic(std::string_view lower) {
  return ends_with_any(lower, {"ұлы", "қызы", "улы", "кызы", "ович", "евич", "овна", "евна"});
}
bool is_female_patronymic(std::string_view lower) { return ends_with_any(lower, {"қызы", "кызы", "овна", "евна"}); }
bool is_russian_family(std::string_view lower) {
  return ends_with_any(lower, {"ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ова", "ева", "ёва", "ина", "ына", "ская", "цкая"});
}
bool is_female_family(std::string_view lower) { return ends_with_any(lower, {"ова", "ева", "ёва", "ина", "ына", "ская", "цкая"}); }
bool is_male_family(std::string_view lower) { return ends_with_any(lower, {"ов", "ев", "ёв", "ин", "ын", "ский", "цкий"}); }

std::string first_letter(std::string_view word) {
  size_t i = 0;
  utf8::next(word, i);
  return std::string(word.substr(0, i));
}

bool same_word(std::string_view a, std::string_view b) { return utf8::to_lower(a) == utf8::to_lower(b); }

bool initial_fits(const std::string& initial, const std::string& name) {
  return same_word(initial, first_letter(name));
}

// Сабырхандар → Сабырхан, with or without a case behind.
std::string without_plural(const std::string& word) {
  for (const std::string_view plural : {"лар", "лер", "дар", "дер", "тар", "тер"}) {
    const size_t at = word.rfind(plural);
    if (at != std::string::npos && at > 4 && word.size() - at <= plural.size() + 6) return word.substr(0, at);
  }
  return word;
}

// Capitals of a headline: ТОҚАЕВ becomes Тоқаев.
std::string title_case(const std::string& word) {
  size_t i = 0;
  utf8::next(word, i);
  bool all_upper = i < word.size();
  for (size_t k = i; k < word.size();) all_upper = !utf8::is_lower(utf8::next(word, k)) && all_upper;
  return all_upper ? word.substr(0, i) + utf8::to_lower(std::string_view(word).substr(i)) : word;
}

}  // namespace

std::string PersonName::full() const {
  std::string out;
  const auto add = [&](const std::string& part) {
    if (part.empty()) return;
    if (!out.empty()) out += ' ';
    out += part;
  };
  const auto initial = [](const std::string& letter) { return letter.empty() ? letter : letter + "."; };
  add(given.empty() ? initial(given_initial) : given);
  add(patronymic.empty() ? initial(patronymic_initial) : patronymic);
  add(family);
  return out;
}

PersonNames::PersonNames(const lexicon::Lexicon& lexicon) : lexicon_(lexicon), given_(lexicon.find_list("given_name")) {}

PersonName PersonNames::split(const Document& d, const Mention& mention) const {
  PersonName name;
  std::vector<std::string> words;  // names still without a part
  std::string list_sex;
  int given_names = 0;
  for (uint32_t t = mention.tokens.first; t < mention.tokens.last; ++t) {
    given_names += given_ != lexicon::Lexicon::kNone && hit_of(d, given_, {t, t + 1}) != nullptr;
  }
  for (uint32_t t = mention.tokens.first; t < mention.tokens.last; ++t) {
    const Token& token = d.tokens[t];
    if (token.kind != TokenKind::kWord) continue;
    if (token.shape == Shape::kInitial) {
      const std::string letter = first_letter(d.view(token));
      (name.given_initial.empty() ? name.given_initial : name.patronymic_initial) = letter;
      continue;
    }
    const std::string word = title_case(t + 1 == mention.tokens.last ? nominative_of(d, {t, t + 1}) : text_of(d, {t, t + 1}));
    const std::string lower = utf8::to_lower(word);
    const bool follows = !name.given.empty() || !name.given_initial.empty() || !words.empty();
    if (is_patronymic(lower) && follows && name.patronymic.empty()) {
      name.patronymic = word;
      continue;
    }
    const ListHit* hit = given_ == lexicon::Lexicon::kNone ? nullptr : hit_of(d, given_, {t, t + 1});
    // Марина is a given name unless another one stands beside it: Марина Бақыт.
    const bool given = hit && (!is_russian_family(lower) || given_names == 1);
    if (given && name.given.empty() && name.given_initial.empty()) {
      name.given = word;
      list_sex = lexicon_.attribute(hit->entry, "sex");
      continue;
    }
    words.push_back(word);
  }
  if (mention.match != kNoIndex) {
    // The rule knows better which word is which.
    const Match& match = d.matches[mention.match];
    const auto part = [&](std::string_view slot_name, std::string& into) {
      const auto range = slot(d, match, slot_name);
      const bool shared = slot_name == "family" && attribute(d, match, "family") == "shared";
      if (!range || (!shared && !mention.tokens.contains(*range))) return;
      if (shared) {  // Сабырхандар: the family of each is Сабырхан
        const std::string plural = text_of(d, *range);
        std::erase(words, nominative_of(d, *range));
        into = title_case(without_plural(plural));
        return;
      }
      const std::string word =
          title_case(range->last == mention.tokens.last ? nominative_of(d, *range) : text_of(d, *range));
      if (word == name.patronymic) return;  // -ұлы, -қызы after a given name: a patronymic, also where it is all
      for (size_t at = 0; at < word.size();) {
        const size_t end = std::min(word.find(' ', at), word.size());
        std::erase(words, word.substr(at, end - at));
        at = end + 1;
      }
      if (&into != &name.given && name.given == word) name.given.clear();
      into = word;
      // A patronymic in the slot of the family name is no part of it.
      if (&into == &name.family && !name.patronymic.empty() && into.starts_with(name.patronymic + " ")) {
        into.erase(0, name.patronymic.size() + 1);
      }
      if (&into != &name.given || given_ == lexicon::Lexicon::kNone) return;
      if (const ListHit* hit = hit_of(d, given_, *range)) list_sex = lexicon_.attribute(hit->entry, "sex");
    };
    part("given", name.given);
    part("family", name.family);
    part("patronymic", name.patronymic);
  }
  // Family, given name, patronymic where the rule saw given and family name only: Тұқтыбаева Айгул Құмарқызы.
  if (!name.patronymic.empty() && name.family.ends_with(" " + name.patronymic)) {
    std::string given = name.family.substr(0, name.family.size() - name.patronymic.size() - 1);
    name.family = std::move(name.given);
    name.given = std::move(given);
  }
  // What is left: the given name, if that is still missing and a word follows; then the family name.
  const bool surname_first = !words.empty() && is_russian_family(utf8::to_lower(words[0])) && words.size() == 2 &&
                             !is_russian_family(utf8::to_lower(words[1]));
  if (surname_first && name.family.empty() && given_names == 0 && words[0].ends_with("в")) std::swap(words[0], words[1]);
  for (const std::string& word : words) {
    const bool whole = words.size() == 1 && (is_russian_family(utf8::to_lower(word)) || mention.tokens.size() > 1);
    if (name.given.empty() && name.given_initial.empty() && !whole && name.family.empty()) {
      name.given = word;
    } else {
      name.family += (name.family.empty() ? "" : " ") + word;
    }
  }
  const std::string family = utf8::to_lower(name.family), patronymic = utf8::to_lower(name.patronymic);
  if (is_female_family(family) || is_female_patronymic(patronymic)) {
    name.sex = "f";
  } else if (is_male_family(family) || !patronymic.empty()) {
    name.sex = "m";
  } else if (list_sex == "m" || list_sex == "f") {
    name.sex = list_sex;
  }
  return name;
}

bool may_be_same(const PersonName& a, const PersonName& b) {
  if (!a.family.empty() && !b.family.empty() && !same_word(a.family, b.family)) return false;
  if (!a.given.empty() && !b.given.empty() && !same_word(a.given, b.given)) return false;
  if (!a.patronymic.empty() && !b.patronymic.empty() && !same_word(a.patronymic, b.patronymic)) return false;
  if (!a.given_initial.empty() && !b.given.empty() && !initial_fits(a.given_initial, b.given)) return false;
  if (!b.given_initial.empty() && !a.given.empty() && !initial_fits(b.given_initial, a.given)) return false;
  if (!a.given_initial.empty() && !b.given_initial.empty() && !same_word(a.given_initial, b.given_initial)) return false;
  if (!a.sex.empty() && !b.sex.empty() && a.sex != b.sex) return false;
  // Н. Төреханұлы is Нұрлан Төреханұлы.
  if (!a.patronymic.empty() && !b.patronymic.empty()) return true;
  const bool family_shared = !a.family.empty() && !b.family.empty();
  const bool given_shared = !a.given.empty() && !b.given.empty();
  // A given name alone says who is meant only where one of the two has no family name.
  return family_shared || given_shared;
}

void merge(PersonName& into, const PersonName& from) {
  const auto fill = [](std::string& a, const std::string& b) {
    if (a.empty()) a = b;
  };
  fill(into.given, from.given);
  fill(into.family, from.family);
  fill(into.patronymic, from.patronymic);
  fill(into.given_initial, from.given_initial);
  fill(into.patronymic_initial, from.patronymic_initial);
  fill(into.sex, from.sex);
}

size_t PersonIndex::find_or_add(const PersonName& name) {
  const auto parts = [](const PersonName& n) {
    return std::array{utf8::to_lower(n.family), utf8::to_lower(n.given), utf8::to_lower(n.patronymic)};
  };
  std::set<size_t> fits;
  for (const std::string& part : parts(name)) {
    if (part.empty()) continue;
    const auto [begin, end] = by_part_.equal_range(part);
    for (auto it = begin; it != end; ++it) {
      if (parts(persons_[it->second]) == parts(name)) {
        merge(persons_[it->second], name);
        return it->second;
      }
      if (may_be_same(persons_[it->second], name)) fits.insert(it->second);
    }
  }
  const size_t who = fits.size() == 1 ? *fits.begin() : persons_.size();
  if (who == persons_.size()) persons_.emplace_back();
  const auto before = parts(persons_[who]);
  merge(persons_[who], name);
  const auto now = parts(persons_[who]);
  for (size_t i = 0; i < now.size(); ++i) {
    if (now[i] != before[i]) by_part_.emplace(now[i], who);
  }
  return who;
}

}  // namespace derek::link
