// What normalisation read otherwise than it is written; each becomes a note of the document.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace derek::text {

struct Repair {
  const char* code = nullptr;
  std::string what;             // said of the text as it was: "letters of two alphabets in"
  std::string before;           // the characters as they were; empty: `what` says it all
  uint32_t begin = 0, end = 0;  // bytes of the original
};
using Repairs = std::vector<Repair>;

}  // namespace derek::text
