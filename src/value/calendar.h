// Days of the proleptic Gregorian calendar. Year 0 is 1 BC, as in ISO 8601 and EDTF.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace derek::value {

struct Day {
  int year = 0;
  int month = 1;
  int day = 1;
  auto operator<=>(const Day&) const = default;
};

bool is_leap_year(int year);
int days_in_month(int year, int month);  // 0 where there is no such month
bool is_valid(const Day& day);

// Days since 1970-01-01.
int64_t to_serial(const Day& day);
Day from_serial(int64_t serial);

int weekday(const Day& day);  // 1 Monday … 7 Sunday
Day add_days(const Day& day, int64_t days);
// The same day some months on; the last day of the month where it has no such day.
Day add_months(const Day& day, int months);

std::string to_iso(const Day& day);  // 2023-12-05; years outside 0..9999 give ""

// A reference date: a year, perhaps with month, perhaps with day.
struct Reference {
  int year = 0;
  int month = 0;  // 0: not known
  int day = 0;    // 0: not known

  bool has_day() const { return day != 0; }
  // The day itself, or the middle of the month or year: for "the nearest".
  Day middle() const;
};

// Reads YYYY, YYYY-MM or YYYY-MM-DD; anything else is no reference.
std::optional<Reference> parse_reference(std::string_view edtf);

}  // namespace derek::value
