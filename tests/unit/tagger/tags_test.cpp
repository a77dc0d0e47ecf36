#include "tagger/tags.h"

#include <gtest/gtest.h>

namespace derek::tagger {
namespace {

TEST(Tags, NamesAndNumbersBelongTogether) {
  for (uint32_t tag = 0; tag < kTags; ++tag) EXPECT_EQ(tag_from_name(tag_name(tag)), tag);
  EXPECT_EQ(tag_name(kOutside), "O");
  EXPECT_EQ(tag_name(inside_tag(Label::kPerson)), "I-PERSON");
  for (const char* wrong : {"", "B", "B-", "B-NOBODY", "X-PERSON", "b-PERSON"}) EXPECT_FALSE(tag_from_name(wrong)) << wrong;
}

TEST(Tags, AnInsideFollowsItsOwnLabelOnly) {
  const uint32_t b = begin_tag(Label::kGpe), i = inside_tag(Label::kGpe);
  EXPECT_TRUE(may_follow(b, i));
  EXPECT_TRUE(may_follow(i, i));
  EXPECT_FALSE(may_follow(kOutside, i));
  EXPECT_FALSE(may_follow(begin_tag(Label::kPerson), i));
  EXPECT_TRUE(may_follow(inside_tag(Label::kPerson), b));
}

TEST(Tags, RangesEndWhereAnotherBegins) {
  const auto b = static_cast<uint8_t>(begin_tag(Label::kPerson)), i = static_cast<uint8_t>(inside_tag(Label::kPerson));
  const auto place = static_cast<uint8_t>(inside_tag(Label::kGpe));
  const std::vector<LabelledRange> expected = {
      {{0, 2}, Label::kPerson}, {{2, 3}, Label::kPerson}, {{4, 5}, Label::kPerson}, {{5, 6}, Label::kGpe}};
  EXPECT_EQ(ranges_of({b, i, b, kOutside, i, place}), expected);
  EXPECT_TRUE(ranges_of({}).empty());
}

}  // namespace
}  // namespace derek::tagger
