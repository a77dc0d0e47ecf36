// Constructors of figures: number, ordinal, percentage, money, quantity. See values.h.
#pragma once

#include <optional>

#include "value/slots.h"

namespace derek::value {

std::optional<Value> make_number(const Slots& slots);
std::optional<Value> make_score(const Slots& slots);
std::optional<Value> make_ordinal(const Slots& slots);
std::optional<Value> make_percentage(const Slots& slots);
std::optional<Value> make_money(const Slots& slots);
std::optional<Value> make_quantity(const Slots& slots);

// The modifier that the match states: attribute, else the slot `approx` (list approximator), else -дай.
std::string modifier_of(const Slots& slots);

// A number, or a pair of them; in `10–15 мың` the scale of the second is meant for both.
struct Amount {
  std::optional<double> value, min, max;
};
std::optional<Amount> read_amount(const Slots& slots);

}  // namespace derek::value
