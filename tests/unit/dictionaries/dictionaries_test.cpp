// The files below dictionaries/: their form, the values of their columns, and that their README names them.
// That every rule finds its examples is a test of unit/pipeline.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "value/values.h"

namespace derek {
namespace {

const std::string& folder() {
  static const std::string kFolder = std::string(DEREK_SOURCE_DIR) + "/dictionaries";
  return kFolder;
}

std::vector<SourceText> files(const std::string& extension) {
  auto found = read_folder(folder(), {extension});
  if (!found) {
    ADD_FAILURE() << found.error().to_string();
    return {};
  }
  EXPECT_FALSE(found->empty()) << extension;
  return std::move(*found);
}

const std::vector<Table>& tables() {
  static const std::vector<Table> kTables = [] {
    std::vector<Table> out;
    for (const SourceText& file : files(".tsv")) {
      auto table = parse_table(file.name, file.text);  // which asks for about, source and licence too
      if (table) {
        out.push_back(std::move(*table));
      } else {
        ADD_FAILURE() << table.error().to_string();
      }
    }
    return out;
  }();
  return kTables;
}

std::string readme(const std::string& name) {
  auto text = read_file(folder() + "/" + name);
  if (!text) ADD_FAILURE() << text.error().to_string();
  return text ? *text : "";
}

std::string where(const Table& table, const Table::Row& row) {
  return table.file + ":" + std::to_string(row.line);
}

TEST(Tables, HeadsAndColumnsAreFilled) {
  EXPECT_EQ(tables().size(), files(".tsv").size());
  for (const Table& table : tables()) {
    for (const char* key : {"about", "source", "licence"}) {
      const auto line = table.head.find(key);
      EXPECT_TRUE(line != table.head.end() && !line->second.empty()) << table.file << ": " << key;
    }
    EXPECT_FALSE(table.rows.empty()) << table.file;
    std::set<std::string> names;
    for (const std::string& column : table.columns) {
      EXPECT_FALSE(column.empty()) << table.file << ": a column has no name";
      EXPECT_TRUE(names.insert(column).second) << table.file << ": the column " << column << " is there twice";
    }
  }
}

// Rows in the order of their bytes are easy to merge and to search.
TEST(Tables, ListsOfEntriesAreSortedWithoutDuplicates) {
  for (const Table& table : tables()) {
    if (table.columns.front() != "entry") continue;
    for (size_t i = 0; i < table.rows.size(); ++i) {
      const std::string& entry = table.rows[i].cells.front();
      EXPECT_FALSE(entry.empty()) << where(table, table.rows[i]);
      EXPECT_EQ(entry.find("  "), std::string::npos) << where(table, table.rows[i]) << ": two spaces";
      if (i == 0) continue;
      const std::string& before = table.rows[i - 1].cells.front();
      EXPECT_NE(before, entry) << where(table, table.rows[i]) << ": twice";
      EXPECT_LE(before, entry) << where(table, table.rows[i]) << ": out of order";
    }
  }
}

TEST(Tables, NoRowIsThereTwice) {
  for (const Table& table : tables()) {
    std::set<std::vector<std::string>> seen;
    for (const Table::Row& row : table.rows) EXPECT_TRUE(seen.insert(row.cells).second) << where(table, row);
  }
}

// A Latin letter in a Cyrillic word is a slip of the keyboard, and the entry would never be found.
const std::set<std::string> kMixedOnPurpose = {"ºС"};  // texts write the ordinal indicator for the degree sign

TEST(Tables, NoWordMixesLatinAndCyrillic) {
  for (const Table& table : tables()) {
    for (const Table::Row& row : table.rows) {
      for (const std::string& cell : row.cells) {
        if (kMixedOnPurpose.contains(cell)) continue;
        bool latin = false, cyrillic = false;
        for (size_t i = 0; i < cell.size();) {
          const char32_t c = utf8::next(cell, i);
          if (!utf8::is_letter(c)) {
            latin = cyrillic = false;
            continue;
          }
          latin |= utf8::is_latin(c);
          cyrillic |= utf8::is_cyrillic(c);
          if (!latin || !cyrillic) continue;
          ADD_FAILURE() << where(table, row) << ": " << cell;
          break;
        }
      }
    }
  }
}

// Texts are normalised before lists are looked up in them: only « », ' and - are left of quotes and hyphens.

TEST(Tables, ListsUseTheMarksOfNormalisedText) {
  for (const Table& table : tables()) {
    if (!table.file.starts_with("lexicon/")) continue;
    for (const Table::Row& row : table.rows) {
      for (const char* mark : {"\"", "“", "”", "„", "—", "‑", "’", "\u00A0"}) {
        EXPECT_EQ(row.cells.front().find(mark), std::string::npos) << where(table, row) << ": " << mark;
      }
    }
  }
}

// Users may leave a cell empty where derek can do without it; ours tell what there is to tell.
const std::set<std::string> kOpen = {"lexicon/award.tsv country", "lexicon/country.tsv iso",
                                     "lexicon/language.tsv iso"};

TEST(Tables, CellsOfOursAreFilledWhereUsersMayLeaveThemEmpty) {
  size_t columns = 0;
  for (const Table& table : tables()) {
    for (size_t c = 1; c < table.columns.size(); ++c) {
      const auto line = table.head.find("column " + table.columns[c]);
      if (line == table.head.end() || kOpen.contains(table.file + " " + table.columns[c])) continue;
      ++columns;
      for (const Table::Row& row : table.rows) EXPECT_FALSE(row.cells[c].empty()) << where(table, row);
    }
  }
  EXPECT_GT(columns, 30u);
}

std::string line_with(const std::string& text, const std::string& words) {
  const size_t at = text.find(words);
  if (at == std::string::npos) return "";
  const size_t begin = text.rfind('\n', at) + 1;
  return text.substr(begin, text.find('\n', at) - begin);
}

TEST(Readme, TellsOfEveryTable) {
  const std::string text = readme("README.md");
  for (const Table& table : tables()) {
    const std::string line = line_with(text, "| `" + table.file + "` |");
    ASSERT_FALSE(line.empty()) << "dictionaries/README.md lacks a row for " << table.file;
    EXPECT_TRUE(line.ends_with("| " + table.head.at("source") + " | " + table.head.at("licence") + " |"))
        << table.file << ": source or licence differ from its head\n"
        << line;
  }
}

TEST(Readme, TellsOfEveryRuleFile) {
  const std::string text = readme("README.md");
  for (const SourceText& file : files(".rules")) {
    const std::string name = file.name.substr(file.name.rfind('/') + 1);
    ASSERT_TRUE(name.size() > 3 && std::isdigit(name[0]) && std::isdigit(name[1]) && name[2] == '-') << name;
    // | `grammar/1?-*.rules` | …
    const std::string tens = "`grammar/" + name.substr(0, 1) + "?-*.rules`";
    EXPECT_TRUE(text.find(file.name) != std::string::npos || text.find(tens) != std::string::npos)
        << "dictionaries/README.md tells nothing of " << file.name;
  }
}

TEST(Readme, NamesEveryOtherTable) {
  const std::string text = readme("README.md");
  for (const SourceText& file : files(".txt")) {
    EXPECT_NE(text.find("`" + file.name + "`"), std::string::npos) << file.name;
  }
}

TEST(GrammarReadme, NamesEveryConstructorAndItsSlots) {
  const std::string text = readme("grammar/README.md");
  for (const value::Constructor& constructor : value::constructors()) {
    EXPECT_NE(text.find("`" + std::string(constructor.name) + "`"), std::string::npos) << constructor.name;
    for (const std::string_view group : constructor.slots) {
      std::istringstream slots{std::string(group)};
      for (std::string slot; slots >> slot;) {
        if (slot.ends_with('2')) slot.pop_back();  // the second of a pair is told once for all
        EXPECT_NE(text.find(slot), std::string::npos) << constructor.name << ": " << slot;
      }
    }
  }
}

}  // namespace
}  // namespace derek
