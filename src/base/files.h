// Files as values. Paths are UTF-8.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "derek/status.h"

namespace derek {

// A whole file, mapped into memory: pages are read when they are needed and shared between processes. It must not be
// written to meanwhile; write_file puts a new file in its place.
class MappedFile {
 public:
  static Result<std::shared_ptr<const MappedFile>> open(const std::string& path);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::string_view bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}
  std::string_view bytes_;
};

// The whole file. Errors (code "io") say what is wrong: not there, a directory, not readable.
Result<std::string> read_file(const std::string& path);

// Writes to a temporary neighbour, then renames: the file is there whole or not at all.
Status write_file(const std::string& path, std::string_view bytes);

// A named text: of a file on disk or of a section in the compiled data. `name` is relative, with slashes.
struct SourceText {
  std::string name;
  std::string text;
};

// All files below a folder whose extension is in the list, sorted by name; names relative to the folder.
Result<std::vector<SourceText>> read_folder(const std::string& folder, const std::vector<std::string>& extensions);

}  // namespace derek
