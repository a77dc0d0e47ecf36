// The annotated releases: values are well formed, and what is read can be written and read again.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/files.h"
#include "input/brat.h"
#include "input/corpus.h"
#include "output/brat.h"
#include "score/facts.h"
#include "value/edtf.h"

namespace derek {
namespace {

const std::string kPress = std::string(DEREK_SOURCE_DIR) + "/corpus/press/";

// read_corpus checks labels, spans and ids.
std::vector<input::AnnotatedDocument> releases() {
  std::vector<input::AnnotatedDocument> out;
  for (const auto& entry : std::filesystem::directory_iterator(kPress)) {
    if (!entry.is_directory()) continue;
    auto part = input::read_corpus(entry.path().string());
    if (!part) {
      ADD_FAILURE() << part.error().to_string();
      continue;
    }
    out.insert(out.end(), part->begin(), part->end());
  }
  EXPECT_GE(out.size(), 15u);
  return out;
}

TEST(Press, ValuesAreWellFormed) {
  for (const input::AnnotatedDocument& release : releases()) {
    EXPECT_TRUE(value::is_valid_edtf(release.date)) << release.name;
    const Document& d = release.truth;
    for (const Mention& m : d.mentions) {
      if (!m.value) continue;
      const Value& v = *m.value;
      const std::string where = release.name + ": " + std::string(d.view(m.span));
      EXPECT_TRUE(v.edtf.empty() || value::is_valid_edtf(v.edtf)) << where << ": " << v.edtf;
      for (const std::string& duration : {v.duration, v.repeat}) {
        EXPECT_TRUE(duration.empty() || duration.starts_with('P') || duration.starts_with("{P")) << where << ": " << duration;
      }
      EXPECT_FALSE(v.min && v.max && *v.min > *v.max) << where;
      EXPECT_EQ(v.currency.size(), m.label == Label::kMoney ? 3u : 0u) << where;
    }
    for (const Relation& r : d.relations) {
      EXPECT_NE(r.subject, r.object) << release.name;
      EXPECT_EQ(r.kind.empty(), r.label != RelationLabel::kHoldsPosition) << release.name << ": " << r.title;
    }
  }
}

TEST(Press, WrittenAndReadAgainTheFactsAreTheSame) {
  for (const input::AnnotatedDocument& release : releases()) {
    const std::string standoff = output::to_brat(release.truth);
    const Result<Document> again = input::read_brat(release.name, release.text, standoff);
    ASSERT_TRUE(again.ok()) << again.error().to_string();
    score::FactScores scores;
    std::vector<score::Difference> differences;
    scores.add(release.truth, *again, &differences);
    for (const score::Difference& d : differences) ADD_FAILURE() << release.name << (d.missing ? " - " : " + ") << d.layer << " " << d.text;
    for (const score::Layer& layer : scores.layers()) {
      EXPECT_NEAR(layer.f1(), layer.truth > 0 ? 1 : 0, 1e-9) << release.name << " " << layer.name;
    }
    EXPECT_EQ(output::to_brat(*again), standoff) << release.name;
  }
}

TEST(Press, BratsConfigurationIsThatOfTheWriter) {
  EXPECT_EQ(*read_file(kPress + "annotation.conf"), output::brat_annotation_conf());
  EXPECT_EQ(*read_file(kPress + "visual.conf"), output::brat_visual_conf());
}

}  // namespace
}  // namespace derek
