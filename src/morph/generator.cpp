#include "morph/generator.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "base/utf8.h"
#include "morph/letters.h"

namespace derek::morph {

namespace {

constexpr std::string_view kDigitNames[] = {"нөл", "бір",  "екі",  "үш",    "төрт",
                                            "бес", "алты", "жеті", "сегіз", "тоғыз"};
constexpr std::string_view kTenNames[] = {"",    "он",    "жиырма", "отыз",   "қырық",
                                          "елу", "алпыс", "жетпіс", "сексен", "тоқсан"};
constexpr std::u32string_view kNamedWithE = U"лмнрсф";  // эл, эм, эн, эр, эс, эф
constexpr std::u32string_view kNamedWithA = U"ахкқшщ";  // ха, ка, қа, ша
constexpr std::u32string_view kVowels = U"аәеёиоөуұүыіэюя";

// The last word of a number read aloud.
std::string_view last_numeral(std::string_view digits) {
  size_t zeros = 0;
  while (zeros < digits.size() && digits[digits.size() - 1 - zeros] == '0') ++zeros;
  if (zeros == digits.size()) return kDigitNames[0];
  const auto digit = static_cast<size_t>(digits[digits.size() - 1 - zeros] - '0');
  if (digit > 9) return kDigitNames[0];
  if (zeros == 0) return kDigitNames[digit];
  if (zeros == 1) return kTenNames[digit];
  if (zeros == 2) return "жүз";
  return zeros < 6 ? "мың" : zeros < 9 ? "миллион" : "миллиард";
}

// How the stem sounds at its end, where a hyphen is needed; else empty.
std::string sound_of(std::string_view text) {
  uint32_t capitals = 0, letters = 0;
  char32_t last = 0;
  size_t digits = text.size();
  for (size_t i = 0; i < text.size();) {
    last = utf8::next(text, i);
    capitals += utf8::is_upper(last) ? 1 : 0;
    letters += utf8::is_letter(last) ? 1 : 0;
  }
  while (digits > 0 && text[digits - 1] >= '0' && text[digits - 1] <= '9') --digits;
  if (digits < text.size()) return std::string(last_numeral(text.substr(digits)));
  if (capitals < 2 || capitals != letters) return {};
  const char32_t lower = utf8::to_lower(last);
  if (kVowels.find(lower) != std::u32string_view::npos) return utf8::encode(lower);
  if (kNamedWithE.find(lower) != std::u32string_view::npos) return "э" + utf8::encode(lower);
  return utf8::encode(lower) + (kNamedWithA.find(lower) != std::u32string_view::npos ? "а" : "е");
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return word.ends_with(e); });
}

// The row of suffixes that a stem takes; the analyser allows more.
uint8_t harmony_of(std::string_view lower, bool name) {
  if (name && ends_with_any(lower, {"ов", "ев", "ёв"})) lower.remove_suffix(4);
  if (ends_with_any(lower, {"арь"})) return kBack;
  if (ends_with_any(lower, {"к", "г", "ь"})) return kFront;
  uint8_t harmony = 0;
  for (size_t i = 0; i < lower.size();) {
    const char32_t c = utf8::next(lower, i);
    if (std::u32string_view(U"аоұыяёю").find(c) != std::u32string_view::npos) harmony = kBack;
    if (std::u32string_view(U"әөүіеэ").find(c) != std::u32string_view::npos) harmony = kFront;
    if (c == U'и' && i < lower.size()) harmony = kFront;  // the last и of loans; in ми it is back
  }
  return harmony == 0 ? static_cast<uint8_t>(kBack) : harmony;
}

// Like the analyser, but у and и are always glides here: тау-дың, оқу-ы.
uint8_t final_of(std::string_view lower) {
  std::vector<Prefix> prefixes;
  scan_prefixes(lower, lower, prefixes);
  const uint8_t final = prefixes.back().final;
  return (final & kGlide) ? static_cast<uint8_t>(kGlide) : final;
}

}  // namespace

struct Generator::Stem {
  std::string text;       // the form so far, as written
  std::string sound;      // in lower case, or how it is read aloud
  uint32_t slot = kStem;  // what was put last
  uint8_t harmony = kBack;
  bool hyphen = false;  // one stands or belongs before the next suffix
};

Generator::Generator(const Tables& tables) : tables_(tables) {
  for (size_t i = 0; i < tables.words.size(); ++i) {
    const std::string_view stem = tables.words.key(i);
    for (const Alternation& a : tables.words.value(i).alternations) {
      if (a.before_vowel && a.tags == 0 && stem != "жиырмас") before_vowel_.emplace(a.lemma, stem);
      if (a.tags == kPoss3) possessed_.insert(a.lemma);
    }
  }
}

// The end of a stem before a vowel.
void Generator::change(Stem& stem, std::string_view suffix) const {
  if (stem.slot != kStem || stem.hyphen || !begins_with_vowel(suffix)) return;
  std::string& text = stem.text;
  if (const auto it = before_vowel_.find(stem.sound); it != before_vowel_.end()) {
    size_t same = 0;
    while (same < it->second.size() && same < stem.sound.size() && it->second[same] == stem.sound[same])
      ++same;
    while (same > 0 && same < stem.sound.size() &&
           (static_cast<unsigned char>(stem.sound[same]) & 0xC0) == 0x80)
      --same;
    text = text.substr(0, same) + it->second.substr(same);
    return;
  }
  static constexpr std::pair<std::string_view, std::string_view> kVoicing[] = {
      {"п", "б"}, {"к", "г"}, {"қ", "ғ"}};
  for (const auto& [voiceless, voiced] : kVoicing) {
    if (text.size() <= 2 || !text.ends_with(voiceless)) continue;
    // After a consonant it stays: банкі.
    const std::string_view before = std::string_view(stem.sound).substr(0, stem.sound.size() - 2);
    if ((final_of(before) & kVowel) || ends_with_any(before, {"у", "и"}))
      text.replace(text.size() - 2, 2, voiced);
  }
}

bool Generator::append(Stem& stem, uint32_t slot, uint32_t tag, Possessive possessive) const {
  const bool many = possessive == Possessive::kOur || possessive == Possessive::kYourPolite;
  const uint8_t final = final_of(stem.sound);
  const Suffix* best = nullptr;
  for (const Suffix& row : tables_.suffixes.rows()) {
    // -ісі, of some loans only, and those for abbreviations are no general rule.
    if (row.slot != slot || row.tags != tag || (row.after & stem.slot) == 0) continue;
    if ((row.final & final & ~static_cast<uint32_t>(kCluster)) == 0 || (row.harmony & stem.harmony) == 0) continue;
    if (slot == kPossessive12 && row.text.ends_with("з") != many) continue;
    const auto rank = [](const Suffix& s) { return std::pair(-std::popcount(s.after), s.weight); };
    if (!best || rank(row) > rank(*best)) best = &row;
  }
  if (!best) return false;
  change(stem, best->text);
  if (stem.hyphen) stem.text += '-';
  stem.text += best->text;
  stem.sound += best->text;
  stem.hyphen = false;
  stem.slot = slot;
  return true;
}

std::string Generator::form(std::string_view nominative, const Cell& cell) const {
  Stem stem;
  stem.text = nominative;
  // Suffixes stand outside of the marks but follow the last word inside: «Хабар»-дың.
  const bool quoted = nominative.ends_with("»");
  std::string_view word = nominative;
  if (quoted) {
    word.remove_suffix(std::string_view("»").size());
    const size_t before = word.find_last_of(' ');
    if (before != std::string_view::npos) word.remove_prefix(before + 1);
    if (word.starts_with("«")) word.remove_prefix(std::string_view("«").size());
  }
  const std::string* listed = tables_.sounds.find(word);
  stem.sound = listed ? *listed : sound_of(word);
  stem.hyphen = quoted || !stem.sound.empty();
  if (stem.sound.empty()) stem.sound = utf8::to_lower(word);
  if (stem.sound.empty()) return {};
  size_t i = 0;
  const bool name = utf8::is_upper(utf8::next(word, i));
  stem.harmony = harmony_of(stem.sound, name);
  // Айтбекқызы holds a possessive already; so does отбасы, where no other follows.
  if (name && ends_with_any(stem.sound, {"қызы", "ұлы", "кызы", "улы"})) stem.slot = kPossessive3;
  const bool possessed = !cell.plural && possessed_.contains(stem.sound);
  if (possessed && (cell.possessive == Possessive::kNone || cell.possessive == Possessive::kThird)) stem.slot = kPossessive3;
  if (cell.plural && !append(stem, kPluralSlot, kPlural, Possessive::kNone)) return {};
  switch (cell.possessive) {
    case Possessive::kNone:
      break;
    case Possessive::kMy:
    case Possessive::kOur:
      if (!append(stem, kPossessive12, kPoss1, cell.possessive)) return {};
      break;
    case Possessive::kYour:
    case Possessive::kYourPolite:
      if (!append(stem, kPossessive12, kPoss2, cell.possessive)) return {};
      break;
    case Possessive::kThird:
      if (possessed) break;
      if (!append(stem, kPossessive3, kPoss3, cell.possessive)) return {};
      break;
  }
  if (cell.case_tag != kNom && !append(stem, kCase, cell.case_tag, Possessive::kNone)) return {};
  return stem.text;
}

}  // namespace derek::morph
