#include "output/json.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <cmath>
#include <limits>

#include "derek/version.h"
#include "unit/output/support.h"

namespace derek::output {
namespace {

bool is_json(const std::string& text) {
  rapidjson::Document json;
  json.Parse<rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
  return !json.HasParseError();
}

TEST(Json, ASmallDocumentExactly) {
  Document d = press_document();
  d.source = "a.txt";
  d.date = "2024-05";
  d.date_source = "option";
  EXPECT_EQ(to_json(d, {}),
            std::string(R"({"derek":{"schema":1,"version":")") + version() +
                R"("},"id":"d1","source":"a.txt","offset_unit":"codepoint","length":40,)"
                R"("date":"2024-05","date_source":"option","mentions":[)"
                R"({"id":"m1","label":"ORGANISATION","start":0,"end":19,"text":"« Нұр » орталығының",)"
                R"("lemma":"«Нұр» орталығы","entity":"e1","score":1,"by":"rule:test"},)"
                R"({"id":"m2","label":"POSITION","start":20,"end":29,"text":"директоры","lemma":"директор",)"
                R"("kind":"office","score":1,"by":"rule:test"},)"
                R"({"id":"m3","label":"PERSON","start":30,"end":34,"text":"Әсел","lemma":"Әсел","entity":"e2",)"
                R"("score":0.9124,"by":"rule:test"}],"entities":[)"
                R"({"id":"e1","label":"ORGANISATION","name":"«Нұр» орталығы","aliases":["Нұр"],"mentions":["m1"]},)"
                R"({"id":"e2","label":"PERSON","name":"Әсел","parts":{"given":"Әсел"},"sex":"f","mentions":["m3"]}],)"
                R"("relations":[{"label":"holds_position","person":"e2","title":"директор","position":"m2",)"
                R"("organisation":"e1","place":null,"kind":"office","status":"current","start":0,"end":34,"score":1,)"
                R"("by":"rule:test"}],"quotes":[],"diagnostics":[]})");
}

TEST(Json, BodyAndPlaceOfATitleMayBeNull) {
  Document d = press_document();
  d.relations[0].object = kNoIndex;
  const std::string json = to_json(d, {});
  EXPECT_NE(json.find(R"("position":"m2","organisation":null,"place":null,"kind")"), std::string::npos) << json;
}

TEST(Json, RelationsBetweenBodiesAndPlaces) {
  Document d = press_document();
  d.relations[0].label = RelationLabel::kPartOf;
  EXPECT_NE(to_json(d, {}).find(R"({"label":"part_of","child":"e2","parent":"e1",)"), std::string::npos);
  d.relations[0].label = RelationLabel::kLocatedIn;
  EXPECT_NE(to_json(d, {}).find(R"({"label":"located_in","thing":"e2","place":"e1",)"), std::string::npos);
}

TEST(Json, QuotesAndDiagnostics) {
  Document d = press_document();
  Quote q;
  q.kind = QuoteKind::kIndirect;
  q.span = d.span_of({5, 7});
  q.speaker = 1;
  q.speaker_span = d.span_of({5, 6});
  q.cue = "деді";
  q.by = "rule:q";
  q.score = 0.5;
  d.quotes.push_back(q);
  d.diagnostics.push_back({"warning", "encoding", "text", {}});
  d.diagnostics.push_back({"note", "mixed_script", "word", d.span_of({6, 7})});
  const std::string json = to_json(d, {});
  EXPECT_NE(json.find(R"("quotes":[{"kind":"indirect","start":30,"end":40,"text":"Әсел келді","speaker":"e2",)"
                      R"("speaker_start":30,"speaker_end":34,"cue":"деді","score":0.5,"by":"rule:q"}])"),
            std::string::npos)
      << json;
  EXPECT_NE(json.find(R"("diagnostics":[{"level":"warning","code":"encoding","message":"text"},)"
                      R"({"level":"note","code":"mixed_script","message":"word","start":35,"end":40}])"),
            std::string::npos)
      << json;
}

TEST(Json, AllKeysOfAValueInOrder) {
  Document d = document_of("сан");
  Value v;
  v.kind = "interval";
  v.edtf = "2024-05-01/2024-05-02";
  v.start = "2024-05-01";
  v.end = "2024-05-02";
  v.duration = "P1D";
  v.repeat = "P1W";
  v.value = 2.5;
  v.min = -1;
  v.max = 3;
  v.order = 1000;
  v.currency = "KZT";
  v.unit = "km";
  v.counted = "үй";
  v.normal = "n";
  v.modifier = "approx";
  v.anchor = "text";
  add_mention(d, Label::kDate, {0, 1}).value = v;
  EXPECT_NE(to_json(d, {}).find(
                R"("value":{"kind":"interval","edtf":"2024-05-01/2024-05-02","start":"2024-05-01","end":"2024-05-02",)"
                R"("duration":"P1D","repeat":"P1W","value":2.5,"min":-1,"max":3,"order":1000,"currency":"KZT","unit":"km",)"
                R"("counted":"үй","normal":"n","modifier":"approx","anchor":"text"})"),
            std::string::npos)
      << to_json(d, {});
}

std::string value_json(double value) {
  Document d = document_of("сан");
  Value v;
  v.value = value;
  add_mention(d, Label::kCardinal, {0, 1}).value = v;
  const std::string json = to_json(d, {});
  EXPECT_TRUE(is_json(json)) << json;
  const size_t at = json.find(R"("value":{)") + 9;
  return json.substr(at, json.find('}', at) - at);
}

TEST(Json, NumbersHaveNoExponent) {
  EXPECT_EQ(value_json(1.3e12), R"("value":1300000000000)");
  EXPECT_EQ(value_json(0.1), R"("value":0.1)");
  EXPECT_EQ(value_json(-0.5), R"("value":-0.5)");
  EXPECT_EQ(value_json(0.00001), R"("value":0.00001)");
  EXPECT_EQ(value_json(1e18), R"("value":1000000000000000000)");
  EXPECT_EQ(value_json(1e20), R"("value":100000000000000000000)");
}

TEST(Json, NumbersThatJsonDoesNotHaveAreLeftOut) {
  EXPECT_EQ(value_json(std::numeric_limits<double>::infinity()), "");
  EXPECT_EQ(value_json(std::nan("")), "");
}

TEST(Json, EscapesWhatMustBeEscaped) {
  Document d = document_of("a\"b\\c\td\x01/е\x7F");
  d.title = "жол\nжол";
  add_mention(d, Label::kPerson, {0, static_cast<uint32_t>(d.tokens.size())});
  const std::string json = to_json(d, {});
  EXPECT_NE(json.find(R"("text":"a\"b\\c\td\u0001/е)"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("title":"жол\nжол")"), std::string::npos) << json;
  EXPECT_TRUE(is_json(json));
}

TEST(Json, IdsThatAreNoUtf8BecomeUtf8) {
  Document d = document_of("сан");
  d.id = d.source = "file\xFF.txt";
  d.title = "\xED\xB0\x80";
  EXPECT_TRUE(is_json(to_json(d, {}))) << to_json(d, {});
  EXPECT_NE(to_json(d, {}).find("\"id\":\"file\xEF\xBF\xBD.txt\""), std::string::npos);
  const std::string record = error_json("\xFF", "\xFF", {"io", "no file \xFF", "", 0, 0, ""}, false);
  EXPECT_TRUE(is_json(record)) << record;
}

TEST(Json, OffsetsInTheUnitAskedFor) {
  Document d = document_of("🤝 Әсел");
  add_mention(d, Label::kPerson, {1, 2});
  EXPECT_NE(to_json(d, {}).find(R"("start":2,"end":6)"), std::string::npos);
  JsonOptions options;
  options.unit = OffsetUnit::kUtf16;
  EXPECT_NE(to_json(d, options).find(R"("offset_unit":"utf16","length":7)"), std::string::npos);
  EXPECT_NE(to_json(d, options).find(R"("start":3,"end":7)"), std::string::npos);
  options.unit = OffsetUnit::kByte;
  EXPECT_NE(to_json(d, options).find(R"("start":5,"end":13)"), std::string::npos);
}

TEST(Json, SlicesComeFromTheOriginal) {
  Document d = document_of("Әсел");
  d.original = "<b>Ә&shy;сел</b>";
  d.offsets = OffsetMap();
  d.offsets.replace(3, 0);
  d.offsets.keep(2);
  d.offsets.replace(5, 0);
  d.offsets.keep(6);
  d.offsets.replace(4, 0);
  add_mention(d, Label::kPerson, {0, 1});
  EXPECT_NE(to_json(d, {}).find(R"("start":3,"end":12,"text":"Ә&shy;сел")"), std::string::npos) << to_json(d, {});
}

TEST(Json, PrettyIsIndentedAndEndsWithoutANewline) {
  JsonOptions options;
  options.pretty = true;
  options.fingerprint = "0123456789abcdef0123456789abcdef";
  const std::string json = to_json(document_of(""), options);
  EXPECT_TRUE(json.starts_with("{\n  \"derek\": {\n    \"schema\": 1,")) << json;
  EXPECT_NE(json.find("\"length\": 0,"), std::string::npos);
  EXPECT_NE(json.find("\"data\": \"0123456789abcdef0123456789abcdef\""), std::string::npos);
  EXPECT_EQ(json.back(), '}');
}

TEST(Json, ErrorRecord) {
  EXPECT_EQ(error_json("a", "b.txt", {"binary", "no \"text\"", "file", 3, 4, "x"}, false),
            R"({"id":"a","source":"b.txt","error":{"code":"binary","message":"no \"text\""}})");
  EXPECT_EQ(error_json("a", "", {"io", "m", "", 0, 0, ""}, false), R"({"id":"a","error":{"code":"io","message":"m"}})");
}

}  // namespace
}  // namespace derek::output
