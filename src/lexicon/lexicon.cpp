#include "lexicon/lexicon.h"

#include <marisa.h>

#include <algorithm>
#include <array>
#include <bit>
#include <map>

#include "lexicon/index.h"
#include "lexicon/word_filter.h"

namespace derek::lexicon {

namespace {

using namespace index;

Error damaged(const char* what) {
  return {"data", std::string("the compiled lists are damaged: ") + what, "", 0, 0, ""};
}

}  // namespace

struct Lexicon::Impl {
  marisa::Trie words;
  std::string words_copy;  // only where the section is not aligned as marisa needs it
  std::string_view bytes;
  std::array<uint32_t, kHeadFields> head{};
  size_t lists = 0, columns = 0, lines = 0, entries = 0, cells = 0, nodes = 0, positions = 0, edges = 0,
         filter = 0, strings = 0;
  std::map<std::string_view, uint32_t> list_by_name;

  uint32_t at(size_t part, size_t item, size_t item_size, size_t field) const {
    return read_u32(bytes, part + 4 * (item * item_size + field));
  }
  std::string_view string_at(size_t part, size_t item, size_t item_size, size_t field) const {
    return bytes.substr(strings + at(part, item, item_size, field), at(part, item, item_size, field + 1));
  }
  Status load(std::string_view words_bytes);
  Status lay_out();
  Status check() const;
  // False: it stands in no entry.
  bool may_hold(std::string_view word) const {
    const word_filter::Place place = word_filter::place_of(word, head[kFilterSize]);
    return (at(filter, place.number, 1, 0) & place.bits) == place.bits;
  }
  bool good_strings(size_t part, size_t count, size_t item_size, size_t field) const;
};

Status Lexicon::Impl::load(std::string_view words_bytes) {
  if (reinterpret_cast<uintptr_t>(words_bytes.data()) % 8 != 0) {
    words_copy.assign(words_bytes);
    words_bytes = words_copy;
  }
  try {
    words.map(words_bytes.data(), words_bytes.size());
  } catch (const std::exception&) {
    return damaged("the words");
  }
  if (words.size() != head[kWordCount]) return damaged("the number of words");
  return ok_status();
}

// Where the parts begin; their sizes must fill the section to the byte.
Status Lexicon::Impl::lay_out() {
  if (bytes.size() < size_t{4} * kHeadFields) return damaged("too short");
  for (size_t i = 0; i < kHeadFields; ++i) head[i] = read_u32(bytes, size_t{4} * i);
  if (head[kMagicField] != kMagic) return damaged("not an index of lists");
  uint64_t end = uint64_t{4} * kHeadFields;
  const auto part = [&](uint64_t count, uint64_t item_size) {
    const uint64_t begin = end;
    end += 4 * count * item_size;
    return static_cast<size_t>(begin);
  };
  lists = part(head[kListCount], kList);
  columns = part(head[kColumnCount], kColumn);
  lines = part(head[kLineCount], kLine);
  entries = part(head[kEntryCount], kEntry);
  cells = part(head[kCellCount], kCell);
  nodes = part(uint64_t{head[kNodeCount]} + 1, kNode);
  positions = part(head[kPositionCount], kPosition);
  edges = part(head[kEdgeSlots], kEdge);
  filter = part(head[kFilterSize], 1);
  strings = static_cast<size_t>(end);
  if (end + head[kStringBytes] != bytes.size()) return damaged("the size");
  return ok_status();
}

bool Lexicon::Impl::good_strings(size_t part, size_t count, size_t item_size, size_t field) const {
  for (size_t i = 0; i < count; ++i) {
    if (uint64_t{at(part, i, item_size, field)} + at(part, i, item_size, field + 1) > head[kStringBytes])
      return false;
  }
  return true;
}

// Everything that later reads rely on.
Status Lexicon::Impl::check() const {
  const bool strings_good =
      good_strings(lists, head[kListCount], kList, 0) &&
      good_strings(columns, head[kColumnCount], kColumn, 0) &&
      good_strings(lines, head[kLineCount], kLine, 0) && good_strings(lines, head[kLineCount], kLine, 2) &&
      good_strings(entries, head[kEntryCount], kEntry, 1) && good_strings(cells, head[kCellCount], kCell, 0);
  if (!strings_good) return damaged("a text");
  for (size_t i = 0; i < head[kListCount]; ++i) {
    if (at(lists, i, kList, 2) > 2) return damaged("a list's mode");
    const uint64_t count = at(lists, i, kList, 4);
    if (count == 0 || at(lists, i, kList, 3) + count > head[kColumnCount]) return damaged("a list's columns");
    if (uint64_t{at(lists, i, kList, 5)} + at(lists, i, kList, 6) > head[kLineCount])
      return damaged("a list's head");
  }
  for (size_t i = 0; i < head[kEntryCount]; ++i) {
    const uint32_t list = at(entries, i, kEntry, 0);
    if (list >= head[kListCount]) return damaged("an entry's list");
    if (uint64_t{at(entries, i, kEntry, 3)} + at(lists, list, kList, 4) - 1 > head[kCellCount]) {
      return damaged("an entry's cells");
    }
  }
  if (head[kNodeCount] == 0) return damaged("the tree");
  for (size_t i = 0; i < head[kNodeCount]; ++i) {
    if (at(nodes, i, kNode, 0) > at(nodes, i + 1, kNode, 0)) return damaged("the tree's nodes");
  }
  if (at(nodes, head[kNodeCount], kNode, 0) != head[kPositionCount]) return damaged("the tree's nodes");
  for (size_t i = 0; i < head[kPositionCount]; ++i) {
    if (at(positions, i, kPosition, 0) >= head[kEntryCount]) return damaged("the tree's entries");
  }
  const uint32_t slots = head[kEdgeSlots];
  if (slots == 0 || (slots & (slots - 1)) != 0) return damaged("the tree's edges");
  bool free_slot = false;  // a search ends at a free slot
  for (size_t i = 0; i < slots; ++i) {
    if (at(edges, i, kEdge, 2) >= head[kNodeCount]) return damaged("the tree's edges");
    free_slot = free_slot || at(edges, i, kEdge, 2) == 0;
  }
  if (!free_slot) return damaged("the tree's edges");
  if (!std::has_single_bit(head[kFilterSize])) return damaged("the filter of words");
  return ok_status();
}

Result<Lexicon> Lexicon::open(std::string_view words, std::string_view index) {
  auto impl = std::make_unique<Impl>();
  impl->bytes = index;
  if (Status s = impl->lay_out(); !s) return s.error();
  if (Status s = impl->check(); !s) return s.error();
  if (Status s = impl->load(words); !s) return s.error();
  for (uint32_t i = 0; i < impl->head[kListCount]; ++i) {
    impl->list_by_name.emplace(impl->string_at(impl->lists, i, kList, 0), i);
  }
  return Lexicon(std::move(impl));
}

Lexicon::Lexicon(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

uint32_t Lexicon::list_count() const {
  return impl_->head[kListCount];
}

uint32_t Lexicon::find_list(std::string_view name) const {
  const auto it = impl_->list_by_name.find(name);
  return it == impl_->list_by_name.end() ? kNone : it->second;
}

std::string_view Lexicon::list_name(uint32_t list) const {
  return list < list_count() ? impl_->string_at(impl_->lists, list, kList, 0) : std::string_view();
}

MatchMode Lexicon::match_mode(uint32_t list) const {
  return list < list_count() ? static_cast<MatchMode>(impl_->at(impl_->lists, list, kList, 2))
                             : MatchMode::kAny;
}

uint32_t Lexicon::find_column(uint32_t list, std::string_view column) const {
  if (list >= list_count()) return kNone;
  const uint32_t first = impl_->at(impl_->lists, list, kList, 3),
                 count = impl_->at(impl_->lists, list, kList, 4);
  for (uint32_t i = 0; i < count; ++i) {
    if (impl_->string_at(impl_->columns, first + i, kColumn, 0) == column) return i;
  }
  return kNone;
}

uint32_t Lexicon::entry_count() const { return impl_->head[kEntryCount]; }

std::string_view Lexicon::entry_text(uint32_t entry) const {
  return entry < impl_->head[kEntryCount] ? impl_->string_at(impl_->entries, entry, kEntry, 1)
                                          : std::string_view();
}

uint32_t Lexicon::entry_list(uint32_t entry) const {
  return entry < impl_->head[kEntryCount] ? impl_->at(impl_->entries, entry, kEntry, 0) : kNone;
}

std::string_view Lexicon::attribute(uint32_t entry, std::string_view column) const {
  const uint32_t list = entry_list(entry);
  const uint32_t i = list == kNone ? kNone : find_column(list, column);
  if (i == kNone) return {};
  if (i == 0) return entry_text(entry);
  return impl_->string_at(impl_->cells, impl_->at(impl_->entries, entry, kEntry, 3) + i - 1, kCell, 0);
}

uint32_t Lexicon::word_id(std::string_view lower_word) const {
  if (lower_word.empty() || !impl_->may_hold(lower_word)) return kNone;
  try {
    // An agent allocates; one per thread serves every trie, as a search begins afresh each time.
    thread_local marisa::Agent agent;
    agent.set_query(lower_word.data(), lower_word.size());
    if (!impl_->words.lookup(agent)) return kNone;
    const size_t id = agent.key().id();
    return id < impl_->head[kWordCount] ? static_cast<uint32_t>(id) : kNone;
  } catch (const std::exception&) {
    return kNone;
  }
}

bool Lexicon::is_entry(uint32_t word) const {
  const uint32_t node = word == kNone ? kNone : child(kRoot, word);
  if (node == kNone) return false;
  const EntryRange range = entries_at(node);
  return range.first < range.last;
}

uint32_t Lexicon::child(uint32_t node, uint32_t word) const {
  const uint32_t slots = impl_->head[kEdgeSlots];
  for (uint32_t slot = edge_slot(node, word, slots);; slot = (slot + 1) & (slots - 1)) {
    const uint32_t found = impl_->at(impl_->edges, slot, kEdge, 2);
    if (found == 0) return kNone;
    if (impl_->at(impl_->edges, slot, kEdge, 0) == node && impl_->at(impl_->edges, slot, kEdge, 1) == word) {
      return found;
    }
  }
}

Lexicon::EntryRange Lexicon::entries_at(uint32_t node) const {
  if (node >= impl_->head[kNodeCount]) return {};
  return {impl_->at(impl_->nodes, node, kNode, 0), impl_->at(impl_->nodes, node + size_t{1}, kNode, 0)};
}

uint32_t Lexicon::entry_at(uint32_t position) const {
  return position < impl_->head[kPositionCount] ? impl_->at(impl_->positions, position, kPosition, 0) : kNone;
}

std::vector<Lexicon::Dumped> Lexicon::dump() const {
  std::vector<Dumped> out;
  const Impl& d = *impl_;
  for (uint32_t list = 0; list < list_count(); ++list) {
    Dumped table{std::string(list_name(list)), ""};
    for (uint32_t i = 0; i < d.at(d.lists, list, kList, 6); ++i) {
      const size_t line = size_t{d.at(d.lists, list, kList, 5)} + i;
      table.text.append("# ").append(d.string_at(d.lines, line, kLine, 0)).append(" ");
      table.text.append(d.string_at(d.lines, line, kLine, 2)).append("\n");
    }
    const uint32_t columns = d.at(d.lists, list, kList, 4);
    for (uint32_t i = 0; i < columns; ++i) {
      const size_t column = size_t{d.at(d.lists, list, kList, 3)} + i;
      table.text.append(i == 0 ? "" : "\t").append(d.string_at(d.columns, column, kColumn, 0));
    }
    table.text += '\n';
    for (uint32_t entry = 0; entry < d.head[kEntryCount]; ++entry) {
      if (entry_list(entry) != list) continue;
      table.text.append(entry_text(entry));
      for (uint32_t i = 1; i < columns; ++i) {
        const size_t cell = size_t{d.at(d.entries, entry, kEntry, 3)} + i - 1;
        table.text.append("\t").append(d.string_at(d.cells, cell, kCell, 0));
      }
      table.text += '\n';
    }
    out.push_back(std::move(table));
  }
  return out;
}

}  // namespace derek::lexicon
