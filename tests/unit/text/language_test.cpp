#include "text/language.h"

#include "sources.h"

namespace derek::text {
namespace {

Document marked(std::string text) {
  Document document = segmented(std::move(text));
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

}  // namespace
}  // namespace derek::text
