#include "morph/end_trie.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace derek::morph {

uint32_t EndTrie::add(std::string_view ending) {
  std::vector<char32_t> letters;
  for (size_t i = 0; i < ending.size();) letters.push_back(utf8::next(ending, i));
  uint32_t node = kRoot;
  for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter) {
    uint32_t& next = steps_[key(node, *letter)];
    if (next == kRoot) next = size_++;
    node = next;
  }
  return node;
}

}  // namespace derek::morph
