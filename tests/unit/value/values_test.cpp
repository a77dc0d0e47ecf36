// Each constructor over hand-made matches: no rules needed.
#include "value/values.h"

#include "lexicon/matcher.h"
#include "unit/value/small_document.h"
#include "value/clocks.h"
#include "value/contacts.h"
#include "value/edtf.h"
#include "value/number.h"

namespace derek::value {
namespace {

const lexicon::Lexicon& lists() {
  static const TestLexicon kLexicon({"number_word", "number_pair", "month", "weekday", "season", "relative_day",
                                     "relative_year", "time_unit", "day_part", "approximator", "currency",
                                     "unit", "holiday"});
  return *kLexicon.lexicon;
}

// `rule`: "value=date year:0-1 day:3 bound=since": attributes, and slots as token ranges.
Document evaluate(const std::string& line, const std::string& rule, const std::string& date) {
  Document doc = small_document(line);
  doc.date = date;
  const lexicon::ListMatcher matcher(lists());
  const auto scratch = matcher.make_scratch();
  matcher.run(doc, scratch.get());
  NumberReader(lists()).run(doc, nullptr);
  Match match;
  match.tokens = match.extent = {0, static_cast<uint32_t>(doc.tokens.size())};
  std::istringstream words(rule);
  for (std::string word; words >> word;) {
    if (const size_t equals = word.find('='); equals != std::string::npos) {
      doc.attributes.push_back({doc.add(word.substr(0, equals)), doc.add(word.substr(equals + 1))});
      continue;
    }
    const size_t colon = word.find(':'), hyphen = word.find('-');
    const auto first = static_cast<uint32_t>(std::stoul(word.substr(colon + 1)));
    const auto last =
        hyphen == std::string::npos ? first : static_cast<uint32_t>(std::stoul(word.substr(hyphen + 1)));
    doc.slots.push_back({doc.add(word.substr(0, colon)), {first, last + 1}});
  }
  match.slot_count = static_cast<uint32_t>(doc.slots.size());
  match.attribute_count = static_cast<uint32_t>(doc.attributes.size());
  doc.matches.push_back(match);
  Mention mention;
  mention.match = 0;
  mention.tokens = match.tokens;
  mention.span = doc.span_of(match.tokens);
  doc.mentions.push_back(mention);
  Values(lists()).run(doc, nullptr);
  return doc;
}

std::string show(const Value& v) {
  std::string out = v.edtf + v.duration + v.repeat + v.normal;
  const auto add = [&](const std::optional<double>& n) {
    std::ostringstream text;
    text.precision(15);
    if (n) text << (out.empty() ? "" : " ") << *n;
    out += text.str();
  };
  add(v.value), add(v.min), add(v.max), add(v.order);
  for (const std::string* part : {&v.currency, &v.unit, &v.counted})
    if (!part->empty()) out += " " + *part;
  return v.modifier.empty() ? out : v.modifier + " " + out;
}

struct Case {
  const char *line, *rule, *expected;
  const char* date = "2023-12-05";
};

TEST(Values, Constructors) {
  for (const auto& [line, rule, expected, date] : std::vector<Case>{
           {"2023 жылғы 10 желтоқсанда/желтоқсан:loc", "value=date year:0 day:2 month:3", "2023-12-10"},
           {"желтоқсанның/желтоқсан:gen 10-ында", "value=date month:0 day:1", "2023-12-10"},
           {"10 желтоқсан", "value=date day:0 month:1", "2023-12-10", "2023-12"},
           {"10 желтоқсан", "value=date day:0 month:1", "2023-12-10", "2023"},
           {"10 желтоқсан", "value=date day:0 month:1", "XXXX-12-10", ""},
           {"10 желтоқсан", "value=date day:0 month:1", "2023-12-10", "2024-01-10"},
           {"29 ақпан", "value=date day:0 month:1", "2024-02-29", "2023-12-05"},
           {"31 сәуір", "value=date day:0 month:1", "", "2023-12-05"},
           {"10.12.2023", "value=date numeric:0", "2023-12-10"},
           {"31.02.2023", "value=date numeric:0", ""},
           {"2023-12-10", "value=date numeric:0", "2023-12-10"},
           {"былтыр шілдеде/шілде:loc", "value=date relative_year:0 month:1", "2022-07"},
           {"былтыр", "value=date relative_year:0", "", ""},
           {"кеше", "value=date relative_day:0", "2023-12-04"},
           {"кеше", "value=date relative_day:0", "", "2023-12"},
           {"айдың 15-іне дейін", "value=date day:1 month_offset=0 bound=until", "../2023-12-15"},
           {"2025 жылдың соңына дейін", "value=date year:0 edge=end bound=until", "../2025-12-31"},
           {"2015 жылдан бері", "value=date year:0 bound=since", "2015/.."},
           {"жыл басынан", "value=relative unit=P1Y ref=this edge=start bound=since", "2023-01-01/.."},
           {"шамамен 1900 жылы", "value=date approx:0 year:1", "approx 1900~"},
           {"б.з.д. 209 жыл", "value=date year:1 era=bce", "-0208"},
           {"2023 жылдың II тоқсанында", "value=date year:0 quarter:2", "2023-34"},
           {"бірінші/бір:ordinal тоқсан", "value=date quarter:0", "XXXX-33", ""},
           {"екінші/екі:ordinal жартыжылдық", "value=date half:0 year_offset=0", "2023-41"},
           {"2023 жылғы күз", "value=date year:0 season:2", "2023-23"},
           {"10 желтоқсан сағат 15.00-де", "value=date day:0 month:1 clock:3", "2023-12-10T15:00"},
           {"2023 жылдың 25 қарашасы/қараша:poss3 мен 10 желтоқсан",
            "value=interval year:0 day:2 month:3 day2:5 month2:6", "2023-11-25/2023-12-10"},
           {"5 – 7 желтоқсан", "value=interval day:0 day2:2 month2:3", "2023-12-05/2023-12-07"},
           {"25 желтоқсан – 5 қаңтар", "value=interval day:0 month:1 day2:3 month2:4",
            "2023-12-25/2024-01-05"},
           {"2019 – 2023", "value=interval year:0 year2:2", "2019/2023"},
           {"2023 – 2019", "value=interval year:0 year2:2", ""},
           {"айдың 15 , 16 және 17-сі", "value=dates day:1 day:3 day:5",
            "{XXXX-XX-15,XXXX-XX-16,XXXX-XX-17}"},
           {"мамыр 15 , 16 және 17-сі", "value=dates month:0 day:1 day:3 day:5",
            "{2023-05-15,2023-05-16,2023-05-17}", "2023"},
           {"осы аптада/апта:loc", "value=relative unit:1 ref=this", "2023-12-04/2023-12-10"},
           {"келесі айда/ай:loc", "value=relative unit:1 ref=next", "2024-01"},
           {"өткен аптада/апта:loc", "value=relative unit:1 ref=last", "", "2023-12"},
           {"5 жыл бұрын", "value=ago number:0 unit:1", "2018"},
           {"екі ай бұрын", "value=ago number:0 unit:1", "2023-10"},
           {"бір апта бұрын", "value=ago number:0 unit:1", "2023-11-28"},
           {"3 күннен/күн:abl кейін", "value=ago number:0 unit:1 direction=future", "2023-12-08"},
           {"3 сағат бұрын", "value=ago number:0 unit:1", ""},
           {"соңғы 3 жылда/жыл:loc", "value=period number:1 unit:2", "2020/2023"},
           {"алдағы 5 жылда/жыл:loc", "value=period number:1 unit:2 direction=future", "2023/2028"},
           {"өткен сенбіде/сенбі:loc", "value=weekday weekday:1 ref=last", "2023-12-02"},
           {"келесі дүйсенбі", "value=weekday weekday:1 ref=next", "2023-12-11"},
           {"жексенбі күні", "value=weekday weekday:0", ""},
           {"бір жарым жыл", "value=duration number:0-1 unit:2", "P1Y6M"},
           {"16 күн", "value=duration number:0 unit:1", "P16D"},
           {"екі жұма", "value=duration number:0 unit:1", "P2W"},
           {"жарты сағат", "value=duration number:0 unit:1", "PT30M"},
           {"жарты тәулік", "value=duration number:0 unit:1", "PT12H"},
           {"тәулік бойы", "value=duration unit:0", "P1D"},
           {"ширек ғасыр", "value=duration number:0 unit:1", "P25Y"},
           {"18 бен 30 жас", "value=age min:0 max:2", "P18Y/P30Y"},
           {"22 жаста", "value=age number:0", "P22Y"},
           {"65 жастан асқан", "value=age number:0 approx:2", "more_than P65Y"},
           {"ай сайын", "value=set unit:0", "P1M"},
           {"әр дүйсенбі", "value=set weekday:1", "P1W"},
           {"90 жылдар", "value=decade number:0", "199X"},
           {"2010 жылдары", "value=decade number:0", "201X"},
           {"өткен ғасырдың 60 жылдары", "value=decade century=past number:2", "196X"},
           {"2015 жылдары", "value=decade number:0", ""},
           {"XXI ғасыр", "value=century century:0", "20XX"},
           {"ХІХ ғасырдың екінші/екі:ordinal жартысы", "value=century century:0 half:2", "1851/1900"},
           {"б.з.б. 5 ғасыр", "value=century century:1 era=bce", "-04XX"},
           {"9 айда", "value=first_months number:0", "2023-01/2023-09"},
           {"жаңа оқу жылынан", "value=school_year ref=next bound=since", "2024-09-01/.."},
           {"2023 2024 оқу жылы", "value=school_year year:0", "2023-09/2024-05"},
           {"сағат 10:00-де", "value=time clock:1", "T10:00"},
           {"сағат 25:00-де", "value=time clock:1", ""},
           {"кешкі сегізде/сегіз:loc", "value=time part:0 hour:1", "T20:00"},
           {"кешкі 6 жарым", "value=time part:0 hour:1-2", "T18:30"},
           {"таңғы 9-дан кешкі 8-ге", "value=time_interval part:0 hour:1 part2:2 hour2:3", "T09:00/T20:00"},
           {"түске дейін", "value=time clock=12:00 bound=until", "../T12:00"},
           {"594 тұлға", "value=number number:0 counted:1", "594 тұлға"},
           {"10 – 15 мың адам", "value=number min:0 max:2-3 counted:4", "10000 15000 адам"},
           {"500-дей адам", "value=number number:0 counted:1", "approx 500 адам"},
           {"жүзге/жүз:dat жуық", "value=number number:0 approx:1", "approx 100"},
           {"жүздеген адам", "value=number order:0 counted:1", " 100 адам"},
           {"2,3 млрд теңге", "value=money number:0-1 currency:2", "2300000000 KZT"},
           {"17 теңге 29 тиын", "value=money number:0 currency:1 minor:2", "17.29 KZT"},
           {"минус 25 градус", "value=quantity minus:0 number:1 unit:2", "-25 Cel"},
           {"5,3 пайыз", "value=percentage number:0", "5.3 %"},
           {"үшінші/үш:ordinal орын", "value=ordinal number:0", "3"},
       }) {
    const Document doc = evaluate(line, rule, date);
    const std::string what = std::string(line) + " | " + rule + " | " + date;
    const auto& value = doc.mentions[0].value;
    std::string seen = value ? show(*value) : "";
    while (seen.starts_with(' ')) seen.erase(0, 1);
    std::string wanted = expected;
    while (wanted.starts_with(' ')) wanted.erase(0, 1);
    EXPECT_EQ(seen, wanted) << what;
    EXPECT_TRUE(!value || value->edtf.empty() || is_valid_edtf(value->edtf)) << what;
  }
}

TEST(Values, BoundsAndAnchor) {
  auto value = *evaluate("10 желтоқсан", "value=date day:0 month:1", "2023-12-05").mentions[0].value;
  EXPECT_EQ(value.start, "2023-12-10");
  EXPECT_EQ(value.end, "2023-12-10");
  EXPECT_EQ(value.anchor, "document");
  value = *evaluate("2015 жылдан бері", "value=date year:0 bound=since", "").mentions[0].value;
  EXPECT_EQ(value.start, "2015-01-01");
  EXPECT_EQ(value.end, "");
  EXPECT_EQ(value.anchor, "text");
  EXPECT_EQ(value.kind, "interval");
  value = *evaluate("10 желтоқсан", "value=date day:0 month:1", "").mentions[0].value;
  EXPECT_EQ(value.anchor, "none");
}

TEST(Values, UnknownConstructorsGiveNothing) {
  EXPECT_FALSE(evaluate("10", "value=nonsense number:0", "").mentions[0].value);
  EXPECT_FALSE(evaluate("10", "number:0", "").mentions[0].value);
  for (const Constructor& constructor : constructors()) {
    // Slots missing or of another sort: no crash, and no EDTF out of nothing.
    const auto value = evaluate("адам", "value=" + std::string(constructor.name), "").mentions[0].value;
    EXPECT_EQ(value ? value->edtf : "", "") << constructor.name;
  }
}

TEST(Contacts, Extension) {
  EXPECT_EQ(show(*evaluate("8 7172 740518 ішкі 114", "value=phone phone:0-2 extension:4", "").mentions[0].value),
            "+77172740518;ext=114");
}

TEST(Contacts, Address) {
  EXPECT_EQ(show(*evaluate("Абай көшесі 5", "value=address", "").mentions[0].value), "Абай көшесі 5");
}

TEST(Contacts, Phones) {
  EXPECT_EQ(normal_phone("8 (7252) 53-54-55"), "+77252535455");
  EXPECT_EQ(normal_phone("+7 701 123 45 67"), "+77011234567");
  EXPECT_EQ(normal_phone("87011234567"), "+77011234567");
  EXPECT_EQ(normal_phone("102"), "102");
  EXPECT_EQ(normal_phone("12"), "");
  EXPECT_EQ(normal_phone("53-54-55"), "535455");
}

TEST(Clocks, Durations) {
  EXPECT_EQ(duration_of(2.5, "P1D"), "P2DT12H");
  EXPECT_EQ(duration_of(0.5, "P1Y"), "P6M");
  EXPECT_EQ(duration_of(1.5, "PT1M"), "PT1M30S");
  EXPECT_EQ(duration_of(3, "P10Y"), "P30Y");
  EXPECT_EQ(duration_of(0, "P1Y"), "");
  EXPECT_EQ(duration_of(2, "nonsense"), "");
}

TEST(Clocks, RomanFigures) {
  EXPECT_EQ(read_roman("XXI"), 21);
  EXPECT_EQ(read_roman("ХІХ"), 19);
  EXPECT_EQ(read_roman("IV"), 4);
  EXPECT_EQ(read_roman("адам"), std::nullopt);
  EXPECT_EQ(read_roman(""), std::nullopt);
}

}  // namespace
}  // namespace derek::value
