// How words end: whether a word that nobody listed could end where a suffix was taken off.
//
// Counted over the listed stems: of all places behind the same three letters, how many are the end of a stem?
// The answer falls back to two letters and one where three were rarely seen.
#pragma once

#include <string_view>

#include "base/flat_table.h"

namespace derek::morph {

class Endings {
 public:
  void learn(std::string_view stem);
  // After the last stem.
  void finish();
  // What an ending is worth: negative where stems rarely end so; 0 when nothing was learnt.
  int worth(std::string_view stem) const;

 private:
  struct Count {
    int seen = 0, ends = 0;
    int worth = 0;
  };
  FlatTable<Count> counts_;  // by the letters of an ending
};

}  // namespace derek::morph
