// Corrections of a user: the table's checks, and what becomes of a document.
#include "link/corrections.h"

#include <gtest/gtest.h>

namespace derek::link {
namespace {

const std::string kHead(CorrectionTable::kHead);

std::vector<Error> errors_of(const std::string& rows) {
  std::vector<Error> errors;
  EXPECT_FALSE(CorrectionTable::read("my/corrections.tsv", kHead + rows, &errors).ok());
  return errors;
}

TEST(CorrectionTable, RowsAreFoundWhateverCaseAndQuotationMarks) {
  const auto table = CorrectionTable::read("c.tsv", "# about mine\n" + kHead +
                                                        "rename\tORGANISATION\t\"Сенім\" ЖШС\tСенім\n\ndeny\tPERSON\tАбай Ел\t\tan avenue\n");
  ASSERT_TRUE(table.ok());
  const CorrectionRow* row = table->find(Label::kOrganisation, "«сенім» жшс");
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(row->as, "Сенім");
  EXPECT_EQ(row->at, "corrections.tsv:3");
  ASSERT_NE(table->find(Label::kPerson, "Абай Ел"), nullptr);
  EXPECT_EQ(table->find(Label::kPerson, "Абай Ел")->at, "corrections.tsv:5");
  EXPECT_EQ(table->find(Label::kGpe, "Абай Ел"), nullptr);
  const auto initials = CorrectionTable::read("c.tsv", kHead + "merge\tPERSON\tВ.С. Ким\tВиктор Ким\n");
  ASSERT_TRUE(initials.ok());
  EXPECT_NE(initials->find(Label::kPerson, "В. С. Ким"), nullptr);
}

TEST(CorrectionTable, MistakesHaveTheirPlace) {
  const struct {
    const char *row, *message;
    int column;
  } kCases[] = {
      {"drop\tPERSON\tА", "there is no action 'drop'", 1},
      {"deny\tMONEY\tА", "'MONEY' cannot be corrected", 6},
      {"deny\tPERSON", "the name is missing", 12},
      {"merge\tPERSON\tБаян", "merge needs the name to go by", 18},
      {"deny\tPERSON\tБаян\tАсан", "deny takes no other name", 18},
      {"rename\tPERSON\tБаян\tБаян", "this is the same name", 20},
  };
  for (const auto& c : kCases) {
    const std::vector<Error> errors = errors_of(std::string(c.row) + "\n");
    ASSERT_EQ(errors.size(), 1u) << c.row;
    EXPECT_TRUE(errors[0].message.starts_with(c.message)) << errors[0].message;
    EXPECT_EQ(errors[0].file, "my/corrections.tsv");
    EXPECT_EQ(errors[0].line, 2);
    EXPECT_EQ(errors[0].column, c.column) << c.row;
  }
  EXPECT_EQ(errors_of("drop\tPERSON\tА\ndeny\tMONEY\tА\n").size(), 2u);
  EXPECT_FALSE(CorrectionTable::read("c.tsv", "action\tlabel\tname\n").ok());
}

TEST(CorrectionTable, ConflictsAreRefused) {
  EXPECT_EQ(errors_of("deny\tPERSON\tБаян\nconfirm\tPERSON\tбаян\n").at(0).message, "line 2 denies Баян already");
  // The merge names what another line takes away, whichever comes first.
  EXPECT_EQ(errors_of("merge\tPERSON\tБ. Ел\tБаян\nrename\tPERSON\tБаян\tБаян Ел\n").at(0).message, "line 3 renames Баян to Баян Ел");
  EXPECT_EQ(errors_of("deny\tPERSON\tБаян\nmerge\tPERSON\tБ. Ел\tБаян\n").at(0).line, 3);
  EXPECT_TRUE(CorrectionTable::read("c.tsv", kHead + "merge\tPERSON\tБ. Ел\tБаян\nconfirm\tPERSON\tБаян\n").ok());
  EXPECT_TRUE(CorrectionTable::read("c.tsv", kHead + "rename\tORGANISATION\t\"Ел\"\t«Ел»\n").ok());  // only the marks
}

// «Ел» Баян Асан Баян: a body with a person within, and two persons; tags as the mentions have them.
Document made() {
  Document d;
  d.text = d.original = "«Ел» Баян Асан Баян";
  d.offsets.keep(static_cast<uint32_t>(d.text.size()));
  for (const Span span : {Span{0, 10}, Span{11, 19}, Span{20, 28}, Span{29, 37}}) d.tokens.emplace_back().span = span;
  const auto mention = [&](Label label, TokenRange tokens, uint32_t entity, uint32_t within) {
    Mention m;
    m.label = label;
    m.tokens = tokens;
    m.span = d.span_of(tokens);
    m.lemma = d.view(m.span);
    m.score = 0.5;
    m.entity = entity;
    m.within = within;
    d.entities[entity].mentions.push_back(static_cast<uint32_t>(d.mentions.size()));
    d.mentions.push_back(m);
  };
  d.entities.resize(4);
  const char* names[] = {"«Ел» Баян", "Ел", "Баян Ел", "Асан"};
  for (size_t e = 0; e < 4; ++e) {
    d.entities[e].label = e < 1 ? Label::kOrganisation : Label::kPerson;
    d.entities[e].name = names[e];
  }
  d.entities[3].given = "Асан";
  mention(Label::kOrganisation, {0, 2}, 0, kNoIndex);
  mention(Label::kPerson, {0, 1}, 1, 0);
  mention(Label::kPerson, {1, 2}, 2, 0);
  mention(Label::kPerson, {2, 3}, 3, kNoIndex);
  mention(Label::kPerson, {3, 4}, 2, kNoIndex);
  d.tags = {{Iob::kBegin, Label::kOrganisation, 1}, {Iob::kInside, Label::kOrganisation, 1}, {Iob::kBegin, Label::kPerson, 1},
            {Iob::kBegin, Label::kPerson, 1}};
  return d;
}

Document corrected(const std::string& rows) {
  auto table = CorrectionTable::read("c.tsv", kHead + rows);
  EXPECT_TRUE(table.ok());
  Document d = made();
  Corrections(std::move(*table)).run(d, nullptr);
  for (uint32_t e = 0; e < d.entities.size(); ++e) {
    for (const uint32_t m : d.entities[e].mentions) EXPECT_EQ(d.mentions.at(m).entity, e);
  }
  return d;
}

TEST(Corrections, DeniedOnesAreGone) {
  const Document d = corrected("deny\tORGANISATION\tел баян\ndeny\tPERSON\tАсан\n");
  ASSERT_EQ(d.mentions.size(), 3u);
  ASSERT_EQ(d.entities.size(), 2u);
  EXPECT_EQ(d.entities[0].name, "Ел");
  EXPECT_EQ(d.entities[1].mentions, (std::vector<uint32_t>{1, 2}));
  for (const Mention& m : d.mentions) EXPECT_EQ(m.within, kNoIndex);
  EXPECT_EQ(d.tags[0].iob, Iob::kOutside);
  EXPECT_EQ(d.tags[1].iob, Iob::kOutside);
  EXPECT_EQ(d.tags[2].iob, Iob::kOutside);
  EXPECT_EQ(d.tags[3].iob, Iob::kBegin);
  ASSERT_EQ(d.diagnostics.size(), 2u);
  EXPECT_EQ(d.diagnostics[0].code, "denied");
  EXPECT_EQ(d.diagnostics[0].message, "ORGANISATION «Ел» Баян: corrections.tsv:2");
}

TEST(Corrections, MergedOnesAreOne) {
  const Document d = corrected("merge\tPERSON\tБаян Ел\tАсан\nmerge\tPERSON\tЕл\tАсан\nconfirm\tPERSON\tАсан\n");
  ASSERT_EQ(d.entities.size(), 2u);
  const Entity& e = d.entities[1];
  EXPECT_EQ(e.name, "Асан");
  EXPECT_EQ(e.given, "Асан");
  EXPECT_EQ(e.mentions, (std::vector<uint32_t>{1, 2, 3, 4}));
  EXPECT_EQ(e.aliases, (std::vector<std::string>{"Ел", "Баян Ел"}));
  ASSERT_EQ(e.corrections.size(), 3u);
  EXPECT_EQ(e.corrections[0], (Correction{"merge", "corrections.tsv:3", "Ел"}));
  EXPECT_EQ(e.corrections[2], (Correction{"confirm", "corrections.tsv:4", ""}));
  EXPECT_EQ(d.mentions[4].score, 1);
  EXPECT_EQ(d.mentions[0].score, 0.5);
}

TEST(Corrections, ARenamedOneKeepsItsOldNameAsAVariant) {
  const Document d = corrected("rename\tORGANISATION\tЕл Баян\t«Ел-Баян» қоры\n");
  EXPECT_EQ(d.entities[0].name, "«Ел-Баян» қоры");
  EXPECT_EQ(d.entities[0].aliases, (std::vector<std::string>{"«Ел» Баян"}));
  EXPECT_EQ(d.mentions.size(), 5u);
}

// What becomes of entities with a variant, behind the rows; those of persons know the parts of the name to go by.
struct Named {
  Label label;
  std::string name, given, family;
  std::vector<std::string> aliases;
};
std::vector<std::string> names_after(const std::string& rows, const std::vector<Named>& entities) {
  auto table = CorrectionTable::read("c.tsv", kHead + rows);
  EXPECT_TRUE(table.ok());
  for (CorrectionRow& row : table->rows()) {
    const size_t space = row.as.find(' ');
    if (row.label != Label::kPerson || space == std::string::npos) continue;
    row.given = row.as.substr(0, space);
    row.family = row.as.substr(space + 1);
  }
  Document d;
  for (const Named& named : entities) {
    Mention m;
    m.label = named.label;
    m.entity = static_cast<uint32_t>(d.entities.size());
    m.score = 0.5;
    Entity& e = d.entities.emplace_back();
    e.label = named.label;
    e.name = named.name;
    e.given = named.given;
    e.family = named.family;
    e.aliases = named.aliases;
    e.mentions = {static_cast<uint32_t>(d.mentions.size())};
    d.mentions.push_back(m);
  }
  Corrections(std::move(*table)).run(d, nullptr);
  std::vector<std::string> names;
  for (const Entity& e : d.entities) names.push_back(e.name + (d.mentions[e.mentions.front()].score == 1 ? "!" : ""));
  return names;
}
using Names = std::vector<std::string>;

TEST(Corrections, AVariantFindsTheOnlyOneThatHasIt) {
  const Named q{Label::kPerson, "Қ. Серіков", "", "Серіков", {"Серіков"}};
  EXPECT_EQ(names_after("rename\tPERSON\tСеріков\tҚайрат Серіков\n", {q}), Names{"Қайрат Серіков"});
  EXPECT_EQ(names_after("confirm\tPERSON\tсеріков\n", {q}), Names{"Қ. Серіков!"});
  const Named body{Label::kOrganisation, "ҚР Төтенше жағдайлар министрлігі", "", "", {"ТЖМ"}};
  EXPECT_EQ(names_after("rename\tORGANISATION\tТЖМ\tТөтенше жағдайлар министрлігі\n", {body}), Names{"Төтенше жағдайлар министрлігі"});
  EXPECT_EQ(names_after("rename\tGPE\tТЖМ\tТөтенше жағдайлар министрлігі\n", {body}), Names{"ҚР Төтенше жағдайлар министрлігі"});
  // One that gets the name of another joins it, and a row may name what an earlier one made a variant.
  const Named whole{Label::kPerson, "Қайрат Серіков", "Қайрат", "Серіков", {}};
  EXPECT_EQ(names_after("merge\tPERSON\tСеріков\tҚайрат Серіков\nconfirm\tPERSON\tҚайрат Серіков\n", {whole, q}), Names{"Қайрат Серіков!"});
}

TEST(Corrections, AVariantYieldsToANameAndToAnotherThatHasIt) {
  const Named first{Label::kPerson, "Асан Ким", "Асан", "Ким", {"Ким"}}, second{Label::kPerson, "В. Ким", "", "Ким", {"Ким"}},
      name{Label::kPerson, "Ким", "", "Ким", {}};
  const std::string row = "merge\tPERSON\tКим\tВиктор Ким\n";
  EXPECT_EQ(names_after(row, {second}), Names{"Виктор Ким"});
  EXPECT_EQ(names_after(row, {first, second}), (Names{"Асан Ким", "В. Ким"}));   // whose is it?
  EXPECT_EQ(names_after(row, {second, name}), (Names{"В. Ким", "Виктор Ким"}));  // derek calls one so
  EXPECT_EQ(names_after(row + "confirm\tPERSON\tВ. Ким\n", {second}), Names{"В. Ким!"});  // a row of its own
  const Named two{Label::kPerson, "В. Ким", "", "Ким", {"Ким", "КИМ В."}};
  EXPECT_EQ(names_after(row + "merge\tPERSON\tКИМ В.\tВладимир Ким\n", {two}), Names{"В. Ким"});  // rows that disagree
}

TEST(Corrections, AVariantDoesNotFindOneThatIsCalledOtherwise) {
  // Another first name, another initial.
  const std::string row = "merge\tPERSON\tВ. Ким\tВиктор Ким\n";
  EXPECT_EQ(names_after(row, {{Label::kPerson, "Владимир Ким", "Владимир", "Ким", {"В. Ким"}}}), Names{"Владимир Ким"});
  EXPECT_EQ(names_after("merge\tPERSON\tКим\tВиктор Ким\n", {{Label::kPerson, "Б. Ким", "", "Ким", {"Ким"}}}), Names{"Б. Ким"});
  // Another body with the same short name.
  EXPECT_EQ(names_after("rename\tORGANISATION\tСенім\t«Сенім» ЖШС\n", {{Label::kOrganisation, "«Сенім» қоры", "", "", {"Сенім"}}}),
            Names{"«Сенім» қоры"});
  EXPECT_EQ(names_after("rename\tORGANISATION\tМинистрлік\tҚаржы министрлігі\n",
                        {{Label::kOrganisation, "Білім министрлігі", "", "", {"министрлік"}}}),
            Names{"Білім министрлігі"});
  // The avenue is no person; the poet, whom the text also calls so, is one.
  EXPECT_EQ(names_after("deny\tPERSON\tАбай\n", {{Label::kPerson, "Абай Құнанбаев", "Абай", "Құнанбаев", {"Абай"}}}),
            Names{"Абай Құнанбаев"});
}

TEST(Corrections, OthersStayAsTheyAre) {
  EXPECT_EQ(corrected("deny\tGPE\tАсан\nmerge\tPERSON\tЖоқ\tАсан\n"), made());
}

}  // namespace
}  // namespace derek::link
