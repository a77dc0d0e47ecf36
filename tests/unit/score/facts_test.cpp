#include "score/facts.h"

#include <gtest/gtest.h>

#include <string>

#include "input/brat.h"

namespace derek::score {
namespace {

const std::string kText = "Н. Ким директор. А. Ли. Ким, Ли. 5 кітап, «Иә»";
const std::string kSpans =
    "T1\tPERSON 0 6\tН. Ким\nT2\tPOSITION 7 15\tдиректор\nT3\tPERSON 17 22\tА. Ли\nT4\tPERSON 24 27\tКим\n"
    "T5\tPERSON 29 31\tЛи\nT6\tCARDINAL 33 34\t5\nT7\tQUOTE 42 46\t«Иә»\n";
const std::string kRest =
    "E1\tPOSITION:T2 Person:T1\nA1\tKind E1 office\nR1\tSpeaker Arg1:T7 Arg2:T1\n*\tSame T1 T4\n*\tSame T3 T5\n"
    "#1\tAnnotatorNotes T6\tvalue=5; counted=кітап\n";

Document document(const std::string& standoff) {
  Result<Document> d = input::read_brat("a.ann", kText, standoff);
  EXPECT_TRUE(d.ok()) << d.error().to_string();
  return d.ok() ? std::move(*d) : Document();
}

Layer layer_of(const std::string& found, const std::string& name) {
  FactScores scores;
  scores.add(document(kSpans + kRest), document(found));
  for (const Layer& layer : scores.layers()) {
    if (layer.name == name) return layer;
  }
  ADD_FAILURE() << name;
  return {};
}

TEST(FactScores, TheSameFactsAreAllRight) {
  FactScores scores;
  std::vector<Difference> differences;
  scores.add(document(kSpans + kRest), document(kSpans + kRest), &differences);
  EXPECT_TRUE(differences.empty());
  size_t layers = 0;
  for (const Layer& layer : scores.layers()) {
    EXPECT_EQ(layer.truth, layer.found) << layer.name;
    if (layer.truth == 0) continue;
    EXPECT_EQ(layer.f1(), 1) << layer.name;
    ++layers;
  }
  EXPECT_EQ(layers, 15u);
}

TEST(FactScores, NothingFound) {
  for (const char* name : {"mention", "person_b3", "person_name", "person_title", "quote_speaker", "figure"}) {
    const Layer layer = layer_of("", name);
    EXPECT_GT(layer.truth, 0u) << name;
    EXPECT_EQ(layer.found, 0u) << name;
    EXPECT_EQ(layer.f1(), 0) << name;
  }
}

TEST(FactScores, TwoPersonsTakenForOne) {
  std::string merged = kSpans + kRest;
  merged.replace(merged.find("*\tSame T1 T4\n*\tSame T3 T5"), 25, "*\tSame T1 T4 T3 T5");
  EXPECT_EQ(layer_of(merged, "person_b3").precision(), 0.5);
  EXPECT_EQ(layer_of(merged, "person_b3").recall(), 1);
  EXPECT_EQ(layer_of(merged, "person_name").recall(), 0.5);
}

TEST(FactScores, OnePersonTakenForTwo) {
  std::string split = kSpans + kRest;
  split.erase(split.find("*\tSame T1 T4\n"), 13);
  EXPECT_EQ(layer_of(split, "person_b3").precision(), 1);
  EXPECT_EQ(layer_of(split, "person_b3").recall(), 0.75);  // (½ + 1 + ½ + 1) / 4
  EXPECT_EQ(layer_of(split, "person_title").f1(), 1);      // still held by somebody who is he
}

TEST(FactScores, AMentionThatIsNotFound) {
  std::string less = kSpans + kRest;
  less.erase(less.find("T5\t"), less.find("T6\tCARD") - less.find("T5\t"));
  less.erase(less.find("*\tSame T3 T5\n"), 13);
  EXPECT_EQ(layer_of(less, "mention PERSON").recall(), 0.75);
  EXPECT_EQ(layer_of(less, "person_b3").recall(), 0.625);  // (1 + ½ + 1 + 0) / 4
  EXPECT_EQ(layer_of(less, "person_b3").precision(), 1);
}

TEST(FactScores, AnotherHolderSpeakerOrValue) {
  std::string other = kSpans + kRest;
  for (const auto& [from, to] : {std::pair{"Person:T1", "Person:T5"}, {"Arg2:T1", "Arg2:T3"}, {"value=5", "value=6"}})
    other.replace(other.find(from), std::string(from).size(), to);
  EXPECT_EQ(layer_of(other, "title").f1(), 1);
  EXPECT_EQ(layer_of(other, "person_title").f1(), 0);
  EXPECT_EQ(layer_of(other, "quote").f1(), 1);
  EXPECT_EQ(layer_of(other, "quote_speaker").f1(), 0);
  EXPECT_EQ(layer_of(other, "figure").f1(), 0);
}

TEST(FactScores, DifferencesTellBothSides) {
  std::string other = kSpans + kRest;
  other.replace(other.find("value=5"), 7, "value=6");
  FactScores scores;
  std::vector<Difference> differences;
  scores.add(document(kSpans + kRest), document(other), &differences);
  ASSERT_EQ(differences.size(), 2u);
  EXPECT_TRUE(differences[0].missing);
  EXPECT_EQ(differences[0].text, "CARDINAL 5: value=5; counted=кітап");
  EXPECT_EQ(differences[1].text, "CARDINAL 5: value=6; counted=кітап");
}

}  // namespace
}  // namespace derek::score
