#include "lexicon/builder.h"

#include <marisa.h>

#include <algorithm>
#include <limits>
#include <set>
#include <sstream>
#include <unordered_map>

#include "base/columns.h"
#include "base/utf8.h"
#include "lexicon/entry_words.h"
#include "lexicon/index.h"
#include "lexicon/word_filter.h"

namespace derek::lexicon {

namespace {

// One space between words, none at the ends.
std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

Error row_error(const Table& table, const Table::Row& row, const std::string& message) {
  std::string excerpt;
  for (const std::string& cell : row.cells) excerpt += (excerpt.empty() ? "" : "\t") + cell;
  return {"list", message, table.file, row.line, 1, excerpt};
}

void put(std::string& out, size_t value) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
}

// Strings of the index, each stored once.
class StringPool {
 public:
  void put_string(std::string& out, const std::string& s) {
    const auto [it, fresh] = offsets_.try_emplace(s, bytes_.size());
    if (fresh) bytes_ += s;
    put(out, it->second);
    put(out, s.size());
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::unordered_map<std::string, size_t> offsets_;
  std::string bytes_;
};

// The tree of entries over word ids, nodes numbered as they come.
class Tree {
 public:
  void add(const std::vector<uint32_t>& words, uint32_t entry) {
    uint32_t node = 0;
    for (const uint32_t word : words) {
      const auto [it, fresh] = edges_.try_emplace({node, word}, static_cast<uint32_t>(entries_.size()));
      if (fresh) entries_.emplace_back();
      node = it->second;
    }
    entries_[node].push_back(entry);
  }
  size_t node_count() const { return entries_.size(); }

  // Half of the slots stay free, so that a search ends soon.
  size_t edge_slots() const {
    size_t slots = 4;
    while (slots < 2 * edges_.size()) slots *= 2;
    return slots;
  }

  std::string nodes() const {
    std::string out;
    size_t position = 0;
    for (const auto& entries : entries_) {
      put(out, position);
      position += entries.size();
    }
    put(out, position);
    return out;
  }
  std::string positions() const {
    std::string out;
    for (const auto& entries : entries_)
      for (const uint32_t entry : entries) put(out, entry);
    return out;
  }
  std::string edges() const {
    const size_t slots = edge_slots();
    struct Edge {
      uint32_t node = 0, word = 0, child = 0;
    };
    std::vector<Edge> table(slots);
    for (const auto& [key, child] : edges_) {
      uint32_t slot = index::edge_slot(key.first, key.second, static_cast<uint32_t>(slots));
      while (table[slot].child != 0) slot = (slot + 1) & static_cast<uint32_t>(slots - 1);
      table[slot] = {key.first, key.second, child};
    }
    std::string out;
    for (const Edge& edge : table) put(out, edge.node), put(out, edge.word), put(out, edge.child);
    return out;
  }

 private:
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> edges_;
  std::vector<std::vector<uint32_t>> entries_{1};
};

// Words of all entries as a trie, and the id that it gave to each.
Result<std::string> build_words(const std::set<std::string>& words,
                                std::unordered_map<std::string, uint32_t>& ids) {
  try {
    marisa::Keyset keys;
    for (const std::string& word : words) keys.push_back(word.data(), word.size());
    marisa::Trie trie;
    trie.build(keys);
    for (size_t i = 0; i < keys.size(); ++i) {
      ids.emplace(std::string(keys[i].ptr(), keys[i].length()), static_cast<uint32_t>(keys[i].id()));
    }
    std::ostringstream out;
    out << trie;
    return out.str();
  } catch (const std::exception& e) {
    return Error{"list", std::string("the words cannot be stored: ") + e.what(), "", 0, 0, ""};
  }
}

}  // namespace

Status Builder::add(const std::string& list_name, const Table& table, bool overlay) {
  const auto fail = [&](const std::string& message) { return Error{"list", message, table.file, 0, 0, ""}; };
  if (table.columns.empty() || table.columns.front() != "entry")
    return fail("the first column must be \"entry\"");
  for (size_t i = 1; i < table.columns.size(); ++i) {
    const std::string& column = table.columns[i];
    if (column.empty()) return fail("a column has no name");
    if (std::find(table.columns.begin(), table.columns.begin() + static_cast<std::ptrdiff_t>(i), column) !=
        table.columns.begin() + static_cast<std::ptrdiff_t>(i)) {
      return fail("the column \"" + column + "\" is there twice");
    }
  }
  if (const auto match = table.head.find("match"); match != table.head.end()) {
    const std::string& mode = match->second;
    if (mode != "any" && mode != "title" && mode != "exact") {
      return fail("\"# match " + mode + "\": it must be any, title or exact");
    }
  }
  if (!overlay && lists_.contains(list_name)) return fail("the list \"" + list_name + "\" is there twice");

  // Work on a copy, so that an error leaves everything as it was.
  List list = lists_.contains(list_name) ? lists_.at(list_name) : List{};
  for (const auto& [key, value] : table.head) list.head[key] = value;
  std::vector<size_t> target(table.columns.size(), 0);
  for (size_t i = 1; i < table.columns.size(); ++i) {
    const auto it = std::find(list.columns.begin(), list.columns.end(), table.columns[i]);
    target[i] = static_cast<size_t>(it - list.columns.begin());
    if (it == list.columns.end()) list.columns.push_back(table.columns[i]);
  }
  const Result<Columns> columns = Columns::read(table, list.head, list.columns);
  if (!columns) return columns.error();
  std::map<std::string, int> seen;
  for (const Table::Row& row : table.rows) {
    std::string text = tidy(row.cells.front());
    const bool removal = overlay && text.size() > 1 && text.front() == '-';
    if (removal) text = tidy(std::string_view(text).substr(1));
    if (text.empty()) return row_error(table, row, "the entry is empty");
    const auto [it, fresh] = seen.try_emplace(text, row.line);
    if (!fresh) {
      return row_error(table, row,
                       "\"" + text + "\" is there twice, first in line " + std::to_string(it->second));
    }
    if (removal) {
      list.entries.erase(text);
      continue;
    }
    if (Status good = columns->check(row); !good) return good;
    std::vector<std::string> cells(list.columns.size());
    for (size_t i = 1; i < row.cells.size(); ++i) cells[target[i]] = row.cells[i];
    list.entries[text] = std::move(cells);
  }
  lists_[list_name] = std::move(list);
  return ok_status();
}

Result<std::pair<std::string, std::string>> Builder::finish() const {
  std::set<std::string> words;
  std::vector<std::string_view> split;
  for (const auto& [name, list] : lists_) {
    for (const auto& [text, cells] : list.entries) {
      split_entry(text, split);
      for (const std::string_view word : split) words.insert(utf8::to_lower(word));
    }
  }
  std::unordered_map<std::string, uint32_t> ids;
  Result<std::string> trie = build_words(words, ids);
  if (!trie) return trie.error();

  std::string lists, columns, lines, entries, cells;
  size_t column_count = 0, line_count = 0, entry_count = 0, cell_count = 0, list_number = 0;
  StringPool pool;
  Tree tree;
  std::vector<uint32_t> path;
  for (const auto& [name, list] : lists_) {
    const auto match = list.head.find("match");
    pool.put_string(lists, name);
    put(lists, match == list.head.end() || match->second == "any" ? 0 : match->second == "title" ? 1 : 2);
    put(lists, column_count);
    put(lists, list.columns.size() + 1);
    put(lists, line_count);
    put(lists, list.head.size());
    pool.put_string(columns, "entry");
    for (const std::string& column : list.columns) pool.put_string(columns, column);
    column_count += list.columns.size() + 1;
    for (const auto& [key, value] : list.head) pool.put_string(lines, key), pool.put_string(lines, value);
    line_count += list.head.size();
    for (const auto& [text, row] : list.entries) {
      put(entries, list_number);
      pool.put_string(entries, text);
      put(entries, cell_count);
      for (size_t i = 0; i < list.columns.size(); ++i)
        pool.put_string(cells, i < row.size() ? row[i] : std::string());
      cell_count += list.columns.size();
      split_entry(text, split);
      path.clear();
      for (const std::string_view word : split) path.push_back(ids.at(utf8::to_lower(word)));
      tree.add(path, static_cast<uint32_t>(entry_count++));
    }
    ++list_number;
  }

  std::vector<uint32_t> filter(word_filter::size_for(words.size()));
  for (const std::string& word : words) {
    const word_filter::Place place = word_filter::place_of(word, static_cast<uint32_t>(filter.size()));
    filter[place.number] |= place.bits;
  }

  std::string out;
  const std::string nodes = tree.nodes(), positions = tree.positions(), edges = tree.edges();
  put(out, index::kMagic);
  for (const size_t field :
       {lists_.size(), column_count, line_count, entry_count, cell_count, tree.node_count(), entry_count,
        tree.edge_slots(), pool.bytes().size(), words.size(), filter.size()}) {
    if (field > std::numeric_limits<uint32_t>::max() / 2)
      return Error{"list", "the lists are too large", "", 0, 0, ""};
    put(out, field);
  }
  out += lists + columns + lines + entries + cells + nodes + positions + edges;
  for (const uint32_t bits : filter) put(out, bits);
  out += pool.bytes();
  return std::pair(std::move(trie).value(), std::move(out));
}

}  // namespace derek::lexicon
