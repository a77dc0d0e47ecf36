// Constructors of decades, centuries, months of a year so far, school years. See values.h for their slots.
#pragma once

#include <optional>

#include "value/slots.h"

namespace derek::value {

std::optional<Value> make_decade(const Slots& slots);
std::optional<Value> make_century(const Slots& slots);
std::optional<Value> make_first_months(const Slots& slots);
std::optional<Value> make_ten_days(const Slots& slots);
std::optional<Value> make_school_year(const Slots& slots);
std::optional<Value> make_vague(const Slots& slots);

}  // namespace derek::value
