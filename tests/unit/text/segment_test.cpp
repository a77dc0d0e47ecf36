#include "text/segment.h"

#include <algorithm>
#include <random>

#include "base/utf8.h"
#include "sources.h"
#include "text/cutter.h"
#include "text/pretokenized.h"
#include "text/token.h"

namespace derek::text {
namespace {

// One string, one case: the cuts are at |. A space in the text is a cut too.
void expect_tokens(const std::string& cuts) {
  std::string text, expected;
  for (const char c : cuts)
    if (c != '|') text += c;
  for (const char c : cuts) expected += c == ' ' || c == '\n' ? '|' : c;
  const Document document = segmented(text);
  std::string got;
  for (const Token& token : document.tokens) {
    if (!got.empty()) got += '|';
    got += document.view(token);
  }
  EXPECT_EQ(got, expected);
}

TEST(Segment, Tokens) {
  for (const char* c : {"іс-шара",
                        "10.12.2023|ж.",
                        "2023|ж.",
                        "2,5",
                        "1 200 000",
                        "№|3",
                        "№ 3",
                        "594|-|тұлға",
                        "594|- тұлға",
                        "саны|-|281 адамға",
                        "күзет|-|5",
                        "25-і",
                        "1000-нан",
                        "20-сыншы",
                        "60-қа",
                        "5|-|сынып",
                        "10|-|желтоқсан",
                        "2023|-|жылы",
                        "5|-|6",
                        "КММ-ң",
                        "ҚР-ның",
                        "WhatsApp-тан",
                        "covid-19-ға",
                        "ковид-19",
                        "Қазақстан-2050",
                        "18|:|00-де",
                        "30|%-ке",
                        "30|%",
                        "$|500",
                        "+|7 701 123 45 67",
                        "info@mail.kz",
                        "https://egov.kz/x",
                        "www.gov.kz",
                        "egov.kz",
                        "egov.kz|.",
                        "egov.kz/kk/жаңалық|,",
                        "@name",
                        "@name.kz|,",
                        "#тег",
                        "«|Нұр Отан|»",
                        "филиалы|- Шымкент",
                        "Қасым-Жомарт",
                        "Премьер-министр",
                        "өтті|.|Акция",
                        "Темір - жол",
                        "әл-Фараби",
                        "5.3",
                        "3|:|1",
                        "...",
                        "кетті|...",
                        "т.б.",
                        "ж.т.б.|,",
                        "Қ.|К.|Тоқаев",
                        "Қ. К. Тоқаев",
                        "ш. м.",
                        "Самал ш/а|, 5|-|үй",
                        "barys|.|Olar",
                        "WhatsApp|.|Telegram",
                        "5|-|А сыныбы",
                        "10-ына",
                        "1-інде",
                        "14-ақ",
                        "500-дей",
                        "1000-деген",
                        "№|3-ші",
                        "2|-|3-еуі",
                        "1990|–|2000",
                        "10|–|15",
                        "(|ҚР|)",
                        "O'Брайен",
                        "5G желісі",
                        "жылы|,|деді",
                        "25|-|үй|,",
                        "😀|😀",
                        "2023|-|25-і",
                        "5|-|20|-|25"}) {
    expect_tokens(c);
  }
}

TEST(Segment, KindsShapesAndSpaces) {
  const Document d = segmented("ҚР-ның 25-і %\nҚ. Абай, info@mail.kz egov.kz #тег № eGov");
  const std::vector<std::pair<TokenKind, Shape>> expected = {
      {TokenKind::kWord, Shape::kUpper},   {TokenKind::kNumber, Shape::kLower},
      {TokenKind::kSymbol, Shape::kNone},  {TokenKind::kWord, Shape::kInitial},
      {TokenKind::kWord, Shape::kTitle},   {TokenKind::kPunctuation, Shape::kNone},
      {TokenKind::kEmail, Shape::kLower},  {TokenKind::kUrl, Shape::kLower},
      {TokenKind::kHandle, Shape::kLower}, {TokenKind::kSymbol, Shape::kNone},
      {TokenKind::kWord, Shape::kMixed}};
  ASSERT_EQ(d.tokens.size(), expected.size());
  for (size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(d.tokens[i].kind, expected[i].first) << d.view(d.tokens[i]);
    EXPECT_EQ(d.tokens[i].shape, expected[i].second) << d.view(d.tokens[i]);
  }
  EXPECT_FALSE(d.tokens[0].space_before);
  EXPECT_TRUE(d.tokens[3].space_before);   // after a line end
  EXPECT_FALSE(d.tokens[5].space_before);  // the comma
  EXPECT_EQ(d.view(d.tokens[0].lower), "қр-ның");
}

TEST(Segment, Shapes) {
  EXPECT_EQ(shape_of("облыс"), Shape::kLower);
  EXPECT_EQ(shape_of("Премьер-министр"), Shape::kTitle);
  EXPECT_EQ(shape_of("Қасым-Жомарт"), Shape::kTitle);
  EXPECT_EQ(shape_of("ТОҚАЕВ"), Shape::kUpper);
  EXPECT_EQ(shape_of("Қ"), Shape::kInitial);
  EXPECT_EQ(shape_of("25"), Shape::kNone);
  EXPECT_EQ(shape_of(""), Shape::kNone);
  EXPECT_EQ(shape_of("әл-Фараби"), Shape::kMixed);
  EXPECT_EQ(shape_of("COVID-19-ға"), Shape::kUpper);
}

// Sentences cut at |; \n cuts by itself.
void expect_sentences(const std::string& cuts) {
  std::string text;
  for (const char c : cuts)
    if (c != '|') text += c;
  const Document document = segmented(text);
  std::string got;
  uint32_t end = 0;
  for (const Sentence& s : document.sentences) {
    const Span span = document.span_of(s.tokens);
    if (end > 0) got += document.text.substr(end, span.begin - end) == "\n" ? "\n" : "| ";
    got += document.view(span);
    end = span.end;
  }
  EXPECT_EQ(got, cuts);
}

TEST(Segment, Sentences) {
  for (const char* c : {"Жиын өтті.| Оған әкім келді.",
                        "Келді ме?| Иә!| Жарайды…| Болды.",
                        "«Барамыз!» – деді әкім.",
                        "«Келеміз бе?» деп сұрады.",
                        "Ол айтты: «Бардым.| Көрдім.»| Сосын кетті.",
                        "«Бардым».| Ол кетті.",
                        "Алматы, Астана т.б. қалалар.",
                        "Нан, сүт т.б.| Ол кетті.",
                        "2023 ж. мамырда.",
                        "2023 ж.| Ол келді.",
                        "2023 ж. 5 мамырда.",
                        "Нан т.б. XIX ғасырда.",
                        "Ол г. Шымкент қаласында.",
                        "Қ. К. Тоқаев келді.",
                        "Қ.К. Тоқаев келді.",
                        "1. Бірінші мәселе.| Екінші.",
                        "Бағасы 5.3 теңге.",
                        "Тақырып\nЖиын өтті.\nЕкінші жол",
                        "Ол (бардым.) деді.",
                        "Не болды?!| Ештеңе.",
                        "Кетті... деп еді.",
                        "Кетті...| Келмеді.",
                        "Ол проф. Асқаров.",
                        "Барлығы 20.| Ол кетті.",
                        "Егемен.| «Хабар» жазды.",
                        "Ол келді. – деді әкім.",
                        "Мекенжайы: egov.kz.| Келіңіз."}) {
    expect_sentences(c);
  }
  EXPECT_EQ(segmented("өтті.Акция басталды.").sentences.size(), 2u);
}

TEST(Segment, ShippedTablesLoad) {
  const auto sources = read_folder(std::string(DEREK_SOURCE_DIR) + "/dictionaries", {".tsv", ".txt"});
  ASSERT_TRUE(sources.ok());
  const auto created = Segmenter::create(*sources);
  ASSERT_TRUE(created.ok()) << created.error().to_string();
  Document d = normalized("Ол 2023 ж. мамырда Шымкент қ. келді. Нан, сүт т.б. бар.");
  (*created)->run(d, nullptr);
  EXPECT_EQ(d.sentences.size(), 2u);
}

TEST(Segment, Paragraphs) {
  const Document d = segmented("Бір. Екі.\nҮш.\n\nТөрт. Бес");
  std::string flags;
  for (const Sentence& s : d.sentences) flags += s.new_paragraph ? '1' : '0';
  EXPECT_EQ(flags, "10110");
}

TEST(Segment, BadSourcesAreErrors) {
  EXPECT_EQ(Segmenter::create({}).error().code, "data");
  auto sources = test_sources();
  for (SourceText& s : sources)
    if (s.name == "segment/tokens.txt") s.text += "\n$Nothing;\n";
  const auto created = Segmenter::create(sources);
  ASSERT_FALSE(created.ok());
  EXPECT_GT(created.error().line, 1);
}

TEST(Segment, Properties) {
  std::mt19937 random(5);
  const auto scratch = segmenter().make_scratch();
  for (int round = 0; round < 3000; ++round) {
    Document d = normalized(random_text(random, random() % 60));
    segmenter().run(d, scratch.get());
    uint32_t end = 0;
    std::string joined, solid;
    for (const Token& t : d.tokens) {
      EXPECT_LE(end, t.span.begin);
      EXPECT_LT(t.span.begin, t.span.end);
      EXPECT_EQ(t.space_before, t.span.begin > end);
      EXPECT_EQ(t.lower.size, t.span.size());
      joined += d.view(t);
      end = t.span.end;
      // Quotes and words cut in two need their neighbours.
      const bool alone =
          (t.space_before || t.span.begin == 0) && (end == d.text.size() || d.text[end] == ' ');
      if (alone && d.original.find('\'') == std::string::npos) {
        const Span s = d.offsets.to_original(t.span);
        EXPECT_EQ(normalized(d.original.substr(s.begin, s.size())).text, d.view(t)) << d.text;
      }
    }
    ASSERT_LE(end, d.text.size());
    for (size_t i = 0; i < d.text.size();) {
      const size_t start = i;
      if (!utf8::is_space(utf8::next(d.text, i))) solid += d.text.substr(start, i - start);
    }
    EXPECT_EQ(joined, solid);
    uint32_t next = 0;
    for (const Sentence& s : d.sentences) {
      EXPECT_EQ(s.tokens.first, next);
      EXPECT_LT(s.tokens.first, s.tokens.last);
      next = s.tokens.last;
    }
    EXPECT_EQ(next, d.tokens.size());
  }
}

TEST(Segment, LongTextsTakeLinearTime) {
  for (const char* piece : {"т.", "Қ.", "a-", "1-", "1a-",  "1-.",       "a%",       "a.kz/", "a@", "a.kz ",
                            "#1", "«",  ".",  "a.", "5-і-", "и\xCC\x86", "\xCC\x81", "\"",    "&",  "'"}) {
    std::string text;
    while (text.size() < 200000) text += piece;
    EXPECT_FALSE(segmented(text).tokens.empty());
  }
}

TEST(Pretokenized, TokensAreExactlyThose) {
  Document d;
  set_tokens(d, {{"Тоқаев", "2023", "жылы", "."}, {}, {"«", "Хабар", "", "»-дың", "№"}});
  EXPECT_EQ(d.text, "Тоқаев 2023 жылы .\n« Хабар »-дың №");
  EXPECT_EQ(d.original, d.text);
  ASSERT_EQ(d.tokens.size(), 8u);
  ASSERT_EQ(d.sentences.size(), 2u);
  EXPECT_EQ(d.sentences[1].tokens, (TokenRange{4, 8}));
  EXPECT_EQ(d.tokens[1].kind, TokenKind::kNumber);
  EXPECT_EQ(d.tokens[3].kind, TokenKind::kPunctuation);
  EXPECT_EQ(d.tokens[7].kind, TokenKind::kSymbol);
  EXPECT_EQ(d.view(d.tokens[6]), "»-дың");
  EXPECT_EQ(d.offsets.to_original({3, 9}), (Span{3, 9}));
  const auto before = d;
  segmenter().run(d, nullptr);
  EXPECT_EQ(d, before);
}

TEST(Pretokenized, GuessKind) {
  EXPECT_EQ(guess_kind("info@mail.kz"), TokenKind::kEmail);
  EXPECT_EQ(guess_kind("https://egov.kz"), TokenKind::kUrl);
  EXPECT_EQ(guess_kind("egov.kz"), TokenKind::kUrl);
  EXPECT_EQ(guess_kind("#тег"), TokenKind::kHandle);
  EXPECT_EQ(guess_kind("@"), TokenKind::kSymbol);
  EXPECT_EQ(guess_kind("ж."), TokenKind::kWord);
  EXPECT_EQ(guess_kind("25-і"), TokenKind::kNumber);
  EXPECT_EQ(guess_kind(""), TokenKind::kSymbol);
}

// Where tokens are cut by hand, ICU cuts them so too.
TEST(Cutter, CutsAsItsSlowTwinDoes) {
  const std::vector<SourceText> sources = test_sources();
  const auto rules =
      std::find_if(sources.begin(), sources.end(), [](const auto& s) { return s.name == "segment/tokens.txt"; });
  ASSERT_NE(rules, sources.end());
  const Result<Cutter> cutter = Cutter::create(*rules);
  ASSERT_TRUE(cutter);
  EXPECT_TRUE(cutter->knows_rules())
      << "segment/tokens.txt has changed: bring text/cutter.cpp in line with it, then its checksum";
  const auto iterator = cutter->make_iterator();
  const auto check = [&](const std::string& text) {
    const RawTokens fast = cutter->cut(text, *iterator), slow = Cutter::cut_slowly(text, *iterator);
    ASSERT_EQ(fast.size(), slow.size()) << text;
    for (size_t i = 0; i < fast.size(); ++i) {
      ASSERT_EQ(fast[i].span, slow[i].span) << text;
      ASSERT_EQ(fast[i].status, slow[i].status) << text;
    }
  };
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) check(normalized(random_text(random, random() % 30)).text);
  // Characters of every kind that the rules tell apart.
  const std::vector<std::string> kinds = {"а", "Қ", "z", "W", "ww", "http://", "é", "\u0301", "҃", "҂", "٣", "5", "12", "-", "'",
                                          ".", ",", "%", "‰", "°", "$", "€", "₸", "@", "#", "_", "/", " ", "\n", "\t",
                                          "\u00A0", "\u2003", "«", "»", "–", "😀", "中", "№", "+"};
  for (int round = 0; round < 30000; ++round) {
    std::string text;
    for (size_t n = random() % 12; n > 0; --n) text += kinds[random() % kinds.size()];
    check(text);
  }
}

}  // namespace
}  // namespace derek::text
