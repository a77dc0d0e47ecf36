// Where a run writes: standard output, or a file that gets its name only when it is whole (until then it is NAME.part).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "derek/status.h"

namespace derek::cli {

class OutputFile {
 public:
  OutputFile() = default;  // standard output
  // What is no regular file (/dev/null, a pipe) is written in place.
  // `keep`: goes on behind the first so many bytes of what an earlier run left.
  static Result<OutputFile> create(const std::string& path, uint64_t keep = 0);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&& other) noexcept;
  ~OutputFile();

  Status write(std::string_view bytes);
  uint64_t size() const { return size_; }
  // To disk and under its name.
  Status finish();

 private:
  int fd_ = 1;
  uint64_t size_ = 0;
  std::string path_, temporary_;  // empty: written in place
};

}  // namespace derek::cli
