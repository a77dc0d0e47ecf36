#include "base/columns.h"

#include <re2/re2.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <sstream>

#include "base/decimal.h"
#include "base/utf8.h"

namespace derek {

namespace {

constexpr std::string_view kLine = "column ";

struct Range {
  double first = 0, last = 0;
  bool whole = true;

  bool contains(const std::string& value) const {
    static const RE2 kWhole("0|-?[1-9][0-9]*"), kDecimal("-?(0|[1-9][0-9]*)([.][0-9]+)?");
    if (!RE2::FullMatch(value, whole ? kWhole : kDecimal)) return false;
    const double number = to_double(value);
    return first <= number && number <= last;
  }
};

// A word that is no range has no two points.
std::optional<Range> range_of(const std::string& word) {
  static const RE2 kRange("(-?[0-9]+([.][0-9]+)?)[.][.](-?[0-9]+([.][0-9]+)?)?");
  std::string first, last;
  if (!RE2::FullMatch(word, kRange, &first, nullptr, &last)) return std::nullopt;
  Range range{to_double(first), last.empty() ? std::numeric_limits<double>::infinity() : to_double(last),
              true};
  range.whole = (first + last).find('.') == std::string::npos;
  return range.first <= range.last ? std::optional(range) : std::nullopt;
}

}  // namespace

struct Columns::Column {
  std::string name;
  size_t cell = 0;  // its number in the table; behind the last: the table lacks it
  std::vector<std::string> words;
  std::vector<Range> ranges;
  std::vector<std::unique_ptr<RE2>> shapes;
  bool several = false, may_be_empty = false;
  std::string allowed;  // for messages

  // Each empty, or what is wrong: with a word of the head line, with a cell.
  std::string add(const std::string& word);
  std::string wrong(const std::string& text) const;
  bool allows(const std::string& value) const;
};

std::string Columns::Column::add(const std::string& word) {
  std::string told = word;
  if (word == ";") {
    several = true;
    told = "several parted by ;";
  } else if (word == "-") {
    may_be_empty = true;
    told = "nothing";
  } else if (word.starts_with('/')) {
    if (word.size() < 3 || !word.ends_with('/')) return word + " is no shape between two /";
    shapes.push_back(std::make_unique<RE2>(word.substr(1, word.size() - 2), RE2::Quiet));
    if (!shapes.back()->ok()) return word + ": " + shapes.back()->error();
  } else if (word.find("..") != std::string::npos) {
    const std::optional<Range> range = range_of(word);
    if (!range) return word + " is no range of numbers";
    ranges.push_back(*range);
  } else {
    words.push_back(word);
  }
  allowed += (allowed.empty() ? "" : ", ") + told;
  return "";
}

bool Columns::Column::allows(const std::string& value) const {
  return std::find(words.begin(), words.end(), value) != words.end() ||
         std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return range.contains(value); }) ||
         std::any_of(shapes.begin(), shapes.end(),
                     [&](const auto& shape) { return RE2::FullMatch(value, *shape); });
}

std::string Columns::Column::wrong(const std::string& text) const {
  if (text.empty()) return may_be_empty ? "" : "is empty";
  for (size_t at = 0; at <= text.size();) {
    const size_t end = several ? std::min(text.find(';', at), text.size()) : text.size();
    const std::string value = text.substr(at, end - at);
    if (!allows(value)) return "has \"" + value + "\"";
    at = end + 1;
  }
  return "";
}

Columns::Columns() = default;
Columns::Columns(Columns&&) noexcept = default;
Columns& Columns::operator=(Columns&&) noexcept = default;
Columns::~Columns() = default;

Result<Columns> Columns::read(const Table& table, const std::map<std::string, std::string>& head,
                              const std::vector<std::string>& more) {
  Columns out;
  out.file_ = table.file;
  for (auto line = head.lower_bound(std::string(kLine)); line != head.end() && line->first.starts_with(kLine);
       ++line) {
    const auto fail = [&](const std::string& message) {
      return Error{"list", "\"# " + line->first + " " + line->second + "\": " + message, table.file, 0, 0,
                   ""};
    };
    Column column;
    column.name = line->first.substr(kLine.size());
    const auto own = std::find(table.columns.begin(), table.columns.end(), column.name);
    column.cell = static_cast<size_t>(own - table.columns.begin());
    const bool known =
        own != table.columns.end() || std::find(more.begin(), more.end(), column.name) != more.end();
    if (!known || column.cell == 0) return fail("there is no such column behind the first");
    std::istringstream words(line->second);
    for (std::string word; words >> word;) {
      if (const std::string wrong = column.add(word); !wrong.empty()) return fail(wrong);
    }
    if (column.words.empty() && column.ranges.empty() && column.shapes.empty())
      return fail("nothing is allowed");
    out.columns_.push_back(std::move(column));
  }
  return out;
}

Status Columns::check(const Table::Row& row) const {
  for (const Column& column : columns_) {
    const bool lacking = column.cell >= row.cells.size();
    const std::string wrong = column.wrong(lacking ? "" : row.cells[column.cell]);
    if (wrong.empty()) continue;
    const std::string message = "the column " + column.name + " " + wrong + "; allowed: " + column.allowed;
    std::string text, before;
    for (size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) text += '\t';
      if (i == column.cell) before = text;
      text += row.cells[i];
    }
    const size_t column_of_text = utf8::count_code_points(lacking ? text : before) + 1;
    return Error{"list", message, file_, row.line, static_cast<int>(column_of_text), text};
  }
  return ok_status();
}

}  // namespace derek
