#include "base/files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace derek {

namespace fs = std::filesystem;

namespace {

Error io_error(const std::string& path, const std::string& what) { return {"io", what, path, 0, 0, ""}; }
std::string reason(int number) { return std::generic_category().message(number); }
Error open_error(const std::string& path) {
  return io_error(path, errno == ENOENT ? "there is no such file" : "cannot be opened: " + reason(errno));
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return open_error(path);
  struct stat info {};
  std::string out;
  if (::fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
    ::close(fd);
    return io_error(path, "is a directory, not a file");
  }
  if (S_ISREG(info.st_mode) && info.st_size > 0) out.reserve(static_cast<size_t>(info.st_size));
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(fd, buffer, sizeof buffer);
    if (got == 0) break;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      const int number = errno;
      ::close(fd);
      return io_error(path, "cannot be read: " + reason(number));
    }
    out.append(buffer, static_cast<size_t>(got));
  }
  ::close(fd);
  return out;
}

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return open_error(path);
  struct stat info {};
  const bool known = ::fstat(fd, &info) == 0;
  if (!known || !S_ISREG(info.st_mode)) {
    ::close(fd);
    return io_error(path, known && S_ISDIR(info.st_mode) ? "is a directory, not a file" : "is no ordinary file");
  }
  const auto size = static_cast<size_t>(info.st_size);
  void* bytes = size > 0 ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0) : nullptr;
  const int number = errno;
  ::close(fd);
  if (bytes == MAP_FAILED) return io_error(path, "cannot be read: " + reason(number));
  const std::string_view view(static_cast<const char*>(bytes), size);
  return std::shared_ptr<const MappedFile>(new MappedFile(view));
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

Status write_file(const std::string& path, std::string_view bytes) {
  const std::string temporary = path + ".part" + std::to_string(::getpid());
  std::FILE* file = std::fopen(temporary.c_str(), "wb");
  if (!file) return io_error(path, "cannot be written: " + reason(errno));
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const int number = errno;
  const bool closed = std::fclose(file) == 0;
  if (!written || !closed) {
    std::remove(temporary.c_str());
    return io_error(path, "cannot be written: " + reason(written ? errno : number));
  }
  if (std::rename(temporary.c_str(), path.c_str()) != 0) {
    const int renaming = errno;
    std::remove(temporary.c_str());
    return io_error(path, "cannot be written: " + reason(renaming));
  }
  return ok_status();
}

Result<std::vector<SourceText>> read_folder(const std::string& folder, const std::vector<std::string>& extensions) {
  std::error_code code;
  if (!fs::is_directory(folder, code)) {
    return io_error(folder, fs::exists(folder, code) ? "is a file, not a folder" : "there is no such folder");
  }
  std::vector<std::string> names;
  fs::recursive_directory_iterator it(folder, fs::directory_options::follow_directory_symlink, code);
  for (; !code && it != fs::recursive_directory_iterator(); it.increment(code)) {
    if (!it->is_regular_file(code)) continue;
    const std::string extension = it->path().extension().string();
    if (std::find(extensions.begin(), extensions.end(), extension) == extensions.end()) continue;
    names.push_back(fs::relative(it->path(), folder, code).generic_string());
  }
  if (code) return io_error(folder, "cannot be listed: " + code.message());
  std::sort(names.begin(), names.end());
  std::vector<SourceText> out;
  for (const std::string& name : names) {
    Result<std::string> text = read_file((fs::path(folder) / name).string());
    if (!text) return text.error();
    out.push_back({name, std::move(*text)});
  }
  return out;
}

}  // namespace derek
