// Spans of the tagger on hand-made documents.
#include "link/tagged.h"

#include <gtest/gtest.h>

#include "base/tsv.h"
#include "lexicon/builder.h"
#include "unit/output/support.h"

namespace derek::link {
namespace {

using output::add_mention;

struct World {
  std::string words, index;
  std::unique_ptr<lexicon::Lexicon> lexicon;

  World() {
    lexicon::Builder builder;
    const auto table = parse_table("organisation_head.tsv", "entry\nәуекомпания\n", HeadRule::kOptional);
    EXPECT_TRUE(builder.add("organisation_head", *table, false).ok());
    auto sections = builder.finish();
    words = sections->first;
    index = sections->second;
    lexicon = std::make_unique<lexicon::Lexicon>(*lexicon::Lexicon::open(words, index));
  }
};

TokenKind kind_of(std::string_view word) {
  if (word == "2") return TokenKind::kNumber;
  for (const std::string_view mark : {"–", ";", ".", "«", "»", "(", ")"}) {
    if (word == mark) return TokenKind::kPunctuation;
  }
  return TokenKind::kWord;
}

// Words parted by spaces; those of [first, last) are the tagger's.
Document tagged(const std::string& text, TokenRange tokens, Label label, float score = 0.9f) {
  Document d = output::document_of(text);
  d.tags.resize(d.tokens.size());
  for (Token& t : d.tokens) {
    size_t i = 0;
    t.shape = utf8::is_upper(utf8::next(d.view(t), i)) ? Shape::kTitle : Shape::kLower;
    t.kind = kind_of(d.view(t));
    t.first_analysis = static_cast<uint32_t>(d.analyses.size());
    t.analysis_count = 1;
    const bool possessed = d.view(t) == "қаласы" || d.view(t) == "әуекомпаниясы";
    d.analyses.push_back({d.view(t) == "қаласы" ? d.add("қала") : t.lower, t.span.size(), kNom | (possessed ? kPoss3 : 0u)});
  }
  for (uint32_t t = tokens.first; t < tokens.last; ++t) {
    d.tags[t] = {t == tokens.first ? Iob::kBegin : Iob::kInside, label, score};
  }
  return d;
}

std::string mentions(Document d) {
  const World world;
  Tagged(*world.lexicon).run(d, nullptr);
  std::string out;
  for (const Mention& m : d.mentions) {
    out += std::string(out.empty() ? "" : " | ") + std::string(to_string(m.label)) + " " + std::string(d.view(m.span)) + " by " + m.by;
  }
  return out;
}

TEST(Tagged, ANameThatNoRuleFoundBecomesAMention) {
  EXPECT_EQ(mentions(tagged("бұл туралы Мавровский айтты", {2, 3}, Label::kPerson)), "PERSON Мавровский by tagger");
}

TEST(Tagged, MarksAndTypeNounAreTakenIn) {
  Document d = tagged("кеше « Бек Эйр » әуекомпаниясы ұшты", {2, 4}, Label::kOrganisation);
  d.list_hits.push_back({{5, 6}, 0, 0, kPoss3});
  EXPECT_EQ(mentions(d), "ORGANISATION « Бек Эйр » әуекомпаниясы by tagger");
  EXPECT_EQ(mentions(tagged("кеше Ақтау қаласы туралы", {1, 2}, Label::kGpe)), "GPE Ақтау қаласы by tagger");
}

TEST(Tagged, MarksOfListsAndOpenBracketsAreNoPartOfAName) {
  const auto body = [](const std::string& text, uint32_t last) {
    return mentions(tagged(text, {0, last}, Label::kOrganisation));
  };
  EXPECT_EQ(body("2 . Бек Эйр ұшты", 4), "ORGANISATION Бек Эйр by tagger");
  EXPECT_EQ(body("– Бек Эйр ;", 4), "ORGANISATION Бек Эйр by tagger");
  EXPECT_EQ(body("Бек Эйр ( Ақтау ұшты", 4), "ORGANISATION Бек Эйр by tagger");
  EXPECT_EQ(body("Бек Эйр ( Ақтау ) ұшты", 5), "ORGANISATION Бек Эйр ( Ақтау ) by tagger");
  EXPECT_EQ(body("« Бек Эйр » ұшты", 3), "ORGANISATION « Бек Эйр » by tagger");
  EXPECT_EQ(body("– ;", 2), "");
}

TEST(Tagged, WhatRulesFoundStays) {
  Document d = tagged("Мавровский Иван айтты", {0, 2}, Label::kPerson);
  add_mention(d, Label::kGpe, {1, 2});
  EXPECT_EQ(mentions(d), "GPE Иван by rule:test");
}

TEST(Tagged, APartOfANameIsDrawnOut) {
  Document d = tagged("Мавровский Иван айтты", {0, 2}, Label::kPerson);
  add_mention(d, Label::kPerson, {1, 2});
  EXPECT_EQ(mentions(d), "PERSON Мавровский Иван by tagger");
}

TEST(Tagged, WhatIsClosedOrDoubtfulIsLeftAlone) {
  EXPECT_EQ(mentions(tagged("Кеше келді", {0, 1}, Label::kDate)), "");
  EXPECT_EQ(mentions(tagged("Мавровский келді", {0, 1}, Label::kPerson, 0.3f)), "");
  EXPECT_EQ(mentions(tagged("бала келді", {0, 1}, Label::kPerson)), "");
}

}  // namespace
}  // namespace derek::link
