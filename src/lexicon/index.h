// The layout of the `index` section: arrays of little-endian u32, then bytes of strings. Shared by Builder,
// which writes it, and Lexicon, which reads it.
//
//   u32[kHeadFields]  the head, see below
//   lists             list_count × {name, mode, first_column, column_count, first_line, line_count}
//   columns           column_count × name (the first of each list is `entry`)
//   lines             line_count × {key, value}: head lines of the tables
//   entries           entry_count × {list, text, first_cell}; cells follow the columns behind the first
//   cells             cell_count × string
//   nodes             (node_count + 1) × position where the node's entries begin
//   positions         position_count × entry
//   edges             edge_slots × {node, word, child}; open addressing, child 0 is a free slot
//   filter            filter_size × u32: word_filter.h
//   strings           string_bytes
//
// A string is {offset, size} in the last part.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace derek::lexicon::index {

inline constexpr uint32_t kMagic = 0x324C4B44;  // "DKL2"

enum Head : uint32_t {
  kMagicField,
  kListCount,
  kColumnCount,
  kLineCount,
  kEntryCount,
  kCellCount,
  kNodeCount,
  kPositionCount,
  kEdgeSlots,
  kStringBytes,
  kWordCount,
  kFilterSize,
  kHeadFields,
};

// Sizes of one item, in u32.
inline constexpr size_t kList = 7, kColumn = 2, kLine = 4, kEntry = 4, kCell = 2, kNode = 1, kPosition = 1,
                        kEdge = 3;

inline uint32_t read_u32(std::string_view bytes, size_t at) {
  const auto byte = [&](size_t i) {
    return static_cast<uint32_t>(static_cast<unsigned char>(bytes[at + i]));
  };
  return byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24;
}

// The first slot to try for an edge; `slots` is a power of two.
inline uint32_t edge_slot(uint32_t node, uint32_t word, uint32_t slots) {
  uint64_t h = (static_cast<uint64_t>(node) << 32 | word) * 0x9E3779B97F4A7C15u;
  h ^= h >> 32;
  return static_cast<uint32_t>(h) & (slots - 1);
}

}  // namespace derek::lexicon::index
