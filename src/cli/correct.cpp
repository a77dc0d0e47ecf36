// derek correct: writes down once what an archivist decided about a name; later runs obey.
#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "base/tsv.h"
#include "cli/command.h"
#include "cli/options.h"
#include "link/correction_table.h"

namespace derek::cli {

namespace {

// The table with one more row; its cells go where the table has their columns.
Result<std::string> with_row(const std::string& file, std::string text, const std::vector<std::pair<std::string, std::string>>& cells) {
  if (text.empty()) text = link::CorrectionTable::kHead;
  if (!text.ends_with('\n')) text += '\n';
  const Result<Table> table = parse_table(file, text, HeadRule::kOptional);
  if (!table) return table.error();
  std::vector<std::string> row(table->columns.size());
  for (const auto& [column, cell] : cells) {
    const int at = table->column(column);
    if (at >= 0) row[static_cast<size_t>(at)] = cell;
    if (at < 0 && !cell.empty()) return Error{"list", "there is no column " + column, file, 0, 0, ""};
  }
  while (!row.empty() && row.back().empty()) row.pop_back();
  for (size_t i = 0; i < row.size(); ++i) text += (i ? "\t" : "") + row[i];
  return text + "\n";
}

}  // namespace

int run_correct(const std::vector<std::string>& args) {
  po::options_description options;
  options.add_options()("dictionaries", po::value<std::string>()->value_name("DIR"),
                        "Your own folder; it is made if it is not there. The row goes to its corrections.tsv");
  options.add_options()("note", po::value<std::string>()->value_name("TEXT"), "Why, for those who read the table");
  const Parsed parsed = parse(args, "correct --dictionaries DIR ACTION LABEL NAME [AS]",
                              "Writes a correction to your own folder, where every run with --dictionaries DIR obeys it:\n"
                              "  confirm LABEL NAME       this is one: its mentions get the score 1\n"
                              "  deny LABEL NAME          this is none: its mentions are left out, and all that is said of it\n"
                              "  merge LABEL NAME AS      NAME and AS are one and the same, which is called AS\n"
                              "  rename LABEL NAME AS     it is called AS\n"
                              "LABEL: PERSON, ORGANISATION, GPE, LOCATION or FACILITY. NAME: as derek calls it.",
                              options, "word");
  if (parsed.exit_code) return *parsed.exit_code;
  const std::vector<std::string> words = parsed.list("word");
  if (!parsed.has("dictionaries") || parsed.get("dictionaries").empty() || words.size() < 3 || words.size() > 4) {
    complain("correct takes --dictionaries DIR, an action, a label, a name, and a second name to merge or rename; "
             "derek correct --help tells more");
    return kUsage;
  }
  for (const std::string& cell : {words[0], words[1], words[2], words.size() > 3 ? words[3] : "", parsed.get("note")}) {
    if (cell.find_first_of("\t\r\n") == std::string::npos) continue;
    complain("a name is one line without tabs: \"" + cell + "\"");
    return kUsage;
  }
  const std::filesystem::path folder = parsed.get("dictionaries");
  const std::string file = (folder / link::CorrectionTable::kFile).string();
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  std::string old;
  if (std::filesystem::exists(file, code)) {
    Result<std::string> read = read_file(file);
    if (!read) {
      complain(read.error());
      return kUsage;
    }
    old = std::move(*read);
  }
  const Result<std::string> text = with_row(
      file, std::move(old),
      {{"action", words[0]}, {"label", words[1]}, {"name", words[2]}, {"as", words.size() > 3 ? words[3] : ""}, {"note", parsed.get("note")}});
  if (!text) {
    complain(text.error());
    return kUsage;
  }
  std::vector<Error> errors;
  if (!link::CorrectionTable::read(file, *text, &errors)) {
    for (const Error& error : errors) complain(error);
    return kUsage;
  }
  if (Status written = write_file(file, *text); !written) {
    complain(written.error());
    return kUsage;
  }
  print(file + ":" + std::to_string(std::count(text->begin(), text->end(), '\n')) + "\n");
  return kDone;
}

}  // namespace derek::cli
