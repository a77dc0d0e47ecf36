// A Bloom filter of the words of all entries: most words that are asked for stand in none, and the filter says so
// without a walk through the trie. Three bits of one u32 are a word's; with 16 bits a word or more, of a hundred other
// words one or two pass. The numbers lie in the `index` section.
#pragma once

#include <xxhash.h>

#include <bit>
#include <cstdint>
#include <string_view>

namespace derek::lexicon::word_filter {

// Of so many words, in u32; a power of two.
inline uint32_t size_for(size_t words) { return static_cast<uint32_t>(std::bit_ceil(words / 2 + 1)); }

struct Place {
  uint32_t number = 0;  // which u32
  uint32_t bits = 0;    // of it, all set where the word may be there
};
inline Place place_of(std::string_view word, uint32_t size) {
  const uint64_t hash = XXH3_64bits(word.data(), word.size());
  const auto bit = [&](int shift) { return uint32_t{1} << (hash >> shift & 31); };
  return {static_cast<uint32_t>(hash) & (size - 1), bit(32) | bit(37) | bit(42)};
}

}  // namespace derek::lexicon::word_filter
