#include "base/decimal.h"

#include <array>
#include <charconv>

namespace derek {

double to_double(std::string_view text) {
  double out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

std::string to_decimal(double value, int digits) {
  std::array<char, 64> out;  // %g needs 24 at most for 17 digits
  const auto [end, error] = std::to_chars(out.data(), out.data() + out.size(), value, std::chars_format::general, digits);
  return error == std::errc() ? std::string(out.data(), end) : std::string();
}

double product(double a, double b) {
  const double exact = a * b;
  const std::string text = to_decimal(exact, 15);
  return text.size() < 15 ? to_double(text) : exact;  // a third has as many digits as there are
}

}  // namespace derek
