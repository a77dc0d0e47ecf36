#include "input/brat.h"

#include <gtest/gtest.h>

#include <string>

namespace derek::input {
namespace {


Document read(const std::string& text, const std::string& standoff) {
  Result<Document> d = read_brat("a.ann", text, standoff);
  EXPECT_TRUE(d.ok()) << d.error().to_string();
  return d.ok() ? std::move(*d) : Document();
}

// One error for one line, after lines that are good.
std::string error(const std::string& line) {
  const std::string good =
      "T1\tPERSON 0 6\tН. Ким\nT2\tPOSITION 7 15\tдиректор\nT3\tQUOTE 16 20\t«Иә»\nT4\tCARDINAL 21 22\t5\nE1\tPOSITION:T2 Person:T1\n";
  const Result<Document> d = read_brat("a.ann", "Н. Ким директор «Иә» 5", good + line + "\n");
  if (d.ok()) return "";
  EXPECT_EQ(d.error().file, "a.ann");
  EXPECT_EQ(d.error().code, "brat");
  return d.error().message;
}

TEST(Brat, MentionsEventsQuotesEntities) {
  const std::string text = "🤝 «Нұр» ЖШС-нің директоры Н. Ким: «Иә» деді. Ким Алматыда 5 млн теңге";
  const Document d = read(text,
                          "T3\tPERSON 26 32\tН. Ким\n"
                          "T1\tORGANISATION 2 15\t«Нұр» ЖШС-нің\r\n"
                          "T2\tPOSITION 16 25\tдиректоры\n"
                          "T4\tQUOTE 34 38\t«Иә»\n"
                          "T5\tPERSON 45 48\tКим\n"
                          "T6\tGPE 49 57\tАлматыда\n"
                          "T7\tMONEY 58 69\t5 млн теңге\n"
                          "E1\tPOSITION:T2 Person:T3 Organisation:T1 \n"
                          "A1\tKind E1 office\n"
                          "A2\tStatus E1 acting\n"
                          "A3\tSpeech T4 direct\n"
                          "A4\tSex T3 m\n"
                          "A5\tPlace_kind T6 city\n"
                          "R1\tSpeaker Arg1:T4 Arg2:T3\n"
                          "R2\tLocated_in Arg1:T1 Arg2:T6\n"
                          "*\tSame T5 T3\n"
                          "#1\tAnnotatorNotes T1\tlemma=«Нұр\\; х» ЖШС\n"
                          "#2\tAnnotatorNotes T2\tlemma=директор\n"
                          "#3\tAnnotatorNotes T3\tfamily=Ким; name=Нұрлан Ким\n"
                          "#4\tAnnotatorNotes T7\tvalue=5000000; currency=KZT\n"
                          "#5\tAnnotatorNotes T4\tcue=деді\n");
  ASSERT_EQ(d.mentions.size(), 6u);
  EXPECT_EQ(d.view(d.mentions[0].span), "«Нұр» ЖШС-нің");
  EXPECT_EQ(d.mentions[0].lemma, "«Нұр; х» ЖШС");
  EXPECT_EQ(d.mentions[3].lemma, "Ким");
  EXPECT_EQ(d.mentions[3].entity, d.mentions[2].entity);
  EXPECT_EQ(d.mentions[4].kind, "city");
  EXPECT_EQ(d.mentions[5].value->value, 5e6);
  EXPECT_EQ(d.mentions[5].value->currency, "KZT");
  const Entity& person = d.entities[d.mentions[2].entity];
  EXPECT_EQ((std::vector<std::string>{person.name, person.family, person.sex}),
            (std::vector<std::string>{"Нұрлан Ким", "Ким", "m"}));
  EXPECT_EQ(d.entities.size(), 3u);
  ASSERT_EQ(d.relations.size(), 2u);
  EXPECT_EQ((std::vector<std::string>{d.relations[0].title, d.relations[0].kind, d.relations[0].status}),
            (std::vector<std::string>{"директор", "office", "acting"}));
  EXPECT_EQ(d.relations[0].object, d.mentions[0].entity);
  EXPECT_EQ(d.relations[1].label, RelationLabel::kLocatedIn);
  ASSERT_EQ(d.quotes.size(), 1u);
  EXPECT_EQ(d.quotes[0].speaker, d.mentions[2].entity);
  EXPECT_EQ(d.quotes[0].cue, "деді");
}

TEST(Brat, PiecesOverLinesAndNesting) {
  const Document d = read("Абай\nатындағы театр", "T1\tORGANISATION 0 4;5 19\tАбай атындағы театр\nT2\tPERSON 0 4\tАбай\n");
  ASSERT_EQ(d.mentions.size(), 2u);
  EXPECT_EQ(d.mentions[0].lemma, "Абай атындағы театр");
  EXPECT_EQ(d.mentions[0].within, kNoIndex);
  EXPECT_EQ(d.mentions[1].within, 0u);
}

TEST(Brat, NothingMarked) { EXPECT_TRUE(read("Сәлем", "").mentions.empty()); }

TEST(Brat, ErrorsSayWhatAndWhere) {
  EXPECT_EQ(error(""), "");
  EXPECT_EQ(error("T9\tMAN 0 6\tН. Ким"), "there is no label MAN");
  EXPECT_EQ(error("T9\tPERSON 0 600\tН. Ким"), "offsets are two numbers within the text");
  EXPECT_EQ(error("T9\tPERSON 0\tН. Ким"), "offsets are two numbers within the text");
  EXPECT_EQ(error("T9\tPERSON 6 0\tН. Ким"), "a span ends behind its start");
  EXPECT_EQ(error("T9\tPERSON 0 5\tН. Ким"), "the text has other words there: Н. Ки");
  EXPECT_EQ(error("T1\tPERSON 0 6\tН. Ким"), "two lines have this id");
  EXPECT_EQ(error("E2\tPOSITION:T1"), "an event begins with the POSITION that it is about");
  EXPECT_EQ(error("E2\tPOSITION:T2 Person:T9"), "there is no T9");
  EXPECT_EQ(error("E2\tPOSITION:T2 Boss:T1"), "a title has no role Boss");
  EXPECT_EQ(error("E2\tPOSITION:T2 Person:T2"), "T2 names no entity");
  EXPECT_EQ(error("R1\tSpeaker Arg1:T1 Arg2:T1"), "T1 is no quote");
  EXPECT_EQ(error("R1\tBoss_of Arg1:T1 Arg2:T1"), "there is no relation Boss_of");
  EXPECT_EQ(error("R1\tPart_of Arg1:T1 Arg2:T3"), "T3 names no entity");
  EXPECT_EQ(error("A1\tStatus T1 former"), "there is no event T1");
  EXPECT_EQ(error("A1\tSex T3 m"), "this says nothing of a QUOTE");
  EXPECT_EQ(error("#1\tAnnotatorNotes T4\tvalue=five"), "this says nothing of a CARDINAL: value=five");
  EXPECT_EQ(error("#1\tAnnotatorNotes T1\tfree words"), "a note is key=value; key=value");
  EXPECT_EQ(error("*\tSame T1 T4"), "T4 names no entity");
  EXPECT_EQ(error("*\tSame T1 T9"), "there is no mention T9");
  EXPECT_EQ(error("X1\tnews"), "unknown kind of line");
  EXPECT_EQ(error("T9\tPERSON 0 6\t\xFF"), "this is not valid UTF-8");
  const Result<Document> d = read_brat("a.ann", "Ким", "T1\tPERSON 0 3\tКим\nE1 POSITION");
  ASSERT_FALSE(d.ok());
  EXPECT_EQ(d.error().line, 2);
}

}  // namespace
}  // namespace derek::input
