// EDTF (ISO 8601-2) strings, levels 0 to 2 as far as derek writes them: check, build, bound.
//
//   dates       2024  2024-02  2024-02-07  -0208  XXXX-12-16  2024-XX-07  202X
//   sub-years   2024-21…24 seasons, 2024-33…36 quarters, 2024-40, -41 half-years (year may be XXXX)
//   doubtful    2024?  2024~  2024%  2024-02-07~
//   with time   2024-02-07T15:00  2024-02-07T15:00:00+05:00  XXXX-02-07T15:00
//   intervals   2024-01/2024-03  ../2024  2024/..  /2024  2024/
//   sets        [2023,2024]  {2023..2025}  [..2024]
//   clock       T21:30  T10:00/T18:00  ../T12:00   derek's own: EDTF knows no time without a day
//
// Not accepted: days that do not exist, 1990s, --12-16, intervals that end before they start.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "value/calendar.h"

namespace derek::value {

bool is_valid_edtf(std::string_view text);

// A year, a month or a day: what a document's reference date may be. An empty string is good too: no date.
bool is_reference_date(std::string_view text);

// First and last day of a valid EDTF value; absent where open, unknown or ambiguous (a winter).
struct Bounds {
  std::optional<Day> start, end;
};
Bounds edtf_bounds(std::string_view text);

// A date with what is known of it. `sub` is a season, quarter or half-year (21…41) in place of the month.
struct PartialDate {
  std::optional<int> year, month, day;
  int sub = 0;
  std::string clock;  // "15:00", only with a day

  bool empty() const { return !year && !month && !day && sub == 0; }
};

// The EDTF of a date; "" where nothing valid can be said.
std::string to_edtf(const PartialDate& date);
std::string edtf_year(int year);
std::string edtf_interval(std::string_view from, std::string_view to);  // empty: open
std::string edtf_set(const std::vector<std::string>& dates);            // {a,b,c}

}  // namespace derek::value
