#include "input/csv.h"

#include <csv.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "input/own_date.h"

namespace derek::input {

namespace {

constexpr size_t kGrowth = 1 << 16;
constexpr size_t kLongestField = 64u << 20;

// libcsv keeps a field in memory: an unclosed quote must not make it keep the whole file.
void* bounded_realloc(void* old, size_t size) { return size > kLongestField ? nullptr : std::realloc(old, size); }

std::string cleaned(std::string_view field) {
  const size_t first = field.find_first_not_of(" \"\r");
  return first == std::string_view::npos ? "" : std::string(field.substr(first, field.find_last_not_of(" \"\r") - first + 1));
}

// 0 where no separator finds the column.
char find_separator(std::string_view head, const std::string& column) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::string_view line = head.substr(0, head.find('\n'));
  for (const char separator : {',', ';', '\t'}) {
    if (line.find(separator) == std::string_view::npos) continue;
    for (size_t start = 0; start <= line.size();) {
      const size_t end = std::min(line.find(separator, start), line.size());
      if (cleaned(line.substr(start, end - start)) == column) return separator;
      start = end + 1;
    }
  }
  return 0;
}

class Rows {
 public:
  Rows(const Part& context, const Options& options, const Sink& sink) : context_(context), options_(options), sink_(sink) {}

  void field(std::string_view text) { fields_.emplace_back(text); }

  void end() {
    std::vector<std::string> row;
    row.swap(fields_);
    if (!wanted_ || (row.size() == 1 && row[0].empty())) return;
    if (header_.empty()) {
      header_ = std::move(row);
      if (header_[0].starts_with("\xEF\xBB\xBF")) header_[0].erase(0, 3);
      return;
    }
    ++number_;
    Part part;
    part.source = context_.source;
    part.depth = context_.depth;
    part.encoding = options_.encoding;
    part.id = value(row, options_.id_field);
    if (part.id.empty()) part.id = context_.id + ":" + std::to_string(number_);
    part.title = value(row, options_.title_field);
    part.date = value(row, options_.date_field);
    if (const std::string day = own_date(part.date); !day.empty()) part.date = day;
    part.bytes = value(row, options_.text_field);
    if (row.size() != header_.size()) {
      part.error = Error{"csv", "the row has " + std::to_string(row.size()) + " fields, the header " +
                                    std::to_string(header_.size()), "", 0, 0, ""};
    }
    wanted_ = sink_(std::move(part));
  }

  bool wanted() const { return wanted_; }

 private:
  std::string value(const std::vector<std::string>& row, const std::string& column) const {
    const auto found = std::find(header_.begin(), header_.end(), column);
    const auto at = static_cast<size_t>(found - header_.begin());
    return at < row.size() ? row[at] : "";
  }

  const Part& context_;
  const Options& options_;
  const Sink& sink_;
  std::vector<std::string> header_, fields_;
  size_t number_ = 0;  // of the row, the header not counted
  bool wanted_ = true;
};

}  // namespace

bool is_csv_head(std::string_view head, const Options& options) { return find_separator(head, options.text_field) != 0; }

bool split_csv(Reader& reader, const Part& context, const Options& options, const Sink& sink) {
  const auto fail = [&](Error error) {
    Part part;
    part.id = context.id;
    part.source = context.source;
    part.error = std::move(error);
    return sink(std::move(part));
  };
  const char separator = find_separator(reader.peek(1 << 16), options.text_field);
  if (!separator) return fail({"csv", "the header has no column \"" + options.text_field + "\"", "", 0, 0, ""});
  csv_parser parser;
  csv_init(&parser, 0);
  csv_set_delim(&parser, static_cast<unsigned char>(separator));
  csv_set_realloc_func(&parser, bounded_realloc);
  csv_set_blk_size(&parser, kGrowth);
  Rows rows(context, options, sink);
  const auto on_field = [](void* text, size_t size, void* self) {
    static_cast<Rows*>(self)->field({static_cast<const char*>(text), size});
  };
  const auto on_row = [](int, void* self) { static_cast<Rows*>(self)->end(); };
  bool good = true;
  while (rows.wanted() && good) {
    const std::string_view piece = reader.take(1 << 16);
    if (piece.empty()) break;
    good = csv_parse(&parser, piece.data(), piece.size(), on_field, on_row, &rows) == piece.size();
  }
  if (good && rows.wanted()) csv_fini(&parser, on_field, on_row, &rows);
  csv_free(&parser);
  if (!rows.wanted()) return false;
  if (reader.error()) return fail(*reader.error());
  if (!good) return fail({"limit", "a field is longer than a document may be (an open quotation mark?)", "", 0, 0, ""});
  return true;
}

}  // namespace derek::input
