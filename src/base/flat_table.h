// Hash tables that lie in one array, for what is asked often: no node, no allocation per key.
//
//   FlatTable<int> counts;        // by numbers other than 0
//   ++counts[key];
//   StringTable<int> ids;         // by strings, which it copies one behind the other
//   if (const int* id = ids.find("қала")) …
//
// Keys are only added, or all cleared. References hold until the next key is added.
#pragma once

#include <xxhash.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace derek {

template <typename V>
class FlatTable {
 public:
  V& operator[](uint64_t key) {
    if (2 * (count_ + 1) > slots_.size()) grow();
    Slot& slot = slots_[place(key)];
    if (slot.key == 0) {
      slot.key = key;
      ++count_;
    }
    return slot.value;
  }
  const V* find(uint64_t key) const {
    if (count_ == 0) return nullptr;
    const Slot& slot = slots_[place(key)];
    return slot.key == 0 ? nullptr : &slot.value;
  }
  size_t size() const { return count_; }
  template <typename Visit>  // of key and value
  void for_each(Visit visit) {
    for (Slot& slot : slots_)
      if (slot.key != 0) visit(slot.key, slot.value);
  }

 private:
  struct Slot {
    uint64_t key = 0;  // 0: free
    V value{};
  };
  // Of the key, or the free slot where it belongs.
  size_t place(uint64_t key) const {
    const size_t mask = slots_.size() - 1;
    const uint64_t mixed = key * 0x9E3779B97F4A7C15u;
    size_t slot = (mixed ^ mixed >> 32) & mask;
    while (slots_[slot].key != key && slots_[slot].key != 0) slot = (slot + 1) & mask;
    return slot;
  }
  void grow() {
    std::vector<Slot> old(slots_.empty() ? 16 : 2 * slots_.size());
    old.swap(slots_);
    for (Slot& slot : old)
      if (slot.key != 0) slots_[place(slot.key)] = std::move(slot);
  }

  std::vector<Slot> slots_;  // a power of two, at least half of them free
  size_t count_ = 0;
};

template <typename V>
class StringTable {
 public:
  V& operator[](std::string_view key) {
    if (2 * (entries_.size() + 1) > slots_.size()) grow();
    const uint64_t hash = hash_of(key);
    uint64_t& slot = slots_[place(key, hash)];
    if (slot == 0) {
      entries_.push_back({static_cast<uint32_t>(keys_.size()), static_cast<uint32_t>(key.size()), V{}});
      keys_ += key;
      slot = (hash & kHash) | entries_.size();
    }
    return entries_[(slot & kIndex) - 1].value;
  }
  const V* find(std::string_view key) const {
    if (entries_.empty()) return nullptr;
    const uint64_t slot = slots_[place(key, hash_of(key))];
    return slot == 0 ? nullptr : &entries_[(slot & kIndex) - 1].value;
  }
  bool contains(std::string_view key) const { return find(key) != nullptr; }
  void clear() {
    keys_.clear();
    entries_.clear();
    slots_.assign(slots_.size(), 0);
  }

  // In the order in which they were added.
  size_t size() const { return entries_.size(); }
  std::string_view key(size_t i) const {
    return std::string_view(keys_).substr(entries_[i].offset, entries_[i].size);
  }
  const V& value(size_t i) const { return entries_[i].value; }

 private:
  struct Entry {
    uint32_t offset, size;  // in keys_
    V value;
  };
  static constexpr uint64_t kIndex = 0xFFFFFFFFu, kHash = ~kIndex;

  static uint64_t hash_of(std::string_view key) { return XXH3_64bits(key.data(), key.size()); }
  size_t place(std::string_view key, uint64_t hash) const {
    const size_t mask = slots_.size() - 1;
    size_t slot = hash & mask;
    for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
      if (((slots_[slot] ^ hash) & kHash) == 0 && this->key((slots_[slot] & kIndex) - 1) == key) break;
    }
    return slot;
  }
  void grow() {
    slots_.assign(slots_.empty() ? 16 : 2 * slots_.size(), 0);
    const size_t mask = slots_.size() - 1;
    for (size_t i = 0; i < entries_.size(); ++i) {
      const uint64_t hash = hash_of(key(i));
      size_t slot = hash & mask;
      while (slots_[slot] != 0) slot = (slot + 1) & mask;
      slots_[slot] = (hash & kHash) | (i + 1);
    }
  }

  std::string keys_;
  std::vector<Entry> entries_;
  std::vector<uint64_t> slots_;  // the upper half of the hash and the entry's number from 1; 0: free
};

}  // namespace derek
