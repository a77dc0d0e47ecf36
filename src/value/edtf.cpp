#include "value/edtf.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace derek::value {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_digit_or_x(char c) {
  return is_digit(c) || c == 'X';
}
bool is_qualifier(char c) {
  return c == '?' || c == '~' || c == '%';
}

// A field of a date as a closed range of numbers: "19XX" is 1900…1999, "XX" as a month 0…99.
struct Field {
  int low = 0;
  int high = 0;
  bool known() const { return low == high; }
};

struct Date {
  bool negative = false;
  Field year;
  bool year_unknown = false;  // XXXX
  std::optional<Field> month, day;
  bool has_clock = false;
};

// Reads one thing after the other from the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool at_end() const { return i_ == text_.size(); }
  bool take(char c) {
    if (at_end() || text_[i_] != c) return false;
    ++i_;
    return true;
  }
  void take_qualifier() {
    if (!at_end() && is_qualifier(text_[i_])) ++i_;
  }
  std::optional<Field> take_field(size_t width) {
    if (i_ + width > text_.size()) return std::nullopt;
    Field out;
    for (size_t k = i_; k < i_ + width; ++k) {
      const char c = text_[k];
      if (!is_digit_or_x(c)) return std::nullopt;
      out.low = out.low * 10 + (c == 'X' ? 0 : c - '0');
      out.high = out.high * 10 + (c == 'X' ? 9 : c - '0');
    }
    i_ += width;
    return out;
  }
  std::optional<int> take_number(size_t width, int limit) {
    const auto field = take_field(width);
    if (!field || !field->known() || field->low > limit) return std::nullopt;
    return field->low;
  }

 private:
  std::string_view text_;
  size_t i_ = 0;
};

// hh:mm[:ss][Z|±hh:mm] to the end.
bool read_clock(Cursor& cursor) {
  const auto hour = cursor.take_number(2, 24);
  if (!hour || !cursor.take(':')) return false;
  const auto minute = cursor.take_number(2, 59);
  if (!minute || (*hour == 24 && *minute != 0)) return false;
  if (cursor.take(':') && !cursor.take_number(2, 59)) return false;
  if (cursor.at_end() || cursor.take('Z')) return cursor.at_end();
  if (!cursor.take('+') && !cursor.take('-')) return false;
  return cursor.take_number(2, 14) && cursor.take(':') && cursor.take_number(2, 59) && cursor.at_end();
}

bool is_sub_year(int month) {
  return (month >= 21 && month <= 24) || (month >= 33 && month <= 41);
}

// The longest that the month can be, whatever the unknown digits stand for.
int longest_month(const Date& date) {
  if (!date.month->known()) return 31;
  if (date.month->low == 2 && date.year.known() && !date.negative) {
    return days_in_month(date.year.low, 2);
  }
  return days_in_month(2000, date.month->low);
}

std::optional<Date> read_date(std::string_view text) {
  Cursor cursor(text);
  Date out;
  cursor.take_qualifier();
  out.negative = cursor.take('-');
  const auto year = cursor.take_field(4);
  if (!year) return std::nullopt;
  out.year = *year;
  out.year_unknown = year->low == 0 && year->high == 9999;
  if (out.negative && year->low == 0 && year->high == 0) return std::nullopt;
  cursor.take_qualifier();
  if (cursor.at_end()) return out.year_unknown ? std::nullopt : std::optional(out);
  if (!cursor.take('-')) return std::nullopt;

  cursor.take_qualifier();
  out.month = cursor.take_field(2);
  if (!out.month) return std::nullopt;
  const bool sub = out.month->known() && is_sub_year(out.month->low);
  if (!sub && (out.month->low > 12 || out.month->high < 1)) return std::nullopt;
  cursor.take_qualifier();
  if (cursor.at_end()) return out;
  if (sub || !cursor.take('-')) return std::nullopt;

  cursor.take_qualifier();
  out.day = cursor.take_field(2);
  if (!out.day || out.day->high < 1 || out.day->low > longest_month(out)) return std::nullopt;
  cursor.take_qualifier();
  if (cursor.at_end()) return out;
  if (!cursor.take('T') || !read_clock(cursor)) return std::nullopt;
  out.has_clock = true;
  return out;
}

std::optional<Day> first_day(const Date& date) {
  if (date.year_unknown) return std::nullopt;
  const int year = date.negative ? -date.year.high : date.year.low;
  if (!date.month || !date.month->known()) return Day{year, 1, 1};
  const int month = date.month->low;
  if (month == 24) return std::nullopt;
  if (month >= 21 && month <= 23) return Day{year, 3 * (month - 20), 1};
  if (month >= 33 && month <= 36) return Day{year, 3 * (month - 33) + 1, 1};
  if (month >= 37 && month <= 39) return Day{year, 4 * (month - 37) + 1, 1};
  if (month >= 40) return Day{year, 6 * (month - 40) + 1, 1};
  if (!date.day || !date.day->known()) return Day{year, month, 1};
  return Day{year, month, date.day->low};
}

std::optional<Day> last_day(const Date& date) {
  if (date.year_unknown) return std::nullopt;
  const int year = date.negative ? -date.year.low : date.year.high;
  const auto month_end = [&](int month) { return Day{year, month, days_in_month(year, month)}; };
  if (!date.month || !date.month->known()) return month_end(12);
  const int month = date.month->low;
  if (month == 24) return std::nullopt;
  if (month >= 21 && month <= 23) return month_end(3 * (month - 20) + 2);
  if (month >= 33 && month <= 36) return month_end(3 * (month - 32));
  if (month >= 37 && month <= 39) return month_end(4 * (month - 36));
  if (month >= 40) return month_end(6 * (month - 39));
  if (!date.day || !date.day->known()) return month_end(month);
  return Day{year, month, date.day->low};
}

Bounds bounds_of(const Date& date) {
  return {first_day(date), last_day(date)};
}

bool is_clock(std::string_view text) {
  if (!text.starts_with('T')) return false;
  Cursor cursor(text.substr(1));
  return read_clock(cursor);
}

bool is_open(std::string_view text) {
  return text.empty() || text == "..";
}

// Calls `use(from, to)` for each member of the set; a single date is both. False where one is ill-formed.
template <typename Use>
bool for_each_member(std::string_view inner, Use use) {
  if (inner.empty()) return false;
  while (true) {
    const size_t comma = inner.find(',');
    const std::string_view member = inner.substr(0, comma);
    const size_t dots = member.find("..");
    std::string_view from = member, to = member;
    if (dots != std::string_view::npos) {
      from = member.substr(0, dots);
      to = member.substr(dots + 2);
    }
    if (from.empty() && to.empty()) return false;
    if (!from.empty() && !read_date(from)) return false;
    if (!to.empty() && !read_date(to)) return false;
    use(from, to);
    if (comma == std::string_view::npos) return true;
    inner.remove_prefix(comma + 1);
  }
}

bool is_set(std::string_view text) {
  return text.size() >= 2 &&
         ((text.front() == '[' && text.back() == ']') || (text.front() == '{' && text.back() == '}'));
}

bool is_valid_interval(std::string_view from, std::string_view to) {
  if (is_open(from) && is_open(to)) return false;
  if (is_clock(from) || is_clock(to))
    return (is_open(from) || is_clock(from)) && (is_open(to) || is_clock(to));
  const auto first = read_date(from), second = read_date(to);
  if ((!is_open(from) && !first) || (!is_open(to) && !second)) return false;
  if (!first || !second) return true;
  const auto start = first_day(*first), end = last_day(*second);
  return !start || !end || *start <= *end;
}

}  // namespace

bool is_reference_date(std::string_view text) {
  if (text.empty()) return true;
  const bool season = text.size() == 7 && text.substr(5) > "12";
  return (text.size() == 4 || text.size() == 7 || text.size() == 10) && !season &&
         text.find_first_not_of("0123456789-") == std::string_view::npos && is_valid_edtf(text);
}

bool is_valid_edtf(std::string_view text) {
  if (is_set(text)) return for_each_member(text.substr(1, text.size() - 2), [](auto, auto) {});
  const size_t slash = text.find('/');
  if (slash != std::string_view::npos)
    return is_valid_interval(text.substr(0, slash), text.substr(slash + 1));
  return is_clock(text) || read_date(text).has_value();
}

Bounds edtf_bounds(std::string_view text) {
  Bounds out;
  if (!is_valid_edtf(text)) return out;
  if (is_set(text)) {
    bool open_start = false, open_end = false;
    for_each_member(text.substr(1, text.size() - 2), [&](std::string_view from, std::string_view to) {
      const auto start = from.empty() ? std::nullopt : first_day(*read_date(from));
      const auto end = to.empty() ? std::nullopt : last_day(*read_date(to));
      open_start |= !start;
      open_end |= !end;
      if (start && (!out.start || *start < *out.start)) out.start = start;
      if (end && (!out.end || *end > *out.end)) out.end = end;
    });
    if (open_start) out.start.reset();
    if (open_end) out.end.reset();
    return out;
  }
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    const auto date = read_date(text);
    return date ? bounds_of(*date) : out;
  }
  if (const auto from = read_date(text.substr(0, slash))) out.start = first_day(*from);
  if (const auto to = read_date(text.substr(slash + 1))) out.end = last_day(*to);
  return out;
}

std::string edtf_year(int year) {
  if (year < -9999 || year > 9999) return "";
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%s%04d", year < 0 ? "-" : "", std::abs(year));
  return buffer;
}

std::string to_edtf(const PartialDate& date) {
  std::string out = date.year ? edtf_year(*date.year) : "XXXX";
  const auto two = [](int n) { return std::string(n < 10 ? "-0" : "-") + std::to_string(n); };
  if (date.sub != 0) {
    out += two(date.sub);
  } else if (date.month) {
    out += two(*date.month);
    if (date.day) out += two(*date.day);
  } else if (date.day) {
    out += "-XX" + two(*date.day);
  }
  if (date.day && !date.clock.empty()) out += "T" + date.clock;
  return is_valid_edtf(out) ? out : "";
}

std::string edtf_interval(std::string_view from, std::string_view to) {
  std::string out(from.empty() ? ".." : from);
  out += '/';
  out += to.empty() ? ".." : to;
  return is_valid_edtf(out) ? out : "";
}

std::string edtf_set(const std::vector<std::string>& dates) {
  std::string out = "{";
  for (const std::string& date : dates) {
    if (out.size() > 1) out += ',';
    out += date;
  }
  out += '}';
  return is_valid_edtf(out) ? out : "";
}

}  // namespace derek::value
