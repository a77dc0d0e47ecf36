#include "link/correction_table.h"

#include <algorithm>
#include <array>

#include "base/tsv.h"
#include "link/reader.h"

namespace derek::link {

namespace {

constexpr std::array<std::string_view, 4> kActions = {"confirm", "merge", "rename", "deny"};
constexpr std::array<std::string_view, 5> kColumns = {"action", "label", "name", "as", "note"};
constexpr std::array<Label, 5> kLabels = {Label::kPerson, Label::kOrganisation, Label::kGpe, Label::kLocation,
                                          Label::kFacility};

// What two spellings of a name share: В. Ким and В.Ким are one.
std::string row_key(std::string_view name) {
  std::string out;
  for (const char c : name_key(name)) {
    if (c != ' ' || !out.ends_with('.')) out += c;
  }
  return out;
}

template <typename List, typename Name>
std::string listed(const List& list, Name name) {
  std::string out;
  for (size_t i = 0; i < list.size(); ++i) {
    out += (i == 0 ? "" : i + 1 == list.size() ? " or " : ", ") + std::string(name(list[i]));
  }
  return out;
}

std::string verdict(const CorrectionRow& row) {
  switch (row.action) {
    case Action::kConfirm: return "confirms " + row.name;
    case Action::kDeny: return "denies " + row.name;
    case Action::kMerge: return "merges " + row.name + " into " + row.as;
    case Action::kRename: return "renames " + row.name + " to " + row.as;
  }
  return "";
}

}  // namespace

std::string_view to_string(Action action) { return kActions[static_cast<size_t>(action)]; }

const CorrectionRow* CorrectionTable::find(Label label, std::string_view name) const {
  if (rows_.empty()) return nullptr;
  const auto found = by_name_.find({label, row_key(name)});
  return found == by_name_.end() ? nullptr : &rows_[found->second];
}

Result<CorrectionTable> CorrectionTable::read(const std::string& file, std::string_view text, std::vector<Error>* errors) {
  std::vector<Error> found;
  const auto give_up = [&]() -> Error {
    if (errors) errors->insert(errors->end(), found.begin(), found.end());
    return found.front();
  };
  const Result<Table> table = parse_table(file, text, HeadRule::kOptional);
  if (!table) {
    found.push_back(table.error());
    return give_up();
  }
  std::array<int, kColumns.size()> at{};
  for (size_t c = 0; c < kColumns.size(); ++c) {
    at[c] = table->column(kColumns[c]);
    if (at[c] < 0 && kColumns[c] != "note")
      found.push_back({"list", "there is no column " + std::string(kColumns[c]) + "; the columns are action, label, name, as and note",
                       file, 0, 0, ""});
  }
  if (!found.empty()) return give_up();

  CorrectionTable out;
  std::vector<int> lines;  // of each row
  const auto fail = [&](int line, size_t column, const std::string& message) {
    found.push_back(cell_error(file, text, line, static_cast<size_t>(at[column]), message));
  };
  for (const Table::Row& row : table->rows) {
    const auto cell = [&](size_t column) -> const std::string& { return row.cells[static_cast<size_t>(at[column])]; };
    CorrectionRow r;
    const auto action = std::find(kActions.begin(), kActions.end(), cell(0));
    const auto label = std::find_if(kLabels.begin(), kLabels.end(), [&](Label l) { return derek::to_string(l) == cell(1); });
    const size_t before = found.size();
    if (action == kActions.end()) {
      fail(row.line, 0, "there is no action '" + cell(0) + "'; an entity is corrected by " + listed(kActions, [](auto a) { return a; }));
    } else {
      r.action = static_cast<Action>(action - kActions.begin());
    }
    if (label == kLabels.end()) {
      fail(row.line, 1, "'" + cell(1) + "' cannot be corrected; the label is " +
                            listed(kLabels, [](Label l) { return derek::to_string(l); }));
    } else {
      r.label = *label;
    }
    r.name = cell(2);
    r.as = cell(3);
    r.at = std::string(kFile) + ":" + std::to_string(row.line);
    if (row_key(r.name).empty()) fail(row.line, 2, "the name is missing");
    if (action != kActions.end() && r.changes_name() && row_key(r.as).empty())
      fail(row.line, 3, cell(0) + " needs the name to go by");
    if (action != kActions.end() && !r.changes_name() && !r.as.empty())
      fail(row.line, 3, cell(0) + " takes no other name");
    if (!r.as.empty() && r.as == r.name) fail(row.line, 3, "this is the same name");
    if (found.size() > before) continue;
    const auto [known, fresh] = out.by_name_.emplace(std::pair(r.label, row_key(r.name)), out.rows_.size());
    if (!fresh) {
      fail(row.line, 2, "line " + std::to_string(lines[known->second]) + " " + verdict(out.rows_[known->second]) + " already");
      continue;
    }
    out.rows_.push_back(std::move(r));
    lines.push_back(row.line);
  }
  // A name to go by that another line takes away.
  for (size_t i = 0; i < out.rows_.size(); ++i) {
    const CorrectionRow& row = out.rows_[i];
    const CorrectionRow* other = row.changes_name() ? out.find(row.label, row.as) : nullptr;
    if (!other || other == &row || other->action == Action::kConfirm) continue;
    fail(lines[i], 3, "line " + std::to_string(lines[static_cast<size_t>(other - out.rows_.data())]) + " " + verdict(*other));
  }
  if (!found.empty()) return give_up();
  return out;
}

}  // namespace derek::link
