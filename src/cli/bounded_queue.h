// From one thread to another, at most so many at a time.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace derek::cli {

template <typename T>
class BoundedQueue {
 public:
  // Both ends give up within a tenth of a second when `stop` says so (a signal's handler can set it, but wake nobody).
  BoundedQueue(size_t capacity, bool (*stop)()) : capacity_(capacity), stop_(stop) {}

  // False: stopped.
  bool push(T item) {
    std::unique_lock lock(mutex_);
    while (items_.size() >= capacity_) {
      if (stop_()) return false;
      changed_.wait_for(lock, kPatience);
    }
    items_.push_back(std::move(item));
    changed_.notify_all();
    return !stop_();
  }

  // Nothing: closed and empty, or stopped.
  std::optional<T> pop() {
    std::unique_lock lock(mutex_);
    while (items_.empty() && !closed_ && !stop_()) changed_.wait_for(lock, kPatience);
    if (items_.empty() || stop_()) return std::nullopt;
    T item = std::move(items_.front());
    items_.pop_front();
    changed_.notify_all();
    return item;
  }

  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }
  bool closed() {
    const std::lock_guard lock(mutex_);
    return closed_;
  }

 private:
  static constexpr auto kPatience = std::chrono::milliseconds(100);
  const size_t capacity_;
  bool (*stop_)();
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<T> items_;
  bool closed_ = false;
};

}  // namespace derek::cli
