#include "text/stem_index.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

#include "base/utf8.h"

namespace derek::text {

namespace {

constexpr uint32_t kMagic = 0x31534B44;  // "DKS1"

enum Head : size_t { kMagicField, kKeySlots, kStemCount, kBeginningSlots, kStringBytes, kHeadFields };

// Sizes in numbers. A string is {offset, size}; a free slot has a string without bytes.
constexpr size_t kKey = 4;        // string, first stem, stems
constexpr size_t kStem = 5;       // string, flags, lists
constexpr size_t kBeginningSlot = 2;
constexpr uint32_t kCommon = 1, kSoft = 2;

uint32_t hash_of(std::string_view text) {
  uint64_t hash = 0xCBF29CE484222325u;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return static_cast<uint32_t>(hash ^ hash >> 32);
}

std::string encode(std::u32string_view word) {
  std::string out;
  for (const char32_t c : word) utf8::append(out, c);
  return out;
}

// A word for the length of a look-up, without an allocation: two bytes a letter are enough for most.
class Encoded {
 public:
  explicit Encoded(std::u32string_view word) {
    const bool fits = word.size() <= sizeof bytes_ / 2 &&
                      std::all_of(word.begin(), word.end(), [](char32_t c) { return c >= 0x80 && c < 0x800; });
    if (!fits) {
      long_ = encode(word);
      return;
    }
    for (const char32_t c : word) {
      bytes_[size_++] = static_cast<char>(0xC0 | (c >> 6));
      bytes_[size_++] = static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  std::string_view view() const { return size_ > 0 ? std::string_view(bytes_, size_) : std::string_view(long_); }

 private:
  char bytes_[80];
  size_t size_ = 0;
  std::string long_;
};

std::u32string decode(std::string_view text) {
  std::u32string out;
  for (size_t i = 0; i < text.size();) out += utf8::next(text, i);
  return out;
}

// At least half of the slots stay free.
uint32_t slots_for(size_t count) {
  return static_cast<uint32_t>(std::bit_ceil(2 * count + 1));
}

class Writer {
 public:
  void put(uint32_t number) {
    for (int i = 0; i < 4; ++i) numbers_ += static_cast<char>(number >> (8 * i));
  }
  void put_string(const std::string& text) {
    const auto [place, fresh] = places_.try_emplace(text, static_cast<uint32_t>(strings_.size()));
    if (fresh) strings_ += text;
    put(place->second);
    put(static_cast<uint32_t>(text.size()));
  }
  // A table of the items by the hash of their keys; `write` writes one, `free` numbers are a free slot.
  template <typename Items, typename Write>
  void put_table(const Items& items, uint32_t slots, size_t numbers, Write write) {
    std::vector<const typename Items::value_type*> table(slots);
    for (const auto& item : items) {
      size_t slot = hash_of(item.first) & (slots - 1);
      while (table[slot]) slot = (slot + 1) & (slots - 1);
      table[slot] = &item;
    }
    for (const auto* item : table) {
      if (item) {
        put_string(item->first);
        write(item->second);
      } else {
        for (size_t i = 0; i < numbers; ++i) put(0);
      }
    }
  }
  std::string finish() && { return std::move(numbers_) + strings_; }
  size_t string_bytes() const { return strings_.size(); }
  std::string numbers_, strings_;

 private:
  std::unordered_map<std::string, uint32_t> places_;
};

}  // namespace

void StemIndexBuilder::add(const std::u32string& plain, Stem stem) {
  if (plain != stem.word && plain.size() >= StemIndex::kBeginning)
    beginnings_.insert(plain.substr(0, StemIndex::kBeginning));
  const auto [place, fresh] = stems_[plain].try_emplace(stem.word, stem);
  if (fresh) return;
  Stem& old = place->second;
  old.common = old.common || stem.common;
  old.lists |= stem.lists;
  old.soft = old.soft && stem.soft;
}

std::string StemIndexBuilder::finish() const {
  std::map<std::string, StemIndex::Range> keys;
  size_t stem_count = 0;
  for (const auto& [plain, stems] : stems_) {
    keys[encode(plain)] = {stem_count, stem_count + stems.size()};
    stem_count += stems.size();
  }
  std::map<std::string, bool> beginnings;
  for (const std::u32string& b : beginnings_) beginnings[encode(b)] = true;
  const uint32_t key_slots = slots_for(keys.size()), beginning_slots = slots_for(beginnings.size());

  Writer body;
  body.put_table(keys, key_slots, kKey, [&](const StemIndex::Range& stems) {
    body.put(static_cast<uint32_t>(stems.first));
    body.put(static_cast<uint32_t>(stems.last - stems.first));
  });
  for (const auto& [plain, stems] : stems_) {
    for (const auto& [word, stem] : stems) {
      body.put_string(encode(word));
      body.put((stem.common ? kCommon : 0) | (stem.soft ? kSoft : 0));
      body.put(static_cast<uint32_t>(stem.lists));
      body.put(static_cast<uint32_t>(stem.lists >> 32));
    }
  }
  body.put_table(beginnings, beginning_slots, kBeginningSlot, [](bool) {});

  Writer head;
  for (const size_t number : {size_t{kMagic}, size_t{key_slots}, stem_count, size_t{beginning_slots},
                              body.string_bytes()})
    head.put(static_cast<uint32_t>(number));
  return std::move(head).finish() + std::move(body).finish();
}

uint32_t StemIndex::at(size_t field) const {
  const auto byte = [&](size_t i) {
    return static_cast<uint32_t>(static_cast<unsigned char>(bytes_[4 * field + i]));
  };
  return byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24;
}

std::string_view StemIndex::string_at(size_t field) const {
  return bytes_.substr(strings_ + at(field), at(field + 1));
}

Result<StemIndex> StemIndex::open(std::string_view bytes) {
  StemIndex out;
  out.bytes_ = bytes;
  if (!out.lay_out() || !out.check()) return Error{"data", "the compiled stems are damaged", "", 0, 0, ""};
  return out;
}

// Where the parts begin; their sizes must fill the bytes.
bool StemIndex::lay_out() {
  if (bytes_.size() < 4 * kHeadFields || at(kMagicField) != kMagic) return false;
  key_slots_ = at(kKeySlots);
  stem_count_ = at(kStemCount);
  beginning_slots_ = at(kBeginningSlots);
  if (!std::has_single_bit(key_slots_) || !std::has_single_bit(beginning_slots_)) return false;
  keys_ = kHeadFields;
  stems_ = keys_ + size_t{key_slots_} * kKey;
  beginnings_ = stems_ + size_t{stem_count_} * kStem;
  strings_ = 4 * (beginnings_ + size_t{beginning_slots_} * kBeginningSlot);
  return strings_ + at(kStringBytes) == bytes_.size();
}

// Everything that later reads rely on.
bool StemIndex::check() const {
  const auto good_string = [&](size_t field) {
    return uint64_t{at(field)} + at(field + 1) <= bytes_.size() - strings_;
  };
  bool free_key = false, free_beginning = false;  // a search ends at a free slot
  for (size_t i = 0; i < key_slots_; ++i) {
    const size_t key = keys_ + i * kKey;
    if (!good_string(key) || uint64_t{at(key + 2)} + at(key + 3) > stem_count_) return false;
    free_key = free_key || at(key + 1) == 0;
  }
  for (size_t i = 0; i < stem_count_; ++i)
    if (!good_string(stems_ + i * kStem)) return false;
  for (size_t i = 0; i < beginning_slots_; ++i) {
    const size_t slot = beginnings_ + i * kBeginningSlot;
    if (!good_string(slot)) return false;
    free_beginning = free_beginning || at(slot + 1) == 0;
  }
  return free_key && free_beginning;
}

StemIndex::Range StemIndex::find(std::u32string_view plain) const {
  if (key_slots_ == 0 || plain.empty()) return {};
  const Encoded encoded(plain);
  const std::string_view text = encoded.view();
  for (size_t slot = hash_of(text) & (key_slots_ - 1);; slot = (slot + 1) & (key_slots_ - 1)) {
    const size_t key = keys_ + slot * kKey;
    if (at(key + 1) == 0) return {};
    if (string_at(key) == text) return {at(key + 2), size_t{at(key + 2)} + at(key + 3)};
  }
}

Stem StemIndex::stem(size_t i) const {
  const size_t field = stems_ + i * kStem;
  const uint32_t flags = at(field + 2);
  return {decode(string_at(field)), (flags & kCommon) != 0, at(field + 3) | uint64_t{at(field + 4)} << 32,
          (flags & kSoft) != 0};
}

bool StemIndex::is_special(std::u32string_view beginning) const {
  if (beginning_slots_ == 0) return false;
  const Encoded encoded(beginning);
  const std::string_view text = encoded.view();
  for (size_t slot = hash_of(text) & (beginning_slots_ - 1);; slot = (slot + 1) & (beginning_slots_ - 1)) {
    const size_t field = beginnings_ + slot * kBeginningSlot;
    if (at(field + 1) == 0) return false;
    if (string_at(field) == text) return true;
  }
}

}  // namespace derek::text
