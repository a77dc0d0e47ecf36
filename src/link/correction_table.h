// corrections.tsv of a user's folder: what an archivist once decided about a person, body or place.
//
//   action   confirm, merge, rename or deny
//   label    PERSON, ORGANISATION, GPE, LOCATION or FACILITY
//   name     as derek calls it; letter case, quotation marks and blanks behind full stops do not count
//   as       of merge and rename: the name to go by
//   note     for readers; the column may be missing
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "derek/document.h"
#include "derek/status.h"

namespace derek::link {

enum class Action : uint8_t { kConfirm, kMerge, kRename, kDeny };
std::string_view to_string(Action action);

struct CorrectionRow {
  Action action{};
  Label label{};
  std::string name, as;
  std::string at;  // corrections.tsv:4
  std::string given, family, patronymic, sex;  // of a person's `as`: whoever loads the table fills them in

  bool changes_name() const { return action == Action::kMerge || action == Action::kRename; }
};

class CorrectionTable {
 public:
  static constexpr std::string_view kFile = "corrections.tsv";  // in the user's folder
  static constexpr std::string_view kHead = "action\tlabel\tname\tas\tnote\n";

  CorrectionTable() = default;
  // All errors (code "list", with line, column and excerpt) are gathered in `errors`; the first is returned: what
  // names nothing that can be corrected, and rows that contradict each other.
  static Result<CorrectionTable> read(const std::string& file, std::string_view text, std::vector<Error>* errors = nullptr);

  std::vector<CorrectionRow>& rows() { return rows_; }
  const std::vector<CorrectionRow>& rows() const { return rows_; }
  // What is said of that name, or null.
  const CorrectionRow* find(Label label, std::string_view name) const;

 private:
  std::vector<CorrectionRow> rows_;
  std::map<std::pair<Label, std::string>, size_t> by_name_;
};

}  // namespace derek::link
