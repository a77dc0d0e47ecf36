#include "value/eras.h"

#include <cstdio>

#include "value/clocks.h"
#include "value/dates.h"

namespace derek::value {
namespace {

// "199" → 199X, "19" → 19XX; -4 of two digits → -04XX.
std::string masked(int digits, int width, std::string_view mask) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%s%0*d", digits < 0 ? "-" : "", width, digits < 0 ? -digits : digits);
  return buffer + std::string(mask);
}

}  // namespace

std::optional<Value> make_decade(const Slots& slots) {
  auto year = slots.integer("number");
  if (!year || *year < 0 || *year > 2990) return std::nullopt;
  // The sixties of no stated century are those of the twentieth; the first two decades are not so clear.
  bool from_document = false;
  if (*year < 100 && *year % 10 == 0) {
    int century = 1900;
    if (const auto told = read_ordinal_part(slots, "century", 30)) {
      century = (*told - 1) * 100;
    } else if (slots.attribute("century") == "past" && slots.reference()) {
      century = (slots.reference()->year / 100 - 1) * 100;
      from_document = true;
    } else if (*year < 20 && slots.attribute("century") != "past") {
      return make_vague(slots);
    }
    year = century + *year;
  }
  if (*year < 1000 || *year % 10 != 0) return make_vague(slots);
  return finish_date(slots, masked(*year / 10, 3, "X"), from_document, "period");
}

std::optional<Value> make_century(const Slots& slots) {
  int shift = 0;
  bool from_document = false;
  auto century = read_ordinal_part(slots, "century", 40);
  if (!century && slots.reference() && !slots.attribute("ref").empty()) {
    shift = slots.attribute("ref") == "last" ? -1 : slots.attribute("ref") == "next" ? 1 : 0;
    century = (slots.reference()->year - 1) / 100 + 1 + shift;
    from_document = true;
  }
  if (!century) return make_vague(slots);
  const bool bce = slots.attribute("era") == "bce";
  if (const auto half = read_ordinal_part(slots, "half", 2); half && !bce) {
    const int first = (*century - 1) * 100 + (*half == 1 ? 1 : 51);
    return finish_date(slots, edtf_interval(edtf_year(first), edtf_year(first + 49)), from_document,
                       "period");
  }
  if (const auto last = read_ordinal_part(slots, "century2", 40); last && !bce) {
    const std::string from = masked(*century - 1, 2, "XX"), to = masked(*last - 1, 2, "XX");
    return finish_date(slots, edtf_interval(from, to), from_document, "period");
  }
  // Its beginning is the first decade, its end the last.
  const std::string_view part = slots.attribute("modifier");
  if (!bce && (part == "start" || part == "end")) {
    const int decade = (*century - 1) * 10 + (part == "end" ? 9 : 0);
    return finish_date(slots, masked(decade, 3, "X"), from_document, "period");
  }
  if (bce && *century == 1) return finish_date(slots, "-00XX", false, "period");
  return finish_date(slots, masked(bce ? -(*century - 1) : *century - 1, 2, "XX"), from_document, "period");
}

std::optional<Value> make_first_months(const Slots& slots) {
  ReadDate read = read_date(slots, "");
  const auto months = slots.integer("number");
  if (!months || *months < 1 || *months > 12 || read.failed) return make_vague(slots);
  if (!read.date.year && slots.reference()) {
    read.date.year = slots.reference()->year;
    read.from_document = true;
  }
  if (!read.date.year) return make_vague(slots);
  PartialDate from{read.date.year, 1, {}, 0, ""}, to{read.date.year, *months, {}, 0, ""};
  return finish_date(slots, edtf_interval(to_edtf(from), to_edtf(to)), read.from_document, "interval");
}

std::optional<Value> make_ten_days(const Slots& slots) {
  ReadDate read = read_date(slots, "");
  resolve_year(read, slots);
  auto third = slots.integer_attribute("third");
  if (!third) third = read_ordinal_part(slots, "third", 3);
  if (!third || read.failed || !read.date.month || !read.date.year) return make_vague(slots);
  PartialDate from = read.date, to = read.date;
  from.day = 10 * *third - 9;
  to.day = *third == 3 ? days_in_month(*to.year, *to.month) : 10 * *third;
  return finish_date(slots, edtf_interval(to_edtf(from), to_edtf(to)), read.from_document, "interval");
}

std::optional<Value> make_school_year(const Slots& slots) {
  auto year = slots.integer("year");
  bool from_document = false;
  if (!year && slots.reference()) {
    // A new school year is the one that begins next; until October the one that has just begun.
    const Reference& reference = *slots.reference();
    const std::string_view ref = slots.attribute("ref");
    const bool fresh = ref == "next";
    const int begun = reference.month >= 9 ? reference.year : reference.year - 1;
    // In the summer the last one is that which ended in May.
    const bool summer = reference.month >= 6 && reference.month <= 8;
    year = fresh && reference.month == 9 ? reference.year
                                         : begun + (fresh                      ? 1
                                                    : ref == "last" && !summer ? -1
                                                                               : 0);
    if (reference.month == 0) return make_vague(slots);
    from_document = true;
  }
  if (!year) return make_vague(slots);
  if (!slots.attribute("bound").empty()) {
    return finish_date(slots, to_edtf({year, 9, 1, 0, ""}), from_document, "period");
  }
  PartialDate from{year, 9, {}, 0, ""}, to{*year + 1, 5, {}, 0, ""};
  return finish_date(slots, edtf_interval(to_edtf(from), to_edtf(to)), from_document, "period");
}

std::optional<Value> make_vague(const Slots& slots) {
  Value out;
  out.kind = slots.attribute("kind").empty() ? "vague" : std::string(slots.attribute("kind"));
  out.modifier = slots.attribute("modifier");
  out.anchor = "none";
  return out;
}

}  // namespace derek::value
