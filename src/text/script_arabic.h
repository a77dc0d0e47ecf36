// The Arabic script of Kazakh (төте жазу): letters of a word → its key (transliterate.h).
//
// Vowels are written alike, back or front: а ә, о ө, ұ ү, ы і. A high hamza at the head of the word makes
// them front; it is left out where ە, ك or گ says so. Loans and compounds break that rule, so a word is
// looked up with its vowels folded; what follows the known beginning, and words that are not known, go by
// vowel harmony.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "base/files.h"
#include "derek/status.h"
#include "text/script_latin.h"
#include "text/transliterate.h"
#include "text/unit.h"

namespace derek::text {

class ArabicLetters {
 public:
  // normalize/arabic.tsv.
  static Result<ArabicLetters> create(const SourceText& source);

  bool is_letter(char32_t c) const { return letters_.contains(c) || hamza(c); }
  // A digit or a mark in the form that the other stages know, or 0.
  char32_t mark(char32_t c) const;

  // Reads the word to `out`; false where a letter is not Kazakh. `title`: it gets a capital in any case.
  bool read(const Units& units, size_t first, size_t last, const Transliterator& transliterator, bool title,
            Units& out) const;

 private:
  struct Letter {
    std::u32string back, front;
    bool makes_front = false, makes_back = false;
  };
  enum class Harmony { kNone, kBack, kFront };
  static Harmony harmony_of(char32_t cyrillic);
  static Harmony harmony_of(const Letter& letter);
  bool hamza(char32_t c) const { return hamzas_.find(c) != std::u32string::npos; }

  std::unordered_map<char32_t, Letter> letters_;
  std::unordered_map<char32_t, char32_t> marks_;
  std::u32string hamzas_;
};

bool is_arabic_letter(char32_t c);

}  // namespace derek::text
