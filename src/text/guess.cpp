#include "text/guess.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/utf8.h"
#include "text/code_tables.h"

namespace derek::text {

namespace {

// Enough to tell the code pages apart; more would only take time.
constexpr size_t kSample = 1 << 16;

constexpr std::u32string_view kKazakhLower = U"әғқңөұүһі", kKazakhUpper = U"ӘҒҚҢӨҰҮҺІ";
constexpr std::u32string_view kFrontVowels = U"әеөүіэ", kBackVowels = U"аоұыуя";

// Frequent pairs with a letter that Russian lacks.
constexpr std::array<std::u32string_view, 40> kPairs = {
    U"қа", U"қо", U"қы", U"ық", U"ақ", U"оқ", U"ға", U"ғы", U"ығ", U"ағ", U"ңғ", U"ңі", U"ың", U"ің",
    U"аң", U"ір", U"ін", U"іс", U"із", U"ті", U"лі", U"кі", U"жә", U"мә", U"әр", U"әл", U"ән", U"өз",
    U"өт", U"кө", U"тө", U"үш", U"мү", U"кү", U"жү", U"үр", U"ұр", U"ұл", U"құ", U"тұ"};

bool in(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}
bool is_kazakh(char32_t c) {
  return in(kKazakhLower, c) || in(kKazakhUpper, c);
}
bool is_russian(char32_t c) {
  return (c >= 0x410 && c <= 0x44F) || c == 0x401 || c == 0x451;
}
bool is_cyrillic(char32_t c) {
  return c >= 0x400 && c <= 0x4FF;
}
bool is_lower(char32_t c) {
  return (c >= 0x430 && c <= 0x45F) || (c > 0x45F && utf8::is_lower(c));
}

// How well a letter fits between its neighbours, as Kazakh text goes.
int letter_score(char32_t before, char32_t c, char32_t after) {
  int score = 0;
  if (is_kazakh(c)) {
    score += 2;
    const std::array<char32_t, 2> left = {before, utf8::to_lower(c)}, right = {utf8::to_lower(c), after};
    for (const auto& pair : {left, right}) {
      if (std::find(kPairs.begin(), kPairs.end(), std::u32string_view(pair.data(), 2)) != kPairs.end())
        ++score;
    }
    if (in(U"ңҢ", c) && !is_cyrillic(before)) score -= 4;  // no word begins with it
    // қ and ғ stand beside back vowels only.
    if (in(U"қғҚҒ", c) && in(kFrontVowels, after)) score -= 3;
  } else if (!is_russian(c)) {
    score -= 4;  // a letter of another language
  }
  if (is_cyrillic(before) && is_lower(before) && !is_lower(c)) score -= 4;  // a capital inside a word
  if (!is_cyrillic(before) && !is_cyrillic(after)) score -= is_kazakh(c) ? 3 : 0;
  return score;
}

int score(std::string_view bytes, const CodeTable& table) {
  const auto at = [&](size_t i) -> char32_t {
    const auto b = static_cast<unsigned char>(bytes[i]);
    return b < 0x80 ? b : table[b - 0x80u];
  };
  int sum = 0;
  for (size_t i = 0; i < bytes.size(); ++i) {
    const char32_t c = at(i);
    if (c < 0x80 || is_russian(c)) continue;  // the same in all three
    const char32_t before = i > 0 ? at(i - 1) : ' ', after = i + 1 < bytes.size() ? at(i + 1) : ' ';
    if (c == utf8::kReplacement || c < 0xA0) {
      sum -= 6;
    } else if (is_cyrillic(c)) {
      sum += letter_score(before, c, after);
    } else if (is_cyrillic(before) && is_cyrillic(after) && !in(U"\u2019\u2013\u2014\u00AD\u00A0", c)) {
      sum -= 4;  // a symbol inside a word
    }
  }
  return sum;
}

// Code units that text of our languages is made of.
bool usual_unit(uint32_t u) {
  return (u >= 0x20 && u < 0x7F) || u == '\n' || u == '\r' || u == '\t' || (u >= 0xA0 && u < 0x180) ||
         (u >= 0x400 && u < 0x530) || (u >= 0x2010 && u < 0x2040) || u == 0x2116 ||
         (u >= 0x20A0 && u < 0x20C0) || u == 0xFEFF || (u >= 0x600 && u < 0x700) ||
         (u >= 0xD83C && u <= 0xD83E) || (u >= 0xDC00 && u < 0xE000);
}

}  // namespace

bool has_binary_magic(std::string_view bytes) {
  using namespace std::string_view_literals;
  static constexpr std::array kMagics = {
      "\x7F"
      "ELF"sv,
      "\x89PNG"sv,
      "PK\x03\x04"sv,
      "%PDF-"sv,
      "GIF8"sv,
      "\xFF\xD8\xFF"sv,
      "\x1F\x8B"sv,
      "\xD0\xCF\x11\xE0"sv,
      "Rar!\x1A"sv,
      "7z\xBC\xAF"sv};
  return std::any_of(kMagics.begin(), kMagics.end(),
                     [&](std::string_view m) { return bytes.starts_with(m); });
}

std::string_view guess_utf16(std::string_view bytes) {
  bytes = bytes.substr(0, kSample);
  const size_t units = bytes.size() / 2;
  if (units == 0) return "";
  size_t little = 0, big = 0;
  for (size_t i = 0; i < units; ++i) {
    const uint32_t a = static_cast<unsigned char>(bytes[2 * i]),
                   b = static_cast<unsigned char>(bytes[2 * i + 1]);
    little += usual_unit(a | b << 8);
    big += usual_unit(b | a << 8);
  }
  const size_t best = std::max(little, big);
  if (best * 20 < units * 19 || little == big) return "";
  return little > big ? "UTF-16LE" : "UTF-16BE";
}

bool has_binary_controls(std::string_view bytes) {
  if (bytes.find('\0') != std::string_view::npos) return true;
  const std::string_view sample = bytes.substr(0, kSample);
  const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
    const auto b = static_cast<unsigned char>(c);
    return (b < 0x20 && !(b >= 9 && b <= 13)) || b == 0x7F;
  });
  return static_cast<size_t>(controls) * 20 > sample.size();
}

std::string_view guess_8bit(std::string_view bytes) {
  size_t good = 0, bad = 0;
  for (size_t i = 0; i < bytes.size();) {
    const size_t start = i;
    if (utf8::next(bytes, i) == utf8::kReplacement && bytes.substr(start, i - start) != "\xEF\xBF\xBD") {
      ++bad;
    } else {
      good += i - start > 1;
    }
  }
  if (bad * 4 <= good) return "UTF-8";
  const std::string_view sample = bytes.substr(0, kSample);
  const int windows = score(sample, kWindows1251), kz = score(sample, kKz1048), pt = score(sample, kPt154);
  if (windows >= kz && windows >= pt) return "windows-1251";
  return kz >= pt ? "KZ-1048" : "PT154";
}

}  // namespace derek::text
