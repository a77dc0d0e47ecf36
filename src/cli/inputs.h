// What the command line names: files, folders, patterns, lists of files.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "derek/status.h"

namespace derek::cli {

struct Input {
  std::string path;      // "-" is standard input
  std::string relative;  // where its output goes below a folder of outputs
};

// A file's size and time of change: what tells that it is still the same.
struct Stamp {
  int64_t size = -1, time = 0;
  bool operator==(const Stamp&) const = default;
};
Stamp stamp_of(const std::string& path);

// Folders are walked when `recurse`, in the order of names, hidden files left out; else they stay as they are, to be
// refused in their place. A pattern (*, ?, [ ]) is one only where no file has that name.
std::vector<Input> expand_inputs(const std::vector<std::string>& paths, bool recurse);

// The paths in a file (or "-"), one a line, or each ended by a zero byte.
Result<std::vector<std::string>> read_file_list(const std::string& file, bool zeros);

}  // namespace derek::cli
