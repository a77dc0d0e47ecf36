#include "tagger/scores.h"

#include <gtest/gtest.h>

namespace derek::tagger {
namespace {

const auto kB = static_cast<uint8_t>(begin_tag(Label::kPerson)), kI = static_cast<uint8_t>(inside_tag(Label::kPerson)),
           kPlace = static_cast<uint8_t>(begin_tag(Label::kGpe));

TEST(TagScores, OnlyExactSpansCount) {
  TagScores scores;
  scores.add({kB, kI, kOutside, kPlace}, {kB, kOutside, kOutside, kPlace});
  EXPECT_EQ(scores.of(Label::kPerson).truth, 1u);
  EXPECT_EQ(scores.of(Label::kPerson).found, 1u);
  EXPECT_EQ(scores.of(Label::kPerson).right, 0u);
  EXPECT_DOUBLE_EQ(scores.of(Label::kGpe).f1(), 1.0);
  EXPECT_DOUBLE_EQ(scores.micro().precision(), 0.5);
  EXPECT_DOUBLE_EQ(scores.macro_f1(1), 0.5);
  EXPECT_DOUBLE_EQ(scores.macro_f1(2), 0.0);
  EXPECT_EQ(scores.confusion()[static_cast<size_t>(Label::kPerson)][kLabels], 1u);
}

TEST(TagScores, NothingFoundIsNoDivisionByZero) {
  TagScores scores;
  scores.add({kOutside}, {kOutside});
  EXPECT_DOUBLE_EQ(scores.micro().f1(), 0.0);
}

TEST(Calibration, ErrorIsTheDistanceOfScoreAndShare) {
  Calibration c;
  EXPECT_DOUBLE_EQ(c.error(), 0.0);
  for (int i = 0; i < 10; ++i) c.add(0.85, i < 8);
  EXPECT_NEAR(c.error(), 0.05, 1e-12);
  c.add(1.0, true);
  c.add(0.0, false);
  EXPECT_NEAR(c.error(), 0.5 / 12, 1e-12);
}

}  // namespace
}  // namespace derek::tagger
