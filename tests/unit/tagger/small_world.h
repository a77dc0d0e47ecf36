// A lexicon with one list, and documents by hand, for tests of features and training.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>

#include "base/tsv.h"
#include "lexicon/builder.h"
#include "lexicon/lexicon.h"
#include "tagger/features.h"
#include "unit/output/support.h"

namespace derek::tagger {

struct SmallWorld {
  std::string words, index;
  std::unique_ptr<lexicon::Lexicon> lexicon;
  std::unique_ptr<FeatureReader> reader;

  explicit SmallWorld(const std::string& templates) {
    lexicon::Builder builder;
    const auto table = parse_table("city.tsv", "entry\nТараз\n", HeadRule::kOptional);
    EXPECT_TRUE(builder.add("city", *table, false).ok());
    auto sections = builder.finish();
    words = sections->first;
    index = sections->second;
    lexicon = std::make_unique<lexicon::Lexicon>(*lexicon::Lexicon::open(words, index));
    auto parsed = parse_templates({"features.txt", templates});
    EXPECT_TRUE(parsed.ok());
    reader = std::make_unique<FeatureReader>(std::move(*parsed), *lexicon);
  }
};

// A line a sentence; Тараз is a hit of the list, capitals are seen.
inline Document small_document(const std::string& text) {
  Document d = output::document_of(text);
  for (uint32_t t = 0; t < d.tokens.size(); ++t) {
    Token& token = d.tokens[t];
    size_t i = 0;
    token.shape = utf8::is_upper(utf8::next(d.view(token), i)) ? Shape::kTitle : Shape::kLower;
    if (d.view(token) == "Тараз") d.list_hits.push_back({{t, t + 1}, 0, 0, kNom});
  }
  return d;
}

inline constexpr const char* kSomeTemplates =
    "lower[-2]\nlower[-1]\nlower[0]\nlower[1]\nlower[3]\nprefix2[0]\nsuffix2[0]\nsuffix3[1]\ngram3[0]\ncount[0]\n"
    "pattern[0]\nshape[0]\nshape[-1] shape[0]\nlower[-1] lower[0]\nlist[0]\nlist[1]\nlist[0] shape[0]\nrule[0]\n"
    "rule[-1] rule[0]\nby[0]\nquote[0]\nopen[0]\nclose[0] quote[0]\nedge[0]\nshape[0] edge[0]\nlemma[0]\ncase[0]\n";

// Sentences of words that tell of places and persons now and then.
inline std::string random_text(std::mt19937& random, int sentences) {
  const char* words[] = {"Тараз", "қала", "Әсел", "Омар", "келді", "«", "»", "және", "2024", "кеше", ",", "бала"};
  std::string out;
  for (int s = 0; s < sentences; ++s) {
    const int size = 1 + static_cast<int>(random() % 9);
    for (int w = 0; w < size; ++w) out += std::string(w ? " " : "") + words[random() % std::size(words)];
    out += "\n";
  }
  return out;
}

}  // namespace derek::tagger
