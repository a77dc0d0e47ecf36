#include "base/tsv.h"

#include <algorithm>

#include "base/utf8.h"

namespace derek {

namespace {

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

std::vector<std::string> split_tabs(std::string_view line) {
  std::vector<std::string> cells;
  for (;;) {
    const size_t tab = line.find('\t');
    cells.emplace_back(trim(line.substr(0, tab)));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

int Table::column(std::string_view name) const {
  const auto it = std::find(columns.begin(), columns.end(), name);
  return it == columns.end() ? -1 : static_cast<int>(it - columns.begin());
}

Error table_error(const std::string& file, std::string_view text, int line, int column, const std::string& message) {
  std::string_view rest = text;
  for (int i = 1; i < line; ++i) {
    const size_t end = rest.find('\n');
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  std::string_view excerpt = rest.substr(0, rest.find('\n'));
  if (!excerpt.empty() && excerpt.back() == '\r') excerpt.remove_suffix(1);
  return {"list", message, file, line, column, std::string(excerpt)};
}

Error cell_error(const std::string& file, std::string_view text, int line, size_t cell, const std::string& message) {
  Error error = table_error(file, text, line, 1, message);
  size_t start = 0;
  for (; cell > 0; --cell) {
    const size_t tab = error.excerpt.find('\t', start);
    if (tab == std::string::npos) break;  // cells at the end may be missing
    start = tab + 1;
  }
  if (cell > 0) start = error.excerpt.size();
  error.column = static_cast<int>(utf8::count_code_points(std::string_view(error.excerpt).substr(0, start))) + 1;
  return error;
}

Result<Table> parse_table(const std::string& file, std::string_view text, HeadRule head) {
  Table table;
  table.file = file;
  const std::string_view whole = text;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  int number = 0;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++number;
    if (const size_t bad = utf8::find_invalid(line); bad != std::string_view::npos) {
      const int column = static_cast<int>(utf8::count_code_points(line.substr(0, bad))) + 1;
      return Error{"list", "this is not valid UTF-8", file, number, column, ""};
    }
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (trim(line).empty()) continue;
    if (line.front() == '#') {
      if (!table.columns.empty()) continue;  // a comment among the rows
      line = trim(line.substr(1));
      const bool of_column = line.starts_with("column ");
      if (of_column) line = trim(line.substr(line.find(' ')));
      const size_t space = std::min(line.find(' '), line.size());
      if (space == line.size() && !of_column) continue;
      const std::string key = (of_column ? "column " : "") + std::string(line.substr(0, space));
      const bool fresh = table.head.emplace(key, trim(line.substr(space))).second;
      if (of_column && !fresh) return table_error(file, whole, number, 1, "\"# " + key + "\" is there twice");
      continue;
    }
    std::vector<std::string> cells = split_tabs(line);
    if (table.columns.empty()) {
      table.columns = std::move(cells);
      continue;
    }
    if (cells.size() > table.columns.size()) {
      return table_error(file, whole, number, 1,
                         "the row has " + std::to_string(cells.size()) + " cells, the table has " +
                             std::to_string(table.columns.size()) + " columns");
    }
    cells.resize(table.columns.size());
    table.rows.push_back({number, std::move(cells)});
  }
  if (table.columns.empty()) return table_error(file, whole, 1, 1, "the line with the columns' names is missing");
  for (const char* key : {"about", "source", "licence"}) {
    if (head == HeadRule::kMustStateSource && !table.head.contains(key)) {
      return table_error(file, whole, 1, 1, std::string("the head lacks \"# ") + key + " …\"");
    }
  }
  return table;
}

}  // namespace derek
