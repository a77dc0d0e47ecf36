#include "cli/inputs.h"

#include <glob.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <iterator>

#include "base/files.h"

namespace derek::cli {

namespace fs = std::filesystem;

namespace {

// Below a folder of outputs: never above it.
std::string relative_of(const std::string& path) {
  const fs::path normal = fs::path(path).lexically_normal();
  const bool inside = !normal.is_absolute() && !normal.empty() && *normal.begin() != "..";
  return path == "-" ? "stdin" : (inside ? normal : normal.filename()).generic_string();
}

void add_folder(std::vector<Input>& out, const std::string& folder) {
  std::vector<Input> found;
  std::error_code code;
  fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, code), end;
  while (!code && it != end) {
    const bool hidden = it->path().filename().string().starts_with('.');
    std::error_code unknown;
    if (hidden) {
      it.disable_recursion_pending();
    } else if (!it->is_directory(unknown)) {
      found.push_back({it->path().string(), it->path().lexically_relative(folder).generic_string()});
    }
    it.increment(code);
  }
  std::sort(found.begin(), found.end(), [](const Input& a, const Input& b) { return a.path < b.path; });
  out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  if (code) out.push_back({folder, relative_of(folder)});  // reading it will say what is wrong
}

void add_path(std::vector<Input>& out, const std::string& path, bool recurse) {
  std::error_code code;
  if (recurse && fs::is_directory(path, code)) {
    add_folder(out, path);
  } else {
    out.push_back({path, relative_of(path)});
  }
}

}  // namespace

Stamp stamp_of(const std::string& path) {
  struct stat info {};
  if (path == "-" || ::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return {};
  return {info.st_size, info.st_mtim.tv_sec * 1'000'000'000 + info.st_mtim.tv_nsec};
}

std::vector<Input> expand_inputs(const std::vector<std::string>& paths, bool recurse) {
  std::vector<Input> out;
  for (const std::string& path : paths) {
    std::error_code code;
    glob_t found{};
    if (path.find_first_of("*?[") != std::string::npos && !fs::exists(fs::symlink_status(path, code)) &&
        ::glob(path.c_str(), 0, nullptr, &found) == 0) {
      for (size_t i = 0; i < found.gl_pathc; ++i) add_path(out, found.gl_pathv[i], recurse);
    } else {
      add_path(out, path, recurse);
    }
    ::globfree(&found);
  }
  return out;
}

Result<std::vector<std::string>> read_file_list(const std::string& file, bool zeros) {
  Result<std::string> text =
      file == "-" ? Result<std::string>(std::string(std::istreambuf_iterator<char>(std::cin), {})) : read_file(file);
  if (!text) return text.error();
  std::vector<std::string> out;
  const char separator = zeros ? '\0' : '\n';
  for (size_t start = 0; start < text->size();) {
    const size_t end = std::min(text->find(separator, start), text->size());
    std::string path = text->substr(start, end - start);
    if (!zeros && path.ends_with('\r')) path.pop_back();
    if (!path.empty()) out.push_back(std::move(path));
    start = end + 1;
  }
  return out;
}

}  // namespace derek::cli
