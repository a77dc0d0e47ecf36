#include "value/figures.h"

#include <cmath>
#include <cstdlib>

#include "base/decimal.h"
#include "value/clocks.h"

namespace derek::value {
namespace {

double factor_of(const Slots& slots, std::string_view slot) {
  const std::string cell(slots.cell(slot, "factor"));
  const double factor = cell.empty() ? 1 : to_double(cell);
  return factor > 0 ? factor : 1;
}

std::string first_of(std::string_view preferred, std::string_view other) {
  return std::string(preferred.empty() ? other : preferred);
}

void put_amount(const Amount& amount, double factor, Value& out) {
  if (amount.value) out.value = product(*amount.value, factor);
  if (amount.min) out.min = product(*amount.min, factor);
  if (amount.max) out.max = product(*amount.max, factor);
}

std::optional<Value> make_figure(const Slots& slots, double factor = 1) {
  Value out;
  out.modifier = modifier_of(slots);
  if (const auto order = slots.integer_attribute("order")) {
    out.order = *order;
    return out;
  }
  const std::string order(slots.cell("order", "value"));
  if (!order.empty()) {
    out.order = to_double(order) * factor;
    return out;
  }
  const auto amount = read_amount(slots);
  if (!amount) return std::nullopt;
  put_amount(*amount, factor, out);
  return out;
}

}  // namespace

std::string modifier_of(const Slots& slots) {
  if (!slots.attribute("modifier").empty()) return std::string(slots.attribute("modifier"));
  const std::string_view approximator = slots.cell("approx", "modifier");
  if (!approximator.empty()) return std::string(approximator);
  for (const std::string_view name : {"number", "max", "unit", "currency", "counted"}) {
    const auto tokens = slots.range(name);
    if (tokens && (slots.tags(*tokens) & kLike) != 0) return "approx";
  }
  return "";
}

std::optional<Amount> read_amount(const Slots& slots) {
  Amount out;
  const double sign = slots.has("minus") ? -1 : 1;
  if (const auto value = slots.number(slots.has("one_in") ? "one_in" : "number")) {
    out.value = sign * *value;
    return out;
  }
  if (slots.has("pair")) {
    const std::string low(slots.cell("pair", "min")), high(slots.cell("pair", "max"));
    if (low.empty() || high.empty()) return std::nullopt;
    const std::string scale(slots.cell("scale", "value"));  // екі-үш мың
    const double factor = scale.empty() ? 1 : to_double(scale);
    out.min = factor * to_double(low);
    out.max = factor * to_double(high);
    return out;
  }
  const auto min_tokens = slots.range("min"), max_tokens = slots.range("max");
  if (!min_tokens || !max_tokens) return std::nullopt;
  auto min = slots.number(*min_tokens), max = slots.number(*max_tokens);
  if (!min || !max) return std::nullopt;
  const double scale = slots.scale(*max_tokens);
  if (scale > 1 && slots.scale(*min_tokens) == 1 && *min < scale) *min = product(*min, scale);
  if (*min > *max) std::swap(*min, *max);
  out.min = sign < 0 ? -*max : *min;
  out.max = sign < 0 ? -*min : *max;
  return out;
}

std::optional<Value> make_number(const Slots& slots) {
  auto out = make_figure(slots);
  if (!out) return std::nullopt;
  if (slots.has("one_in") && out->value) out->value = 1 / *out->value;  // әр бесінші
  out->counted = slots.lemma("counted");
  if (slots.has("measured")) out->counted = slots.lemma("measured", kDerived);  // 140 орындық
  if (slots.has("sort")) out->counted = slots.lemma("sort") + " " + out->counted;
  if (out->counted.ends_with('.')) out->counted.pop_back();  // the sentence's
  // екеуі, үштен бірі: of what was counted before.
  const auto number = slots.range(slots.has("one_in") ? "one_in" : "number");
  const bool told = slots.attribute("counted") == "told" || (number && (slots.tags(*number) & kPoss3) != 0);
  if (out->counted.empty() && told) out->counted = slots.told().counted;
  // So many of what was counted in the sentence before, or before a sum of money: a part is smaller.
  const bool part = number && (slots.tags(*number) & kCollective) && out->value && *out->value < slots.told().whole_count;
  if (out->counted.empty() && told && part) out->counted = slots.told().whole;
  out->unit = slots.attribute("unit");
  return out;
}

std::optional<Value> make_score(const Slots& slots) {
  const auto first = slots.integer("first"), second = slots.integer("second");
  if (!first || !second) return std::nullopt;
  Value out;
  out.kind = "score";
  out.normal = std::to_string(*first) + ":" + std::to_string(*second);
  return out;
}

std::optional<Value> make_ordinal(const Slots& slots) {
  if (auto out = make_figure(slots)) return out;
  const auto roman = read_ordinal_part(slots, "number", 50);  // III кезең
  if (!roman) return std::nullopt;
  Value out;
  out.value = *roman;
  return out;
}

std::optional<Value> make_percentage(const Slots& slots) {
  auto out = make_figure(slots);
  if (out) out->unit = "%";
  return out;
}

std::optional<Value> make_money(const Slots& slots) {
  auto out = make_figure(slots, factor_of(slots, "currency"));
  if (!out) return std::nullopt;
  out->currency = first_of(slots.attribute("currency"), slots.cell("currency", "value"));
  if (const auto minor = slots.number("minor"); minor && out->value) *out->value += *minor / 100;
  return out;
}

// How many of the smaller unit make one of the larger; 0 where they do not go together.
static double parts_of(std::string_view unit, std::string_view smaller) {
  struct Pair {
    std::string_view unit, smaller;
    double parts;
  };
  static constexpr Pair kPairs[] = {{"km", "m", 1000}, {"m", "cm", 100},  {"m", "mm", 1000},
                                    {"cm", "mm", 10},  {"t", "kg", 1000}, {"kg", "g", 1000},
                                    {"t", "dt", 10},   {"L", "mL", 1000}};
  for (const Pair& pair : kPairs) {
    if (pair.unit == unit && pair.smaller == smaller) return pair.parts;
  }
  return 0;
}

std::optional<Value> make_quantity(const Slots& slots) {
  auto out = make_figure(slots, factor_of(slots, "unit"));
  if (!out) return std::nullopt;
  out->unit = first_of(slots.attribute("unit"), slots.cell("unit", "value"));
  // 1 шақырым 200 метр is 1200 m.
  if (const auto rest = slots.number("number2"); rest && out->value) {
    const double parts = parts_of(out->unit, slots.cell("unit2", "value"));
    if (parts == 0) return std::nullopt;
    out->value = product(*out->value, parts) + *rest * factor_of(slots, "unit2");
    out->unit = slots.cell("unit2", "value");
  }
  return out;
}

}  // namespace derek::value
