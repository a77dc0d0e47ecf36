// Wrapped lines, words divided over two lines.
#include "unit/dirty/dirt.h"

namespace derek {
namespace {

// Breaks lines before `columns` are full; every other word that does not fit is divided behind a syllable, if
// `divide`. Paragraphs are parted by `paragraph`.
Dirty wrapped(std::string_view clean, size_t columns, bool divide, const std::string& paragraph,
              std::mt19937& random) {
  const auto is_vowel = [](char32_t c) {
    return std::u32string_view(U"аәеиоөуұүыі").find(c) != std::u32string_view::npos;
  };
  Dirty out;
  size_t column = 0;
  for (size_t i = 0; i < clean.size();) {
    if (clean[i] == '\n') {
      out.add(paragraph, static_cast<uint32_t>(i++));
      column = 0;
      continue;
    }
    // A space and the word behind it; at the head of a line the word.
    const size_t space = i;
    if (clean[i] == ' ') ++i;
    size_t end = i;
    while (end < clean.size() && clean[end] != ' ' && clean[end] != '\n') ++end;
    const auto width = [&](size_t from, size_t to) {
      return utf8::count_code_points(clean.substr(from, to - from));
    };
    const size_t room = columns > column + 1 ? columns - column - 1 : 0;
    size_t cut = end;
    if (column > 0 && width(i, end) > room) {
      // Divide where a vowel and a consonant with a vowel behind it meet, and two letters stay on each side.
      std::vector<size_t> places;
      char32_t before = 0;
      for (size_t k = i; k < end;) {
        const size_t at = k;
        const char32_t c = utf8::next(clean, k);
        size_t next = k;
        const char32_t after = k < end ? utf8::next(clean, next) : U' ';
        const bool inner = at > i + 3 && width(at, end) > 2 && width(i, at) + 1 <= room;
        if (inner && is_vowel(before) && utf8::is_lower(c) && !is_vowel(c) && is_vowel(after))
          places.push_back(at);
        before = c;
      }
      const bool plain = std::all_of(clean.begin() + static_cast<std::ptrdiff_t>(i),
                                     clean.begin() + static_cast<std::ptrdiff_t>(end),
                                     [](char c) { return (c & 0x80) || c == ',' || c == '.'; });
      cut = divide && plain && !places.empty() && random() % 2 ? places.back() : i;
      if (cut > i) out.add(" ", static_cast<uint32_t>(space));
      for (size_t k = i; k < cut; ++k) out.add(clean.substr(k, 1), static_cast<uint32_t>(k));
      out.add(cut > i ? "-\n" : "\n", static_cast<uint32_t>(cut > i ? cut : space));
      column = 0;
    } else if (space < i) {
      out.add(" ", static_cast<uint32_t>(space));
      ++column;
    }
    const size_t from = cut < end ? cut : i;
    for (size_t k = from; k < end; ++k) out.add(clean.substr(k, 1), static_cast<uint32_t>(k));
    column += width(from, end);
    i = end;
  }
  return std::move(out).finish(clean);
}

TEST(Lines, WrappingChangesNoFact) {
  std::mt19937 random(30);
  for (const std::string& text : press_texts()) {
    const auto clean = facts_of(undirtied(text));
    for (const size_t columns : {60u, 72u, 80u}) {
      for (const bool divide : {false, true}) {
        SCOPED_TRACE(text.substr(0, 80) + (divide ? " divided at " : " wrapped at ") +
                     std::to_string(columns));
        expect_same_facts(clean, facts_of(wrapped(text, columns, divide, "\n\n", random)));
      }
    }
  }
}

// Where no blank line parts paragraphs, one that ends at a full line may run into the next.
TEST(Lines, WrappedParagraphsWithoutBlankLinesKeepMostFacts) {
  std::mt19937 random(31);
  size_t all = 0, kept = 0, invented = 0;
  for (const std::string& text : press_texts()) {
    const auto clean = facts_of(undirtied(text));
    const auto found = facts_of(wrapped(text, 72, true, "\n", random));
    all += clean.size();
    kept += clean.size() - without(clean, found).size();
    invented += without(found, clean).size();
  }
  EXPECT_GE(static_cast<double>(kept), 0.99 * static_cast<double>(all)) << kept << " of " << all;
  EXPECT_LE(static_cast<double>(invented), 0.01 * static_cast<double>(all)) << invented;
}

}  // namespace
}  // namespace derek
