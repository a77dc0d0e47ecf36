// Label Studio's export as gold: which annotation counts, offsets, relations, notes, errors.
#include "input/label_studio.h"

#include <gtest/gtest.h>

#include <random>

namespace derek::input {
namespace {

std::string span(const std::string& id, const std::string& label, int start, int end, const std::string& more = "") {
  return R"({"id":")" + id + R"(","type":"labels","value":{"start":)" + std::to_string(start) + R"(,"end":)" + std::to_string(end) +
         R"(,"labels":[")" + label + R"("]})" + more + "}";
}
std::string note(const std::string& text) { return R"(,"meta":{"text":[")" + text + R"("]})"; }
std::string relation(const std::string& label, const std::string& from, const std::string& to, const std::string& direction = "right") {
  return R"({"type":"relation","from_id":")" + from + R"(","to_id":")" + to + R"(","direction":")" + direction + R"(","labels":[")" +
         label + R"("]})";
}
std::string task(const std::string& text, const std::string& results) {
  return R"({"data":{"id":"a","date":"2024-05","text":")" + text + R"("},"annotations":[{"result":[)" + results + "]}]}";
}

Document read_one(const std::string& json) {
  auto all = read_label_studio("x.json", "[" + json + "]");
  if (!all) ADD_FAILURE() << all.error().to_string();
  return all ? all->documents.at(0).truth : Document{};
}

std::string error(const std::string& json) {
  const auto all = read_label_studio("x.json", json);
  EXPECT_FALSE(all.ok());
  return all.ok() ? "" : all.error().message;
}

TEST(LabelStudio, OffsetsAreUtf16AndSpansMayRunOverLines) {
  const Document d = read_one(task("🤝 Баян\\n  Ел келді", span("x", "PERSON", 3, 12)));
  ASSERT_EQ(d.mentions.size(), 1u);
  EXPECT_EQ(d.view(d.mentions[0].span), "Баян\n  Ел");
  EXPECT_EQ(d.id, "a");
  EXPECT_EQ(d.date, "2024-05");
}

TEST(LabelStudio, RelationsAndNotes) {
  //                          0    5  8     14   19
  const std::string text = "Баян Ел қоры басшысы Баян Асан: «Жоқ»";
  const Document d = read_one(task(text, span("p", "PERSON", 0, 4) + "," + span("b", "ORGANISATION", 5, 12) + "," +
                                             span("t", "POSITION", 13, 20, note("lemma=басшы; kind=office; status=former")) + "," +
                                             span("r", "PERSON", 21, 30, note("name=Баян Асан; sex=f")) + "," +
                                             span("q", "QUOTE", 32, 37, note("speech=direct; cue=:")) + "," + relation("same", "r", "p") + "," +
                                             relation("holds_position", "t", "p", "left") + "," + relation("position_at", "t", "b") + "," +
                                             relation("speaker", "q", "r")));
  ASSERT_EQ(d.entities.size(), 2u);
  ASSERT_EQ(d.relations.size(), 1u);
  const Relation& r = d.relations[0];
  EXPECT_EQ(d.entities[r.subject].name, "Баян Асан");
  EXPECT_EQ(d.entities[r.subject].sex, "f");
  EXPECT_EQ(d.entities[r.subject].mentions.size(), 2u);
  EXPECT_EQ(d.entities[r.object].name, "Ел қоры");
  EXPECT_EQ(r.title + " " + r.kind + " " + r.status, "басшы office former");
  ASSERT_EQ(d.quotes.size(), 1u);
  EXPECT_EQ(d.quotes[0].speaker, r.subject);
}

TEST(LabelStudio, WhichAnnotationCounts) {
  const std::string person = "[" + span("x", "PERSON", 0, 4) + "]", event = "[" + span("x", "EVENT", 0, 4) + "]";
  const auto with = [](const std::string& annotations) {
    return R"({"data":{"text":"Баян"},"annotations":[)" + annotations + "]}";
  };
  const auto label = [&](const std::string& annotations) { return read_one(with(annotations)).mentions.at(0).label; };
  EXPECT_EQ(label(R"({"result":)" + person + R"(},{"result":)" + event + "}"), Label::kEvent);
  EXPECT_EQ(label(R"({"result":)" + person + R"(},{"was_cancelled":true,"result":)" + event + "}"), Label::kPerson);
  EXPECT_EQ(label(R"({"ground_truth":true,"result":)" + person + R"(},{"result":)" + event + "}"), Label::kPerson);
  const auto all = read_label_studio("x.json", "[" + with("") + "," + with(R"({"result":[]})") + "]");
  ASSERT_TRUE(all.ok());
  ASSERT_EQ(all->documents.size(), 1u);
  EXPECT_EQ(all->documents[0].name, "task 2");
  EXPECT_FALSE(all->notes);
  EXPECT_EQ(error("[" + with("") + "]"), "no task has an annotation");
}

// Whatever the bytes: a document, or an error that says something.
TEST(LabelStudio, DamagedExportsAreReadOrRefused) {
  const std::string good = "[" + task("Баян Ел қоры басшысы: «Жоқ»", span("p", "PERSON", 0, 4, note("name=Баян; sex=f")) + "," +
                                      span("t", "POSITION", 13, 20, note("kind=office")) + "," + span("q", "QUOTE", 22, 27) + "," +
                                      relation("holds_position", "p", "t") + "," + relation("speaker", "q", "p")) + "]";
  ASSERT_TRUE(read_label_studio("x.json", good).ok());
  std::mt19937 random(7);
  const std::string_view kBytes = "0123456789{}[]\",:\\n=;~ ptqTER";
  size_t refused = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string bad = good;
    for (auto n = 1 + random() % 3; n > 0; --n) {
      const size_t at = random() % bad.size();
      if (random() % 3 == 0) {
        bad.erase(at, 1 + random() % 8);
      } else {
        bad[at] = kBytes[random() % kBytes.size()];
      }
    }
    const auto all = read_label_studio("x.json", bad);
    refused += !all;
    EXPECT_TRUE(all.ok() || !all.error().message.empty());
  }
  EXPECT_GT(refused, 1000u);
}

TEST(LabelStudio, MistakesNameTheTask) {
  EXPECT_TRUE(error("[").starts_with("this is no JSON"));
  EXPECT_EQ(error("{}"), "an export of Label Studio is a list of tasks");
  EXPECT_EQ(error("[{}]"), "task 1: there is no data.text");
  const auto of = [](const std::string& results) { return error("[" + task("Баян", results) + "]"); };
  EXPECT_EQ(of(span("x", "PERSN", 0, 4)), "task 1: x: there is no label PERSN");
  EXPECT_EQ(of(span("x", "PERSON", 0, 5)), "task 1: x: the span is not in the text");
  EXPECT_EQ(of(span("x", "PERSON", 0, 4) + "," + span("x", "EVENT", 0, 4)), "task 1: two spans have the id x");
  EXPECT_EQ(of(R"({"id":"x","type":"labels","value":{"start":0,"end":2,"text":"Ел","labels":["PERSON"]}})"),
            "task 1: x: the text has other words there: Ба");
  EXPECT_EQ(of(span("x", "PERSON", 0, 4) + "," + relation("same", "x", "y")), "task 1: a relation names y, which is no span");
  EXPECT_EQ(of(span("x", "PERSON", 0, 4) + "," + span("y", "PERSON", 0, 2) + "," + relation("speaker", "x", "y")),
            "task 1: there is no relation speaker from PERSON to PERSON");
  EXPECT_EQ(of(span("x", "PERSON", 0, 4, note("sex=f m"))), "task 1: x: sex is one word, not \"f m\"");
  EXPECT_EQ(of(span("x", "PERSON", 0, 4, note("sex=x"))), "task 1: this says nothing of a PERSON");
  EXPECT_EQ(of(span("x", "PERSON", 0, 4, note("hm"))), "task 1: x: a note is key=value; key=value");
  EXPECT_EQ(of(R"({"type":"labels","value":{}})"), "task 1: a span has an id, and a value with start, end and one label");
}

}  // namespace
}  // namespace derek::input
