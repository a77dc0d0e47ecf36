// A user's own lists and rules on top of ours.
#include <gtest/gtest.h>

#include "pipeline/check.h"
#include "pipeline/pipeline.h"
#include "unit/pipeline/support.h"

namespace derek {
namespace {

const std::string kHead = "# about   a\n# source  s\n# licence l\n";

Pipeline with(const UserFolder& user) {
  auto loaded = Pipeline::from_folder(dictionaries(), user.options());
  if (!loaded) {
    std::fprintf(stderr, "%s\n", loaded.error().to_string().c_str());
    std::abort();
  }
  return std::move(*loaded);
}

// The mention with these words, as "LABEL by", or "".
std::string found(const Pipeline& pipeline, const std::string& text, const std::string& words) {
  const Document d = analyze(pipeline, text);
  for (const Mention& m : d.mentions) {
    if (d.view(m.span) == words) return std::string(to_string(m.label)) + " " + m.by;
  }
  return "";
}

std::string rule(const std::string& name, const std::string& type, const std::string& word) {
  return "rule " + name + " -> " + type + "\n  pattern   [text " + word + "]\n  yes       бұл [" + word +
         "] деген\n  no        үй\n";
}

TEST(UserFolder, EntriesAreAddedAndRemoved) {
  const std::string text = "Біз Қызғалдақкентте тұрамыз. Біз Таразда тұрамыз.";
  EXPECT_EQ(found(shared_pipeline(), text, "Қызғалдақкентте"), "");
  EXPECT_TRUE(found(shared_pipeline(), text, "Таразда").starts_with("GPE "));
  UserFolder user;
  user.add("lexicon/city.tsv", kHead + "# match title\nentry\tcountry\nҚызғалдақкент\tKZ\n-Тараз\t\n");
  const Pipeline own = with(user);
  EXPECT_TRUE(found(own, text, "Қызғалдақкентте").starts_with("GPE "));
  EXPECT_EQ(found(own, text, "Таразда"), "");
  EXPECT_NE(own.fingerprint(), shared_pipeline().fingerprint());
}

TEST(UserFolder, RulesAreAdded) {
  UserFolder user;
  user.add("grammar/50-own.rules", rule("own.event", "EVENT", "думанфест"));
  const Pipeline own = with(user);
  EXPECT_EQ(found(shared_pipeline(), "Бүгін думанфест өтті.", "думанфест"), "");
  EXPECT_EQ(found(own, "Бүгін думанфест өтті.", "думанфест"), "EVENT rule:own.event");
  const auto report = pipeline::check_examples(own, true);
  EXPECT_EQ(report.rules, 1u);
  EXPECT_EQ(report.examples, 2u);
  EXPECT_TRUE(report.failures.empty());
}

TEST(UserFolder, ARuleOfOurNameReplacesOurs) {
  const std::string text = "Жиынды Баян Жандосова ашты.";
  const std::string before = found(shared_pipeline(), text, "Баян Жандосова");
  ASSERT_TRUE(before.starts_with("PERSON rule:")) << before;
  const std::string name = before.substr(before.find(':') + 1);
  UserFolder user;
  user.add("grammar/50-own.rules", rule(name, "EVENT", "думанфест"));
  const Pipeline own = with(user);
  EXPECT_NE(found(own, text, "Баян Жандосова"), before);
  EXPECT_EQ(found(own, "Бүгін думанфест өтті.", "думанфест"), "EVENT rule:" + name);
}

TEST(UserFolder, HisRuleWinsOnTheSameWords) {
  const std::string text = "Жиынды Баян Жандосова ашты.";
  const std::string ours = found(shared_pipeline(), text, "Баян Жандосова");
  ASSERT_TRUE(ours.starts_with("PERSON "));
  const auto& rules = shared_pipeline().impl().stages.grammar->rules();
  std::string level;  // that of our rule: levels do not compete
  for (const auto& r : rules) {
    if ("PERSON rule:" + r.name == ours) level = r.file.substr(r.file.find('/') + 1, 2);
  }
  ASSERT_EQ(level.size(), 2u);
  UserFolder user;
  user.add("grammar/" + level + "-own.rules",
           "rule own.art -> ART\n  pattern   [text Баян] [text Жандосова]\n  yes       [Баян Жандосова]\n  no        үй\n");
  EXPECT_EQ(found(with(user), text, "Баян Жандосова"), "ART rule:own.art");
}

std::vector<Error> errors_of(const UserFolder& user) {
  auto bundle = pipeline::Bundle::from_folder(dictionaries());
  EXPECT_TRUE(bundle.ok());
  std::vector<Error> errors;
  const auto loaded = Pipeline::Impl::make(std::move(*bundle), user.options(), &errors);
  EXPECT_FALSE(loaded.ok());
  if (!loaded && !errors.empty()) {
    EXPECT_EQ(loaded.error(), errors.front());
  }
  return errors;
}

TEST(UserFolder, AllErrorsOfRulesAreReportedWithTheirPlace) {
  UserFolder user;
  user.add("grammar/50-a.rules", "rule a.one -> PERSON\n  pattern   [txt Ай]\n  yes       [Ай]\n  no        үй\n\n"
                                 "rule a.two -> PERSON\n  pattern   [list no_such_list]\n  yes       [Ай]\n  no        үй\n");
  user.add("grammar/51-b.rules", "rule b.one -> NO_LABEL\n  pattern   [text Ай]\n  yes       [Ай]\n  no        үй\n");
  const std::vector<Error> errors = errors_of(user);
  ASSERT_EQ(errors.size(), 3u);
  EXPECT_TRUE(errors[0].file.ends_with("/grammar/50-a.rules")) << errors[0].file;
  EXPECT_EQ(errors[0].line, 2);
  EXPECT_GT(errors[0].column, 0);
  EXPECT_EQ(errors[0].excerpt, "  pattern   [txt Ай]");
  EXPECT_EQ(errors[1].line, 7);
  EXPECT_TRUE(errors[2].file.ends_with("/grammar/51-b.rules")) << errors[2].file;
  EXPECT_EQ(errors[2].line, 1);
}

TEST(UserFolder, AllErrorsOfListsAreReportedWithTheirPlace) {
  UserFolder user;
  user.add("lexicon/city.tsv", kHead + "# match title\nentry\tcountry\nҚала\tKZ\textra\n");
  user.add("lexicon/district.tsv", kHead + "# match never\nentry\nАй\n");
  const std::vector<Error> errors = errors_of(user);
  ASSERT_EQ(errors.size(), 2u);
  EXPECT_TRUE(errors[0].file.ends_with("/lexicon/city.tsv")) << errors[0].file;
  EXPECT_EQ(errors[0].line, 6);
  EXPECT_TRUE(errors[1].file.ends_with("/lexicon/district.tsv")) << errors[1].file;
}

TEST(UserFolder, SenselessCellsAreRefusedByTheHeadsOfOurs) {
  const std::pair<std::string, std::string> slips[] = {
      {"lexicon/number_word.tsv", "entry\tvalue\tkind\nоншақты\tabc\tvague\n"},
      {"lexicon/month.tsv", "entry\tvalue\nонүшінші\t13\n"},
      {"lexicon/holiday.tsv", "entry\tmonth\tday\nКүн\t3\t40\n"},
      {"lexicon/city.tsv", "entry\tcountry\nКент\txx1\n"},
      {"lexicon/unit.tsv", "entry\tvalue\tfactor\nқап\tkg\tжүз\n"},
      {"lexicon/given_name.tsv", "entry\tsex\nАйсәуле\tq\n"},
      {"lexicon/month.tsv", "entry\nонүшінші\n"},
      {"segment/abbreviation.tsv", "entry\tclass\nаб.\tclosed\n"}};
  for (const auto& [file, rows] : slips) {
    UserFolder user;
    user.add(file, kHead + rows);
    const auto loaded = Pipeline::from_folder(dictionaries(), user.options());
    ASSERT_FALSE(loaded.ok()) << file;
    EXPECT_TRUE(loaded.error().file.ends_with("/" + file)) << loaded.error().file;
    EXPECT_EQ(loaded.error().line, 5) << file;
    EXPECT_GT(loaded.error().column, 0) << file;
    EXPECT_NE(loaded.error().message.find("; allowed: "), std::string::npos) << loaded.error().message;
  }
}

TEST(UserFolder, MissingFolderIsAnError) {
  const auto loaded = Pipeline::from_folder(dictionaries(), LoadOptions{"/no/such/folder"});
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().code, "io");
}

TEST(UserFolder, AnEmptyFolderChangesNothing) {
  const UserFolder user;
  const Pipeline own = with(user);
  for (const std::string& text : press_texts()) EXPECT_EQ(facts(analyze(own, text)), facts(analyze(shared_pipeline(), text)));
}

TEST(UserFolder, CorrectionsHoldForAllThatSpeaksOfAnEntity) {
  const std::string text = "Сайран қаласының әкімі Баян Жандосова жиын өткізді. «Біз бұл мектепті бір жылда салып бітірдік», – деді Б. Жандосова.";
  ASSERT_NE(facts(analyze(shared_pipeline(), text)).find("relation 0 Баян Жандосова | әкім"), std::string::npos);
  UserFolder denying;
  denying.add("corrections.tsv", "action\tlabel\tname\tas\ndeny\tPERSON\tБаян Жандосова\n");
  const Document without = analyze(with(denying), text);
  EXPECT_EQ(facts(without).find("PERSON"), std::string::npos) << facts(without);
  EXPECT_TRUE(without.relations.empty());
  for (const Quote& q : without.quotes) EXPECT_EQ(q.speaker, kNoIndex);
  for (const TokenTag& tag : without.tags) EXPECT_FALSE(tag.iob != Iob::kOutside && tag.label == Label::kPerson);

  UserFolder renaming;
  renaming.add("corrections.tsv", "action\tlabel\tname\tas\nrename\tPERSON\tБаян Жандосова\tБаян Асанқызы Жандосова\n");
  const Pipeline own = with(renaming);
  EXPECT_NE(own.fingerprint(), shared_pipeline().fingerprint());
  const Document renamed = analyze(own, text);
  EXPECT_NE(facts(renamed).find("relation 0 Баян Асанқызы Жандосова | әкім"), std::string::npos) << facts(renamed);
  EXPECT_EQ(renamed.entities.back().patronymic, "Асанқызы");
}

TEST(UserFolder, CorrectionsThatContradictEachOtherAreRefused) {
  UserFolder user;
  user.add("corrections.tsv", "action\tlabel\tname\tas\ndeny\tPERSON\tБаян\nmerge\tPERSON\tАсан\tБаян\n");
  const auto loaded = Pipeline::from_folder(dictionaries(), user.options());
  ASSERT_FALSE(loaded.ok());
  EXPECT_TRUE(loaded.error().file.ends_with("/corrections.tsv")) << loaded.error().file;
  EXPECT_EQ(loaded.error().line, 3);
}

}  // namespace
}  // namespace derek
