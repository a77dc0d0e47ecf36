// One reading for each word of a sentence: what its letters make likely (Reader) and what its neighbours do.
//
// The table morph/choice.tsv says what two neighbouring readings are worth together: a genitive before a
// possessive much, an accusative before the end of the sentence less than nothing. Of all ways through a
// sentence that take one reading of each word, the one worth most is found exactly, in linear time (Viterbi);
// equal ones are decided by the order of the readings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/flat_table.h"
#include "derek/document.h"
#include "morph/reader.h"
#include "morph/tables.h"

namespace derek::morph {

// Which rows of the table a reading fits as the left and as the right neighbour, a bit each.
struct Fits {
  uint64_t left = 0, right = 0;
};

class Choice {
 public:
  // The tables must outlive it.
  explicit Choice(const Tables& tables);

  // What one reading of a token fits. Marks and words that are not read have an empty lemma; `listed` are the parts of
  // speech of the lemma as a stem.
  Fits fits(const Token& token, std::string_view lower, std::string_view lemma, uint32_t listed, uint32_t tags);
  // The edge of a sentence.
  Fits edge() const;

  // The readings of one token; at least one.
  struct Node {
    int weight = 0;
    Fits fits;
    int best = 0;       // of a way that ends here
    uint32_t from = 0;  // the reading of the token before on that way
  };
  // Fills `chosen` with the index of a reading for each token: `first` holds where its nodes begin, and the
  // end of the last. A token alone keeps its first.
  void choose(std::vector<Node>& nodes, const std::vector<uint32_t>& first,
              std::vector<uint32_t>& chosen) const;

 private:
  int together(const Fits& left, const Fits& right) const;
  void match(uint64_t features, std::string_view lower, std::string_view lemma, Fits& out) const;

  const Tables& tables_;
  // Few of the features and words that come are asked for: what fits a set of them is kept, each in the slot of its
  // hash.
  uint64_t asked_ = 0;  // features
  StringTable<uint32_t> named_;  // words and lemmas that a condition names, numbered from 1
  size_t longest_ = 0;           // of them, in bytes
  struct Seen {
    uint64_t features = 0, words = 0;
    bool filled = false;
    Fits fits;
  };
  std::vector<Seen> seen_;
};

}  // namespace derek::morph
