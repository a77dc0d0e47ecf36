#include "value/clocks.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "base/decimal.h"
#include "value/edtf.h"
#include "value/figures.h"

namespace derek::value {
namespace {

std::string two_digits(int hour, int minute) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%02d:%02d", hour, minute);
  return buffer;
}

// 15:00, 15.00, 15-00, with any suffix behind.
std::optional<std::pair<int, int>> read_clock_token(std::string_view text) {
  std::array<int, 2> parts = {0, 0};
  size_t part = 0, digits = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      parts[part] = parts[part] * 10 + (c - '0');
      if (++digits > 2) return std::nullopt;
    } else if (digits > 0) {
      if (++part == parts.size()) break;
      digits = 0;
    }
  }
  if (part == 0 || parts[0] > 24 || parts[1] > 59) return std::nullopt;
  return std::pair(parts[0], parts[1]);
}

// Hours of a twelve-hour clock as the part of the day says: кешкі сегіз is 20, түнгі он екі 0.
int shift_hour(int hour, std::string_view part) {
  if (part == "evening" && hour >= 3 && hour < 12) return hour + 12;
  if (part == "afternoon" && hour >= 1 && hour < 12) return hour + 12;
  if (part == "day" && hour >= 1 && hour <= 6) return hour + 12;
  if (part == "night" && hour == 12) return 0;
  if (part == "night" && hour >= 9 && hour < 12) return hour + 12;
  return hour;
}

Value clock_value(const Slots& slots, std::string edtf, std::string kind) {
  Value out;
  out.kind = std::move(kind);
  out.modifier = modifier_of(slots);
  const std::string_view bound = slots.attribute("bound");
  if (!bound.empty()) {
    edtf = bound == "until" || bound == "before" ? edtf_interval("", edtf) : edtf_interval(edtf, "");
    out.kind = "interval";
  }
  out.edtf = is_valid_edtf(edtf) ? edtf : "";
  return out;
}

std::string unit_text(const Slots& slots) {
  std::string out(slots.attribute("unit"));
  return out.empty() ? std::string(slots.cell("unit", "value")) : out;
}

// A value with the duration, or pair of durations, of the match's amount.
std::optional<Value> span_of_time(const Slots& slots, std::string kind, const std::string& unit) {
  auto amount = read_amount(slots);
  if (!amount && !slots.has("number") && !slots.has("min")) amount = Amount{1.0, {}, {}};
  Value out;
  out.kind = std::move(kind);
  out.modifier = modifier_of(slots);
  if (!amount) return std::nullopt;
  if (amount->value) {
    out.duration = duration_of(*amount->value, unit);
  } else {
    const std::string low = duration_of(*amount->min, unit), high = duration_of(*amount->max, unit);
    if (!low.empty() && !high.empty()) out.duration = low + "/" + high;
  }
  return out;
}

}  // namespace

std::optional<int> read_roman(std::string_view text) {
  // Cyrillic letters that look like Roman figures stand for them.
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("Х") || rest.starts_with("х")) {
      plain += 'X', ++i;
    } else if (rest.starts_with("І") || rest.starts_with("і")) {
      plain += 'I', ++i;
    } else {
      plain += static_cast<char>(text[i] >= 'a' && text[i] <= 'z' ? text[i] - 32 : text[i]);
    }
  }
  const auto digit = [](char c) { return c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : c == 'L' ? 50 : 0; };
  int out = 0;
  for (size_t i = 0; i < plain.size(); ++i) {
    const int here = digit(plain[i]), next = i + 1 < plain.size() ? digit(plain[i + 1]) : 0;
    if (here == 0 || out > 100) return std::nullopt;
    out += here < next ? -here : here;
  }
  return plain.empty() || out < 1 ? std::nullopt : std::optional(out);
}

std::optional<int> read_ordinal_part(const Slots& slots, std::string_view slot, int limit) {
  const auto tokens = slots.range(slot);
  if (!tokens) return std::nullopt;
  auto out = slots.integer(slot);
  if (!out) out = read_roman(slots.text(*tokens));
  return out && *out >= 1 && *out <= limit ? out : std::nullopt;
}

std::optional<std::string> read_clock(const Slots& slots, std::string_view suffix) {
  const auto name = [&](std::string_view base) { return std::string(base) + std::string(suffix); };
  if (suffix.empty() && !slots.attribute("clock").empty()) return std::string(slots.attribute("clock"));
  int hour = 0, minute = 0;
  if (const auto tokens = slots.range(name("clock"))) {
    const auto parts = read_clock_token(slots.text(*tokens));
    if (!parts) return std::nullopt;
    std::tie(hour, minute) = *parts;
  } else {
    const auto value = slots.number(name("hour"));
    if (!value || *value < 0 || *value > 24) return std::nullopt;
    hour = static_cast<int>(*value);
    const double fraction = *value - hour;
    if (fraction == 0.5) {
      minute = 30;
    } else if (fraction != 0) {
      // 15.30 read as a decimal.
      minute = static_cast<int>(std::lround(fraction * 100));
    }
    if (const auto minutes = slots.integer(name("minute"))) minute = *minutes;
  }
  std::string part(slots.attribute("part"));
  if (part.empty()) part = slots.cell(name("part"), "value");
  if (part.empty() && !suffix.empty()) part = slots.cell("part", "value");
  hour = shift_hour(hour, part);
  // 5-ке 10 минут қалғанда: ten to five.
  if (const auto before = slots.integer("before");
      before && suffix.empty() && *before > 0 && *before < 60 && hour > 0) {
    --hour;
    minute = 60 - *before;
  }
  if (minute < 0 || minute > 59 || (hour == 24 && minute > 0)) return std::nullopt;
  return two_digits(hour, minute);
}

std::optional<Value> make_time(const Slots& slots) {
  const auto clock = read_clock(slots, "");
  if (!clock) return std::nullopt;
  return clock_value(slots, "T" + *clock, "time");
}

std::optional<Value> make_time_interval(const Slots& slots) {
  const auto from = read_clock(slots, ""), to = read_clock(slots, "2");
  if (!from || !to) return std::nullopt;
  return clock_value(slots, "T" + *from + "/T" + *to, "interval");
}

std::optional<Value> make_day_part(const Slots&) {
  Value out;
  out.kind = "daypart";
  return out;
}

std::string duration_of(double count, std::string_view unit) {
  if (unit.size() < 3 || unit[0] != 'P' || count <= 0 || count > 1e9) return "";
  const bool clock = unit[1] == 'T';
  const char letter = unit.back();
  const double each = to_double(unit.substr(clock ? 2 : 1));
  const double total = count * each;
  const double whole = std::floor(total);
  const auto write = [&](double n, std::string_view head, char tail) {
    return std::string(head) + std::to_string(static_cast<long long>(n)) + tail;
  };
  const std::string head = clock ? "PT" : "P";
  if (total == whole) return write(total, head, letter);
  // Half a unit as whole smaller ones.
  struct Part {
    bool clock;
    char unit;
    double count;
    const char* head;
    char tail;
  };
  for (const Part& part : {Part{false, 'Y', 12, "", 'M'}, Part{false, 'D', 24, "T", 'H'},
                           Part{true, 'H', 60, "", 'M'}, Part{true, 'M', 60, "", 'S'}}) {
    if (part.clock != clock || part.unit != letter) continue;
    const double rest = (total - whole) * part.count;
    if (std::abs(rest - std::round(rest)) > 1e-9) break;
    const std::string small = write(std::round(rest), part.head, part.tail);
    return (whole > 0 ? write(whole, head, letter) : head) + small;
  }
  return head + to_decimal(total, 6) + letter;
}

std::optional<Value> make_duration(const Slots& slots) {
  auto out = span_of_time(slots, "duration", unit_text(slots));
  const auto rest = slots.number("number2");
  if (!out || !rest || out->duration.empty()) return out;
  // 3 жыл 6 ай, 2 сағат 15 минут: the second is a part of the first's kind, or its hours.
  const std::string part = duration_of(*rest, slots.cell("unit2", "value"));
  const bool clock = out->duration.find('T') != std::string::npos;
  const bool part_clock = part.starts_with("PT");
  if (part.empty() || (clock && !part_clock)) return std::nullopt;
  out->duration += part.substr(clock ? 2 : 1);
  return out;
}

std::optional<Value> make_age(const Slots& slots) {
  const std::string unit = slots.has("unit") ? unit_text(slots) : "P1Y";
  auto out = span_of_time(slots, "age", unit);
  // 27 және 29 жастағы: one of each.
  const auto all = slots.ranges("number");
  if (!out || all.size() < 2) return out;
  out->duration.clear();
  for (const TokenRange& tokens : all) {
    const std::string one = duration_of(slots.number(tokens).value_or(0), unit);
    if (one.empty()) return std::nullopt;
    out->duration += (out->duration.empty() ? "{" : ",") + one;
  }
  out->duration += "}";
  return out;
}

std::optional<Value> make_set(const Slots& slots) {
  Value out;
  out.kind = "set";
  out.repeat = slots.attribute("repeat");
  if (out.repeat.empty()) out.repeat = slots.has("weekday") ? "P1W" : unit_text(slots);
  // екі апта сайын: every two weeks.
  const size_t digit = out.repeat.starts_with("PT") ? 2 : 1;
  if (const auto number = slots.integer("number"); number && *number > 1 && out.repeat.substr(digit, 1) == "1")
    out.repeat.replace(digit, 1, std::to_string(*number));
  return out;
}

}  // namespace derek::value
