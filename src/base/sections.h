// The container of compiled data: named sections in one file, checked before anything is read from it.
//
// Layout, little-endian:
//   0   8 bytes   "DEREKDAT"
//   8   u32       format version
//   12  u32       feature bits; a reader refuses bits that it does not know
//   16  u64       size of the whole file
//   24  u32 u32   number of sections, zero
//   32  u64       XXH3 of the section table
//   40  entries of 48 bytes: 24 name (zero-filled), u64 offset, u64 size, u64 XXH3 of the section
// Sections start at multiples of 16 and end where the next one's padding begins; the last ends the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "derek/status.h"

namespace derek {

inline constexpr uint32_t kDataVersion = 1;

class SectionWriter {
 public:
  // Names are at most 23 bytes and unique.
  void add(std::string name, std::string bytes);
  std::string finish() const;

 private:
  std::vector<std::pair<std::string, std::string>> sections_;
};

// Views into bytes that must outlive it.
class SectionReader {
 public:
  // Errors (code "data"): not derek's data, another version, truncated, damaged.
  static Result<SectionReader> open(std::string_view file, const std::string& name);

  // The section's bytes; empty where there is none.
  std::string_view find(std::string_view name) const;
  bool contains(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string_view>>& sections() const { return sections_; }

  // 32 hexadecimal digits that change with any byte of any section.
  std::string fingerprint() const;

 private:
  std::vector<std::pair<std::string, std::string_view>> sections_;
};

}  // namespace derek
