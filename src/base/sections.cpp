#include "base/sections.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

namespace derek {

namespace {

constexpr std::string_view kMagic = "DEREKDAT";
constexpr size_t kHeadSize = 40, kEntrySize = 48, kNameSize = 24, kAlignment = 16;

void put(std::string& out, uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
}

uint64_t get(std::string_view bytes, size_t at, int width) {
  uint64_t out = 0;
  for (int i = width; i-- > 0;) out = (out << 8) | static_cast<unsigned char>(bytes[at + static_cast<size_t>(i)]);
  return out;
}

uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }
size_t aligned(size_t n) { return (n + kAlignment - 1) / kAlignment * kAlignment; }

}  // namespace

void SectionWriter::add(std::string name, std::string bytes) {
  assert(name.size() < kNameSize);
  sections_.emplace_back(std::move(name), std::move(bytes));
}

std::string SectionWriter::finish() const {
  std::string table;
  size_t at = aligned(kHeadSize + kEntrySize * sections_.size());
  size_t total = at;
  for (const auto& [name, bytes] : sections_) {
    table += name;
    table.append(kNameSize - name.size(), '\0');
    put(table, at, 8);
    put(table, bytes.size(), 8);
    put(table, hash_of(bytes), 8);
    total = at + bytes.size();
    at = aligned(total);
  }
  std::string out(kMagic);
  put(out, kDataVersion, 4);
  put(out, 0, 4);
  put(out, total, 8);
  put(out, sections_.size(), 4);
  put(out, 0, 4);
  put(out, hash_of(table), 8);
  out += table;
  for (const auto& [name, bytes] : sections_) {
    out.resize(aligned(out.size()));
    out += bytes;
  }
  out.resize(total);
  return out;
}

Result<SectionReader> SectionReader::open(std::string_view file, const std::string& name) {
  const auto bad = [&](const std::string& what) { return Error{"data", what, name, 0, 0, ""}; };
  if (file.size() < kHeadSize || file.substr(0, kMagic.size()) != kMagic) return bad("is not compiled data of derek");
  if (get(file, 8, 4) != kDataVersion) {
    return bad("is compiled data of another version: " + std::to_string(get(file, 8, 4)) + ", this program reads " +
               std::to_string(kDataVersion) + "; compile the dictionaries again");
  }
  if (get(file, 12, 4) != 0) return bad("uses features that this version does not know");
  if (get(file, 16, 8) != file.size()) {
    return bad("is damaged: " + std::to_string(file.size()) + " bytes long instead of " + std::to_string(get(file, 16, 8)));
  }
  const uint64_t count = get(file, 24, 4);
  if (get(file, 28, 4) != 0 || count > (file.size() - kHeadSize) / kEntrySize) return bad("is damaged: its head");
  const std::string_view table = file.substr(kHeadSize, count * kEntrySize);
  if (hash_of(table) != get(file, 32, 8)) return bad("is damaged: the table of sections");
  SectionReader out;
  for (size_t i = 0; i < count; ++i) {
    const std::string_view entry = table.substr(i * kEntrySize, kEntrySize);
    const std::string_view raw = entry.substr(0, kNameSize);
    std::string section(raw.substr(0, raw.find('\0')));
    const uint64_t offset = get(entry, kNameSize, 8), size = get(entry, kNameSize + 8, 8);
    if (offset > file.size() || size > file.size() - offset || offset % kAlignment != 0) {
      return bad("is damaged: section " + section + " lies outside the file");
    }
    const std::string_view bytes = file.substr(offset, size);
    if (hash_of(bytes) != get(entry, kNameSize + 16, 8)) return bad("is damaged: section " + section);
    out.sections_.emplace_back(std::move(section), bytes);
  }
  return out;
}

std::string_view SectionReader::find(std::string_view name) const {
  const auto it = std::find_if(sections_.begin(), sections_.end(), [&](const auto& s) { return s.first == name; });
  return it == sections_.end() ? std::string_view() : it->second;
}

bool SectionReader::contains(std::string_view name) const {
  return std::any_of(sections_.begin(), sections_.end(), [&](const auto& s) { return s.first == name; });
}

std::string SectionReader::fingerprint() const {
  std::string all;
  for (const auto& [name, bytes] : sections_) {
    all += name;
    put(all, bytes.size(), 8);
    put(all, hash_of(bytes), 8);
  }
  const XXH128_hash_t hash = XXH3_128bits(all.data(), all.size());
  std::string out;
  for (const uint64_t half : {hash.high64, hash.low64}) {
    for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[(half >> shift) & 15];
  }
  return out;
}

}  // namespace derek
