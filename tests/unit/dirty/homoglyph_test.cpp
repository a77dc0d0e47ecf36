// Letters of other alphabets that look alike, odd spaces and characters without width change no fact.
#include "unit/dirty/dirt.h"

namespace derek {
namespace {

// What Kazakh letters are mistaken for by keyboards, fonts and converters.
const std::map<char32_t, std::u32string>& homoglyphs() {
  static const std::map<char32_t, std::u32string> kTable = {
      {U'а', U"a"},  {U'е', U"eє"}, {U'о', U"o"},  {U'р', U"p"},   {U'с', U"c"}, {U'х', U"x"}, {U'у', U"y"},
      {U'і', U"iı"}, {U'һ', U"h"},  {U'ә', U"əǝ"}, {U'ө', U"öɵѳ"}, {U'ү', U"ü"}, {U'қ', U"ҡ"}, {U'ғ', U"ҕґ"},
      {U'ң', U"ҥӊ"}, {U'А', U"A"},  {U'В', U"B"},  {U'Е', U"EЄ"},  {U'К', U"K"}, {U'М', U"M"}, {U'Н', U"H"},
      {U'О', U"O"},  {U'Р', U"P"},  {U'С', U"C"},  {U'Т', U"T"},   {U'Х', U"X"}, {U'І', U"I"}, {U'Ү', U"YÜ"},
      {U'Ә', U"Ə"},  {U'Ө', U"ÖƟ"}, {U'Қ', U"Ҡ"},  {U'Ғ', U"Ґ"}};
  return kTable;
}

// One letter in `rate` is another one.
Dirty with_homoglyphs(std::string_view clean, std::mt19937& random, uint32_t rate) {
  return rewrite(clean, [&](Dirty& out, char32_t c, uint32_t at) {
    const auto found = homoglyphs().find(c);
    if (found != homoglyphs().end() && random() % rate == 0)
      c = found->second[random() % found->second.size()];
    out.add(utf8::encode(c), at);
  });
}

Dirty with_odd_spaces(std::string_view clean, std::mt19937& random) {
  const std::u32string spaces = U"\u00A0\u202F\u2009\u2003\t ",
                       widthless = U"\u200B\u200C\u00AD\u2060\uFEFF\u200E";
  const std::string text(clean);
  return rewrite(text, [&](Dirty& out, char32_t c, uint32_t at) {
    const auto one_of = [&](const std::u32string& set) { return utf8::encode(set[random() % set.size()]); };
    if (c == ' ') {
      out.add(one_of(spaces), at);
      if (random() % 6 == 0) out.add(one_of(spaces), at + 1);
    } else if (c == '\n') {
      out.add(random() % 2 ? " \r\n" : "\t\n", at);
    } else {
      // At the very beginning it would be a byte order mark.
      if (at > 0 && random() % 12 == 0) out.add(one_of(widthless), at);
      out.add(utf8::encode(c == '-' && random() % 2 ? U'\u2011' : c), at);
    }
  });
}

TEST(Dirty, HomoglyphsChangeNoFact) {
  std::mt19937 random(20);
  for (const std::string& text : press_texts()) {
    const auto clean = facts_of(undirtied(text));
    ASSERT_GT(clean.size(), 20u);
    for (const uint32_t rate : {12u, 5u, 2u}) {
      SCOPED_TRACE(text.substr(0, 80) + " one letter in " + std::to_string(rate));
      expect_same_facts(clean, facts_of(with_homoglyphs(text, random, rate)));
    }
  }
}

TEST(Dirty, OddSpacesChangeNoFact) {
  std::mt19937 random(20);
  for (const std::string& text : press_texts()) {
    SCOPED_TRACE(text.substr(0, 80));
    expect_same_facts(facts_of(undirtied(text)), facts_of(with_odd_spaces(text, random)));
  }
}

}  // namespace
}  // namespace derek
