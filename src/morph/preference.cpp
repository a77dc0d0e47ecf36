#include "morph/preference.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/tsv.h"
#include "morph/tables.h"

namespace derek::morph {

namespace {

constexpr std::pair<std::string_view, uint64_t> kFeatureNames[] = {
    {"capital", kCapital}, {"digits", kDigits}, {"mark", kMark},     {"comma", kComma},
    {"end", kEnd},         {"edge", kEdge},     {"listed", kListed},
};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const size_t at = text.find(separator);
    if (at != 0) out.push_back(text.substr(0, at));
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  }
  return out;
}

// 0: no such name.
uint64_t feature_named(std::string_view name) {
  if (const uint32_t tag = tag_named(name)) return tag;
  if (const uint32_t part = part_named(name)) return uint64_t{part} << kPartShift;
  const auto it = std::find_if(std::begin(kFeatureNames), std::end(kFeatureNames),
                               [&](const auto& feature) { return feature.first == name; });
  return it == std::end(kFeatureNames) ? 0 : it->second;
}

// The error's text, or nothing.
std::string parse_side(std::string_view cell, std::vector<Condition>& out) {
  for (std::string_view text : split(cell, ' ')) {
    Condition& condition = out.emplace_back();
    if (text.starts_with('!')) {
      condition.holds = false;
      text.remove_prefix(1);
    }
    for (const std::string_view name : split(text, '|')) {
      if (name.starts_with('=')) {
        condition.lemmas.emplace_back(name.substr(1));
      } else if (static_cast<unsigned char>(name[0]) >= 0x80) {
        condition.words.emplace_back(name);
      } else if (const uint64_t feature = feature_named(name)) {
        condition.features |= feature;
      } else {
        return "there is no tag or part of speech \"" + std::string(name) + "\"";
      }
    }
  }
  return out.empty() ? "a side is empty" : "";
}

}  // namespace

Status read_preferences(const SourceText& source, std::vector<Preference>& out) {
  const Result<Table> table = parse_table(source.name, source.text);
  if (!table) return table.error();
  const auto error = [&](int line, const std::string& message) {
    return table_error(source.name, source.text, line, 1, message);
  };
  int columns[3];
  for (int i = 0; const char* name : {"left", "right", "weight"}) {
    columns[i] = table->column(name);
    if (columns[i++] < 0) return error(1, "the column \"" + std::string(name) + "\" is missing");
  }
  const auto cell = [&](const Table::Row& row, int i) -> const std::string& {
    return row.cells[static_cast<size_t>(columns[i])];
  };
  for (const Table::Row& row : table->rows) {
    Preference preference;
    for (const std::string& message :
         {parse_side(cell(row, 0), preference.left), parse_side(cell(row, 1), preference.right)}) {
      if (!message.empty()) return error(row.line, message);
    }
    const std::string& number = cell(row, 2);
    const char* last = number.data() + number.size();
    const auto [end, bad] = std::from_chars(number.data(), last, preference.weight);
    if (bad != std::errc() || end != last) return error(row.line, "the weight is no number");
    if (out.size() == kMostPreferences)
      return error(row.line, "there may be at most 64 rows, ours and yours");
    out.push_back(std::move(preference));
  }
  return ok_status();
}

}  // namespace derek::morph
