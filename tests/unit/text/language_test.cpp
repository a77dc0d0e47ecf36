#include "text/language.h"

#include "sources.h"

namespace derek::text {
namespace {

Document marked(std::string text, const std::string& declared = "") {
  Document document = segmented(std::move(text));
  document.declared_language = declared;
  std::vector<SourceText> sources;
  Result<std::string> table =
      read_file(std::string(DEREK_SOURCE_DIR) + "/dictionaries/normalize/language.tsv");
  if (table) sources.push_back({"normalize/language.tsv", *table});
  const auto languages = Languages::create(sources);
  EXPECT_TRUE(languages.ok());
  if (languages) (*languages)->run(document, nullptr);
  return document;
}

Language language_of(std::string text) {
  const Document document = marked(std::move(text));
  return document.sentences.empty() ? Language::kOther : document.sentences[0].language;
}

TEST(Language, Paragraphs) {
  const Document d = marked(
      "Шымкент қаласының әкімдігі жаңа мектеп салынатынын хабарлады. Ол туралы әкім айтты.\n"
      "Аким области Иванов А.С. сообщил, что 25 марта 2023 года откроется школа.\n"
      "The governor of the region said that the school will be opened in March.");
  ASSERT_EQ(d.sentences.size(), 4u);
  EXPECT_EQ(d.sentences[0].language, Language::kKazakh);
  EXPECT_EQ(d.sentences[1].language, Language::kKazakh);
  EXPECT_EQ(d.sentences[2].language, Language::kRussian);
  EXPECT_EQ(d.sentences[3].language, Language::kEnglish);
}

TEST(Language, NamesOfAnotherLanguageDoNotDecide) {
  EXPECT_EQ(language_of("Министр Қасымов Ерғали сообщил, что в области построят школу и больницу."),
            Language::kRussian);
  EXPECT_EQ(language_of("Иванов Иван Иванович бұл туралы айтты."), Language::kKazakh);
  EXPECT_EQ(language_of("Виктор Ким"), Language::kKazakh);
  EXPECT_EQ(language_of("Toyota Camry"), Language::kKazakh);
  EXPECT_EQ(language_of("А. Сулейменов, тел. 8 (7252) 77-15-40"), Language::kKazakh);
}

TEST(Language, KazakhTypedOnARussianKeyboard) {
  EXPECT_EQ(language_of("Казакстан Республикасы осы жылы бойынша жаналык туралы айтты"), Language::kKazakh);
}

std::string languages(std::string text, const std::string& declared) {
  const Document document = marked(std::move(text), declared);
  std::string out = document.language + ":";
  for (const Sentence& sentence : document.sentences) out += " " + std::string(to_string(sentence.language));
  return out;
}

TEST(Language, TheDeclaredOneIsTakenWhereNothingShows) {
  EXPECT_EQ(languages("Виктор Ким", "ru"), "ru: ru");
  EXPECT_EQ(languages("Метод доступа", ""), "kk: kk");
  EXPECT_EQ(languages("Toyota Camry", "en"), "en: en");
  EXPECT_EQ(languages("Toyota Camry", "tr"), "und: und");
  EXPECT_EQ(languages("8 (7252) 77-15-40", "ru"), "ru: ru");
  EXPECT_EQ(languages("Метод доступа\nwww.example.kz", "ru"), "ru: ru ru");
  EXPECT_EQ(languages("Способ передачи документов новым владельцам и арендаторам", "ru"), "ru: ru");  // by one word
  const std::string russian = "Аким области сообщил, что в марте откроется школа для детей.";
  EXPECT_EQ(languages("Виктор Ким\n" + russian + "\n2024\n", "ru"), "ru: ru ru ru");
  EXPECT_EQ(languages("Виктор Ким\n" + russian, ""), "ru: kk ru");
}

TEST(Language, SitesDeclareRussianOnKazakhPages) {
  const std::string kazakh = "Шымкент қаласының әкімдігі жаңа мектеп салынатынын хабарлады.";
  EXPECT_EQ(languages(kazakh, "ru"), "kk: kk");
  EXPECT_EQ(languages("Виктор Ким\n" + kazakh + "\n8 (7252) 77-15-40", "ru"), "kk: kk kk kk");
  EXPECT_EQ(languages("Казакстан Республикасы осы жылы бойынша жаналык туралы айтты", "ru"), "kk: kk");
  EXPECT_EQ(languages("Осы туралы", "ru"), "kk: kk");
  EXPECT_EQ(languages("Асқар Маратов", "ru"), "kk: kk");  // a letter of the alphabet is enough
  EXPECT_EQ(languages("Виктор Ким", "en"), "kk: kk");     // not in these letters
}

TEST(Language, WhatTheTextShowsIsNotOverruled) {
  const std::string russian = "Аким области сообщил, что в марте откроется школа для детей.";
  EXPECT_EQ(languages("Виктор Ким\n" + russian, "kk"), "ru: kk ru");
  EXPECT_EQ(languages("Toyota Camry\n" + russian, "en"), "ru: kk ru");
}

}  // namespace
}  // namespace derek::text
