// Names of bodies on hand-made documents.
#include "link/bodies.h"

#include <gtest/gtest.h>

#include <sstream>

#include "base/utf8.h"
#include "lexicon/builder.h"

namespace derek::link {
namespace {

// Words parted by spaces; the mention is the first `size` of them.
BodyName name_of(const std::string& words, uint32_t size) {
  Document d;
  std::istringstream in(words);
  for (std::string word; in >> word;) {
    if (!d.text.empty()) d.text += ' ';
    Token t;
    t.span = {static_cast<uint32_t>(d.text.size()), static_cast<uint32_t>(d.text.size() + word.size())};
    d.text += word;
    t.lower = d.add(utf8::to_lower(word));
    t.shape = word == "ТЖД" ? Shape::kUpper : Shape::kLower;
    t.space_before = !d.tokens.empty();
    d.tokens.push_back(t);
  }
  d.sentences.push_back({{0, static_cast<uint32_t>(d.tokens.size())}, true});
  Mention m;
  m.label = Label::kOrganisation;
  m.tokens = {0, size};
  m.span = d.span_of(m.tokens);
  // Without lists of legal forms.
  static const lexicon::Lexicon kEmpty = [] {
    static const auto kSections = lexicon::Builder().finish();
    return *lexicon::Lexicon::open(kSections->first, kSections->second);
  }();
  return body_name(d, TitleWords(kEmpty), m);
}

TEST(BodyName, CoreIsWhatStandsInMarks) {
  EXPECT_EQ(name_of("« Нұр Отан » партиясы", 5).core, "Нұр Отан");
  EXPECT_EQ(name_of("білім министрлігі", 2).core, "");
}

TEST(BodyName, NumberAndHead) {
  EXPECT_EQ(name_of("« № 3 балалар орталығы » КММ", 7).number_head, "№3 орталығы");
  EXPECT_EQ(name_of("№ 3 орталығы", 3).number_head, "№3 орталығы");
  EXPECT_EQ(name_of("балалар орталығы", 2).number_head, "");
  EXPECT_EQ(name_of("№ 3", 2).number_head, "");
}

TEST(BodyName, ShortNameInBracketsBehindTheName) {
  const auto short_name = [](const std::string& words) { return name_of(words, 2).short_name; };
  EXPECT_EQ(short_name("жағдайлар департаменті ( ТЖД ) айтты"), "ТЖД");
  EXPECT_EQ(short_name("жағдайлар департаменті ( бұдан әрі – ТЖД ) айтты"), "ТЖД");
  EXPECT_EQ(short_name("жағдайлар департаменті ( әрі қарай – « Сенім » қоры ) айтты"), "« Сенім » қоры");
  EXPECT_EQ(short_name("жағдайлар департаменті ( бұрынғы ) айтты"), "");
  EXPECT_EQ(short_name("жағдайлар департаменті ( бұдан әрі ) айтты"), "");
  EXPECT_EQ(short_name("жағдайлар департаменті ( ТЖД"), "");
}

TEST(BodyIndex, FindsByNumberAndHead) {
  BodyIndex index;
  index.add(name_of("« № 3 балалар орталығы » КММ", 7), 4);
  EXPECT_EQ(index.find(name_of("№ 3 орталығы", 3)), 4u);
  EXPECT_EQ(index.find(name_of("№ 5 орталығы", 3)), kNoIndex);
}

TEST(BodyIndex, FindsTheTailOfAChain) {
  BodyIndex index;
  index.add(name_of("абай облысының білім беру басқармасы", 5), 1);
  EXPECT_EQ(index.find(name_of("білім беру басқармасы", 3)), 1u);
  EXPECT_EQ(index.find(name_of("беру басқармасы", 2)), kNoIndex);  // two words say too little
}

TEST(BodyIndex, FindsCoreAndAbbreviation) {
  BodyIndex index;
  index.add(name_of("« Нұр » орталығы ( ТЖД )", 4), 2);
  EXPECT_EQ(index.find(name_of("Нұр", 1)), 2u);
  EXPECT_EQ(index.find(name_of("ТЖД", 1)), 2u);
  EXPECT_EQ(index.find(name_of("Күн", 1)), kNoIndex);
}

}  // namespace
}  // namespace derek::link
