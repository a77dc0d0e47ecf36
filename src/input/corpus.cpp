#include "input/corpus.h"

#include <filesystem>
#include <map>
#include <set>

#include "base/files.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "input/brat.h"

namespace derek::input {

namespace {

Error corpus_error(const std::string& file, const std::string& message, int line = 0) {
  return {"corpus", message, file, line, 0, ""};
}

}  // namespace

Result<std::vector<AnnotatedDocument>> read_corpus(const std::string& folder) {
  const std::string base = folder + (folder.ends_with('/') ? "" : "/");
  const std::string table_name = base + "documents.tsv";
  const Result<std::string> table_text = read_file(table_name);
  if (!table_text) return table_text.error();
  const Result<Table> table = parse_table(table_name, *table_text);
  if (!table) return table.error();
  const int name_column = table->column("name"), date_column = table->column("date");
  if (name_column < 0 || date_column < 0) return corpus_error(table_name, "there is no column name or date");

  std::set<std::string> texts;
  std::error_code code;
  for (const auto& entry : std::filesystem::directory_iterator(folder, code)) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() == ".txt") texts.insert(path.stem().string());
    if (path.extension() == ".ann" && !std::filesystem::exists(std::filesystem::path(path).replace_extension(".txt"), code))
      return corpus_error(path.string(), "there is no text beside it");
  }
  std::map<std::string, std::string> dates;
  for (const Table::Row& row : table->rows) {
    const std::string& name = row.cells[static_cast<size_t>(name_column)];
    if (!texts.contains(name)) return corpus_error(table_name, "there is no " + name + ".txt", row.line);
    if (!dates.emplace(name, row.cells[static_cast<size_t>(date_column)]).second)
      return corpus_error(table_name, name + " has two lines", row.line);
  }

  std::vector<AnnotatedDocument> out;
  for (const std::string& name : texts) {
    const auto date = dates.find(name);
    if (date == dates.end()) return corpus_error(table_name, "there is no line for " + name);
    Result<std::string> text = read_file(base + name + ".txt");
    if (!text) return text.error();
    if (utf8::find_invalid(*text) != std::string::npos) return corpus_error(base + name + ".txt", "this is not valid UTF-8");
    const Result<std::string> standoff = read_file(base + name + ".ann");
    if (!standoff) return standoff.error();
    Result<Document> truth = read_brat(base + name + ".ann", *text, *standoff);
    if (!truth) return truth.error();
    truth->id = name;
    truth->date = date->second;
    out.push_back({name, date->second, std::move(*text), std::move(*truth)});
  }
  return out;
}

}  // namespace derek::input
