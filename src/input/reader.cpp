#include "input/reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace derek::input {

namespace {

constexpr size_t kBlock = 1 << 16;

Error io_error(const std::string& what) { return {"io", what, "", 0, 0, ""}; }
std::string reason(int number) { return std::generic_category().message(number); }

}  // namespace

Result<size_t> MemorySource::read(char* to, size_t size) {
  const size_t count = std::min(size, bytes_.size() - at_);
  std::memcpy(to, bytes_.data() + at_, count);
  at_ += count;
  return count;
}

Result<FileSource> FileSource::open(const std::string& path) {
  const int fd = path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return io_error(errno == ENOENT ? "there is no such file" : "cannot be opened: " + reason(errno));
  FileSource source(fd);
  struct stat info {};
  if (::fstat(fd, &info) == 0) {
    if (S_ISDIR(info.st_mode)) return io_error("is a directory, not a file");
    if (S_ISREG(info.st_mode) && path != "-") source.size_ = static_cast<uint64_t>(info.st_size);
  }
  return source;
}

FileSource::FileSource(FileSource&& other) noexcept : fd_(other.fd_), size_(other.size_) { other.fd_ = -1; }

FileSource::~FileSource() {
  if (fd_ >= 0) ::close(fd_);
}

Result<size_t> FileSource::read(char* to, size_t size) {
  for (;;) {
    const ssize_t got = ::read(fd_, to, size);
    if (got >= 0) return static_cast<size_t>(got);
    if (errno != EINTR) return io_error("cannot be read: " + reason(errno));
  }
}

bool FileSource::seek(uint64_t at) { return size_ && ::lseek(fd_, static_cast<off_t>(at), SEEK_SET) >= 0; }

bool Reader::fill() {
  if (end_) return false;
  if (at_ == buffer_.size()) {
    buffer_.clear();
    at_ = 0;
  }
  const size_t old = buffer_.size();
  buffer_.resize(old + kBlock);
  const Result<size_t> got = source_.read(buffer_.data() + old, kBlock);
  buffer_.resize(old + (got ? *got : 0));
  if (!got) error_ = got.error();
  end_ = !got || *got == 0;
  return !end_;
}

std::string_view Reader::peek(size_t size) {
  while (buffer_.size() - at_ < size && fill()) {
  }
  return std::string_view(buffer_).substr(at_, size);
}

std::string_view Reader::take(size_t size) {
  if (at_ == buffer_.size()) fill();
  const std::string_view out = std::string_view(buffer_).substr(at_, size);
  at_ += out.size();
  position_ += out.size();
  return out;
}

Reader::Line Reader::line(std::string& out, uint64_t limit) {
  out.clear();
  bool any = false, whole = true;
  while (at_ < buffer_.size() || fill()) {
    any = true;
    const size_t end = buffer_.find('\n', at_);
    const bool found = end != std::string::npos;
    const std::string_view piece = std::string_view(buffer_).substr(at_, (found ? end : buffer_.size()) - at_);
    const size_t room = static_cast<size_t>(limit) - out.size();
    whole = whole && piece.size() <= room;
    out.append(piece.substr(0, room));
    at_ += piece.size() + found;
    position_ += piece.size() + found;
    if (found) break;
  }
  if (!any) return Line::kEnd;
  return whole ? Line::kWhole : Line::kTooLong;
}

bool Reader::rest(std::string& out, uint64_t limit) {
  out.clear();
  if (const auto all = size(); all && *all <= limit) out.reserve(static_cast<size_t>(*all));
  for (;;) {
    const std::string_view piece = take(kBlock);
    if (piece.empty()) return true;
    if (out.size() + piece.size() > limit) return false;
    out.append(piece);
  }
}

void Reader::skip(uint64_t bytes) {
  while (bytes > 0) {
    const size_t got = take(static_cast<size_t>(std::min<uint64_t>(bytes, kBlock))).size();
    if (got == 0) return;
    bytes -= got;
  }
}

bool Reader::seek(uint64_t at) {
  if (!source_.seek(at)) return false;
  buffer_.clear();
  at_ = 0;
  position_ = at;
  end_ = false;
  return true;
}

}  // namespace derek::input
