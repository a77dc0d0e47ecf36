// A run of derek extract: inputs are read one after the other, their documents analysed by several threads, and the
// results written in the order of the inputs, whatever the number of threads. Memory does not grow with the inputs.
#pragma once

#include <string>
#include <vector>

#include "cli/inputs.h"
#include "derek/derek.h"
#include "input/part.h"
#include "output/writer.h"

namespace derek::cli {

enum class OnError { kRecord, kSkip, kFail };

struct RunOptions {
  std::vector<Input> inputs;
  input::Options reading;
  std::string date;  // of documents that have none of their own
  const output::Format* format = nullptr;
  output::WriterOptions writing;
  std::string output;  // a file; empty: standard output
  bool to_folder = false;  // `output` is a folder, with a file for each input
  size_t jobs = 1;
  double seconds = 0;  // for the analysis of a document; 0: as long as it takes
  bool resume = false;
  uint64_t shard = 0, shards = 1;  // only parts whose id falls into this one
  OnError on_error = OnError::kRecord;
  bool quiet = false;
  bool failures_are_data = false;  // exit code 0 all the same
  std::string key;                 // what the outputs depend on besides the inputs: program, data, options
};

// Returns the exit code.
int run(const Pipeline& pipeline, RunOptions options);

}  // namespace derek::cli
