#include "morph/letters.h"

#include <array>

#include "base/utf8.h"

namespace derek::morph {

namespace {

// What a letter is, a bit each.
enum Kind : uint8_t {
  kBackVowel = 1u << 0,
  kFrontVowel = 1u << 1,
  kOtherVowel = 1u << 2,
  kSign = 1u << 3,      // ь, ъ
  kOdd = 1u << 4,       // hardly ever ends a stem behind a consonant
  kOddTwice = 1u << 5,  // the same behind itself
  kLoan = 1u << 6,      // takes front suffixes after back vowels too, at the end of a word
};
constexpr uint8_t kAnyVowel = kBackVowel | kFrontVowel | kOtherVowel;

struct Letter {
  uint8_t final = kOpen;
  uint8_t kind = 0;
};

constexpr bool in(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

constexpr Letter describe(char32_t c) {
  if (c == 0x485 || c == 0x486) return {};  // marks of no script
  Letter out{kVoiceless, 0};
  if (in(U"аәеоөұүыіэяё", c)) out.final = kVowel;
  if (in(U"иую", c)) out.final = kGlide | kVowel;
  if (in(U"мнң", c)) out.final = kNasal;
  if (c == U'л') out.final = kLateral;
  if (in(U"рй", c)) out.final = kGlide;
  if (in(U"зж", c)) out.final = kVoiced;
  if (in(U"аоұыяёю", c)) out.kind |= kBackVowel;
  if (in(U"әөүіеэ", c)) out.kind |= kFrontVowel;
  if (in(U"иу", c)) out.kind |= kOtherVowel;
  if (in(U"ьъ", c)) out.kind |= kSign;
  if (in(U"дғшжзңй", c)) out.kind |= kOdd;
  if (in(U"тқкпн", c)) out.kind |= kOddTwice;
  if (in(U"кг", c)) out.kind |= kLoan;
  return out;
}

constexpr char32_t kFirst = 0x430;
constexpr auto kLetters = [] {
  std::array<Letter, 0x100> out{};
  for (size_t i = 0; i < out.size(); ++i) out[i] = describe(kFirst + static_cast<char32_t>(i));
  return out;
}();

Letter letter_of(char32_t c) {
  if (c - kFirst < kLetters.size()) return kLetters[c - kFirst];
  return utf8::is_cyrillic(c) ? Letter{kVoiceless, 0} : Letter{};
}

uint8_t final_class(Letter letter, uint8_t before) {
  if (letter.kind & kSign) return before;
  if (letter.final == kVoiceless && before != 0 && (before & kVowel) == 0) return kVoiceless | kCluster;
  return letter.final;
}

// Two consonants that hardly ever end a stem, but often a stem and the first letter of a suffix.
bool odd_pair(char32_t a, char32_t b, uint8_t kind) {
  return (kind & kOdd) || (a == U'л' && b == U'с') || (a == b && (kind & kOddTwice));
}

}  // namespace

void scan_prefixes(std::string_view text, std::string_view lower, std::vector<Prefix>& out) {
  out.clear();
  out.emplace_back();
  Prefix p;
  char32_t previous = 0;
  bool previous_vowel = false;
  uint32_t capitals = 0;
  bool abbreviation_before_hyphen = false;
  for (size_t i = 0; i < lower.size();) {
    size_t same = i;
    const char32_t written = utf8::next(text, same), c = utf8::next(lower, i);
    p.size = static_cast<uint32_t>(i);
    ++p.letters;
    p.letter = c;
    if (utf8::is_upper(written)) ++capitals;
    bool loan = false;
    if (c == U'-') {
      // Behind an abbreviation (ҚР-, км-, га-), digits or a foreign word a suffix is as good as free.
      abbreviation_before_hyphen = p.final == kOpen || p.vowels == 0 || p.letters == 3 || capitals + 1 == p.letters;
      p.final = abbreviation_before_hyphen ? kOpen : 0;
      p.harmony = kBoth;
      p.after_consonants = false;
    } else {
      const Letter letter = letter_of(c);
      const bool vowel = (letter.kind & kAnyVowel) != 0;
      if (vowel) ++p.vowels;
      if (letter.kind & kBackVowel) p.harmony = kBack;
      if (letter.kind & kFrontVowel) p.harmony = kFront;
      // Loans: и, soft signs, and a final к or г take front suffixes after back vowels too.
      if (c == U'и' || c == U'ь') p.harmony = kBoth;
      p.after_consonants =
          previous != 0 && !vowel && !previous_vowel && c != U'ь' && odd_pair(previous, c, letter.kind);
      p.final = final_class(letter, p.final);
      loan = (letter.kind & kLoan) != 0;
      previous_vowel = vowel;
      // ҚРның, АҚШта: capitals before a small letter.
      if (capitals >= 2 && capitals == p.letters && i < lower.size()) {
        size_t next = i;
        const char32_t after = utf8::next(text, next);
        if (utf8::is_lower(after)) p.final = kOpen;
      }
    }
    previous = utf8::is_letter(c) ? c : 0;
    out.push_back(p);
    if (p.harmony == 0 || p.final == kOpen || loan) out.back().harmony = kBoth;
  }
}

bool begins_with_vowel(std::string_view suffix) {
  size_t i = 0;
  return !suffix.empty() && (letter_of(utf8::next(suffix, i)).kind & kAnyVowel) != 0;
}

bool few_capitals(std::string_view text) {
  uint32_t count = 0;
  for (size_t i = 0; i < text.size(); ++count) {
    if (!utf8::is_upper(utf8::next(text, i))) return false;
  }
  return count >= 2 && count <= 5;
}

}  // namespace derek::morph
