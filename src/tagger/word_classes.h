// Word classes learnt from text (dictionaries/tagger/classes.tsv): a path of bits for each word, so that words with a
// common beginning of their paths are used alike.
//
// Thread rule: constant after read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/files.h"
#include "derek/status.h"

namespace derek::tagger {

struct WordPath {
  uint32_t bits = 0;  // the first bit of the path is the highest of `length`
  uint8_t length = 0;
};

class WordClasses {
 public:
  // The columns are `word` (lower case) and `path` (of 0 and 1, at most 24). Errors: code "list".
  static Result<WordClasses> read(const SourceText& source);

  // The path of a lower-case word; of length 0 if it has none.
  WordPath find(std::string_view lower) const;
  size_t size() const { return paths_.size(); }

 private:
  std::unordered_map<uint64_t, WordPath> paths_;  // by hash of the word
};

}  // namespace derek::tagger
