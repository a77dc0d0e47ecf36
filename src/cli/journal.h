// What a run has done so far, so that --resume can go on after a crash. A text file that only grows:
//
//   derek-journal 1 KEY                              KEY: program, data and options; another key: start over
//   INPUT SIZE TIME PARTS END BYTES RECORDS DOCUMENTS FAILED    separated by tabs
//
// of an input: its path, stamp, how many of its parts are done, 1 if those are all; then of the output: how many bytes
// and records it has; then how many documents and errors there were. A last line without its end is none.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/inputs.h"
#include "derek/status.h"

namespace derek::cli {

struct Progressed {
  std::string input;
  Stamp stamp;
  uint64_t parts = 0;
  bool end = false;
  uint64_t bytes = 0, records = 0, documents = 0, failed = 0;
};

class Journal {
 public:
  Journal() = default;
  // Opens it to go on; `keep`: lines of the old one that still hold.
  static Result<Journal> create(const std::string& path, const std::string& key, const std::vector<Progressed>& keep);
  // The lines of an earlier run; none where there was none, or one with another key.
  static std::vector<Progressed> read(const std::string& path, const std::string& key);
  Journal(Journal&& other) noexcept;
  Journal& operator=(Journal&& other) noexcept;
  ~Journal();

  Status add(const Progressed& line);

 private:
  int fd_ = -1;
  std::string path_;
};

}  // namespace derek::cli
