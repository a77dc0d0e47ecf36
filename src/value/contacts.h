// Constructors of contacts: phone, address, email, url. See values.h.
#pragma once

#include <optional>
#include <string>

#include "value/slots.h"

namespace derek::value {

std::optional<Value> make_phone(const Slots& slots);
std::optional<Value> make_email(const Slots& slots);
std::optional<Value> make_address(const Slots& slots);
std::optional<Value> make_url(const Slots& slots);

// E.164 of a phone of Kazakhstan as written (`8 (7252) 53-54-55`, `+7 701 …`); a short number (102) as it is;
// "" where the digits are neither.
std::string normal_phone(std::string_view text);

}  // namespace derek::value
