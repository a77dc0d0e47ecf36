// The program's scores do not fall below the floors of corpus/scores.tsv.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "derek/derek.h"

namespace derek {
namespace {

const std::string kRoot = DEREK_SOURCE_DIR;

Table read_table(const std::string& name) {
  const Result<std::string> text = read_file(kRoot + "/corpus/" + name);
  EXPECT_TRUE(text.ok()) << name;
  Result<Table> table = parse_table(name, *text);
  EXPECT_TRUE(table.ok()) << table.error().to_string();
  return std::move(*table);
}

double floor_of(const std::string& layer, const std::string& measure) {
  const Table table = read_table("scores.tsv");
  for (const Table::Row& row : table.rows) {
    if (row.cells[0] == layer && row.cells[1] == measure) return std::strtod(row.cells[2].c_str(), nullptr);
  }
  ADD_FAILURE() << "there is no floor for " << layer << " " << measure;
  return 2;
}

// One of the lemmas parted by "|".
bool is_one_of(std::string_view lemma, std::string_view list) {
  const std::string among = "|" + std::string(list) + "|";
  return among.find("|" + std::string(lemma) + "|") != std::string::npos;
}

TEST(Scores, Lemmas) {
  const Table table = read_table("lemmas.tsv");
  std::vector<std::vector<std::string>> sentences;
  std::vector<const Table::Row*> rows;
  for (const Table::Row& row : table.rows) {
    if (rows.empty() || rows.back()->cells[0] != row.cells[0]) sentences.emplace_back();
    sentences.back().push_back(row.cells[1]);
    rows.push_back(&row);
  }
  const Result<Pipeline> pipeline = Pipeline::from_folder(kRoot + "/dictionaries");
  ASSERT_TRUE(pipeline.ok()) << pipeline.error().to_string();
  const Document d = pipeline->analyze_tokens(sentences);
  ASSERT_EQ(d.tokens.size(), rows.size());
  size_t asked = 0, right = 0;
  std::string wrong;
  for (size_t t = 0; t < rows.size(); ++t) {
    const std::string& expected = rows[t]->cells[2];
    if (expected.empty()) continue;
    ++asked;
    ASSERT_GT(d.tokens[t].analysis_count, 0u) << rows[t]->cells[1];
    const std::string lemma(d.view(d.analyses[d.tokens[t].first_analysis].lemma));
    right += is_one_of(lemma, expected) ? 1 : 0;
    if (!is_one_of(lemma, expected)) wrong += "\n  " + rows[t]->cells[1] + " " + lemma + ", not " + expected;
  }
  ASSERT_GE(asked, 500u);
  EXPECT_GE(static_cast<double>(right) / static_cast<double>(asked), floor_of("lemma", "accuracy"))
      << right << " of " << asked << wrong;
  RecordProperty("right", static_cast<int>(right));
}

}  // namespace
}  // namespace derek
