// Word and name lists, compiled: which entries stand at a token, and what an entry's columns say.
//
// A list is a table (base/tsv.h) whose first column is `entry`: the nominative form, one word or several with one
// space between. Its name is the file's name without folder and extension. The head's `match` says when a hit
// counts: `any` (letter case is ignored), `title` (the text begins with a capital), `exact` (letters as given).
//
// Thread rule: constant after open; any number of threads.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "derek/status.h"

namespace derek::lexicon {

enum class MatchMode : uint8_t { kAny, kTitle, kExact };

class Lexicon {
 public:
  // Reads the sections that Builder made. `words` and `index` must outlive the lexicon. Errors: code "data".
  static Result<Lexicon> open(std::string_view words, std::string_view index);

  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;
  ~Lexicon();

  static constexpr uint32_t kNone = UINT32_MAX;

  // Lists.
  uint32_t list_count() const;
  uint32_t find_list(std::string_view name) const;  // or kNone
  std::string_view list_name(uint32_t list) const;
  MatchMode match_mode(uint32_t list) const;
  uint32_t find_column(uint32_t list, std::string_view column) const;  // or kNone

  // Entries. Ids are dense over all lists.
  uint32_t entry_count() const;
  std::string_view entry_text(uint32_t entry) const;
  uint32_t entry_list(uint32_t entry) const;
  // The cell of a column; empty where the list lacks the column or the cell is empty.
  std::string_view attribute(uint32_t entry, std::string_view column) const;

  // The id of a lower-case word that occurs in some entry, or kNone.
  uint32_t word_id(std::string_view lower_word) const;
  // The word is, by itself, a whole entry of some list.
  bool is_entry(uint32_t word) const;

  // Walking the entries word by word: the root, its child over a word, the entries that end at a node.
  static constexpr uint32_t kRoot = 0;
  uint32_t child(uint32_t node, uint32_t word) const;  // or kNone
  struct EntryRange { uint32_t first = 0, last = 0; };  // positions for entry_at
  EntryRange entries_at(uint32_t node) const;
  uint32_t entry_at(uint32_t position) const;

  // The tables again, as text that Builder reads to the same lexicon: for `derek dump` and for merging.
  struct Dumped { std::string name; std::string text; };
  std::vector<Dumped> dump() const;

 private:
  struct Impl;
  explicit Lexicon(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace derek::lexicon
