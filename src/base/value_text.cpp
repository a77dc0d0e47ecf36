#include "base/value_text.h"

#include <charconv>
#include <cmath>
#include <cstdint>

namespace derek {

std::string number_text(double value) {
  if (std::floor(value) == value && std::fabs(value) < 9e15) return std::to_string(static_cast<int64_t>(value));
  char buffer[400];  // the largest double has 309 digits, the smallest some 340
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr;
  return {buffer, end};
}

std::string value_text(const Value& v) {
  if (!v.normal.empty()) return v.normal;
  std::string out = v.modifier;
  const auto add = [&](const std::string& part) {
    if (part.empty()) return;
    if (!out.empty()) out += ' ';
    out += part;
  };
  if (!v.edtf.empty()) {
    add(v.edtf);
  } else if (!v.duration.empty()) {
    add(v.duration);
  } else if (!v.repeat.empty()) {
    add(v.repeat);
  } else if (v.value) {
    add(number_text(*v.value));
  } else if (v.min && v.max) {
    add(number_text(*v.min) + ".." + number_text(*v.max));
  } else if (v.order) {
    add("order " + number_text(*v.order));
  } else {
    add(v.kind);
  }
  add(v.currency);
  add(v.unit);
  add(v.counted);
  return out;
}

}  // namespace derek
