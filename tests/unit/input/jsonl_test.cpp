#include "input/jsonl.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace derek::input {
namespace {

std::string error_of(const std::string& line) {
  const auto result = parse_json_line(line);
  if (result.ok()) return "";
  EXPECT_EQ(result.error().code, "jsonl");
  return result.error().message;
}

TEST(JsonLine, ReadsTheFourKeys) {
  const auto line = parse_json_line(R"({"id":"a1","text":"Қала\n\"Х\"","date":"2024-05","title":"Т","more":[1,{"text":2}]})");
  ASSERT_TRUE(line.ok());
  EXPECT_EQ(line->id, "a1");
  EXPECT_EQ(line->text, "Қала\n\"Х\"");
  EXPECT_EQ(line->date, "2024-05");
  EXPECT_EQ(line->title, "Т");
}

TEST(JsonLine, OnlyTextIsNeeded) {
  const auto line = parse_json_line(R"(  {"text":""}  )");
  ASSERT_TRUE(line.ok());
  EXPECT_EQ(line->id + line->text + line->date + line->title, "");
  EXPECT_TRUE(parse_json_line(R"({"text":"a","date":null,"title":null})").ok());
}

TEST(JsonLine, WholeNumbersAreIds) {
  EXPECT_EQ(parse_json_line(R"({"id":17,"text":""})")->id, "17");
  EXPECT_EQ(parse_json_line(R"({"id":-1,"text":""})")->id, "-1");
  EXPECT_EQ(parse_json_line(R"({"id":9223372036854775807,"text":""})")->id, "9223372036854775807");
  EXPECT_EQ(parse_json_line(R"({"id":18446744073709551615,"text":""})")->id, "18446744073709551615");
  EXPECT_NE(error_of(R"({"id":1.5,"text":""})"), "");
  EXPECT_NE(error_of(R"({"id":true,"text":""})"), "");
  EXPECT_NE(error_of(R"({"id":[1],"text":""})"), "");
}

TEST(JsonLine, WrongShapesSayWhatIsWrong) {
  EXPECT_EQ(error_of("[]"), "the line is no JSON object");
  EXPECT_EQ(error_of("\"text\""), "the line is no JSON object");
  EXPECT_EQ(error_of("{}"), "the object has no string \"text\"");
  EXPECT_EQ(error_of(R"({"text":null})"), "the object has no string \"text\"");
  EXPECT_EQ(error_of(R"({"text":["a"]})"), "the object has no string \"text\"");
  EXPECT_EQ(error_of(R"({"text":"a","date":2024})"), "\"date\" is no string");
  EXPECT_EQ(error_of(R"({"text":"a","title":{}})"), "\"title\" is no string");
}

TEST(JsonLine, BrokenJsonNamesTheByte) {
  EXPECT_NE(error_of(""), "");
  EXPECT_NE(error_of("   "), "");
  EXPECT_NE(error_of(R"({"text":"a)"), "");
  EXPECT_NE(error_of(R"({"text":"a"} x)").find("(byte 14)"), std::string::npos) << error_of(R"({"text":"a"} x)");
  EXPECT_NE(error_of("{'text':'a'}").find("(byte 2)"), std::string::npos);
}

TEST(JsonLine, DeepNestingIsNoDanger) {
  const size_t depth = 100000;
  EXPECT_NE(error_of(std::string(depth, '[')), "");
  EXPECT_NE(error_of(std::string(depth, '[') + std::string(depth, ']')), "");
  std::string objects = R"({"text":"a","x":)";
  for (size_t i = 0; i < depth; ++i) objects += "{\"a\":";
  objects += "1" + std::string(depth, '}') + "}";
  EXPECT_EQ(error_of(objects), "");
}

// Half a surrogate pair is no character: nothing that comes out may be ill-formed.
TEST(JsonLine, LoneSurrogatesAreRefused) {
  EXPECT_EQ(parse_json_line(R"({"text":"\ud83e\udd1d"})")->text, "🤝");
  EXPECT_NE(error_of(R"({"text":"a\ud83e"})"), "");
  EXPECT_NE(error_of(R"({"text":"a\ud83eb"})"), "");
  EXPECT_NE(error_of(R"({"text":"a\udd1d"})"), "");
  EXPECT_NE(error_of(R"({"id":"\udd1d","text":"a"})"), "");
  EXPECT_NE(error_of(R"({"text":"a","title":"\udd1d\ud83e"})"), "");
}

TEST(JsonLine, BytesThatAreNoUtf8AreLeftToTheDecoder) {
  const auto line = parse_json_line("{\"text\":\"a\xFF\"}");
  ASSERT_TRUE(line.ok());
  EXPECT_EQ(line->text, "a\xFF");
}

}  // namespace
}  // namespace derek::input
