#include "cli/progress.h"

#include <cstdio>

namespace derek::cli {

void Progress::update(uint64_t documents, uint64_t failed, uint64_t bytes) {
  const Clock::time_point now = Clock::now();
  if (!shown_ || now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  const double elapsed = seconds(), speed = static_cast<double>(bytes) / elapsed;
  std::fprintf(stderr, "\r\033[K%llu documents, %.1f MB/s, %llu errors", static_cast<unsigned long long>(documents),
               speed / 1e6, static_cast<unsigned long long>(failed));
  if (total_ > bytes && bytes > 0) {
    const auto left = static_cast<long>(static_cast<double>(total_ - bytes) / speed);
    std::fprintf(stderr, ", %ld:%02ld left", left / 60, left % 60);
  }
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::clear() {
  if (drawn_) std::fputs("\r\033[K", stderr);
  drawn_ = false;
}

double Progress::seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

}  // namespace derek::cli
