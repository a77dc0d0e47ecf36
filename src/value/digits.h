// One token that begins with a digit, read as a number: 12  2,5  5.3  1.200.000  25-і  1000-нан  60-қа.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace derek::value {

struct DigitNumeral {
  double value = 0;
  uint32_t tags = 0;    // of the suffix; kNom where there is none
  bool integer = true;  // no fraction
  bool plain = false;   // digits only, or digits and a suffix: may be a group of a longer number
  int digit_count = 0;  // of a plain one
  bool has_suffix = false;
};

// Dates (10.12.2023), times and codes are no numerals: nullopt. `lower` is the token in lower case.
std::optional<DigitNumeral> read_digits(std::string_view lower);

// Tags of a suffix written behind digits, without its hyphen: "інші" ordinal, "нан" ablative; nullopt if
// unknown.
std::optional<uint32_t> read_digit_suffix(std::string_view suffix);

}  // namespace derek::value
