#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <random>
#include <set>

#include "base/files.h"
#include "base/utf8.h"
#include "derek/derek.h"
#include "text/transliterate.h"

namespace derek {
namespace {

const Pipeline& pipeline() {
  static const Result<Pipeline> instance =
      Pipeline::from_folder(std::string(DEREK_SOURCE_DIR) + "/dictionaries");
  return *instance;
}

Document analyzed(const std::string& text) {
  Request request;
  request.bytes = text;
  request.date = "2024-09";
  Result<Document> document = pipeline().analyze(request);
  EXPECT_TRUE(document.ok());
  return std::move(document).value();
}

std::string back(const Document& d, std::string_view piece) {
  const auto at = static_cast<uint32_t>(d.text.find(piece));
  if (at == static_cast<uint32_t>(std::string::npos)) return "not there";
  const Span s = d.offsets.to_original({at, at + static_cast<uint32_t>(piece.size())});
  return d.original.substr(s.begin, s.size());
}

// The test's own spelling of Cyrillic in the alphabet of 2021.
std::string to_latin(const std::string& text) {
  static const std::map<char32_t, std::u32string> kLetters = {
      {U'а', U"a"}, {U'ә', U"ä"},  {U'б', U"b"}, {U'в', U"v"},  {U'г', U"g"},  {U'ғ', U"ğ"},  {U'д', U"d"},
      {U'е', U"e"}, {U'ё', U"io"}, {U'ж', U"j"}, {U'з', U"z"},  {U'и', U"i"},  {U'й', U"i"},  {U'к', U"k"},
      {U'қ', U"q"}, {U'л', U"l"},  {U'м', U"m"}, {U'н', U"n"},  {U'ң', U"ñ"},  {U'о', U"o"},  {U'ө', U"ö"},
      {U'п', U"p"}, {U'р', U"r"},  {U'с', U"s"}, {U'т', U"t"},  {U'у', U"u"},  {U'ұ', U"ū"},  {U'ү', U"ü"},
      {U'ф', U"f"}, {U'х', U"h"},  {U'һ', U"h"}, {U'ц', U"ts"}, {U'ч', U"tş"}, {U'ш', U"ş"},  {U'щ', U"ştş"},
      {U'ъ', U""},  {U'ы', U"y"},  {U'і', U"ı"}, {U'ь', U""},   {U'э', U"e"},  {U'ю', U"iu"}, {U'я', U"ia"}};
  const std::u32string letters = text::decode(text);
  std::string out;
  for (size_t i = 0; i < letters.size(); ++i) {
    const char32_t lower = utf8::to_lower(letters[i]);
    const auto found = kLetters.find(lower);
    if (found == kLetters.end()) {
      utf8::append(out, letters[i]);
      continue;
    }
    const auto capital = [&](size_t k) { return k < letters.size() && utf8::is_upper(letters[k]); };
    const bool all = capital(i) && (capital(i + 1) || (i > 0 && capital(i - 1)));
    bool upper = capital(i);
    for (const char32_t c : found->second) {
      utf8::append(out, !upper ? c : c == U'i' ? U'İ' : c == U'ı' ? U'I' : utf8::to_upper(c));
      upper = all;
    }
  }
  return out;
}

// Labels, lemmas, values, relations and quotes, a line each.
std::multiset<std::string> facts(const Document& d) {
  std::multiset<std::string> out;
  const auto name = [&](uint32_t entity) { return entity == kNoIndex ? "-" : d.entities[entity].name; };
  for (const Mention& m : d.mentions) {
    std::string line = std::string(to_string(m.label)) + "|" + m.lemma + "|" + m.kind;
    if (m.value) {
      const Value& v = *m.value;
      line +=
          "|" + v.kind + v.edtf + v.duration + "|" + v.modifier + v.currency + v.unit + v.counted + v.normal;
      for (const auto& number : {v.value, v.min, v.max, v.order})
        line += "|" + (number ? std::to_string(*number) : "");
    }
    out.insert(line);
  }
  for (const Relation& r : d.relations) {
    out.insert("relation|" + name(r.subject) + "|" + name(r.object) + "|" + name(r.place) + "|" + r.title +
               "|" + r.status);
  }
  for (const Quote& q : d.quotes) out.insert("quote|" + name(q.speaker) + "|" + q.cue);
  return out;
}

TEST(Script, LatinOfEveryAlphabet) {
  const std::string cyrillic =
      "Қазақстан Республикасының Президенті жаңа шешім қабылдады және ол туралы айтты";
  for (const char* latin :
       {"Qazaqstan Respublikasynyñ Prezidentı jaña şeşım qabyldady jäne ol turaly aitty",
        "Qazaqstan Respýblıkasynyń Prezıdenti jańa sheshim qabyldady jáne ol týraly aıtty",
        "Qazaqstan Respy'bli'kasynyn' Prezi'denti jan'a s'es'im qabyldady ja'ne ol ty'raly ai'tty"}) {
    const Document d = analyzed(latin);
    EXPECT_EQ(d.text, cyrillic);
    EXPECT_EQ(d.script, "Latn");
    EXPECT_EQ(d.language, "kk");
  }
}

TEST(Script, OffsetsLeadToTheLatinLetters) {
  const Document d =
      analyzed("Ol tıliniñ sözdıgın jäne  Astana qalasynda tsifrlyq jüieni ŞYĞARDY, aprelden bastap");
  EXPECT_EQ(back(d, "цифрлық"), "tsifrlyq");
  EXPECT_EQ(back(d, "ц"), "ts");
  EXPECT_EQ(back(d, "ШЫҒАРДЫ"), "ŞYĞARDY");
  EXPECT_EQ(back(d, "апрель"), "aprel");
  EXPECT_EQ(d.offsets.normalized_size(), d.text.size());
  EXPECT_EQ(d.offsets.original_size(), d.original.size());
}

TEST(Script, WhatIsNotKazakhStaysLatin) {
  const Document d = analyzed(
      "Qazaqstan Respublikasynda jäne Google men Toyota kompaniialary turaly www.egov.kz saitynda XXI ğasyr, "
      "info@mektep.kz, IV toqsan, V. Kim, eGov\nThe company said that it will be in the city of Almaty");
  EXPECT_EQ(
      d.text,
      "Қазақстан Республикасында және Google мен Toyota компаниялары туралы www.egov.kz сайтында XXI ғасыр, "
      "info@mektep.kz, IV тоқсан, В. Ким, eGov\nThe company said that it will be in the city of Almaty");
}

TEST(Script, OtherTextIsLeftAlone) {
  for (const char* text :
       {"The minister said that the new school of the city was opened in Almaty on Monday.",
        "Bakan bu konuda yeni bir karar olarak açıklama yaptı ve çok önemli olduğu için dedi.", "Google",
        "2024", "", "Бұл Google мен WhatsApp туралы: www.google.com, Apple iPhone"}) {
    EXPECT_EQ(analyzed(text).text, text);
  }
  EXPECT_EQ(analyzed("Бұл қала, Google").script, "Cyrl");
}

TEST(Script, PressCorpusInLatinGivesTheSameFacts) {
  size_t total = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(DEREK_SOURCE_DIR) + "/corpus/press/train")) {
    if (entry.path().extension() != ".txt") continue;
    const Result<std::string> text = read_file(entry.path().string());
    ASSERT_TRUE(text.ok());
    // The normalised text: the Latin letters that careless typing left in Cyrillic words are repaired.
    const Document cyrillic = analyzed(*text);
    const Document latin = analyzed(to_latin(cyrillic.text));
    EXPECT_EQ(latin.script, "Latn");
    const std::multiset<std::string> wanted = facts(cyrillic), found = facts(latin);
    total += wanted.size();
    std::vector<std::string> missing, invented;
    std::set_difference(wanted.begin(), wanted.end(), found.begin(), found.end(),
                        std::back_inserter(missing));
    std::set_difference(found.begin(), found.end(), wanted.begin(), wanted.end(),
                        std::back_inserter(invented));
    for (const std::string& fact : missing) ADD_FAILURE() << entry.path().filename() << " lost " << fact;
    for (const std::string& fact : invented) ADD_FAILURE() << entry.path().filename() << " invented " << fact;
  }
  EXPECT_GT(total, 900u);
}

TEST(Script, ArabicIsRead) {
  const Document d =
      analyzed("قازاقستان رەسپۋبليكاسىنىڭ شىمكەنت قالاسىندا ٢٠٢٤ جىلى مەملەكەتتىك مەكتەپ اشىلدى، ٴۇش ٴبىرىنشى.");
  EXPECT_EQ(d.script, "Arab");
  EXPECT_EQ(d.text, "Қазақстан республикасының Шымкент қаласында 2024 жылы мемлекеттік мектеп ашылды, үш бірінші.");
  EXPECT_EQ(back(d, "үш"), "ٴۇش");
  EXPECT_EQ(back(d, "2024"), "٢٠٢٤");
}

TEST(Script, AnyTextComesThrough) {
  std::mt19937 random(5);
  const std::vector<std::string> pieces = {"qala", "jäne", "ş",    "sh", "i", "ia",   "İ", "a'",       "'",
                                           " ",    "\n",   ".",    "«",  "ٴ", "قالا", "ك", "»",        "٣",
                                           "،",    "қ",    "www.", "@",  "-", "ts",   "X", "e\xCC\x88"};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (size_t n = random() % 40; n > 0; --n) text += pieces[random() % pieces.size()];
    const Document d = analyzed(text);
    EXPECT_EQ(d.offsets.normalized_size(), d.text.size()) << text;
    EXPECT_EQ(d.offsets.original_size(), d.original.size()) << text;
    EXPECT_EQ(utf8::find_invalid(d.text), std::string::npos);
  }
}

}  // namespace
}  // namespace derek
