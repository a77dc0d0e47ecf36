// A value in one line, for rules' examples and for people: the EDTF, duration or repeat of a date; a figure as
// "594 тұлға", "2500000 KZT", "10..15 %", "at_least 5 km"; a contact's normal form.
#pragma once

#include <string>

#include "derek/document.h"

namespace derek {

std::string value_text(const Value& value);

// Shortest digits that give the same number back; whole numbers without point or exponent.
std::string number_text(double value);

}  // namespace derek
