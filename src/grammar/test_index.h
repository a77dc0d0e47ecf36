// The tests turned round: from what is seen at a token to the tests that it may pass, all tests at once. A
// set of tests is a row of bits, one for each test of the program.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "base/string_map.h"
#include "grammar/token_test.h"

namespace derek::grammar {

using Row = std::vector<uint64_t>;

inline void set_bit(uint64_t* row, uint32_t test) {
  row[test / 64] |= uint64_t{1} << test % 64;
}
inline void clear_bit(uint64_t* row, uint32_t test) {
  row[test / 64] &= ~(uint64_t{1} << test % 64);
}
inline bool has_bit(const uint64_t* row, uint32_t test) {
  return row[test / 64] >> test % 64 & 1u;
}

inline uint32_t lowest_bit(uint64_t word) {
  return static_cast<uint32_t>(std::countr_zero(word));
}

struct TestIndex {
  using Tests = std::vector<uint32_t>;

  // `list_count` and `rule_count`: ids in tests are less.
  void build(const std::vector<TokenTest>& tests, size_t list_count, size_t rule_count);

  size_t width = 0;  // of a row, in words

  // By kind, shape and space of the first token: the tests that bear with them.
  static constexpr size_t kKinds = 7, kShapes = 6;
  std::array<Row, kKinds * kShapes * 2> by_look;
  static size_t look(const Token& token) {
    return (static_cast<size_t>(token.kind) * kShapes + static_cast<size_t>(token.shape)) * 2 +
           (token.space_before ? 1 : 0);
  }

  Row single;                                    // tests of one token
  Row several;                                   // the others
  Row open;                                      // tests of one token without a word to find them by
  StringMap<Tests> by_text, by_lower, by_lemma;  // the others of one token: by each word that they ask for

  // What of a list tests ask for, and which: those that take it, those that it keeps off.
  struct ListUse {
    ListRef ref;
    Tests takes, bars;
  };
  std::vector<std::vector<ListUse>> lists;  // by list
  Row numbers;                              // tests that take a number
  Tests barred_by_numbers;
  std::vector<Tests> takes_rule, barred_by_rule;  // by rule
};

}  // namespace derek::grammar
