// Word forms of a noun, made with the tables that the analyser undoes them by.
//
//   орталық + possessive 3 + gen   → орталығының
//   халық + possessive 3 + dat     → халқына
//   Тоқаев + gen                   → Тоқаевтың
//   25 + possessive 3 + loc        → 25-інде
//
// Suffixes come from morph/suffix.tsv: the row that fits the letters before, with the fewest things that it
// may follow, then the heaviest. Stems lose narrow vowels and soft signs as morph/alternation.tsv says, and
// voice п, к, қ after a vowel. Loans in к, г and ь, and names in -ов and -ев, have their own harmony. Behind
// digits, capitals and quotation marks stands a hyphen; digits are read aloud, capitals by the name of their
// last letter or as morph/abbreviation.tsv says (ЖШС-нің: серіктестігі), «Хабар»-дың by the word in the
// marks.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "base/string_map.h"
#include "derek/document.h"
#include "morph/tables.h"

namespace derek::morph {

enum class Possessive : uint8_t { kNone, kMy, kOur, kYour, kYourPolite, kThird };

struct Cell {
  bool plural = false;
  Possessive possessive = Possessive::kNone;
  uint32_t case_tag = kNom;  // one of kCaseTags
};

class Generator {
 public:
  // The tables must outlive it.
  explicit Generator(const Tables& tables);

  // The form of a nominative: as written, in whichever case of letters. Empty where the tables have no suffix
  // for it.
  std::string form(std::string_view nominative, const Cell& cell) const;

 private:
  struct Stem;
  bool append(Stem& stem, uint32_t slot, uint32_t tag, Possessive possessive) const;
  void change(Stem& stem, std::string_view suffix) const;

  const Tables& tables_;
  StringMap<std::string> before_vowel_;  // халық → халқ
  std::set<std::string, std::less<>> possessed_;  // отбасы
};

}  // namespace derek::morph
