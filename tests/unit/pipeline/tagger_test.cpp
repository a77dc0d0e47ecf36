// The tagger with the model of the repository, within the pipeline.
#include <gtest/gtest.h>

#include <algorithm>

#include "tagger/rule_tags.h"
#include "tagger/tags.h"
#include "unit/pipeline/support.h"

namespace derek {
namespace {

bool is_valid_iob2(const Document& d) {
  uint32_t before = tagger::kOutside;
  for (const TokenTag& tag : d.tags) {
    if (!tagger::may_follow(before, tagger::tag_of(tag))) return false;
    if (!(tag.score >= 0 && tag.score <= 1)) return false;
    before = tagger::tag_of(tag);
  }
  return d.tags.size() == d.tokens.size();
}

TEST(Tagger, EveryTokenHasATagAndTagsAreValid) {
  for (const std::string& text : press_texts()) EXPECT_TRUE(is_valid_iob2(analyze(shared_pipeline(), text)));
  EXPECT_TRUE(is_valid_iob2(analyze(shared_pipeline(), "")));
}

// The sums of a word are kept from document to document: warm or cold, the tags are the same.
TEST(Tagger, WhatItHasSeenBeforeChangesNothing) {
  for (const std::string& text : press_texts()) {
    const auto fresh = Pipeline::from_folder(dictionaries());
    ASSERT_TRUE(fresh.ok());
    EXPECT_EQ(analyze(*fresh, text).tags, analyze(shared_pipeline(), text).tags);
    if (::testing::Test::HasFailure()) break;
    static int rounds = 0;
    if (++rounds == 3) break;  // loading is slow under sanitizers
  }
}

TEST(Tagger, ASentenceOfThousandsOfWordsIsTagged) {
  std::string text;
  for (int i = 0; i < 1500; ++i) text += "Әсел Омарова мен Қызылорда ";
  const Document d = analyze(shared_pipeline(), text);
  EXPECT_TRUE(is_valid_iob2(d));
  const auto persons = std::count_if(d.tags.begin(), d.tags.end(), [](const TokenTag& t) { return t.iob == Iob::kBegin && t.label == Label::kPerson; });
  EXPECT_GE(persons, 1400);
}

TEST(Tagger, AUsersOwnNamesStand) {
  UserFolder folder;
  folder.add("grammar/50-own.rules", "rule own.word -> PRODUCT\n  pattern [lower келді]\n  yes [келді]\n  no кетті\n");
  const auto own = Pipeline::from_folder(dictionaries(), folder.options());
  ASSERT_TRUE(own.ok()) << own.error().to_string();
  const Document d = own->analyze_tokens({{"Әсел", "Омарова", "кеше", "келді", "."}});
  EXPECT_EQ(tagger::tag_name(d.tags[3]), "B-PRODUCT");
  EXPECT_EQ(tagger::tag_name(d.tags[4]), "O");
  EXPECT_TRUE(is_valid_iob2(d));
}

TEST(Tagger, AUsersOwnListEntriesStand) {
  UserFolder folder;
  folder.add("lexicon/city.tsv", "# match title\nentry\tcountry\nҚызғалдақкент\tKZ\n");
  const auto own = Pipeline::from_folder(dictionaries(), folder.options());
  ASSERT_TRUE(own.ok()) << own.error().to_string();
  const Document d = own->analyze_tokens({{"Біз", "Қызғалдақкентте", "тұрамыз", "."}});
  EXPECT_EQ(tagger::tag_name(d.tags[1]), "B-GPE");
  EXPECT_FLOAT_EQ(d.tags[1].score, 1.0f);  // of what is given there is no doubt
  EXPECT_TRUE(is_valid_iob2(d));
}

TEST(Tagger, WithoutTheModelTagsAreThoseOfTheRules) {
  LoadOptions options;
  options.use_model = false;
  const auto rules = Pipeline::from_folder(dictionaries(), options);
  ASSERT_TRUE(rules.ok());
  const Document d = rules->analyze_tokens({{"Әсел", "Омарова", "2024", "жылы", "Қызылордаға", "келді", "."}});
  const std::vector<uint8_t> expected = tagger::rule_tags(d);
  for (size_t t = 0; t < d.tags.size(); ++t) EXPECT_EQ(tagger::tag_of(d.tags[t]), expected[t]);
  EXPECT_EQ(tagger::tag_name(d.tags[0]), "B-PERSON");
}

TEST(Tagger, AModelIsRefusedWithOtherFeatures) {
  UserFolder folder;
  folder.add("tagger/features.txt", "lower[0]\n");
  const auto other = Pipeline::from_folder(dictionaries(), folder.options());
  ASSERT_FALSE(other.ok());
  EXPECT_EQ(other.error().code, "model");
}

}  // namespace
}  // namespace derek
