// What the cells of a table may hold, as its own head says: a line for a column, with all that is allowed
// there, parted by spaces.
//
//   # column sex      m f u             one of these words
//   # column day      1..31             a whole number; -2.. has no end
//   # column factor   0.01..            a decimal number, as the bound has a point
//   # column country  /[A-Z]{2}/ ; -    a shape (RE2, the whole value); several values parted by `;`; or an
//   empty cell
//
// Columns without such a line are free.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/tsv.h"
#include "derek/status.h"

namespace derek {

class Columns {
 public:
  // `head` may say more than the table's own: that of a table below it. The columns that it speaks of are
  // behind the first one of the table or in `more`; a column that the table itself lacks is empty in all its
  // rows. Errors (code "list"): a line that cannot be read, a column that is nowhere.
  static Result<Columns> read(const Table& table, const std::map<std::string, std::string>& head,
                              const std::vector<std::string>& more = {});
  Columns(Columns&&) noexcept;
  Columns& operator=(Columns&&) noexcept;
  ~Columns();

  // Error (code "list"): the first cell of the row that may not be so, with its place.
  Status check(const Table::Row& row) const;

 private:
  struct Column;
  Columns();
  std::string file_;
  std::vector<Column> columns_;
};

}  // namespace derek
