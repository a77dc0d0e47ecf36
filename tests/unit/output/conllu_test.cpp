#include "output/conllu.h"

#include <gtest/gtest.h>

#include "unit/output/support.h"

namespace derek::output {
namespace {

void add_reading(Document& d, uint32_t token, const std::string& lemma, uint32_t nominative, uint32_t tags) {
  Token& t = d.tokens[token];
  if (t.analysis_count++ == 0) t.first_analysis = static_cast<uint32_t>(d.analyses.size());
  d.analyses.push_back({d.add(lemma), nominative, tags});
}

Document document() {
  Document d = document_of("Шымкент қаласында өтті .\nОның еліміз");
  d.tokens[3].kind = TokenKind::kPunctuation;
  d.tokens[3].space_before = false;
  d.tokens[0].shape = Shape::kTitle;
  add_reading(d, 0, "шымкент", 14, kNom);
  add_reading(d, 1, "қала", 12, kLoc | kPoss3);
  add_reading(d, 1, "қаласында", 18, kNom);
  add_reading(d, 2, "өт", 8, kVerb);
  add_reading(d, 4, "ол", 8, kGen);
  add_reading(d, 5, "ел", 12, kNom | kPoss1);
  return d;
}

ConlluOptions options(const Document& d) {
  ConlluOptions out;
  out.upos = [&d](uint32_t token, const Analysis* a) -> std::string_view {
    if (!a) return "PUNCT";
    if (token == 0) return "PROPN";
    return (a->tags & kVerb) ? "VERB" : token == 4 ? "PRON" : "NOUN";
  };
  return out;
}

TEST(Conllu, ExactText) {
  const Document d = document();
  EXPECT_EQ(conllu(d, options(d)),
            "# newpar\n# sent_id = 1\n# text = Шымкент қаласында өтті .\n"
            "1\tШымкент\tШымкент\tPROPN\t_\tCase=Nom|Number=Sing\t_\t_\t_\t_\n"
            "2\tқаласында\tқала\tNOUN\t_\tCase=Loc|Number=Sing|Person[psor]=3\t_\t_\t_\t_\n"
            "3\tөтті\tөт\tVERB\t_\tTense=Past|VerbForm=Fin\t_\t_\t_\tSpaceAfter=No\n"
            "4\t.\t.\tPUNCT\t_\t_\t_\t_\t_\t_\n\n"
            "# newpar\n# sent_id = 2\n# text = Оның еліміз\n"
            "1\tОның\tол\tPRON\t_\tCase=Gen|Number=Sing\t_\t_\t_\t_\n"
            "2\tеліміз\tел\tNOUN\t_\tCase=Nom|Number=Sing|Number[psor]=Plur|Person[psor]=1\t_\t_\t_\t_\n\n");
}

TEST(Conllu, AllReadings) {
  const Document d = document();
  ConlluOptions all = options(d);
  all.all = true;
  const std::string text = conllu(d, all);
  EXPECT_NE(
      text.find(
          "Readings=қала:NOUN:Case=Loc,Number=Sing,Person[psor]=3;қаласында:NOUN:Case=Nom,Number=Sing\n"),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("Readings=өт:VERB:Tense=Past,VerbForm=Fin|SpaceAfter=No\n"), std::string::npos) << text;
}

TEST(Conllu, EmptyDocument) {
  const Document d;
  EXPECT_EQ(conllu(d, options(d)), "");
}

TEST(Conllu, NoTabsOrLineEndsInsideFields) {
  Document d = document_of("а б");
  d.text[2] = '\t';
  const std::string text = conllu(d, options(d));
  EXPECT_NE(text.find("# text = а б\n"), std::string::npos);
}

}  // namespace
}  // namespace derek::output
