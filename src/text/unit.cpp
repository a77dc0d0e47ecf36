#include "text/unit.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/utf8.h"

namespace derek::text {

namespace {

constexpr char32_t kOpen = U'«', kClose = U'»';
// Longer rows of combining marks are no writing; they are composed piecewise to keep the time linear.
constexpr size_t kLongestRow = 64;

bool surely_composed(char32_t c) {
  return c < 0x300 || (c >= 0x400 && c < 0x483) || (c >= 0x48A && c < 0x530);
}

void compose_row(const icu::Normalizer2& nfc, const Units& row, Units& out) {
  icu::UnicodeString before, after;
  for (const Unit& u : row) before.append(static_cast<UChar32>(u.c));
  UErrorCode status = U_ZERO_ERROR;
  nfc.normalize(before, after, status);
  if (U_FAILURE(status) || before == after) {
    out.insert(out.end(), row.begin(), row.end());
    return;
  }
  for (int32_t i = 0; i < after.length(); i = after.moveIndex32(i, 1)) {
    out.push_back({static_cast<char32_t>(after.char32At(i)), row.front().begin, row.back().end});
  }
}

bool is_dash(char32_t c) {
  return c == '-' || c == U'–';
}
bool is_opening(char32_t c) {
  return c == '(' || c == '[' || c == kOpen;
}
bool is_edge(char32_t c) {
  return c == 0 || c == ' ' || c == '\n';
}
bool is_closing_mark(char32_t c) {
  constexpr std::u32string_view kMarks = U".,;:!?)]»…";
  return kMarks.find(c) != std::u32string_view::npos;
}

bool opens(char32_t before, char32_t after, int open) {
  if (is_edge(after)) return is_edge(before) && open == 0;
  if (is_edge(before) || is_opening(before)) return !(is_closing_mark(after) && open > 0);
  if (is_closing_mark(after)) return false;
  if (is_dash(before)) return open == 0;  // ТОО-"Нұр"
  if (is_dash(after)) return false;       // "Хабар"-дың
  return open == 0;
}

}  // namespace

bool may_compose(char32_t c) {
  if (surely_composed(c)) return false;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) && !nfc->isInert(static_cast<UChar32>(c));  // dashes, dots
}

void compose(Units& units) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return;
  Units out, row;
  out.reserve(units.size());
  for (size_t i = 0; i < units.size();) {
    size_t last = i + 1;
    bool plain = surely_composed(units[i].c);
    while (last < units.size() && last - i < kLongestRow && !surely_composed(units[last].c) &&
           !nfc->hasBoundaryBefore(static_cast<UChar32>(units[last].c))) {
      ++last;
      plain = false;
    }
    if (plain) {
      out.push_back(units[i]);
    } else {
      row.assign(units.begin() + static_cast<std::ptrdiff_t>(i),
                 units.begin() + static_cast<std::ptrdiff_t>(last));
      compose_row(*nfc, row, out);
    }
    i = last;
  }
  units = std::move(out);
}

void squeeze_spaces(Units& units) {
  size_t out = 0;  // what is kept moves to the front
  for (size_t i = 0; i < units.size();) {
    if (units[i].c != ' ' && units[i].c != '\n') {
      units[out++] = units[i++];
      continue;
    }
    const size_t first = i;
    size_t lines = 0;
    for (; i < units.size() && (units[i].c == ' ' || units[i].c == '\n'); ++i) lines += units[i].c == '\n';
    if (first == 0 || i == units.size()) continue;
    const Unit whole{lines > 0 ? U'\n' : U' ', units[first].begin, units[i - 1].end};
    units[out++] = whole;
    if (lines > 1) units[out++] = whole;
  }
  units.resize(out);
}

void settle_quotes(Units& units) {
  size_t out = 0;  // what is kept moves to the front
  int open = 0;
  for (size_t i = 0; i < units.size(); ++i) {
    Unit u = units[i];
    // Most are letters.
    if (u.c > kClose && u.c < kQuoteMark) {
      units[out++] = u;
      continue;
    }
    if (u.c == '\'' && i + 1 < units.size() && units[i + 1].c == '\'') {
      u.end = units[++i].end;
      u.c = kQuoteMark;
    }
    if (u.c == kQuoteMark) {
      const char32_t before = out == 0 ? 0 : units[out - 1].c;
      const char32_t after = i + 1 < units.size() ? units[i + 1].c : 0;
      // Of two marks in a row the second faces as the first does.
      u.c =
          opens(before, after == kQuoteMark ? (is_edge(before) ? U'a' : U'.') : after, open) ? kOpen : kClose;
    }
    if (u.c == kOpen) ++open;
    if (u.c == kClose && open > 0) --open;
    if (u.c == '\n') open = 0;
    units[out++] = u;
  }
  units.resize(out);
}

}  // namespace derek::text
