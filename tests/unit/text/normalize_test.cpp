#include "text/normalize.h"

#include <unicode/normalizer2.h>

#include "base/utf8.h"
#include "sources.h"

namespace derek::text {
namespace {

std::string norm(std::string s) {
  return normalized(std::move(s)).text;
}

TEST(Normalize, Spaces) {
  EXPECT_EQ(norm("  бір \t екі\xC2\xA0\xE2\x80\xAFүш  "), "бір екі үш");
  EXPECT_EQ(norm("бір \n екі"), "бір\nекі");
  EXPECT_EQ(norm("бір\r\nекі\rүш"), "бір\nекі\nүш");
  EXPECT_EQ(norm("бір\n \n\n\nекі\n\n"), "бір\n\nекі");
  EXPECT_EQ(norm("бір\xE2\x80\xA8"
                 "екі"),
            "бір\nекі");
  EXPECT_EQ(norm("\xEF\xBB\xBFқа\xC2\xADла\xE2\x80\x8B"), "қала");
  EXPECT_EQ(norm(""), "");
  EXPECT_EQ(norm(" \n\t "), "");
}

TEST(Normalize, Dashes) {
  EXPECT_EQ(norm("іс\xE2\x80\x91шара, 10—15, 3−2"), "іс-шара, 10–15, 3–2");
  EXPECT_EQ(norm("кетті…"), "кетті…");
}

TEST(Normalize, Quotes) {
  EXPECT_EQ(norm("\"Нұр Отан\" партиясы"), "«Нұр Отан» партиясы");
  EXPECT_EQ(norm("“Нұр Отан” партиясы"), "«Нұр Отан» партиясы");
  EXPECT_EQ(norm("„Нұр Отан“ партиясы"), "«Нұр Отан» партиясы");
  EXPECT_EQ(norm("''Хабар''-дың"), "«Хабар»-дың");
  EXPECT_EQ(norm("\"Хабар\"дың"), "«Хабар»дың");
  EXPECT_EQ(norm("(\"Хабар\"), \"Егемен\"."), "(«Хабар»), «Егемен».");
  EXPECT_EQ(norm("ТОО-\"Нұр\""), "ТОО-«Нұр»");
  EXPECT_EQ(norm("\"Барамыз!\" – деді"), "«Барамыз!» – деді");
  EXPECT_EQ(norm("\"\"Хабар\"\" дейді"), "««Хабар»» дейді");
  EXPECT_EQ(norm("O’Брайен"), "O'Брайен");
}

TEST(Normalize, Entities) {
  EXPECT_EQ(norm("&laquo;Хабар&raquo;&nbsp;&amp; &quot;Егемен&quot;"), "«Хабар» & «Егемен»");
  EXPECT_EQ(norm("&#1179;ала &#x49B;ала &foo; &#0; &"), "қала қала &foo; &#0; &");
}

TEST(Normalize, ComposesToNfc) {
  EXPECT_EQ(norm("и\xCC\x86і"), "йі");
  EXPECT_EQ(norm("маи\xCC\x86\xCC\x81"), "май\xCC\x81");
}

TEST(Normalize, MixedScript) {
  EXPECT_EQ(norm("жəне"), "және");                  // U+0259
  EXPECT_EQ(norm("Pecпубликacы"), "Республикасы");  // Latin P, e, c, a, c
  EXPECT_EQ(norm("Қaзaқcтaн"), "Қазақстан");
  EXPECT_EQ(norm("өkilі"), "өkilі");    // l is no Cyrillic letter
  EXPECT_EQ(norm("Googlе"), "Google");  // Cyrillic е
  EXPECT_EQ(norm("coca cola"), "coca cola");
  EXPECT_EQ(norm("WhatsApp-тан"), "WhatsApp-тан");
  EXPECT_EQ(norm("ҡала таҥ"), "қала таң");
  EXPECT_EQ(norm("бұл a қала"), "бұл a қала");  // a lone Latin letter
  EXPECT_EQ(norm("XXI ғасыр"), "XXI ғасыр");
  EXPECT_EQ(norm("YКІМЕТ"), "ҮКІМЕТ");
}

TEST(Normalize, RepairsAreNoted) {
  const Document document = normalized("  Бұл жəне ол");
  ASSERT_EQ(document.diagnostics.size(), 1u);
  EXPECT_EQ(document.diagnostics[0].level, "note");
  EXPECT_EQ(document.diagnostics[0].code, "mixed_script");
  EXPECT_EQ(document.view(document.diagnostics[0].span), "және");
}

TEST(Normalize, OffsetsLeadBack) {
  const Document document = normalized(" &laquo;Қа\xC2\xADла&raquo;\r\n\r\nи\xCC\x86  ж");
  ASSERT_EQ(document.text, "«Қала»\n\nй ж");
  const auto back = [&](std::string_view piece) {
    const auto at = static_cast<uint32_t>(document.text.find(piece));
    const Span s = document.offsets.to_original({at, at + static_cast<uint32_t>(piece.size())});
    return document.original.substr(s.begin, s.size());
  };
  EXPECT_EQ(back("«"), "&laquo;");
  EXPECT_EQ(back("Қала"), "Қа\xC2\xADла");
  EXPECT_EQ(back("»"), "&raquo;");
  EXPECT_EQ(back("й"), "и\xCC\x86");
  EXPECT_EQ(back("й ж"), "и\xCC\x86  ж");
}

TEST(Normalize, MissingTableIsAnError) {
  const auto created = Normalizer::create({});
  ASSERT_FALSE(created.ok());
  EXPECT_EQ(created.error().code, "data");
  auto sources = test_sources();
  sources[0].text += "xyz\ta\treplace\n";
  EXPECT_EQ(Normalizer::create(sources).error().code, "list");
}

TEST(Normalize, Properties) {
  std::mt19937 random(11);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  for (int round = 0; round < 2000; ++round) {
    const Document document = normalized(random_text(random, random() % 80));
    const std::string& text = document.text;
    EXPECT_EQ(document.offsets.normalized_size(), text.size());
    EXPECT_EQ(document.offsets.original_size(), document.original.size());
    EXPECT_EQ(utf8::find_invalid(text), std::string::npos);
    EXPECT_EQ(text.find("  "), std::string::npos);
    EXPECT_EQ(text.find("\n\n\n"), std::string::npos);
    EXPECT_EQ(text.find(" \n"), std::string::npos);
    EXPECT_EQ(text.find("\n "), std::string::npos);
    EXPECT_TRUE(nfc->isNormalizedUTF8(text, status)) << text;
    EXPECT_TRUE(text.empty() || (text.front() != ' ' && text.back() != ' ' && text.back() != '\n'));
    // Spans of neighbours stay in order and inside.
    Span last;
    for (size_t i = 0; i < text.size();) {
      const auto begin = static_cast<uint32_t>(i);
      utf8::next(text, i);
      const Span s = document.offsets.to_original({begin, static_cast<uint32_t>(i)});
      EXPECT_LE(s.end, document.original.size());
      EXPECT_TRUE(s.begin >= last.end || s == last) << text;  // two characters of one piece
      EXPECT_LT(s.begin, s.end);
      last = s;
    }
  }
}

}  // namespace
}  // namespace derek::text
