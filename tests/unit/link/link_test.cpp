// Entities, relations, quotes and repeats, on short sentences whose outcome is beyond doubt.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "derek/derek.h"
#include "link/mentions.h"
#include "link/persons.h"
#include "unit/link/support.h"

namespace derek::link {
namespace {

std::string name_of(const Document& d, uint32_t entity) {
  return entity == kNoIndex ? "-" : d.entities[entity].name;
}

// The entities of a label, with the number of their mentions: "Әсел Омар 2, …".
std::string entities(const Document& d, Label label) {
  std::string out;
  for (const Entity& e : d.entities) {
    if (e.label == label) out += (out.empty() ? "" : ", ") + e.name + " " + std::to_string(e.mentions.size());
  }
  return out;
}

const Entity& first_person(const Document& d) {
  static const Entity kNobody;
  const auto it = std::find_if(d.entities.begin(), d.entities.end(), [](const Entity& e) { return e.label == Label::kPerson; });
  return it == d.entities.end() ? kNobody : *it;
}

std::string parts(const std::string& text) {
  const Document d = read(text);
  const Entity& e = first_person(d);
  return e.given + "|" + e.patronymic + "|" + e.family + "|" + e.sex;
}

TEST(Persons, SplitByListsAndEndings) {
  EXPECT_EQ(parts("Жиынды Баян Жандосова ашты."), "Баян||Жандосова|f");
  EXPECT_EQ(parts("Директоры Тұқтыбаева Айгул Құмарқызы келді."), "Айгул|Құмарқызы|Тұқтыбаева|f");
  EXPECT_EQ(parts("Кітапты Оразгүл Әбдіқызы Нұрпейісоваға берді."), "Оразгүл|Әбдіқызы|Нұрпейісова|f");
  EXPECT_EQ(parts("Бәйгеде Сәрсенов Бақыт Ерланұлы жеңді."), "Бақыт|Ерланұлы|Сәрсенов|m");
  EXPECT_EQ(parts("Жобаға Петренко Галина Викторовна қатысты."), "Галина|Викторовна|Петренко|f");
}

TEST(Persons, OneFamilyNameForTwo) {
  EXPECT_EQ(entities(read("Жиында Махмұд пен Төрехан Сабырхандар сөйледі."), Label::kPerson),
            "Махмұд Сабырхан 1, Төрехан Сабырхан 1");
}

PersonName person(const std::string& given, const std::string& family, const std::string& sex = "") {
  PersonName name;
  name.given = given;
  name.family = family;
  name.sex = sex;
  return name;
}

TEST(Persons, SameFamilyWithAnotherGivenNameIsAnother) {
  EXPECT_FALSE(may_be_same(person("Ерлан", "Омаров"), person("Асқар", "Омаров")));
  EXPECT_TRUE(may_be_same(person("Ерлан", "Омаров"), person("", "Омаров")));
  EXPECT_TRUE(may_be_same(person("Ерлан", "Омаров"), person("Ерлан", "")));
  EXPECT_TRUE(may_be_same(person("ЕРЛАН", "ОМАРОВ"), person("Ерлан", "Омаров")));
  EXPECT_FALSE(may_be_same(person("Ерлан", ""), person("", "Омаров")));  // nothing is shared
}

TEST(Persons, SexSpeaksAgainst) {
  EXPECT_FALSE(may_be_same(person("", "Омар", "m"), person("", "Омар", "f")));
  EXPECT_TRUE(may_be_same(person("", "Омар", "m"), person("", "Омар")));
}

TEST(Persons, InitialsFitTheirName) {
  PersonName initial = person("", "Омаров");
  initial.given_initial = "Е";
  EXPECT_TRUE(may_be_same(initial, person("Ерлан", "Омаров")));
  EXPECT_TRUE(may_be_same(person("Ерлан", "Омаров"), initial));
  EXPECT_FALSE(may_be_same(initial, person("Асқар", "Омаров")));
  PersonName other = initial;
  other.given_initial = "Н";
  EXPECT_FALSE(may_be_same(initial, other));
}

TEST(Persons, FullNameAndMerge) {
  PersonName name = person("", "Тоқаев");
  name.given_initial = "Қ";
  name.patronymic_initial = "К";
  EXPECT_EQ(name.full(), "Қ. К. Тоқаев");
  merge(name, person("Қасым-Жомарт", "Басқа", "m"));
  EXPECT_EQ(name.full(), "Қасым-Жомарт К. Тоқаев");
  EXPECT_EQ(name.sex, "m");
}

TEST(Entities, ShortNamesJoinTheirPerson) {
  EXPECT_EQ(entities(read("Жиынды Баян Жандосова ашты. Кейін Жандосова сөйледі. Баянға гүл берді."), Label::kPerson),
            "Баян Жандосова 3");
  EXPECT_EQ(entities(read("Жиынды Ерлан Омаров ашты. Соңында Е. Омаров сөйледі."), Label::kPerson), "Ерлан Омаров 2");
}

TEST(Entities, TwoOfOneFamilyStayTwo) {
  EXPECT_EQ(entities(read("Жиынды Ерлан Омаров ашты. Оған Асқар Омаров қатысты."), Label::kPerson),
            "Ерлан Омаров 1, Асқар Омаров 1");
}

TEST(Entities, PlacesWithAndWithoutTheirNoun) {
  EXPECT_EQ(entities(read("Жиын Шымкент қаласында өтті. Шымкентте жаңбыр жауды."), Label::kGpe), "Шымкент қаласы 2");
  EXPECT_EQ(entities(read("Жиын Түркістан облысында өтті. Түркістанға қонақ келді."), Label::kGpe),
            "Түркістан облысы 1, Түркістан 1");
}

TEST(Entities, BodiesByKeyCoreAndAbbreviation) {
  Document d = read("Жиынды «Парасат» орталығы өткізді. Кейін «Парасат» орталығында концерт болды.");
  EXPECT_EQ(entities(d, Label::kOrganisation), "«Парасат» орталығы 2");
  const auto body = std::find_if(d.entities.begin(), d.entities.end(), [](const Entity& e) { return e.label == Label::kOrganisation; });
  ASSERT_NE(body, d.entities.end());
  EXPECT_EQ(body->aliases, std::vector<std::string>{"Парасат"});
  d = read("Бұл туралы Төтенше жағдайлар департаменті (ТЖД) айтты. ТЖД халыққа ескертеді.");
  EXPECT_EQ(entities(d, Label::kOrganisation), "Төтенше жағдайлар департаменті 3");
}

TEST(Entities, QuotedBodiesAreOneWhereTheirNounsFit) {
  EXPECT_EQ(entities(read("«Сенім» ЖШС ашылды. «Сенім» компаниясы өсті."), Label::kOrganisation), "«Сенім» компаниясы 2");
  EXPECT_EQ(entities(read("«Сенім» ЖШС ашылды. «Сенім» клубы жеңді."), Label::kOrganisation), "«Сенім» ЖШС 1, «Сенім» клубы 1");
}

TEST(Entities, AQuotedNameIsTheBodyNotItsPart) {
  EXPECT_EQ(entities(read("«Сенім» ЖШС Қауіпсіздік департаменті хабарлады. «Сенім» өсті."), Label::kOrganisation),
            "«Сенім» ЖШС Қауіпсіздік департаменті 2, «Сенім» ЖШС 2");
}

TEST(Entities, ShortNamesInBrackets) {
  EXPECT_EQ(entities(read("«Диқан» қауымдастығы (ДОРҚ) жиын өткізді. ДОРҚ Заң комитетінің мүшелері келді."), Label::kOrganisation),
            "«Диқан» қауымдастығы 3, ДОРҚ Заң комитеті 1");
  EXPECT_EQ(entities(read("«Арман-Су» ұлттық компаниясы» акционерлік қоғамы (бұдан әрі – «Арман-Су» ҰК» АҚ) құрылды."),
                     Label::kOrganisation),
            "«Арман-Су» ұлттық компаниясы» акционерлік қоғамы 2");
}

TEST(Entities, ChainsOfThreeHoldTheirParent) {
  const Document d = read("Қаржы министрлігі Мемлекеттік кірістер комитетінің Кедендік бақылау департаменті хабарлады.");
  EXPECT_EQ(entities(d, Label::kOrganisation),
            "Қаржы министрлігі Мемлекеттік кірістер комитетінің Кедендік бақылау департаменті 2, "
            "Қаржы министрлігі Мемлекеттік кірістер комитеті 2, Қаржы министрлігі 1");
  std::string parts;
  for (const Relation& r : d.relations) parts += name_of(d, r.subject) + " in " + name_of(d, r.object) + "\n";
  EXPECT_EQ(parts,
            "Қаржы министрлігі Мемлекеттік кірістер комитеті in Қаржы министрлігі\n"
            "Қаржы министрлігі Мемлекеттік кірістер комитетінің Кедендік бақылау департаменті in "
            "Қаржы министрлігі Мемлекеттік кірістер комитеті\n");
}

TEST(Mentions, TheSentencesStopIsNoPartOfAUnit) {
  const Document d = read("Алқап 64 000 га. Құны 21 млн тг. болды.");
  std::string figures;
  for (const Mention& m : d.mentions) figures += std::string(d.view(m.span)) + "\n";
  EXPECT_EQ(figures, "64 000 га\n21 млн тг.\n");
}

TEST(Entities, EveryEntityPointsToItsMentionsAndBack) {
  const Document d = read("Абай облысы әкімдігінің басшысы Баян Жандосова Семей қаласында «Парасат» орталығын ашты. Жандосова «Парасат» туралы айтты.");
  for (uint32_t e = 0; e < d.entities.size(); ++e) {
    EXPECT_FALSE(d.entities[e].mentions.empty());
    EXPECT_TRUE(std::is_sorted(d.entities[e].mentions.begin(), d.entities[e].mentions.end()));
    for (const uint32_t m : d.entities[e].mentions) EXPECT_EQ(d.mentions[m].entity, e);
  }
}

// PERSON | title | body | status
std::string positions(const Document& d) {
  std::string out;
  for (const Relation& r : d.relations) {
    if (r.label != RelationLabel::kHoldsPosition) continue;
    out += name_of(d, r.subject) + " | " + r.title + " | " + name_of(d, r.object) + " | " + r.status + "\n";
  }
  return out;
}

TEST(Relations, TitleBodyAndPerson) {
  EXPECT_EQ(positions(read("Жиынды «Парасат» орталығының директоры Баян Жандосова ашты.")),
            "Баян Жандосова | директор | «Парасат» орталығы | current\n");
}

TEST(Relations, ADeputyWithAFieldStaysHisChiefs) {
  EXPECT_EQ(positions(read("«Парасат» орталығы директорының оқу ісі жөніндегі орынбасары Баян Жандосова келді.")),
            "Баян Жандосова | директорының оқу ісі жөніндегі орынбасары | «Парасат» орталығы | current\n");
  EXPECT_EQ(positions(read("«Парасат» орталығының оқу ісі жөніндегі маманы Баян Жандосова келді.")),
            "Баян Жандосова | оқу ісі жөніндегі маман | «Парасат» орталығы | current\n");
}

TEST(Relations, NoTitleNoRelation) {
  EXPECT_EQ(positions(read("Жиынды Баян Жандосова ашты. Орталықтың директоры келмеді.")), "");
}

TEST(Relations, TitlesFindTheBodyThatTheTextNamed) {
  // By the noun beside the title, by what such a title is held in, else the body that the text is about.
  EXPECT_EQ(positions(read("«Парасат» орталығы ашылды. Орталықтың директоры Баян Жандосова келді.")),
            "Баян Жандосова | директор | «Парасат» орталығы | current\n");
  EXPECT_EQ(positions(read("Алматы қалалық соты мен «Сенім» ЖШС дауласты. Судья Баян Жандосова айтты.")),
            "Баян Жандосова | судья | Алматы қалалық соты | current\n");
  EXPECT_EQ(positions(read("«Сенім» ЖШС зауыт ашты. Бас бухгалтер Баян Жандосова айтты.")),
            "Баян Жандосова | бас бухгалтер | «Сенім» ЖШС | current\n");
}

TEST(Relations, ABodyIsPartOfTheOneThatItsNameBeginsWith) {
  const Document d = read("«Сенім» ЖШС зауыт ашты. Бұл туралы компанияның баспасөз қызметі хабарлады.");
  const auto part = std::find_if(d.relations.begin(), d.relations.end(),
                                 [](const Relation& r) { return r.label == RelationLabel::kPartOf; });
  ASSERT_NE(part, d.relations.end());
  EXPECT_EQ(name_of(d, part->subject), "компанияның баспасөз қызметі");
  EXPECT_EQ(name_of(d, part->object), "«Сенім» ЖШС");
}

TEST(Relations, ATitleSaidAgainWithTheNounOfItsBodyIsOne) {
  EXPECT_EQ(positions(read("«Парасат» орталығының директоры Баян Жандосова келді. Орталық директоры Баян Жандосова айтты.")),
            "Баян Жандосова | директор | «Парасат» орталығы | current\n");
}

TEST(Relations, PersonalTitlesTakeNoBody) {
  EXPECT_EQ(positions(read("«Сенім» ЖШС зауыт ашты. Әнші Баян Жандосова келді.")), "Баян Жандосова | әнші | - | current\n");
  EXPECT_EQ(positions(read("«Сенім» ЖШС зауыт ашты. Судья Баян Жандосова айтты.")), "Баян Жандосова | судья | - | current\n");
  EXPECT_EQ(positions(read("«Сенім» ЖШС зауыт ашты. Мектеп директоры Баян Жандосова айтты.")),
            "Баян Жандосова | директор | - | current\n");
}

TEST(Entities, AbbreviatedBodiesAreTheWholeOnes) {
  EXPECT_EQ(entities(read("Алматы облысы Полиция департаменті хабарлады. Алматы облысы ПД іс қозғады."), Label::kOrganisation),
            "Алматы облысы Полиция департаменті 2");
  // Of another region: another one.
  EXPECT_EQ(entities(read("Алматы облысы Полиция департаменті хабарлады. Абай облысы ПД іс қозғады."), Label::kOrganisation),
            "Алматы облысы Полиция департаменті 1, Абай облысы ПД 1");
}

TEST(Entities, FormerNamesOfCities) {
  EXPECT_EQ(entities(read("Жиын Нұр-Сұлтанда өтті. Бүгін Астана қаласында қар жауды."), Label::kGpe), "Нұр-Сұлтан 2");
  // The region kept the name.
  EXPECT_EQ(entities(read("Жиын Таразда өтті. Жамбыл облысында қар жауды."), Label::kGpe), "Тараз 1, Жамбыл облысы 1");
}

TEST(Entities, LatinNames) {
  const Document d = read("Маңғыстау облысында Әсел Ғабитова «Жаңа өмір» ЖШС-ге келді.");
  for (const Entity& e : d.entities) {
    const char* latin = e.label == Label::kPerson ? "Äsel Ghabītova" : e.label == Label::kGpe ? "Mangghystaū oblysy" : "";
    EXPECT_EQ(e.latin, latin) << e.name;
  }
}

TEST(Relations, FormerAppointedAndCandidates) {
  EXPECT_EQ(positions(read("Баян Жандосова бұрын «Парасат» орталығының директоры болған.")),
            "Баян Жандосова | директор | «Парасат» орталығы | former\n");
  EXPECT_EQ(positions(read("«Парасат» орталығының директоры болып Баян Жандосова тағайындалды.")),
            "Баян Жандосова | директор | «Парасат» орталығы | appointed\n");
  EXPECT_EQ(positions(read("Кеңес «Парасат» орталығының директоры лауазымына Баян Жандосованың кандидатурасын мақұлдады.")),
            "Баян Жандосова | директор | «Парасат» орталығы | candidate\n");
}

TEST(Relations, CareersAreOfThePersonTheTextSpeaksOf) {
  const std::string born = "Баян Жандосова Шымкентте туған. ";
  EXPECT_EQ(positions(read(born + "Еңбек жолын мұғалім болып бастаған.")), "Баян Жандосова | мұғалім | - | former\n");
  EXPECT_EQ(positions(read(born + "Қалада өскен. Бұған дейін Жаңатас аудандық кітапханасының директоры, Түркістан "
                                  "облыстық мұрағатының бастығы болған.")),
            "Баян Жандосова | директор | Жаңатас аудандық кітапханасы | former\n"
            "Баян Жандосова | бастық | Түркістан облыстық мұрағаты | former\n");
  EXPECT_EQ(positions(read(born + "2020 жылдан бері Жаңатас аудандық кітапханасының директоры.")),
            "Баян Жандосова | директор | Жаңатас аудандық кітапханасы | current\n");
  // A new paragraph speaks of the only person of the one before.
  const std::string career = "Бұрын мұғалім болып жұмыс істеген.";
  EXPECT_EQ(positions(read("Баян Жандосова Шымкентте туған.\n\n" + career)), "Баян Жандосова | мұғалім | - | former\n");
  EXPECT_EQ(positions(read("Ерлан Альжанов келді. Баян Жандосова Шымкентте туған.\n\n" + career)), "");
  EXPECT_EQ(positions(read("Баян Жандосова Шымкентте туған.\n\nҚала өсті.\n\n" + career)), "");
  // Two persons, one in passing: nobody is spoken of.
  EXPECT_EQ(positions(read("Баян Жандосова Ерлан Альжановты шақырды. Бұрын мұғалім болып жұмыс істеген.")), "");
  EXPECT_EQ(positions(read("Баян Жандосованың үйі салынды. Бұрын мұғалім болып жұмыс істеген.")), "");
}

std::string titles(const std::string& text) {
  const Document d = read(text);
  std::string out;
  for (const Mention& m : d.mentions) {
    if (m.label == Label::kPosition) out += (out.empty() ? "" : " | ") + std::string(d.view(m.span));
  }
  return out;
}

TEST(Mentions, TitlesThatStandAloneForWhoWasNamedWithThem) {
  const std::string named = "Жиынды «Парасат» орталығының бас директоры Баян Жандосова ашты. ";
  EXPECT_EQ(titles(named + "Бас директордың айтуынша, бәрі дайын."), "бас директоры | Бас директордың");
  EXPECT_EQ(titles(named + "Бәрі дайын, деді директор."), "бас директоры | директор");
  EXPECT_EQ(titles(named + "Орталық директоры жауап берді."), "бас директоры | Орталық директоры");
  // Others, several, the post itself, and what nobody was named with.
  for (const char* other : {"Мектептің директоры келді.", "Жаңа директор келді.", "Директорлар келді.", "Енді директор лауазымы бос.",
                            "Төраға келді.", "Екі директордың кеңсесі бар.", "Бас директордың орынбасары келді.", "Директор кеңсесі жабық.", "Директор жанындағы топ келді."}) {
    EXPECT_EQ(titles(named + other), "бас директоры") << other;
  }
  EXPECT_EQ(titles("Директор жауап берді. " + named), "бас директоры");
}

TEST(Relations, AnyKindOfBodyIsTheOneThatTheTextIsAbout) {
  EXPECT_EQ(positions(read("Қаржы министрлігі брифинг өткізді. Ведомствоның баспасөз хатшысы Баян Жандосова сөйледі.")),
            "Баян Жандосова | баспасөз хатшысы | Қаржы министрлігі | current\n");
  EXPECT_EQ(positions(read("Қаржы министрлігі брифинг өткізді. Аймақ басшысы Баян Жандосова сөйледі.")),
            "Баян Жандосова | аймақ басшысы | - | current\n");
}

TEST(Relations, RanksHonoursAndDegreesAreOfNoBody) {
  const std::string school = "Жаңатас аудандық мектебінде той өтті. ";
  EXPECT_EQ(positions(read(school + "Мұғалім Баян Жандосова келді.")), "Баян Жандосова | мұғалім | Жаңатас аудандық мектебі | current\n");
  EXPECT_EQ(positions(read(school + "Қазақстанның еңбек сіңірген мұғалімі Баян Жандосова келді.")),
            "Баян Жандосова | Қазақстанның еңбек сіңірген мұғалімі | - | current\n");
  EXPECT_EQ(positions(read(school + "Подполковник Баян Жандосова келді.")), "Баян Жандосова | подполковник | - | current\n");
}

TEST(Relations, SentencesOfListsSpeakOfNobody) {
  const std::string born = "Баян Жандосова Шымкентте туған. ", career = "Бұрын мұғалім болып жұмыс істеген";
  std::string list;
  for (int i = 0; i < 60; ++i) list += ", бұрын мұғалім болып жұмыс істеген";
  EXPECT_EQ(positions(read(born + career + ".")), "Баян Жандосова | мұғалім | - | former\n");
  EXPECT_EQ(positions(read(born + career + list + ".")), "");
  EXPECT_EQ(positions(read(born + "Жұмысы көп" + list + ". " + career + ".")), "");
}

std::string quotes(const std::string& text) {
  const Document d = read(text);
  std::string out;
  for (const Quote& q : d.quotes) {
    out += std::string(q.kind == QuoteKind::kDirect ? "direct" : "indirect") + " " + std::string(d.view(q.span)) + " | " +
           name_of(d, q.speaker) + " | " + q.cue + "\n";
  }
  return out;
}

constexpr const char* kSpeech = "«Біз бұл күнді төрт жыл күттік»";

TEST(Quotes, VerbAndSpeakerBehind) {
  const std::string expected = std::string("direct ") + kSpeech + " | Баян Жандосова | деді\n";
  for (const char* between : {", – деді ", " – деді ", ", деді ", " деді ", ", - деді ", " — деді ", ", − деді "}) {
    EXPECT_EQ(quotes(kSpeech + std::string(between) + "Баян Жандосова."), expected) << between;
  }
}

TEST(Quotes, QuestionsAndCallsBeforeTheMark) {
  EXPECT_EQ(quotes("«Біз бұл күнді төрт жыл күттік!» – деді Баян Жандосова."),
            "direct «Біз бұл күнді төрт жыл күттік!» | Баян Жандосова | деді\n");
}

TEST(Quotes, SpeakerAndColon) {
  EXPECT_EQ(quotes(std::string("Баян Жандосова: ") + kSpeech + "."), std::string("direct ") + kSpeech + " | Баян Жандосова | \n");
}

TEST(Quotes, SpeakerInFrontVerbBehind) {
  EXPECT_EQ(quotes(std::string("Баян Жандосова ") + kSpeech + " деп мәлімдеді."),
            std::string("direct ") + kSpeech + " | Баян Жандосова | деп мәлімдеді\n");
}

TEST(Quotes, TagInsideTheMarks) {
  const std::string found = quotes("«Біз бұл күнді көп күттік, – деді Баян Жандосова, – енді бәрі жақсы болады».");
  EXPECT_TRUE(found.starts_with("direct ")) << found;
  EXPECT_NE(found.find("| Баян Жандосова | деді"), std::string::npos) << found;
}

TEST(Quotes, DashDialogue) {
  EXPECT_EQ(quotes("– Біз бұл күнді төрт жыл күттік, – деді Баян Жандосова."),
            "direct Біз бұл күнді төрт жыл күттік | Баян Жандосова | деді\n");
}

TEST(Quotes, DashDialogueGoesOnBehindItsTag) {
  EXPECT_EQ(quotes("– Біз бұл күнді төрт жыл күттік, – деді Баян Жандосова. – Енді бәрі жақсы болады."),
            "direct Біз бұл күнді төрт жыл күттік, – деді Баян Жандосова. – Енді бәрі жақсы болады | Баян Жандосова | деді\n");
}

TEST(Quotes, Interview) {
  EXPECT_EQ(quotes("Сұраққа Баян Жандосова жауап берді.\n– Мектеп қашан ашылады?\n– Ол күзде ашылады.\n– Бала көп пе?\n"
                   "Б. Жандосова: – Бала өте көп."),
            "direct Мектеп қашан ашылады? | - | \ndirect Ол күзде ашылады | Баян Жандосова | \n"
            "direct Бала көп пе? | - | \ndirect Бала өте көп | Баян Жандосова | \n");
  // Items of a list are no answers.
  EXPECT_EQ(quotes("Баян Жандосова келді.\n– екі үлкен үстел;\n– бес жаңа орындық."), "");
}

TEST(Quotes, HeSaidIsOfTheSubjectBefore) {
  EXPECT_EQ(quotes("Жиынды Баян Жандосова ашты. " + std::string(kSpeech) + ", – деді ол."),
            std::string("direct ") + kSpeech + " | Баян Жандосова | деді\n");
}

TEST(Quotes, ThingsAndDoingsAreNotSaid) {
  EXPECT_EQ(quotes("Баян Жандосова жиында жаңа мектептің жобасын таныстырды."), "");
  EXPECT_EQ(quotes("Баян Жандосова күзде жаңа мектепте жиын өткізуді ұсынды."),
            "indirect күзде жаңа мектепте жиын өткізуді | Баян Жандосова | ұсынды\n");
}

TEST(Quotes, SeveralSentencesInOneQuote) {
  EXPECT_EQ(quotes("«Біз бұл күнді күттік. Енді бәрі жақсы болады», – деді Баян Жандосова."),
            "direct «Біз бұл күнді күттік. Енді бәрі жақсы болады» | Баян Жандосова | деді\n");
}

TEST(Quotes, Attribution) {
  EXPECT_EQ(quotes("Баян Жандосованың айтуынша, жаңа мектеп күзде ашылады."),
            "indirect жаңа мектеп күзде ашылады | Баян Жандосова | айтуынша\n");
}

TEST(Quotes, Indirect) {
  EXPECT_EQ(quotes("Баян Жандосова жаңа мектептің күзде ашылатынын айтты."),
            "indirect жаңа мектептің күзде ашылатынын | Баян Жандосова | айтты\n");
}

TEST(Quotes, IndirectBeginsBehindTitleOccasionAndOtherDoings) {
  const std::string said = "indirect жаңа мектептің күзде ашылатынын | Баян Жандосова | айтты\n";
  for (const char* between : {"өз баяндамасында", "жиында сөйлеген сөзінде", "жобаға тоқталып,", "сұраққа жауап бергенде",
                              ", орталық директоры,"}) {
    EXPECT_EQ(quotes("Баян Жандосова " + std::string(between) + " жаңа мектептің күзде ашылатынын айтты."), said) << between;
  }
  // What others do is part of what was said.
  EXPECT_EQ(quotes("Баян Жандосова жұмысшылар ақысын алып, жаңа мектептің күзде ашылатынын айтты."),
            "indirect жұмысшылар ақысын алып, жаңа мектептің күзде ашылатынын | Баян Жандосова | айтты\n");
}

TEST(Quotes, SubjectInTheSentenceBefore) {
  EXPECT_EQ(quotes("Баян Жандосова сөз сөйледі. Ол жаңа мектептің күзде ашылатынын айтты."),
            "indirect жаңа мектептің күзде ашылатынын | Баян Жандосова | айтты\n");
}

TEST(Quotes, BodiesByTheirKindSpeak) {
  EXPECT_EQ(quotes("Алматы қаласының білім басқармасы жиын өткізді. Басқарманың мәліметінше, жаңа мектеп күзде ашылады."),
            "indirect жаңа мектеп күзде ашылады | Алматы қаласының білім басқармасы | мәліметінше\n");
  EXPECT_EQ(quotes("Алматы қаласының білім басқармасы жиын өткізді. " + std::string(kSpeech) + ", – деп хабарлады басқармадан."),
            std::string("direct ") + kSpeech + " | Алматы қаласының білім басқармасы | деп хабарлады\n");
}

TEST(Quotes, NamesInMarksAreNoSpeech) {
  EXPECT_EQ(quotes("Баян Жандосова «Парасат» орталығына келді."), "");
  EXPECT_EQ(quotes("Қалада «Жаңа Қазақстан» атты жиын өтті."), "");
}

TEST(Repeats, QuotedNameAlone) {
  const Document d = read("Жиынды «Парасат» орталығы өткізді. Кейін «Парасат» келді.");
  EXPECT_EQ(entities(d, Label::kOrganisation), "«Парасат» орталығы 2");
}

TEST(Repeats, OnlyNamesGivenInFull) {
  EXPECT_EQ(entities(read("Кейін «Парасат» келді."), Label::kOrganisation), "");
}

Mention mention(uint32_t begin, uint32_t end) {
  Mention m;
  m.span = {begin, end};
  return m;
}

TEST(Nesting, OuterFirstAndWithin) {
  std::vector<Mention> mentions = {mention(5, 7), mention(0, 4), mention(0, 10), mention(8, 10), mention(8, 9), mention(12, 14)};
  sort_and_nest(mentions);
  std::string shown;
  for (const Mention& m : mentions) {
    shown += std::to_string(m.span.begin) + "-" + std::to_string(m.span.end) + ":" +
             (m.within == kNoIndex ? "-" : std::to_string(m.within)) + " ";
  }
  EXPECT_EQ(shown, "0-10:- 0-4:0 5-7:0 8-10:0 8-9:3 12-14:- ");
}

}  // namespace
}  // namespace derek::link
