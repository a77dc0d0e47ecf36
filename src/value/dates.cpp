#include "value/dates.h"

#include <cstdlib>
#include <vector>

#include "value/clocks.h"

namespace derek::value {
namespace {

// this | last | next, or a number.
std::optional<int> offset_of(const Slots& slots) {
  const std::string_view ref = slots.attribute("ref");
  if (ref == "this") return 0;
  if (ref == "last") return -1;
  if (ref == "next") return 1;
  if (ref.empty()) return slots.integer_attribute("offset");
  return std::nullopt;
}

PartialDate whole(const Day& day) {
  return {day.year, day.month, day.day, 0, ""};
}

// 10.12.2023, 10/12/2023, 2023-12-10.
bool read_numeric(std::string_view text, PartialDate& date) {
  std::vector<int> parts;
  bool digit_before = false;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !digit_before) parts.push_back(0);
    if (digit && parts.back() < 100000) parts.back() = parts.back() * 10 + (c - '0');
    digit_before = digit;
  }
  if (parts.size() != 3) return false;
  if (parts[0] > 31) std::swap(parts[0], parts[2]);
  if (parts[2] < 1000 && parts[2] > 99) return false;
  date.day = parts[0];
  date.month = parts[1];
  date.year = parts[2] < 100 ? 2000 + parts[2] : parts[2];
  return is_valid({*date.year, *date.month, *date.day});
}

// The last month of a season, quarter or half-year; 0 for a winter, which lies in two years.
int last_month(int sub) {
  if (sub >= 21 && sub <= 23) return 3 * (sub - 20) + 2;
  if (sub >= 33 && sub <= 36) return 3 * (sub - 32);
  return sub == 40 ? 6 : sub == 41 ? 12 : 0;
}

std::string with_suffix(std::string_view name, std::string_view suffix) {
  return std::string(name) + std::string(suffix);
}

// Day, month and year steps from the reference; week has no step of its own.
std::optional<PartialDate> step(const Reference& reference, char unit, int steps) {
  PartialDate out;
  switch (unit) {
    case 'Y':
      out.year = reference.year + steps;
      return out;
    case 'M': {
      if (reference.month == 0) return std::nullopt;
      const Day day = add_months({reference.year, reference.month, 1}, steps);
      out.year = day.year, out.month = day.month;
      return out;
    }
    case 'W':
    case 'D':
      if (!reference.has_day()) return std::nullopt;
      return whole(
          add_days({reference.year, reference.month, reference.day}, unit == 'W' ? 7 * steps : steps));
    default:
      return std::nullopt;
  }
}

// The unit's letter and how many of them: P1Y → Y 1, P100Y → Y 100. '\0' for anything with a clock.
struct Unit {
  char letter = '\0';
  int count = 0;
};
Unit unit_of(const Slots& slots) {
  std::string text(slots.attribute("unit"));
  if (text.empty()) text = slots.cell("unit", "value");
  if (text.size() < 3 || text[0] != 'P' || text[1] == 'T') return {};
  Unit out{text.back(), std::atoi(text.c_str() + 1)};
  return out.count > 0 && out.count <= 1000 ? out : Unit{};
}

Value bare(std::string kind) {
  Value out;
  out.kind = std::move(kind);
  out.anchor = "none";
  return out;
}

}  // namespace

ReadDate read_date(const Slots& slots, std::string_view suffix) {
  ReadDate out;
  PartialDate& date = out.date;
  const auto name = [&](std::string_view base) { return with_suffix(base, suffix); };
  if (const auto tokens = slots.range(name("numeric"))) {
    out.failed = !read_numeric(slots.text(*tokens), date);
    return out;
  }
  const auto offset_year = [&](int offset) {
    if (!slots.reference()) return void(out.failed = true);
    date.year = slots.reference()->year + offset;
    out.from_document = true;
  };
  if (slots.has(name("relative_day"))) {
    const auto offset = slots.integer_cell(name("relative_day"), "offset");
    out.from_document = true;
    if (!offset || !slots.reference() || !slots.reference()->has_day()) {
      out.failed = true;
    } else {
      date = *step(*slots.reference(), 'D', *offset);
    }
    return out;
  }
  date.year = slots.integer(name("year"));
  if (date.year && slots.attribute("era") == "bce") date.year = 1 - *date.year;
  if (slots.has(name("relative_year"))) {
    const auto offset = slots.integer_cell(name("relative_year"), "offset");
    offset ? offset_year(*offset) : void(out.failed = true);
  } else if (const auto offset = slots.integer_attribute("year_offset"); offset && !date.year) {
    offset_year(*offset);
  }
  date.month = slots.integer_cell(name("month"), "value");
  if (!date.month) date.month = slots.integer_cell(name("holiday"), "month");
  date.day = slots.integer(name("day"));
  if (!date.day) date.day = slots.integer_cell(name("holiday"), "day");
  date.sub = slots.integer_cell(name("season"), "value").value_or(0);
  if (const auto sub = slots.integer_attribute("sub")) date.sub = *sub;
  if (const auto part = read_ordinal_part(slots, name("quarter"), 4)) date.sub = 32 + *part;
  if (const auto part = read_ordinal_part(slots, name("half"), 2)) date.sub = 39 + *part;
  if (!date.month && slots.has(name("day")) && !slots.attribute("month_offset").empty()) {
    const auto month = slots.reference()
                           ? step(*slots.reference(), 'M', *slots.integer_attribute("month_offset"))
                           : std::nullopt;
    if (!month) return out.failed = true, out;
    date.year = month->year, date.month = month->month;
    out.from_document = true;
  }
  if (date.month && date.day) date.clock = read_clock(slots, "").value_or("");
  return out;
}

void resolve_year(ReadDate& read, const Slots& slots) {
  PartialDate& date = read.date;
  if (date.year || !slots.reference() || read.failed) return;
  const int month = date.month ? *date.month : last_month(date.sub);
  if (month == 0) return;
  const Reference& reference = *slots.reference();
  date.year = reference.year;
  read.from_document = true;
  if (reference.month == 0) return;
  // Half a year ahead at most, since releases look back; nine months behind at most.
  const std::string_view side = slots.attribute("nearest");
  if (!side.empty()) {
    if (side == "before" && month > reference.month) --*date.year;
    if (side == "after" && month < reference.month) ++*date.year;
    return;
  }
  const int64_t ahead =
      to_serial({reference.year, month, date.day.value_or(15)}) - to_serial(reference.middle());
  if (ahead > 183) --*date.year;
  if (ahead < -274) ++*date.year;
}

std::optional<Value> finish_date(const Slots& slots, std::string edtf, bool from_document, std::string kind) {
  Value out;
  out.kind = std::move(kind);
  out.modifier = slots.attribute("modifier");
  if (out.modifier.empty()) out.modifier = slots.cell("approx", "modifier");
  const Bounds whole = edtf_bounds(edtf);
  if (slots.attribute("edge") == "start") edtf = whole.start ? to_iso(*whole.start) : "";
  if (slots.attribute("edge") == "end") edtf = whole.end ? to_iso(*whole.end) : "";
  const std::string_view bound = slots.attribute("bound");
  if (!bound.empty() && !edtf.empty()) {
    const size_t slash = edtf.find('/');
    const bool until = bound == "until" || bound == "before";
    if (slash != std::string::npos) edtf = until ? edtf.substr(slash + 1) : edtf.substr(0, slash);
    edtf = until ? edtf_interval("", edtf) : edtf_interval(edtf, "");
    out.kind = "interval";
  } else if (out.modifier == "approx" && !edtf.empty() && is_valid_edtf(edtf + "~")) {
    edtf += '~';
  }
  if (!is_valid_edtf(edtf)) edtf.clear();
  out.edtf = edtf;
  const bool yearless = edtf.find("XXXX") != std::string::npos;
  out.anchor = edtf.empty() || yearless ? "none" : from_document ? "document" : "text";
  return out;
}

std::optional<Value> make_date(const Slots& slots) {
  ReadDate read = read_date(slots, "");
  resolve_year(read, slots);
  if (read.failed) return bare("date");
  return finish_date(slots, to_edtf(read.date), read.from_document);
}

std::optional<Value> make_interval(const Slots& slots) {
  ReadDate first = read_date(slots, ""), second = read_date(slots, "2");
  if (first.failed || second.failed) return bare("interval");
  PartialDate &from = first.date, &to = second.date;
  if (const auto months = slots.halves("months")) {
    from.month = std::atoi(std::string(slots.word_cell("month", months->first, "value")).c_str());
    to.month = std::atoi(std::string(slots.word_cell("month", months->second, "value")).c_str());
    if (*from.month == 0 || *to.month == 0) return bare("interval");
  }
  // What one end leaves out, the other says: 5–7 желтоқсан, 2023 жылғы 25 қарашасы мен 10 желтоқсан.
  if (from.day && !from.month) from.month = to.month;
  if (to.day && !to.month) to.month = from.month;
  const auto spans_new_year = [&] {
    return from.month && to.month &&
           std::pair(*to.month, to.day.value_or(31)) < std::pair(*from.month, from.day.value_or(1));
  };
  // The end decides: in December қаңтар–қараша is of this year. But one that has begun or begins soon is no past one.
  if (!from.year && !to.year && slots.reference()) {
    ReadDate begin = first;
    resolve_year(begin, slots);
    resolve_year(second, slots);
    const int now = slots.reference()->year;
    if (to.year && *to.year < now && begin.date.year == now) to.year = now;
  }
  if (from.year && !to.year) to.year = *from.year + (spans_new_year() ? 1 : 0);
  if (to.year && !from.year) from.year = *to.year - (spans_new_year() ? 1 : 0);
  const bool from_document = first.from_document || second.from_document;
  return finish_date(slots, edtf_interval(to_edtf(from), to_edtf(to)), from_document, "interval");
}

std::optional<Value> make_set_of_dates(const Slots& slots) {
  ReadDate read = read_date(slots, "");
  resolve_year(read, slots);
  if (read.failed) return bare("date");
  std::vector<std::string> members;
  for (const std::string_view name : {"day", "year"}) {
    const auto ranges = slots.ranges(name);
    if (ranges.size() < 2) continue;
    for (const TokenRange& tokens : ranges) {
      PartialDate member = read.date;
      const auto number = slots.number(tokens);
      if (!number) return bare("date");
      (name == "day" ? member.day : member.year) = static_cast<int>(*number);
      members.push_back(to_edtf(member));
    }
    break;
  }
  return finish_date(slots, edtf_set(members), read.from_document);
}

std::optional<Value> make_relative(const Slots& slots) {
  const Unit unit = unit_of(slots);
  const auto offset = offset_of(slots);
  if (unit.letter == '\0' || !offset || !slots.reference()) return bare("date");
  const Reference& reference = *slots.reference();
  if (unit.letter == 'M' && unit.count == 3) {  // quarters begin in January
    if (reference.month == 0) return bare("date");
    const int quarter = reference.year * 4 + (reference.month - 1) / 3 + *offset;
    return finish_date(slots, to_edtf({quarter / 4, {}, {}, 33 + quarter % 4, ""}), true);
  }
  const auto date = step(reference, unit.letter, *offset * unit.count);
  if (!date) return bare("date");
  if (unit.letter != 'W') return finish_date(slots, to_edtf(*date), true);
  const Day day{*date->year, *date->month, *date->day};
  const Day monday = add_days(day, 1 - weekday(day));
  return finish_date(slots, edtf_interval(to_iso(monday), to_iso(add_days(monday, 6))), true, "interval");
}

std::optional<Value> make_ago(const Slots& slots) {
  const Unit unit = unit_of(slots);
  const auto number = slots.has("number") ? slots.integer("number") : std::optional(1);
  if (unit.letter == '\0' || !number || *number > 10000 || !slots.reference()) return bare("vague");
  const int sign = slots.attribute("direction") == "future" ? 1 : -1;
  const auto date = step(*slots.reference(), unit.letter, sign * *number * unit.count);
  return date ? finish_date(slots, to_edtf(*date), true) : bare("vague");
}

std::optional<Value> make_period(const Slots& slots) {
  const Unit unit = unit_of(slots);
  const auto number = slots.has("number") ? slots.integer("number") : std::optional(1);
  if (unit.letter == '\0' || !number || *number > 10000 || !slots.reference()) return bare("vague");
  const bool future = slots.attribute("direction") == "future";
  const auto here = step(*slots.reference(), unit.letter, 0);
  const auto there = step(*slots.reference(), unit.letter, (future ? 1 : -1) * *number * unit.count);
  if (!here || !there) return bare("vague");
  const std::string from = to_edtf(future ? *here : *there), to = to_edtf(future ? *there : *here);
  return finish_date(slots, edtf_interval(from, to), true, "interval");
}

std::optional<Value> make_same(const Slots& slots) {
  const char letter = unit_of(slots).letter;
  const size_t size = letter == 'D' ? 10 : letter == 'M' ? 7 : letter == 'Y' ? 4 : 0;
  if (size == 0 || slots.told().date.size() < size) return bare("vague");
  Value out = bare("date");
  out.edtf = slots.told().date.substr(0, size);
  out.anchor = "text";
  return out;
}

std::optional<Value> make_same_period(const Slots& slots) {
  const ReadDate read = read_date(slots, "");
  if (read.failed || !read.date.year) return bare("vague");
  // Of the months that were told: қаңтар–мамырда … 2023 жылдың сәйкес кезеңінен.
  if (std::string told = slots.told().period; !told.empty()) {
    const int shift = *read.date.year - std::atoi(told.c_str());
    for (size_t at = 0; at < told.size(); at += 8)
      told.replace(at, 4, to_edtf({std::atoi(told.c_str() + at) + shift, {}, {}, 0, ""}));
    return finish_date(slots, told, true, "interval");
  }
  if (!slots.reference() || slots.reference()->month == 0) return bare("vague");
  PartialDate from{read.date.year, 1, {}, 0, ""}, to{read.date.year, slots.reference()->month, {}, 0, ""};
  if (slots.reference()->has_day()) {
    const Day day{*read.date.year, slots.reference()->month, slots.reference()->day};
    from.day = 1;
    to.day = is_valid(day) ? day.day : day.day - 1;  // 29 February
  }
  return finish_date(slots, edtf_interval(to_edtf(from), to_edtf(to)), true, "interval");
}

std::optional<Value> make_weekday(const Slots& slots) {
  const auto wanted = slots.integer_cell("weekday", "value");
  const auto offset = offset_of(slots);
  if (!wanted || !offset || !slots.reference() || !slots.reference()->has_day()) return bare("date");
  const Reference& reference = *slots.reference();
  Day day{reference.year, reference.month, reference.day};
  if (slots.attribute("of") == "week") {  // келесі аптаның сейсенбісі
    day = add_days(day, *wanted - weekday(day) + 7 * *offset);
    return finish_date(slots, to_iso(day), true);
  }
  if (*offset == 0) return bare("date");
  if (slots.attribute("ref") == "last" && slots.attribute("today") == "too" && weekday(day) == *wanted)
    return finish_date(slots, to_iso(day), true);
  do day = add_days(day, *offset);
  while (weekday(day) != *wanted);
  return finish_date(slots, to_iso(day), true);
}

}  // namespace derek::value
