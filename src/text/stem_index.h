// Stems by how they look when typed without Kazakh letters, laid out so that they are looked up where they lie in
// the compiled data: a head, a table of keys with open addressing, the stems, a set of beginnings, strings (all
// numbers little-endian u32).
//
//   StemIndexBuilder builder;
//   builder.add(U"казак", {U"қазақ", true, 1, false});
//   const std::string bytes = builder.finish();
//   auto index = StemIndex::open(bytes);            // which must outlive it
//   for (size_t i = range.first; i < range.last; ++i) index->stem(i);   // range = index->find(U"казак")
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "derek/status.h"

namespace derek::text {

struct Stem {
  std::u32string word;
  bool common = false;  // stands in a table or list in lower case
  uint64_t lists = 0;   // a bit for each list that has it
  bool soft = false;    // қ, к, п as before a vowel: not a word by itself
};

class StemIndex {
 public:
  // How many letters of a word tell that it may hold Kazakh ones.
  static constexpr size_t kBeginning = 4;

  StemIndex() = default;  // holds nothing
  // Errors: code "data".
  static Result<StemIndex> open(std::string_view bytes);

  struct Range {
    size_t first = 0, last = 0;
    bool empty() const { return first == last; }
  };
  // The stems that look so, in order.
  Range find(std::u32string_view plain) const;
  Stem stem(size_t i) const;
  std::string_view bytes() const { return bytes_; }
  // Some stem that looks so at its beginning has other letters.
  bool is_special(std::u32string_view beginning) const;

 private:
  friend class StemIndexBuilder;
  uint32_t at(size_t field) const;
  std::string_view string_at(size_t field) const;
  bool lay_out();
  bool check() const;

  std::string_view bytes_;
  // Where the parts begin, in numbers; strings in bytes.
  size_t keys_ = 0, stems_ = 0, beginnings_ = 0, strings_ = 0;
  uint32_t key_slots_ = 0, stem_count_ = 0, beginning_slots_ = 0;
};

class StemIndexBuilder {
 public:
  // Of one word that is added more than once the parts are joined.
  void add(const std::u32string& plain, Stem stem);
  std::string finish() const;

 private:
  std::map<std::u32string, std::map<std::u32string, Stem>> stems_;
  std::set<std::u32string> beginnings_;
};

}  // namespace derek::text
