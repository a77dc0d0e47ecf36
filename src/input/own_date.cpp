#include "input/own_date.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cctype>
#include <optional>
#include <vector>

namespace derek::input {

namespace {

struct Piece {
  std::string_view text;
  bool digits;
};

// Runs of digits and of letters; everything else only parts them.
std::vector<Piece> cut(std::string_view text) {
  std::vector<Piece> out;
  for (size_t i = 0; i < text.size() && out.size() < 4;) {
    const auto kind = [&](size_t at) {
      const auto c = static_cast<unsigned char>(text[at]);
      return std::isdigit(c) ? 1 : std::isalpha(c) ? 2 : 0;
    };
    const size_t start = i;
    const int first = kind(i);
    while (i < text.size() && kind(i) == first) ++i;
    if (first) out.push_back({text.substr(start, i - start), first == 1});
  }
  return out;
}

int number(std::string_view digits) {
  int value = -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string day(int y, int m, int d) {
  const std::chrono::year_month_day date{std::chrono::year(y), std::chrono::month(static_cast<unsigned>(m)),
                                         std::chrono::day(static_cast<unsigned>(d))};
  if (y < 1000 || y > 9999 || !date.ok()) return "";
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(y) + "-" + two(m) + "-" + two(d);
}

int month_of(std::string_view name) {
  static constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                               "jul", "aug", "sep", "oct", "nov", "dec"};
  std::string head;
  for (const char c : name.substr(0, 3)) head += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i] == head) return static_cast<int>(i) + 1;
  }
  return 0;
}

}  // namespace

std::string own_date(std::string_view text) {
  const std::vector<Piece> p = cut(text);
  const auto digits = [&](size_t i, size_t least, size_t most) {
    return i < p.size() && p[i].digits && p[i].text.size() >= least && p[i].text.size() <= most;
  };
  if (digits(0, 8, 14)) {
    const std::string_view s = p[0].text;
    return day(number(s.substr(0, 4)), number(s.substr(4, 2)), number(s.substr(6, 2)));
  }
  if (digits(0, 4, 4) && digits(1, 2, 2)) {
    if (digits(2, 1, 2)) return day(number(p[0].text), number(p[1].text), number(p[2].text));
    const std::string first = day(number(p[0].text), number(p[1].text), 1);
    return p.size() == 2 ? first.substr(0, first.empty() ? 0 : 7) : "";
  }
  if (digits(0, 1, 2) && digits(1, 1, 2) && digits(2, 4, 4)) {
    return day(number(p[2].text), number(p[1].text), number(p[0].text));
  }
  const size_t weekday = !p.empty() && !p[0].digits ? 1 : 0;
  if (digits(weekday, 1, 2) && weekday + 2 < p.size() && !p[weekday + 1].digits && digits(weekday + 2, 4, 4)) {
    return day(number(p[weekday + 2].text), month_of(p[weekday + 1].text), number(p[weekday].text));
  }
  return "";
}

}  // namespace derek::input
