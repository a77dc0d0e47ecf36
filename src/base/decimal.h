// Numbers to and from text with a decimal point, whatever the locale of the process (Kazakh ones have a comma).
#pragma once

#include <string>
#include <string_view>

namespace derek {

// The number that the text begins with; 0 if there is none.
double to_double(std::string_view text);

// With at most `digits` significant digits, as printf's %g.
std::string to_decimal(double value, int digits);

// a * b without the dust that products of decimals leave in binary: 137.2 * 1e9 is whole.
double product(double a, double b);

}  // namespace derek
