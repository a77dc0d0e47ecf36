// Constructors of calendar values. See values.h for their slots.
#pragma once

#include <optional>

#include "value/edtf.h"
#include "value/slots.h"

namespace derek::value {

// A date as read from the slots NAME + suffix ("" or "2").
struct ReadDate {
  PartialDate date;
  bool from_document = false;  // the reference date was needed
  bool failed = false;         // it was needed and is not there, or the slots contradict each other
};
ReadDate read_date(const Slots& slots, std::string_view suffix);

// Year, where only the day and month are known: the one that puts it nearest to the reference, days ahead
// counting double, since releases look back. With the attribute nearest=before|after the nearest on that side.
void resolve_year(ReadDate& read, const Slots& slots);

// Kind, EDTF and anchor, then what the attributes `edge`, `bound` and `modifier` make of it.
std::optional<Value> finish_date(const Slots& slots, std::string edtf, bool from_document,
                                 std::string kind = "date");

std::optional<Value> make_date(const Slots& slots);
std::optional<Value> make_interval(const Slots& slots);
std::optional<Value> make_set_of_dates(const Slots& slots);
std::optional<Value> make_relative(const Slots& slots);
std::optional<Value> make_ago(const Slots& slots);
std::optional<Value> make_period(const Slots& slots);
std::optional<Value> make_weekday(const Slots& slots);
std::optional<Value> make_same(const Slots& slots);
std::optional<Value> make_same_period(const Slots& slots);

}  // namespace derek::value
