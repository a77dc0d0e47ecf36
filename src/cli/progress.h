// The line on a terminal that tells how far a run is. Nobody else sees it.
#pragma once

#include <chrono>
#include <cstdint>

namespace derek::cli {

class Progress {
 public:
  // `total`: bytes of all inputs, 0 if that is not known.
  Progress(bool shown, uint64_t total) : shown_(shown), total_(total) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Draws at most five times a second.
  void update(uint64_t documents, uint64_t failed, uint64_t bytes);
  // Before anything else is said.
  void clear();
  double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_, drawn_ = false;
  uint64_t total_;
  Clock::time_point start_ = Clock::now(), last_ = start_;
};

}  // namespace derek::cli
