// For each token of a sentence the tests that may hold there: of one token exactly those that do, of others
// those that the first token and what begins at it allow. Its slow twin is find_ends.
//
// What concerns a token alone is worked out once for each form of a word (spelling, space, readings) and
// remembered from document to document.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/flat_table.h"
#include "base/string_map.h"
#include "grammar/test_index.h"
#include "grammar/token_test.h"

namespace derek::grammar {

struct Program;

class TestRows {
 public:
  explicit TestRows(const Program& program);

  void set_sentence(const SentenceView& sentence);
  // A match that was accepted: tests of higher levels may take it or be barred by it.
  void add(const Found& found);

  bool may_hold(uint32_t test, uint32_t at) const { return has_bit(row(at), test); }
  const uint64_t* row(uint32_t at) const { return may_.data() + at * width_; }
  // May hold somewhere in the sentence.
  bool may_hold_somewhere(uint32_t test) const { return has_bit(somewhere_.data(), test); }

 private:
  // What an entry of a list does to tests; many entries are alike.
  struct EntryClass {
    Row takes, bars;
  };

  // 96 bits of a hash: no two of so few forms fall together.
  struct FormKey {
    uint64_t high = 0;
    uint32_t low = 0;
    bool operator==(const FormKey&) const = default;
  };
  static constexpr uint32_t kNone = UINT32_MAX;
  struct FormSlot {  // 16 bytes
    uint64_t high = 0;
    uint32_t low = 0;
    uint32_t row = kNone;
    bool is(const FormKey& key) const { return high == key.high && low == key.low; }
  };

  // Fills rows_.
  void find_forms(const SentenceView& sentence);
  FormKey key_of(const SentenceView& sentence, uint32_t at);
  FormSlot& slot_of(const FormKey& key);
  void widen();
  FormSlot& slot_at(uint64_t place) { return slots_[place & (slots_.size() - 1)]; }
  uint32_t row_of_form(const SentenceView& sentence, uint32_t at);
  void append_row(const SentenceView& sentence, uint32_t at);
  const EntryClass* class_of(const ListHit& hit);
  void bar_by_numbers(const SentenceView& sentence);

  const Program& program_;
  const size_t width_;
  std::vector<uint64_t> able_, may_;  // by token: before and after asking what begins there
  Row somewhere_;

  std::string key_;
  std::vector<FormKey> keys_;    // by token
  std::vector<uint32_t> rows_;   // by token: one of form_rows_
  std::vector<FormSlot> slots_;  // open addressing, at most half of them taken
  std::vector<uint64_t> form_rows_;  // no two alike
  FlatTable<uint32_t> row_by_hash_;  // by its bits: its number from 1
  uint32_t form_count_ = 0, row_count_ = 0;
  std::vector<uint32_t> entry_class_;  // by entry: 0 not known, 1 none, else 2 more than its class
  StringMap<uint32_t> class_by_key_;
  std::vector<EntryClass> classes_;
};

}  // namespace derek::grammar
