#include "derek/offset_map.h"

#include <algorithm>

namespace derek {

void OffsetMap::keep(uint32_t bytes) {
  if (bytes == 0) return;
  if (pieces_.empty() || !pieces_.back().kept) pieces_.push_back({normalized_size_, original_size_, true});
  normalized_size_ += bytes;
  original_size_ += bytes;
}

void OffsetMap::replace(uint32_t original_bytes, uint32_t normalized_bytes) {
  if (original_bytes == 0 && normalized_bytes == 0) return;
  pieces_.push_back({normalized_size_, original_size_, false});
  normalized_size_ += normalized_bytes;
  original_size_ += original_bytes;
}

Span OffsetMap::to_original(Span s) const {
  if (pieces_.empty() || s.begin > s.end || s.end > normalized_size_) return {original_size_, original_size_};
  // The last piece that starts at or before an offset; empty pieces (dropped bytes) sort before the text there.
  const auto piece_at = [&](uint32_t offset) {
    return std::prev(std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                      [](uint32_t o, const Piece& p) { return o < p.normalized; }));
  };
  const auto first = s.begin == normalized_size_ ? std::prev(pieces_.end()) : piece_at(s.begin);
  Span out;
  out.begin = first->kept ? first->original + (s.begin - first->normalized) : first->original;
  if (s.begin == normalized_size_) out.begin = original_size_;
  if (s.empty()) return {out.begin, out.begin};
  const auto last = piece_at(s.end - 1);
  if (last->kept) {
    out.end = last->original + (s.end - last->normalized);
  } else {
    out.end = std::next(last) == pieces_.end() ? original_size_ : std::next(last)->original;
  }
  return out;
}

uint32_t OffsetMap::to_normalized(uint32_t original) const {
  if (pieces_.empty() || original >= original_size_) return normalized_size_;
  const auto piece = std::prev(std::upper_bound(pieces_.begin(), pieces_.end(), original,
                                                [](uint32_t o, const Piece& p) { return o < p.original; }));
  return piece->kept ? piece->normalized + (original - piece->original) : piece->normalized;
}

}  // namespace derek
