#include "cli/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace derek::cli {

namespace {

Error cannot_write(const std::string& path, int number) {
  return {"io", "cannot be written: " + std::generic_category().message(number), path, 0, 0, ""};
}

}  // namespace

Result<OutputFile> OutputFile::create(const std::string& path, uint64_t keep) {
  struct stat info {};
  const bool special = ::stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
  OutputFile out;
  out.path_ = path;
  if (!special) out.temporary_ = path + ".part";
  out.fd_ = ::open((special ? path : out.temporary_).c_str(), O_WRONLY | O_CLOEXEC | (special ? 0 : O_CREAT), 0666);
  if (out.fd_ < 0) return cannot_write(path, errno);
  if (!special) {
    if (::ftruncate(out.fd_, static_cast<off_t>(keep)) != 0 || ::lseek(out.fd_, 0, SEEK_END) < 0) return cannot_write(path, errno);
    out.size_ = keep;
  }
  return out;
}

OutputFile::OutputFile(OutputFile&& other) noexcept { *this = std::move(other); }

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(size_, other.size_);
  std::swap(path_, other.path_);
  std::swap(temporary_, other.temporary_);
  return *this;
}

OutputFile::~OutputFile() {
  if (fd_ > 2) ::close(fd_);
}

Status OutputFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return cannot_write(path_.empty() ? "the output" : path_, errno);
    bytes.remove_prefix(static_cast<size_t>(written));
    size_ += static_cast<uint64_t>(written);
  }
  return ok_status();
}

Status OutputFile::finish() {
  if (temporary_.empty()) return ok_status();
  if (::fsync(fd_) != 0 || std::rename(temporary_.c_str(), path_.c_str()) != 0) return cannot_write(path_, errno);
  return ok_status();
}

}  // namespace derek::cli
