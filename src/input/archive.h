// Archives (zip, tar, 7z) and compressed streams (gz, zst, bz2, xz), through libarchive. Nothing is ever written to
// disk, so a member's name can harm nobody; those that climb out (`..`) or start at the root are refused all the same.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "input/part.h"
#include "input/reader.h"

struct archive;

namespace derek::input {

// How much came out of one input for what went in, over all its layers.
class Budget {
 public:
  Budget(const Limits& limits, const Reader& input) : limits_(limits), input_(input) {}
  bool spend(uint64_t unpacked) {
    unpacked_ += unpacked;
    packed_ = std::max(packed_, input_.position());
    return unpacked_ <= limits_.free_bytes || unpacked_ / limits_.ratio <= packed_;
  }

 private:
  const Limits& limits_;
  const Reader& input_;
  uint64_t unpacked_ = 0, packed_ = 0;
};

class Archive {
 public:
  enum class Kind { kMembers, kStream };  // an archive, or one compressed stream
  Archive(Reader& reader, Kind kind, Budget* budget);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  // Goes to the next member. kEnd also after an error; error() tells.
  enum class Step { kFile, kOther, kEnd };
  Step next();
  const std::string& name() const { return name_; }
  const std::optional<Error>& error() const { return error_; }

  // The member's bytes, or the stream's.
  Source& content() { return content_; }

 private:
  struct Content : Source {
    explicit Content(Archive& a) : owner(a) {}
    Result<size_t> read(char* to, size_t size) override;
    Archive& owner;
  };
  Error trouble() const;

  Reader& reader_;
  Budget* budget_;
  struct archive* archive_;
  Content content_{*this};
  std::string name_;
  std::string scratch_;
  std::optional<Error> error_;

  friend struct ArchiveCallbacks;
};

// The names of a zip's members, at most `limit`.
std::set<std::string> member_names(std::string_view zip, size_t limit);

// Some members of a zip in memory; those that are not there are left out. At most `limit` bytes each.
Result<std::map<std::string, std::string>> read_members(std::string_view zip, const std::set<std::string>& names,
                                                        uint64_t limit);

}  // namespace derek::input
