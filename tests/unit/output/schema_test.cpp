// What the writers write fits the schema that `derek schema` prints.
#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "derek/derek.h"
#include "output/json.h"
#include "unit/output/support.h"

namespace derek::output {
namespace {

// "" where the text fits, else what is wrong.
std::string fault_of(const std::string& json) {
  static const rapidjson::SchemaDocument kSchema = [] {
    rapidjson::Document document;
    document.Parse(schema().data(), schema().size());
    EXPECT_FALSE(document.HasParseError());
    return rapidjson::SchemaDocument(document);
  }();
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  if (document.HasParseError()) return "no JSON";
  rapidjson::SchemaValidator validator(kSchema);
  if (document.Accept(validator)) return "";
  rapidjson::StringBuffer where;
  validator.GetInvalidDocumentPointer().StringifyUriFragment(where);
  return std::string(validator.GetInvalidSchemaKeyword()) + " at " + where.GetString();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

TEST(Schema, FactsOfThePressCorpusFit) {
  const std::string root = DEREK_SOURCE_DIR;
  const auto pipeline = Pipeline::from_folder(root + "/dictionaries");
  ASSERT_TRUE(pipeline.ok()) << pipeline.error().to_string();
  size_t documents = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root + "/corpus/press")) {
    if (entry.path().extension() != ".txt") continue;
    const auto text = read_file(entry.path().string());
    ASSERT_TRUE(text.ok());
    Request request;
    request.bytes = *text;
    request.id = request.source = entry.path().filename().string();
    request.date = documents % 2 ? "2024-05" : "";
    request.date_source = "option";
    const auto document = pipeline->analyze(request);
    ASSERT_TRUE(document.ok());
    JsonOptions options;
    options.pretty = documents % 2 == 0;
    options.unit = static_cast<OffsetUnit>(documents % 3);
    options.fingerprint = pipeline->fingerprint();
    EXPECT_EQ(fault_of(to_json(*document, options)), "") << request.id;
    ++documents;
  }
  EXPECT_GT(documents, 10u);
}

TEST(Schema, ErrorRecordsFit) { EXPECT_EQ(fault_of(error_json("a", "a.txt", {"io", "m", "", 0, 0, ""}, true)), ""); }

TEST(Schema, HandMadeDocumentsFit) {
  EXPECT_EQ(fault_of(to_json(document_of(""), {})), "");
  Document d = press_document();
  for (const RelationLabel label : {RelationLabel::kHoldsPosition, RelationLabel::kPartOf, RelationLabel::kLocatedIn}) {
    d.relations[0].label = label;
    EXPECT_EQ(fault_of(to_json(d, {})), "");
  }
}

TEST(Schema, BrokenRecordsDoNotFit) {
  const std::string good = to_json(press_document(), {});
  ASSERT_EQ(fault_of(good), "");
  EXPECT_NE(fault_of("[]"), "");
  EXPECT_NE(fault_of("{}"), "");
  EXPECT_NE(fault_of(R"({"id":"a"})"), "");
  EXPECT_NE(fault_of(replaced(good, "\"start\":0", "\"start\":-1")), "");
  EXPECT_NE(fault_of(replaced(good, "\"end\":19", "\"end\":1.5")), "");
  EXPECT_NE(fault_of(replaced(good, "\"PERSON\"", "\"HUMAN\"")), "");
  EXPECT_NE(fault_of(replaced(good, "\"quotes\":[],", "")), "");
  EXPECT_NE(fault_of(replaced(good, "\"by\"", "\"why\"")), "");
  EXPECT_NE(fault_of(replaced(good, "\"e1\"", "\"e0\"")), "");
  EXPECT_NE(fault_of(replaced(good, "\"score\":0.9124", "\"score\":1.01")), "");
}

}  // namespace
}  // namespace derek::output
