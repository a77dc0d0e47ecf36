// A small table of words: which class a word has. The tables of dictionaries/segment.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/string_map.h"
#include "derek/status.h"

namespace derek::text {

class WordClasses {
 public:
  // Reads the source of that name: column `entry` and, if there is one, `class`. Errors: "list"; "data" where
  // the source is missing.
  static Result<WordClasses> create(const std::vector<SourceText>& sources, const std::string& name);

  bool contains(std::string_view lower) const { return classes_.find(lower) != classes_.end(); }
  // Empty where the word is not listed.
  std::string_view find(std::string_view lower) const;
  // Bytes of the longest entry.
  size_t longest() const { return longest_; }

 private:
  StringMap<std::string> classes_;
  size_t longest_ = 0;
};

}  // namespace derek::text
