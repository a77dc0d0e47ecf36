// What the benchmarks share: the text that they measure with.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "base/files.h"
#include "derek/status.h"

namespace derek::bench {

// The value, or the end of the program with a message.
template <typename T>
T need(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "%s\n", result.error().to_string().c_str());
  std::exit(2);
}

// The file that is named behind the benchmark's options; without one the press releases, one after the other.
inline std::string read_text(int argc, char** argv) {
  if (argc > 2) {
    std::fprintf(stderr, "%s takes one file\n", argv[0]);
    std::exit(2);
  }
  if (argc == 2) return need(read_file(argv[1]));
  std::string out;
  for (const SourceText& file : need(read_folder(DEREK_SOURCE_DIR "/corpus/press/train", {".txt"})))
    out += file.text + "\n\n";
  return out;
}

}  // namespace derek::bench
