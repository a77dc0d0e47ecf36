// Endings of words as a trie by letters from the end, all steps in one table. What an ending means its owner keeps,
// by the node.
//
//   EndTrie trie;
//   const uint32_t node = trie.add("лар");
//   trie.step(trie.step(EndTrie::kRoot, U'р'), U'а');   // on the way to it
#pragma once

#include <cstdint>
#include <string_view>

#include "base/flat_table.h"

namespace derek::morph {

class EndTrie {
 public:
  static constexpr uint32_t kRoot = 0, kNone = UINT32_MAX;

  // The node of an ending; it is made if there is none.
  uint32_t add(std::string_view ending);
  // The node over the letter before; kNone: nothing ends so.
  uint32_t step(uint32_t node, char32_t letter) const {
    const uint32_t* next = steps_.find(key(node, letter));
    return next ? *next : kNone;
  }
  uint32_t size() const { return size_; }

 private:
  static uint64_t key(uint32_t node, char32_t letter) { return (uint64_t{node} << 21 | letter) + 1; }

  FlatTable<uint32_t> steps_;
  uint32_t size_ = 1;  // nodes
};

}  // namespace derek::morph
