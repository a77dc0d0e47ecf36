#include "value/calendar.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace derek::value {

bool is_leap_year(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int year, int month) {
  static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap_year(year) ? 29 : kDays[static_cast<size_t>(month - 1)];
}

bool is_valid(const Day& day) {
  return day.day >= 1 && day.day <= days_in_month(day.year, day.month);
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, eras have 400 years.
int64_t to_serial(const Day& day) {
  const int64_t year = int64_t{day.year} - (day.month <= 2 ? 1 : 0);
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t year_of_era = year - era * 400;
  const int64_t day_of_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Day from_serial(int64_t serial) {
  serial += 719468;
  const int64_t era = (serial >= 0 ? serial : serial - 146096) / 146097;
  const int64_t day_of_era = serial - era * 146097;
  const int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t shifted = (5 * day_of_year + 2) / 153;
  const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  const int day = static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1);
  return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month, day};
}

int weekday(const Day& day) {
  const int64_t shifted = (to_serial(day) + 3) % 7;  // 1970-01-01 was a Thursday
  return static_cast<int>(shifted < 0 ? shifted + 7 : shifted) + 1;
}

Day add_days(const Day& day, int64_t days) {
  return from_serial(to_serial(day) + days);
}

Day add_months(const Day& day, int months) {
  const int total = day.year * 12 + day.month - 1 + months;
  const int year = total >= 0 ? total / 12 : -((11 - total) / 12);
  const int month = total - year * 12 + 1;
  return {year, month, std::min(day.day, days_in_month(year, month))};
}

std::string to_iso(const Day& day) {
  if (day.year < 0 || day.year > 9999) return "";
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", day.year, day.month, day.day);
  return buffer;
}

Day Reference::middle() const {
  if (day != 0) return {year, month, day};
  if (month != 0) return {year, month, 15};
  return {year, 7, 1};
}

std::optional<Reference> parse_reference(std::string_view edtf) {
  const auto digits = [&](size_t at, size_t count) -> int {
    int out = 0;
    for (size_t i = at; i < at + count; ++i) {
      if (edtf[i] < '0' || edtf[i] > '9') return -1;
      out = out * 10 + (edtf[i] - '0');
    }
    return out;
  };
  if (edtf.size() != 4 && edtf.size() != 7 && edtf.size() != 10) return std::nullopt;
  Reference out;
  out.year = digits(0, 4);
  if (edtf.size() >= 7) out.month = edtf[4] == '-' ? digits(5, 2) : -1;
  if (edtf.size() == 10) out.day = edtf[7] == '-' ? digits(8, 2) : -1;
  if (out.year < 0 || out.month < 0 || out.day < 0) return std::nullopt;
  if (edtf.size() >= 7 && days_in_month(out.year, out.month) == 0) return std::nullopt;
  if (edtf.size() == 10 && !is_valid({out.year, out.month, out.day})) return std::nullopt;
  return out;
}

}  // namespace derek::value
