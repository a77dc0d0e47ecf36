// Numerals in digits and in words: fills Document::numbers.
//
//   25   2,5   1 200 000   1.200.000   1 , 5      digits; groups by space or stop, decimals by comma or stop
//   131 ді   5 ші                                 endings that stand apart
//   2,3 млрд   3 млн 500 мың                      digits and scales
//   екі мың жиырма үшінші                         words, sums of falling scales; tags are those of the last word
//   екі жарым мың   жарты миллион   ширек         halves and quarters
//   бір бүтін оннан жеті   төрт те сегіз          decimals in words
//   үштен бірі                                    fractions
//
// At each token all readings that begin there, longest first: the whole, the first group alone (`15` of `15 ,
// 16`, `5` of `5 мың`), so that a rule may take the one that fits. Dates (10.12.2023) and codes are no
// numbers. A number never leaves its sentence. Words come from the list `number_word` (columns `value`,
// `kind`).
//
// Thread rule: constant after construction.
#pragma once

#include <bitset>
#include <string_view>

#include "base/stage.h"
#include "base/string_map.h"
#include "lexicon/lexicon.h"
#include "value/numeral.h"

namespace derek::value {

// The list `number_word`. Nearly all words of a text are none of it, and most of them begin with other letters.
class NumberWords {
 public:
  // Of entries that read alike the first counts.
  void add(const std::string& word, const Atom& atom);
  const Atom* find(std::string_view word) const;

 private:
  static constexpr size_t kBeginning = 4;  // bytes
  static size_t bit_of(std::string_view word);

  StringMap<Atom> atoms_;
  std::bitset<4096> beginnings_;
};

class NumberReader : public Stage {
 public:
  explicit NumberReader(const lexicon::Lexicon& lexicon);

  std::string_view name() const override { return "number"; }
  void run(Document& document, Scratch* scratch) const override;

 private:
  NumberWords words_;
};

}  // namespace derek::value
