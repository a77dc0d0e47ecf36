// The program's scores do not fall below the floors of corpus/scores.tsv.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "derek/derek.h"
#include "input/corpus.h"
#include "score/facts.h"

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

// layer → floor of the rows about some data with this measure.
std::map<std::string, double> floors_of(const std::string& data, const std::string& measure) {
  const Table table = read_table("scores.tsv");
  std::map<std::string, double> floors;
  for (const Table::Row& row : table.rows) {
    if (row.cells[0] == data && row.cells[2] == measure) floors[row.cells[1]] = std::strtod(row.cells[3].c_str(), nullptr);
  }
  EXPECT_FALSE(floors.empty()) << data << " " << measure;
  return floors;
}

const Pipeline& pipeline() {
  static const Result<Pipeline> kPipeline = Pipeline::from_folder(kRoot + "/dictionaries");
  if (!kPipeline) ADD_FAILURE() << kPipeline.error().to_string();
  return *kPipeline;
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
  const Document d = pipeline().analyze_tokens(sentences);
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
  EXPECT_GE(static_cast<double>(right) / static_cast<double>(asked), floors_of("lemmas.tsv", "accuracy")["lemma"])
      << right << " of " << asked << wrong;
  RecordProperty("right", static_cast<int>(right));
}

class Parts : public ::testing::TestWithParam<std::string> {};

TEST_P(Parts, KeepTheirFloors) {
  const auto corpus = input::read_corpus(kRoot + "/corpus/" + GetParam());
  ASSERT_TRUE(corpus.ok()) << corpus.error().to_string();
  score::FactScores scores;
  for (const input::AnnotatedDocument& annotated : *corpus) {
    Request request;
    request.bytes = annotated.text;
    request.encoding = "utf-8";
    request.date = annotated.date;
    request.date_source = "option";
    const auto found = pipeline().analyze(request);
    ASSERT_TRUE(found.ok()) << annotated.name;
    scores.add(annotated.truth, *found);
  }
  std::map<std::string, double> floors = floors_of(GetParam(), "f1");
  for (const score::Layer& layer : scores.layers()) {
    if (layer.name.starts_with("mention ")) continue;
    ASSERT_TRUE(floors.contains(layer.name)) << "scores.tsv has no floor for " << layer.name;
    EXPECT_GE(layer.f1(), floors[layer.name]) << layer.name << ": see derek eval --differences";
    floors.erase(layer.name);
  }
  EXPECT_TRUE(floors.empty()) << "there is no layer " << floors.begin()->first;
}

// The parts that have floors are those that have documents.
std::vector<std::string> parts() {
  std::set<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(kRoot + "/corpus/press")) {
    if (entry.is_directory()) out.insert("press/" + entry.path().filename().string());
  }
  return {out.begin(), out.end()};
}

INSTANTIATE_TEST_SUITE_P(Press, Parts, ::testing::ValuesIn(parts()),
                         [](const auto& part) { return part.param.substr(part.param.find('/') + 1); });

}  // namespace
}  // namespace derek
