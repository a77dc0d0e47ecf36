#include "text/language_tag.h"

#include <gtest/gtest.h>

namespace derek::text {
namespace {

TEST(LanguageTag, TagsAndNames) {
  for (const char* tag : {"kk", "KK", "kk-KZ", "kk_KZ", "kaz", "kaz-KZ", "kk-Cyrl-KZ", " kk\n", "kk_KZ.UTF-8",
                          "Kazakh", "Қазақ тілі", "казахский"}) {
    EXPECT_EQ(primary_language(tag), "kk") << tag;
  }
  for (const char* tag : {"ru", "ru-RU", "ru_KZ", "rus", "Russian", "орыс тілі", "Русский"})
    EXPECT_EQ(primary_language(tag), "ru") << tag;
  EXPECT_EQ(primary_language("en-GB-oxendict"), "en");
  EXPECT_EQ(primary_language("zh-Hans"), "zh");
  EXPECT_EQ(primary_language("fil"), "fil");  // ISO 639 has no two letters for it
}

TEST(LanguageTag, TheCountryIsOftenTakenForTheLanguage) {
  for (const char* tag : {"kz", "KZ", "kz-KZ", "kz_KZ"}) EXPECT_EQ(primary_language(tag), "kk") << tag;
}

TEST(LanguageTag, NonsenseIsNoLanguage) {
  for (const char* tag : {"", " ", "-", "kk-", "k", "C", "xx", "kzx", "x-default", "und", "und-KZ", "mul", "zxx",
                          "kk, ru", "ru;q=0.8", "utf-8", "{{lang}}", "true", "unknown language", "\xD2"}) {
    EXPECT_EQ(primary_language(tag), "") << tag;
  }
  EXPECT_EQ(primary_language(std::string_view("kk\0x", 4)), "");
  EXPECT_EQ(primary_language("kk-" + std::string(100'000, 'a')), "");
}

}  // namespace
}  // namespace derek::text
