#include "text/letter_runs.h"

#include <array>
#include <string_view>

#include "base/utf8.h"

namespace derek::text {

namespace {

constexpr size_t kTableSize = 0x530;

constexpr uint8_t kind_in_table(char32_t c) {
  if (c < 0x80) {
    if (c == 'l') return kSmallL;
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? kOtherLetter : 0;
  }
  if (!utf8::cyrillic::covers(c) || !utf8::cyrillic::is_letter(c)) return 0;
  const bool kazakh = (c >= 0x410 && c < 0x450) ||
                      std::u32string_view(U"ЁёӘәҒғҚқҢңӨөҰұҮүҺһІі").find(c) != std::u32string_view::npos;
  const bool capital = utf8::cyrillic::is_upper(c);
  return kazakh ? (capital ? kKazakhCapital : kKazakhSmall) : capital ? kOtherCapital : kOtherCyrillic;
}

constexpr std::array<uint8_t, kTableSize> make_kinds() {
  std::array<uint8_t, kTableSize> out{};
  for (char32_t c = 0; c < out.size(); ++c) out[c] = kind_in_table(c);
  return out;
}
constexpr std::array<uint8_t, kTableSize> kKinds = make_kinds();

// 0: no letter.
uint8_t kind_of(char32_t c) {
  if (c < 0x80 || utf8::cyrillic::covers(c)) return kKinds[c];
  return utf8::is_letter(c) ? kOtherLetter : 0;
}

}  // namespace

LetterRuns letter_runs(const Units& units) {
  LetterRuns out;
  out.reserve(units.size() / 6);
  for (size_t i = 0; i < units.size(); ++i) {
    uint8_t kind = kind_of(units[i].c);
    if (kind == 0) continue;
    LetterRun run{i, i, 0};
    for (;;) {
      run.kinds |= kind;
      if (++i == units.size() || (kind = kind_of(units[i].c)) == 0) break;
    }
    run.last = i;
    out.push_back(run);
  }
  return out;
}

}  // namespace derek::text
