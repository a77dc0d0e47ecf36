// Constructors of clock times, parts of the day, durations, ages and repetitions; and small readers they
// share with dates. See values.h for their slots.
#pragma once

#include <optional>
#include <string>

#include "value/slots.h"

namespace derek::value {

// "15:00" from the slots `clock` (15.00, 15-00), or `hour`, `minute`, `part` (list day_part), each + suffix.
std::optional<std::string> read_clock(const Slots& slots, std::string_view suffix);

// A number from 1 to `limit` in words, digits or Roman figures: `II тоқсан`, `екінші жартысы`.
std::optional<int> read_ordinal_part(const Slots& slots, std::string_view slot, int limit);
std::optional<int> read_roman(std::string_view text);

std::optional<Value> make_time(const Slots& slots);
std::optional<Value> make_time_interval(const Slots& slots);
std::optional<Value> make_day_part(const Slots& slots);
std::optional<Value> make_duration(const Slots& slots);
std::optional<Value> make_age(const Slots& slots);
std::optional<Value> make_set(const Slots& slots);

// P3Y, P1Y6M, PT30M: `count` times the unit (P1Y, PT1H …); "" where ISO 8601 has no exact form.
std::string duration_of(double count, std::string_view unit);

}  // namespace derek::value
