// Bytes that come one after the other: a file, a pipe, memory, a member of an archive. Constant memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "derek/status.h"

namespace derek::input {

class Source {
 public:
  virtual ~Source() = default;
  // How many bytes came; 0 at the end.
  virtual Result<size_t> read(char* to, size_t size) = 0;
  // Goes to a place; false where only the next bytes can be had (a pipe).
  virtual bool seek(uint64_t) { return false; }
  virtual std::optional<uint64_t> size() const { return std::nullopt; }
};

class MemorySource : public Source {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  Result<size_t> read(char* to, size_t size) override;
  bool seek(uint64_t at) override { return at <= bytes_.size() ? (at_ = at, true) : false; }
  std::optional<uint64_t> size() const override { return bytes_.size(); }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
};

class FileSource : public Source {
 public:
  // "-" is standard input. Errors: "io".
  static Result<FileSource> open(const std::string& path);
  FileSource(FileSource&& other) noexcept;
  FileSource& operator=(FileSource&&) = delete;
  ~FileSource() override;
  Result<size_t> read(char* to, size_t size) override;
  bool seek(uint64_t at) override;
  std::optional<uint64_t> size() const override { return size_; }

 private:
  explicit FileSource(int fd) : fd_(fd) {}
  int fd_;
  std::string path_;
  std::optional<uint64_t> size_;  // of a regular file
};

// A Source with a buffer. After an error it is at its end; error() tells.
class Reader {
 public:
  explicit Reader(Source& source, std::string ahead = "") : source_(source), buffer_(std::move(ahead)) {}

  // The next bytes without taking them: `size`, or fewer before the end.
  std::string_view peek(size_t size);
  // What is there, at most `size`, taken; empty at the end. Valid until the next call.
  std::string_view take(size_t size);

  enum class Line { kWhole, kTooLong, kEnd };
  // The next line without its line feed. Of a longer one the first `limit` bytes; the rest is skipped.
  Line line(std::string& out, uint64_t limit);
  // The rest; false when that is more than `limit` bytes.
  bool rest(std::string& out, uint64_t limit);
  void skip(uint64_t bytes);

  // Everything that came from the source and was not taken.
  std::string_view buffered() const { return std::string_view(buffer_).substr(at_); }

  bool seek(uint64_t at);
  uint64_t position() const { return position_; }
  std::optional<uint64_t> size() const { return source_.size(); }
  const std::optional<Error>& error() const { return error_; }

 private:
  bool fill();

  Source& source_;
  std::string buffer_;
  size_t at_ = 0;
  uint64_t position_ = 0;  // of the next byte
  bool end_ = false;
  std::optional<Error> error_;
};

}  // namespace derek::input
