#include "morph/letters.h"

#include "base/utf8.h"

namespace derek::morph {

namespace {

constexpr std::u32string_view kBackVowels = U"аоұыяёю";
constexpr std::u32string_view kFrontVowels = U"әөүіеэ";
constexpr std::u32string_view kOtherVowels = U"иу";

bool in(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

uint8_t final_class(char32_t c, uint8_t before) {
  if (in(U"аәеоөұүыіэяё", c)) return kVowel;
  if (in(U"иую", c)) return kGlide | kVowel;
  if (in(U"мнң", c)) return kNasal;
  if (c == U'л') return kLateral;
  if (in(U"рй", c)) return kGlide;
  if (in(U"зж", c)) return kVoiced;
  if (in(U"ьъ", c)) return before;
  if (utf8::is_cyrillic(c)) {
    const bool consonant_before = before != 0 && (before & kVowel) == 0;
    return static_cast<uint8_t>(kVoiceless | (consonant_before ? kCluster : 0));
  }
  return kOpen;
}

// Two consonants that hardly ever end a stem, but often a stem and the first letter of a suffix.
bool odd_pair(char32_t a, char32_t b) {
  return in(U"дғшжзңй", b) || (a == U'л' && b == U'с') || (a == b && in(U"тқкпн", b));
}

bool is_vowel(char32_t c) {
  return in(kBackVowels, c) || in(kFrontVowels, c) || in(kOtherVowels, c);
}

}  // namespace

void scan_prefixes(std::string_view text, std::string_view lower, std::vector<Prefix>& out) {
  out.clear();
  out.emplace_back();
  Prefix p;
  char32_t previous = 0;
  uint32_t capitals = 0;
  bool abbreviation_before_hyphen = false;
  for (size_t i = 0; i < lower.size();) {
    size_t same = i;
    const char32_t written = utf8::next(text, same), c = utf8::next(lower, i);
    p.size = static_cast<uint32_t>(i);
    ++p.letters;
    if (utf8::is_upper(written)) ++capitals;
    if (c == U'-') {
      // Behind an abbreviation, digits or a foreign word a suffix is as good as free.
      abbreviation_before_hyphen = p.final == kOpen || (p.letters > 2 && capitals + 1 == p.letters);
      p.final = abbreviation_before_hyphen ? kOpen : 0;
      p.harmony = kBoth;
      p.after_consonants = false;
    } else {
      if (is_vowel(c)) ++p.vowels;
      if (in(kBackVowels, c)) p.harmony = kBack;
      if (in(kFrontVowels, c)) p.harmony = kFront;
      // Loans: и, soft signs, and a final к or г take front suffixes after back vowels too.
      if (c == U'и' || c == U'ь') p.harmony = kBoth;
      p.after_consonants =
          previous != 0 && !is_vowel(c) && !is_vowel(previous) && c != U'ь' && odd_pair(previous, c);
      p.final = final_class(c, p.final);
      // ҚРның, АҚШта: capitals before a small letter.
      if (capitals >= 2 && capitals == p.letters && i < lower.size()) {
        size_t next = i;
        const char32_t after = utf8::next(text, next);
        if (utf8::is_lower(after)) p.final = kOpen;
      }
    }
    previous = utf8::is_letter(c) ? c : 0;
    out.push_back(p);
    if (p.harmony == 0 || p.final == kOpen || c == U'к' || c == U'г') out.back().harmony = kBoth;
  }
}

bool begins_with_vowel(std::string_view suffix) {
  size_t i = 0;
  return !suffix.empty() && is_vowel(utf8::next(suffix, i));
}

bool few_capitals(std::string_view text) {
  uint32_t count = 0;
  for (size_t i = 0; i < text.size(); ++count) {
    if (!utf8::is_upper(utf8::next(text, i))) return false;
  }
  return count >= 2 && count <= 5;
}

}  // namespace derek::morph
