#include "pipeline/bundle.h"

#include <algorithm>

#include "base/columns.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "lexicon/builder.h"
#include "text/normalize.h"

namespace derek::pipeline {

namespace {

constexpr std::string_view kListFolder = "lexicon/", kRuleFolder = "grammar/";
constexpr const char *kModelSection = "model", *kStemSection = "stems";
const std::vector<std::string> kExtensions = {".tsv", ".rules", ".txt", ".crf"};

bool is_list(const SourceText& s) { return s.name.starts_with(kListFolder) && s.name.ends_with(".tsv"); }
bool is_model(const SourceText& s) { return s.name == Bundle::kModelFile; }
bool is_rules(const SourceText& s) { return s.name.starts_with(kRuleFolder) && s.name.ends_with(".rules"); }

std::string list_name(const std::string& file) {
  const std::string base = file.substr(kListFolder.size());
  return base.substr(0, base.size() - std::string_view(".tsv").size());
}

// The model among the files of a folder; empty if there is none.
std::string take_model(std::vector<SourceText>& sources) {
  const auto it = std::find_if(sources.begin(), sources.end(), is_model);
  if (it == sources.end()) return "";
  std::string model = std::move(it->text);
  sources.erase(it);
  return model;
}

// The ids that the entries of a user's list have in the merged lexicon, and the entries that it takes out.
void add_entries_of(const SourceText& source, const lexicon::Lexicon& lexicon, std::set<uint32_t>& out,
                    std::set<std::string>& removed) {
  const Result<Table> table = parse_table(source.name, source.text, HeadRule::kOptional);
  const uint32_t list = lexicon.find_list(list_name(source.name));
  if (!table || table->column("entry") < 0) return;
  std::set<std::string_view> own;
  for (const Table::Row& row : table->rows) {
    const std::string_view entry = row.cells[static_cast<size_t>(table->column("entry"))];
    own.insert(entry);
    if (entry.starts_with('-')) removed.insert(utf8::to_lower(entry.substr(1)));
  }
  for (uint32_t e = 0; e < lexicon.entry_count(); ++e) {
    if (lexicon.entry_list(e) == list && own.contains(lexicon.entry_text(e))) out.insert(e);
  }
}

// Text in front of its length, so that any text can be packed: "name\nsize\ntext".
std::string pack_sources(const std::vector<SourceText>& sources) {
  std::string out;
  for (const SourceText& s : sources) out += s.name + "\n" + std::to_string(s.text.size()) + "\n" + s.text;
  return out;
}

bool unpack_sources(std::string_view bytes, std::vector<SourceText>& out) {
  const auto line = [&](std::string& into) {
    const size_t end = bytes.find('\n');
    if (end == std::string_view::npos) return false;
    into = bytes.substr(0, end);
    bytes.remove_prefix(end + 1);
    return true;
  };
  while (!bytes.empty()) {
    SourceText source;
    std::string digits;
    if (!line(source.name) || !line(digits) || digits.empty() || digits.size() > 9) return false;
    size_t size = 0;
    for (const char c : digits) {
      if (c < '0' || c > '9') return false;
      size = size * 10 + static_cast<size_t>(c - '0');
    }
    if (size > bytes.size()) return false;
    source.text = bytes.substr(0, size);
    bytes.remove_prefix(size);
    out.push_back(std::move(source));
  }
  return true;
}

// All sections of a bundle. What is compiled of the sources beside the lists is left out where they are not complete:
// whoever needs it will say what is missing.
Result<std::string> pack_all(std::pair<std::string, std::string> lists, const std::vector<SourceText>& sources,
                         std::string model) {
  Result<lexicon::Lexicon> lexicon = lexicon::Lexicon::open(lists.first, lists.second);
  if (!lexicon) return lexicon.error();
  const auto normalizer = text::Normalizer::create(sources, &*lexicon);
  SectionWriter writer;
  if (normalizer && !normalizer->stems().empty()) writer.add(kStemSection, std::string(normalizer->stems()));
  writer.add("words", std::move(lists.first));
  writer.add("index", std::move(lists.second));
  writer.add("sources", pack_sources(sources));
  if (!model.empty()) writer.add(kModelSection, std::move(model));
  return writer.finish();
}

// Parses the tables and adds them; errors are gathered. A user's files are named with his folder, so that he sees which
// of two files of one name is meant.
void add_lists(lexicon::Builder& builder, const std::vector<SourceText>& sources, const std::string& user_folder,
               std::vector<Error>& errors) {
  const bool overlay = !user_folder.empty();
  for (const SourceText& source : sources) {
    if (!is_list(source)) continue;
    const std::string file = overlay ? user_folder + "/" + source.name : source.name;
    Result<Table> table =
        parse_table(file, source.text, overlay ? HeadRule::kOptional : HeadRule::kMustStateSource);
    if (!table) {
      errors.push_back(table.error());
      continue;
    }
    if (Status added = builder.add(list_name(source.name), *table, overlay); !added) {
      Error error = added.error();
      if (error.line > 0 && error.excerpt.empty()) {
        error.excerpt = table_error(file, source.text, error.line, 1, "").excerpt;
      }
      errors.push_back(std::move(error));
    }
  }
}

// The cells of a table that is no list, by the head of ours.
Status check_cells(const Table& table, const std::map<std::string, std::string>& head) {
  const Result<Columns> columns = Columns::read(table, head);
  if (!columns) return columns.error();
  for (const Table::Row& row : table.rows) {
    if (Status good = columns->check(row); !good) return good;
  }
  return ok_status();
}

// Errors are gathered; a table that cannot be read is left to whoever needs it.
void check_other_tables(const std::vector<SourceText>& sources, std::vector<Error>& errors) {
  for (const SourceText& source : sources) {
    if (is_list(source) || !source.name.ends_with(".tsv")) continue;
    const Result<Table> table = parse_table(source.name, source.text, HeadRule::kOptional);
    if (!table) continue;
    if (Status good = check_cells(*table, table->head); !good) errors.push_back(good.error());
  }
}

void sort_by_name(std::vector<SourceText>& sources) {
  std::sort(sources.begin(), sources.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
}

// The rows of `more` behind those of `base`; a user's table extends ours if it has the same columns.
Result<std::string> append_rows(const SourceText& base, const SourceText& more, const std::string& folder) {
  const std::string file = folder + "/" + more.name;
  const Result<Table> ours = parse_table(base.name, base.text, HeadRule::kOptional);
  const Result<Table> theirs = parse_table(file, more.text, HeadRule::kOptional);
  if (!ours) return ours.error();
  if (!theirs) return theirs.error();
  if (ours->columns != theirs->columns) {
    std::string columns;
    for (const std::string& c : ours->columns) columns += (columns.empty() ? "" : ", ") + c;
    return table_error(file, more.text, 1, 0, "the table must have the columns " + columns);
  }
  if (Status good = check_cells(*theirs, ours->head); !good) return good.error();
  std::string out = base.text;
  if (!out.ends_with('\n')) out += '\n';
  for (const Table::Row& row : theirs->rows) {
    for (size_t i = 0; i < row.cells.size(); ++i) out += (i ? "\t" : "") + row.cells[i];
    out += '\n';
  }
  return out;
}

}  // namespace

Result<Bundle> Bundle::from_folder(const std::string& folder, std::vector<Error>* errors) {
  Result<std::vector<SourceText>> sources = read_folder(folder, kExtensions);
  if (!sources) return sources.error();
  std::vector<Error> found;
  lexicon::Builder builder;
  add_lists(builder, *sources, "", found);
  check_other_tables(*sources, found);
  if (errors) *errors = found;
  if (!found.empty()) return found.front();
  auto sections = builder.finish();
  if (!sections) return sections.error();
  std::string model = take_model(*sources);
  std::erase_if(*sources, is_list);
  sort_by_name(*sources);
  Result<std::string> packed = pack_all(std::move(*sections), *sources, std::move(model));
  if (!packed) return packed.error();
  return unpack(std::move(*packed), folder);
}

Result<Bundle> Bundle::open(const std::string& file) {
  const auto mapped = MappedFile::open(file);
  if (!mapped) return mapped.error();
  return unpack((*mapped)->bytes(), *mapped, file);
}

Result<Bundle> Bundle::unpack(std::string bytes, const std::string& name) {
  const auto owner = std::make_shared<const std::string>(std::move(bytes));
  return unpack(*owner, owner, name);
}

Result<Bundle> Bundle::unpack(std::string_view bytes, std::shared_ptr<const void> owner, const std::string& name) {
  Bundle bundle;
  bundle.bytes_ = bytes;
  bundle.owner_ = std::move(owner);
  Result<SectionReader> reader = SectionReader::open(bytes, name);
  if (!reader) return reader.error();
  for (const char* section : {"words", "index", "sources"}) {
    if (!reader->contains(section)) return Error{"data", std::string("lacks the section ") + section, name, 0, 0, ""};
  }
  Result<lexicon::Lexicon> lexicon = lexicon::Lexicon::open(reader->find("words"), reader->find("index"));
  if (!lexicon) {
    Error error = lexicon.error();
    if (error.file.empty()) error.file = name;
    return error;
  }
  bundle.lexicon_ = std::make_shared<const lexicon::Lexicon>(std::move(*lexicon));
  std::vector<SourceText> sources;
  if (!unpack_sources(reader->find("sources"), sources)) {
    return Error{"data", "is damaged: the section of sources", name, 0, 0, ""};
  }
  for (SourceText& source : sources) {
    if (is_rules(source)) {
      bundle.rules_.push_back({std::move(source), false});
    } else {
      bundle.sources_.push_back(std::move(source));
    }
  }
  bundle.model_ = reader->find(kModelSection);
  bundle.stems_ = reader->find(kStemSection);
  bundle.fingerprint_ = reader->fingerprint();
  return bundle;
}

Result<Bundle> Bundle::with_user_folder(const std::string& folder, std::vector<Error>* errors) const {
  Result<std::vector<SourceText>> user = read_folder(folder, kExtensions);
  if (!user) return user.error();
  std::vector<Error> found;
  lexicon::Builder builder;
  for (const lexicon::Lexicon::Dumped& list : lexicon_->dump()) {
    const std::string file = std::string(kListFolder) + list.name + ".tsv";
    Result<Table> table = parse_table(file, list.text, HeadRule::kOptional);
    if (!table) return table.error();
    if (Status added = builder.add(list.name, *table, false); !added) return added.error();
  }
  add_lists(builder, *user, folder, found);
  if (errors) *errors = found;
  if (!found.empty()) return found.front();
  auto sections = builder.finish();
  if (!sections) return sections.error();

  std::string model = take_model(*user);
  if (model.empty()) model = model_;

  // Tables besides the lists: the user's rows extend ours; a file that we do not have is added.
  std::vector<SourceText> sources = sources_;
  std::vector<grammar::RuleSource> rules = rules_;
  for (SourceText& source : *user) {
    if (is_list(source)) continue;
    if (is_rules(source)) {
      source.name = folder + "/" + source.name;
      rules.push_back({std::move(source), true});
      continue;
    }
    const auto ours = std::find_if(sources.begin(), sources.end(), [&](const auto& s) { return s.name == source.name; });
    if (ours == sources.end()) {
      sources.push_back(std::move(source));
    } else if (source.name.ends_with(".tsv")) {
      Result<std::string> merged = append_rows(*ours, source, folder);
      if (!merged) return merged.error();
      ours->text = std::move(*merged);
    } else {
      ours->text = std::move(source.text);
    }
  }
  std::vector<SourceText> all = sources;
  for (const auto& rule : rules) all.push_back(rule.text);
  Result<std::string> packed = pack_all(std::move(*sections), all, std::move(model));
  if (!packed) return packed.error();
  Result<Bundle> merged = unpack(std::move(*packed), folder);
  if (!merged) return merged.error();
  merged->sources_ = std::move(sources);
  merged->rules_ = std::move(rules);
  for (const SourceText& source : *user) {
    if (is_list(source)) add_entries_of(source, merged->lexicon(), merged->user_entries_, merged->user_removals_);
  }
  return merged;
}

}  // namespace derek::pipeline
