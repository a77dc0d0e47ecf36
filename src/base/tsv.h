// Tab-separated tables with a head that says what they are.
//
//   # about    Months of the year            head lines: "# key value"
//   # licence  Apache-2.0
//   entry<TAB>value                          the columns' names
//   қаңтар<TAB>1
//
// A line "# column value  1..12" has the key "column value": base/columns.h.
// Every table must be valid UTF-8. Ours state `about`, `source` and `licence`; a user's own need not. Empty lines are
// skipped.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "derek/status.h"

namespace derek {

struct Table {
  struct Row {
    int line = 0;
    std::vector<std::string> cells;  // as many as there are columns
  };
  std::string file;
  std::map<std::string, std::string> head;
  std::vector<std::string> columns;
  std::vector<Row> rows;

  // The column's index, or -1.
  int column(std::string_view name) const;
};

// Errors (code "list") give file, line and column.
enum class HeadRule : bool { kOptional, kMustStateSource };
Result<Table> parse_table(const std::string& file, std::string_view text, HeadRule head = HeadRule::kMustStateSource);

// The error of a place in a table's source: fills in the excerpt.
Error table_error(const std::string& file, std::string_view text, int line, int column, const std::string& message);
// The same for a cell of a row, from 0.
Error cell_error(const std::string& file, std::string_view text, int line, size_t cell, const std::string& message);

}  // namespace derek
