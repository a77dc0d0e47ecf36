#include "text/codepage.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "base/utf8.h"
#include "text/code_tables.h"

namespace derek::text {
namespace {

const std::string kParagraph =
    "Шымкент қаласында жаңа мектеп ашылды. Салтанатты жиынға қала әкімі Ғабит Сыздықбеков пен ұстаздар "
    "қатысты. "
    "«Үшінші ауысым мәселесі енді толық шешіледі», – деді әкім. Құрылысқа 2,4 млрд теңге бөлінген, №5 "
    "мектепте "
    "1200 оқушы білім алады. Өңірде биыл осындай он екі нысан пайдалануға беріледі.";
// Typed without the letters that windows-1251 lacks.
const std::string kPlainParagraph =
    "Жетісу облысынын орталыгында «Тулпар» спорт кешені ашылды. Жарыска 300 бала катысты, – деп хабарлады "
    "баспасоз кызметі. Женімпаздар №1 орынды иеленді.";

std::string encode_8bit(std::string_view text, const CodeTable& table) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (c < 0x80) {
      out += static_cast<char>(c);
      continue;
    }
    size_t k = 0;
    while (k < table.size() && table[k] != c) ++k;
    EXPECT_LT(k, table.size()) << static_cast<uint32_t>(c);
    out += static_cast<char>(0x80 + k);
  }
  return out;
}

std::string encode_16bit(std::string_view text, bool little) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    const char low = static_cast<char>(c & 0xFF), high = static_cast<char>(c >> 8);
    out += little ? low : high;
    out += little ? high : low;
  }
  return out;
}

std::map<std::string, std::string> all_encodings(const std::string& text, bool windows) {
  std::map<std::string, std::string> out = {{"UTF-8", text},
                                            {"UTF-16LE", encode_16bit(text, true)},
                                            {"UTF-16BE", encode_16bit(text, false)},
                                            {"KZ-1048", encode_8bit(text, kKz1048)},
                                            {"PT154", encode_8bit(text, kPt154)}};
  if (windows) out["windows-1251"] = encode_8bit(text, kWindows1251);
  return out;
}

TEST(Codepage, GuessesEveryEncoding) {
  for (const auto& [encoding, bytes] : all_encodings(kParagraph, false)) {
    const auto decoded = decode(bytes, "");
    ASSERT_TRUE(decoded.ok()) << encoding;
    EXPECT_EQ(decoded->text, kParagraph) << encoding;
    EXPECT_EQ(decoded->encoding, encoding);
    EXPECT_FALSE(decoded->lossy);
  }
}

TEST(Codepage, GuessedTextIsTheSameWhereOnlyRussianLettersOccur) {
  for (const auto& [encoding, bytes] : all_encodings(kPlainParagraph, true)) {
    const auto decoded = decode(bytes, "");
    ASSERT_TRUE(decoded.ok()) << encoding;
    EXPECT_EQ(decoded->text, kPlainParagraph) << encoding;
  }
  EXPECT_EQ(decode(encode_8bit(kPlainParagraph, kWindows1251), "")->encoding, "windows-1251");
}

TEST(Codepage, GuessesShortTexts) {
  for (const std::string text :
       {"Қазақстан Республикасы", "Әкім өңірге барды", "Ұлттық банк", "Үкімет отырысы", "ҮКІМЕТ ҚАУЛЫСЫ"}) {
    for (const auto& [encoding, bytes] : all_encodings(text, false)) {
      const auto decoded = decode(bytes, "");
      ASSERT_TRUE(decoded.ok()) << encoding;
      EXPECT_EQ(decoded->text, text) << encoding;
    }
  }
}

TEST(Codepage, Labels) {
  for (const auto& [encoding, bytes] : all_encodings(kParagraph, false)) {
    const auto decoded = decode(bytes, encoding);
    ASSERT_TRUE(decoded.ok());
    EXPECT_EQ(decoded->text, kParagraph);
  }
  for (const char* label : {"kz-1048", "KZ1048", "rk1048", "STRK1048-2002"})
    EXPECT_EQ(canonical_encoding(label), "KZ-1048");
  for (const char* label : {"ptcp154", "PT154", "cp154"}) EXPECT_EQ(canonical_encoding(label), "PT154");
  for (const char* label : {"windows-1251", "CP1251"}) EXPECT_EQ(canonical_encoding(label), "windows-1251");
  EXPECT_EQ(canonical_encoding("UTF8"), "UTF-8");
  EXPECT_EQ(decode("a", "koi8-u").error().code, "encoding");
  EXPECT_EQ(decode("\x9D\xA3", "rk1048")->text, "қӘ");
  EXPECT_EQ(decode("\x9D\x80", "pt154")->text, "қҖ");
}

TEST(Codepage, ByteOrderMarks) {
  EXPECT_EQ(decode("\xEF\xBB\xBFқала", "")->text, "қала");
  EXPECT_EQ(decode("\xFF\xFE" + encode_16bit("қала", true), "")->text, "қала");
  EXPECT_EQ(decode("\xFE\xFF" + encode_16bit("қала", false), "utf-16")->text, "қала");
  EXPECT_EQ(decode("\xFE\xFF" + encode_16bit("қала", false), "")->encoding, "UTF-16BE");
}

TEST(Codepage, StrayBytesInUtf8) {
  const auto decoded = decode("Қазақстан\xFF Республикасы", "");
  EXPECT_EQ(decoded->text, "Қазақстан\xEF\xBF\xBD Республикасы");
  EXPECT_EQ(decoded->encoding, "UTF-8");
  EXPECT_TRUE(decoded->lossy);
  EXPECT_TRUE(decode("a\xC0z", "utf-8")->lossy);
  EXPECT_EQ(decode("a\xC0z", "utf-8")->text, "a\xEF\xBF\xBDz");
  EXPECT_TRUE(decode(std::string("\x41\x04\x42", 3), "utf-16le")->lossy);
  EXPECT_TRUE(decode(std::string("\x00\xD8\x41\x04", 4), "utf-16le")->lossy);
}

TEST(Codepage, EmptyIsFine) {
  const auto decoded = decode("", "");
  EXPECT_EQ(decoded->text, "");
  EXPECT_EQ(decoded->encoding, "UTF-8");
  EXPECT_EQ(decode("", "utf-16")->text, "");
}

TEST(Codepage, BinaryIsRefused) {
  for (const std::string& bytes :
       {std::string("\x7F"
                    "ELF\x02\x01\x01"),
        std::string("\x89PNG\r\n\x1A\n"), std::string("PK\x03\x04zip"), std::string("%PDF-1.7"),
        std::string("abc\0\1\2\3\xFF\xFE\0\xC0\xDA\3", 13), std::string("\x01\x02\x03\x05text")}) {
    const auto decoded = decode(bytes, "");
    ASSERT_FALSE(decoded.ok());
    EXPECT_EQ(decoded.error().code, "binary");
  }
}

TEST(Codepage, RandomBytesNeverCrashAndAlwaysYieldUtf8) {
  std::mt19937 random(7);
  for (int round = 0; round < 4000; ++round) {
    std::string bytes(random() % 60, ' ');
    for (char& c : bytes) c = static_cast<char>(round % 2 ? random() : 0x20 + random() % 0xE0);
    for (const char* label : {"", "utf-8", "utf-16", "utf-16be", "windows-1251", "kz-1048", "pt154"}) {
      const auto decoded = decode(bytes, label);
      if (!decoded) continue;
      EXPECT_EQ(utf8::find_invalid(decoded->text), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace derek::text
