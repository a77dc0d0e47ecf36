// From offsets in the normalised text back to offsets in the original.
#pragma once

#include <cstdint>
#include <vector>

namespace derek {

// Half-open byte range.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(const Span& other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
  bool operator==(const Span&) const = default;
};

// Monotonic map of byte offsets. Built piece by piece while text is normalised, in order; then constant.
//
//   OffsetMap map;
//   map.keep(5);        // five bytes copied as they are
//   map.replace(3, 1);  // three original bytes became one
//   map.replace(2, 0);  // two original bytes were dropped
//
// A span's start maps to where its first byte's piece starts in the original, its end to where its last byte's
// piece ends: dropped bytes at the edges stay outside the span.
class OffsetMap {
 public:
  void keep(uint32_t bytes);
  void replace(uint32_t original_bytes, uint32_t normalized_bytes);

  Span to_original(Span normalized) const;
  // The normalised offset of the piece that holds this original offset (for spans given from outside).
  uint32_t to_normalized(uint32_t original) const;

  uint32_t original_size() const { return original_size_; }
  uint32_t normalized_size() const { return normalized_size_; }

  bool operator==(const OffsetMap&) const = default;

 private:
  // A stretch of pieces. `kept`: bytes correspond one to one. Otherwise the stretch is one replacement.
  struct Piece {
    uint32_t normalized;
    uint32_t original;
    bool kept;
    bool operator==(const Piece&) const = default;
  };
  std::vector<Piece> pieces_;
  uint32_t normalized_size_ = 0;
  uint32_t original_size_ = 0;
};

}  // namespace derek
