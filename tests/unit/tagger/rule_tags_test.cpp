// What becomes of mentions in the tag layer.
#include "tagger/rule_tags.h"

#include <gtest/gtest.h>

#include "tagger/tags.h"
#include "unit/output/support.h"

namespace derek::tagger {
namespace {

using output::add_mention;
using output::document_of;

std::string tags_of(const Document& d) {
  std::string out;
  for (const uint8_t tag : rule_tags(d)) out += (out.empty() ? "" : " ") + tag_name(tag);
  return out;
}

TEST(RuleTags, TitleTakesItsBodyAndPlaceIn) {
  Document d = document_of("Абай облысының білім басқармасының басшысы Әсел Омар");
  add_mention(d, Label::kOrganisation, {0, 4});
  add_mention(d, Label::kGpe, {0, 2}).within = 0;
  add_mention(d, Label::kPosition, {4, 5});
  add_mention(d, Label::kPerson, {5, 7});
  EXPECT_EQ(tags_of(d), "B-POSITION I-POSITION I-POSITION I-POSITION I-POSITION B-PERSON I-PERSON");
}

TEST(RuleTags, APlaceBeforeABodyBeforeATitle) {
  Document d = document_of("Шымкент қаласы әкімдігінің өкілі");
  add_mention(d, Label::kGpe, {0, 2});
  add_mention(d, Label::kOrganisation, {2, 3});
  add_mention(d, Label::kPosition, {3, 4});
  EXPECT_EQ(tags_of(d), "B-POSITION I-POSITION I-POSITION I-POSITION");
}

TEST(RuleTags, QuotedNamesStandWithoutMarksAndTypeNoun) {
  Document d = document_of("« Нұр Отан » партиясы мен « Сол");
  add_mention(d, Label::kOrganisation, {0, 5});
  EXPECT_EQ(tags_of(d), "O B-ORGANISATION I-ORGANISATION O O O O O");
}

TEST(RuleTags, NestedMarksOfAQuotedName) {
  Document d = document_of("« Ай « Күн » жұлдыз » ЖШС");
  add_mention(d, Label::kOrganisation, {0, 8});
  EXPECT_EQ(tags_of(d), "O B-ORGANISATION I-ORGANISATION I-ORGANISATION I-ORGANISATION I-ORGANISATION O O");
}

TEST(RuleTags, MarksThatStayOpenAreNoName) {
  Document d = document_of("« Нұр Отан");
  add_mention(d, Label::kOrganisation, {0, 3});
  EXPECT_EQ(tags_of(d), "B-ORGANISATION I-ORGANISATION I-ORGANISATION");
}

TEST(RuleTags, CitiesStandWithoutTheirNounRegionsWithIt) {
  Document d = document_of("Ақтау қаласында Ақмола облысында");
  add_mention(d, Label::kGpe, {0, 2});
  add_mention(d, Label::kGpe, {2, 4});
  EXPECT_EQ(tags_of(d), "B-GPE O B-GPE I-GPE");
}

TEST(RuleTags, TouchingMentionsBeginAnew) {
  Document d = document_of("Әсел Омар");
  add_mention(d, Label::kPerson, {0, 1});
  add_mention(d, Label::kPerson, {1, 2});
  EXPECT_EQ(tags_of(d), "B-PERSON B-PERSON");
}

TEST(RuleTags, OneTagAToken) {
  EXPECT_EQ(rule_tags(document_of("")).size(), 0u);
  EXPECT_EQ(tags_of(document_of("бір екі")), "O O");
}

}  // namespace
}  // namespace derek::tagger
