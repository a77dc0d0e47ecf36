// The sums of weights that a kind of token gives to the tokens around it, remembered from document to document.
//
// A kind is told by its hash (FeatureReader::key). What the token gives to itself is kept in 32 bits, what it gives to
// its neighbours in 16, for rows that fit the caches count more than the sums; a kind for which 16 do not do is not
// remembered, nor are neighbours' rows of nothing read.
#pragma once

#include <cstdint>
#include <vector>

#include "tagger/chain.h"

namespace derek::tagger {

class RowMemo {
 public:
  struct Kind {
    uint64_t key = 0;  // 0: nothing here
    uint32_t place = 0;
    uint32_t filled = 0;  // a bit for each position of which some sum is not 0
  };

  // Of `positions` rows a kind, at most 32, row `own` is the token's own. Room for `most` kinds, a power of two, which
  // is touched as they come.
  RowMemo(uint32_t positions, uint32_t own, uint32_t most);

  // Forgets all if there is not room for so many more. Kinds that were found before are gone then.
  void make_room(uint32_t more);
  void prefetch(uint64_t key) const { __builtin_prefetch(&slots_[key & (slots_.size() - 1)]); }
  // nullptr: not remembered.
  const Kind* find(uint64_t key) const;
  // A kind that is not there, and has room; nullptr if its sums are too large.
  const Kind* add(uint64_t key, const std::vector<Row<int32_t>>& sums);

  void prefetch(const Kind& kind) const;
  // row += what the kind gives at a position.
  void add_to(Row<int32_t>& row, const Kind& kind, uint32_t position) const;

 private:
  const Row<int16_t>* neighbours(const Kind& kind) const {
    return neighbours_.data() + size_t{kind.place} * (positions_ - 1);
  }

  uint32_t positions_, own_, most_;
  std::vector<Kind> slots_;              // open addressing, at most half of them taken
  std::vector<Row<int32_t>> own_rows_;   // one a kind
  std::vector<Row<int16_t>> neighbours_;  // of a kind all positions but its own
};

}  // namespace derek::tagger
