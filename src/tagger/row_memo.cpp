#include "tagger/row_memo.h"

#include <algorithm>
#include <limits>

namespace derek::tagger {

namespace {
constexpr size_t kLine = 64;  // bytes of a cache line

void prefetch_bytes(const void* at, size_t size) {
  for (size_t i = 0; i < size; i += kLine) __builtin_prefetch(static_cast<const char*>(at) + i);
}
}  // namespace

RowMemo::RowMemo(uint32_t positions, uint32_t own, uint32_t most)
    : positions_(positions), own_(own), most_(most), slots_(size_t{most} * 2) {
  own_rows_.reserve(most);
  neighbours_.reserve(size_t{most} * (positions - 1));
}

void RowMemo::make_room(uint32_t more) {
  if (own_rows_.size() + more <= most_) return;
  std::fill(slots_.begin(), slots_.end(), Kind());
  own_rows_.clear();
  neighbours_.clear();
}

const RowMemo::Kind* RowMemo::find(uint64_t key) const {
  for (uint64_t at = key;; ++at) {
    const Kind& slot = slots_[at & (slots_.size() - 1)];
    if (slot.key == key) return &slot;
    if (slot.key == 0) return nullptr;
  }
}

const RowMemo::Kind* RowMemo::add(uint64_t key, const std::vector<Row<int32_t>>& sums) {
  constexpr int32_t kMost = std::numeric_limits<int16_t>::max();
  uint32_t filled = 0;
  for (uint32_t p = 0; p < positions_; ++p) {
    bool some = false;
    for (const int32_t sum : sums[p]) {
      if (p != own_ && (sum > kMost || sum < -kMost)) return nullptr;
      some = some || sum != 0;
    }
    if (some) filled |= 1u << p;
  }
  uint64_t at = key & (slots_.size() - 1);
  while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {key, static_cast<uint32_t>(own_rows_.size()), filled};
  own_rows_.push_back(sums[own_]);
  for (uint32_t p = 0; p < positions_; ++p) {
    if (p == own_) continue;
    Row<int16_t>& row = neighbours_.emplace_back();
    for (uint32_t j = 0; j < kTags; ++j) row[j] = static_cast<int16_t>(sums[p][j]);
  }
  return &slots_[at];
}

void RowMemo::prefetch(const Kind& kind) const {
  prefetch_bytes(&own_rows_[kind.place], sizeof own_rows_[0]);
  for (uint32_t p = 0, n = 0; p < positions_; ++p) {
    if (p == own_) continue;
    if (kind.filled >> p & 1) prefetch_bytes(neighbours(kind) + n, sizeof neighbours_[0]);
    ++n;
  }
}

void RowMemo::add_to(Row<int32_t>& row, const Kind& kind, uint32_t position) const {
  if (!(kind.filled >> position & 1)) return;
  if (position == own_) {
    const Row<int32_t>& sums = own_rows_[kind.place];
    for (uint32_t j = 0; j < kTags; ++j) row[j] += sums[j];
    return;
  }
  const Row<int16_t>& sums = neighbours(kind)[position - (position > own_ ? 1 : 0)];
  for (uint32_t j = 0; j < kTags; ++j) row[j] += sums[j];
}

}  // namespace derek::tagger
