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

#include "base/stage.h"
#include "base/string_map.h"
#include "lexicon/lexicon.h"
#include "value/numeral.h"

namespace derek::value {

class NumberReader : public Stage {
 public:
  explicit NumberReader(const lexicon::Lexicon& lexicon);

  std::string_view name() const override { return "number"; }
  void run(Document& document, Scratch* scratch) const override;

 private:
  StringMap<Atom> words_;  // of the list `number_word`
};

}  // namespace derek::value
