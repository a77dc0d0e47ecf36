// derek lists: an entry added to a list of the user's own folder.
#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "base/tsv.h"
#include "cli/command.h"
#include "cli/options.h"
#include "grammar/names.h"
#include "pipeline/pipeline.h"

namespace derek::cli {

namespace {

// The list as derek has it with the user's folder on top.
Result<Table> known_list(const Pipeline& pipeline, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& list : pipeline.impl().bundle.lexicon().dump()) {
    if (list.name == name) return parse_table("lexicon/" + name + ".tsv", list.text, HeadRule::kOptional);
    names.push_back(list.name);
  }
  return Error{"list", "there is no list '" + name + "'" + grammar::suggestion(name, {names.begin(), names.end()}), "", 0, 0, ""};
}

// The row's cells in the order of the columns.
Result<std::vector<std::string>> cells_of(const Table& table, const std::vector<std::string>& words) {
  std::vector<std::string> row(table.columns.size());
  row[0] = words[2];
  for (size_t w = 3; w < words.size(); ++w) {
    const size_t equals = words[w].find('=');
    const int at = equals == std::string::npos ? -1 : table.column(words[w].substr(0, equals));
    if (at > 0) {
      row[static_cast<size_t>(at)] = words[w].substr(equals + 1);
      continue;
    }
    std::string columns;
    for (size_t c = 1; c < table.columns.size(); ++c) columns += (c > 1 ? ", " : "") + table.columns[c];
    return Error{"list", "\"" + words[w] + "\" is no COLUMN=VALUE; " + (columns.empty() ? "the list has no columns" : "the columns are " + columns), "", 0, 0, ""};
  }
  return row;
}

}  // namespace

int run_lists(const std::vector<std::string>& args) {
  po::options_description options;
  add_data_options(options);
  const Parsed parsed = parse(args, "lists add --dictionaries DIR LIST ENTRY [COLUMN=VALUE…]",
                              "Adds an entry to lexicon/LIST.tsv of your own folder, where every run with --dictionaries DIR\n"
                              "finds it; both are made if they are not there. An entry that derek's list has with other columns\n"
                              "is replaced by yours. Cells that the head of the list does not allow are refused.",
                              options, "word");
  if (parsed.exit_code) return *parsed.exit_code;
  const auto refused = [](const Error& error) {
    complain(error);
    return kUsage;
  };
  const std::vector<std::string> words = parsed.list("word");
  if (parsed.get("dictionaries").empty() || words.size() < 3 || words[0] != "add") {
    complain("lists takes add, --dictionaries DIR, a list and an entry; derek lists --help tells more");
    return kUsage;
  }
  for (const std::string& word : words) {
    if (!word.empty() && word.find_first_of("\t\r\n") == std::string::npos) continue;
    complain("an entry is one line without tabs: \"" + word + "\"");
    return kUsage;
  }
  if (words[2][0] == '-' || words[2][0] == '#') {
    complain("an entry does not begin with " + words[2].substr(0, 1) + ", which says something else in a list");
    return kUsage;
  }
  const std::filesystem::path folder = parsed.get("dictionaries");
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  const std::optional<Pipeline> before = load_pipeline(parsed, UseModel::kNo);
  if (!before) return kUsage;
  const Result<Table> known = known_list(*before, words[1]);
  if (!known) return refused(known.error());
  // Only of lists that are known: the name leads to no other folder.
  const std::string file = (folder / "lexicon" / (words[1] + ".tsv")).string();
  const bool fresh = !std::filesystem::exists(file, code);
  std::string old;
  if (fresh) {
    old = "# about    Our own entries of " + words[1] + "\n# source   added by hand\n# licence  own work\n";
    for (size_t c = 0; c < known->columns.size(); ++c) old += (c ? "\t" : "") + known->columns[c];
    old += "\n";
  } else {
    Result<std::string> read = read_file(file);
    if (!read) return refused(read.error());
    old = std::move(*read);
  }
  const Result<Table> own = parse_table(file, old);
  if (!own) return refused(own.error());
  const Result<std::vector<std::string>> row = cells_of(*own, words);
  if (!row) return refused(row.error());
  for (const Table::Row& r : own->rows) {
    if (r.cells[0] == words[2]) return refused({"list", "'" + words[2] + "' is there already", file, r.line, 1, ""});
  }
  const bool ours = own->columns == known->columns &&
                    std::any_of(known->rows.begin(), known->rows.end(), [&](const Table::Row& r) { return r.cells == *row; });
  if (ours) return refused({"list", "derek's list '" + words[1] + "' has '" + words[2] + "' already", "", 0, 0, ""});

  std::string text = old;
  if (!text.ends_with('\n')) text += '\n';
  for (size_t c = 0; c < row->size(); ++c) text += (c ? "\t" : "") + (*row)[c];
  text += "\n";
  std::filesystem::create_directories(folder / "lexicon", code);
  if (Status written = write_file(file, text); !written) return refused(written.error());
  // What loading refuses, a later run would refuse too.
  if (!load_pipeline(parsed, UseModel::kNo)) {
    if (fresh) {
      std::filesystem::remove(file, code);
    } else if (Status restored = write_file(file, old); !restored) {
      complain(restored.error());
    }
    return kUsage;
  }
  print(file + ":" + std::to_string(std::count(text.begin(), text.end(), '\n')) + "\n");
  return kDone;
}

}  // namespace derek::cli
