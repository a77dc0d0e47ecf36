// The 25 mention labels, those of KazNERD (https://github.com/IS2AI/KazNERD).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace derek {

enum class Label : uint8_t {
  kAdage, kArt, kCardinal, kContact, kDate, kDisease, kEvent, kFacility, kGpe, kLanguage, kLaw, kLocation,
  kMiscellaneous, kMoney, kNonHuman, kNorp, kOrdinal, kOrganisation, kPercentage, kPerson, kPosition, kProduct,
  kProject, kQuantity, kTime,
};

inline constexpr std::array<std::string_view, 25> kLabelNames = {
    "ADAGE", "ART", "CARDINAL", "CONTACT", "DATE", "DISEASE", "EVENT", "FACILITY", "GPE", "LANGUAGE", "LAW",
    "LOCATION", "MISCELLANEOUS", "MONEY", "NON_HUMAN", "NORP", "ORDINAL", "ORGANISATION", "PERCENTAGE", "PERSON",
    "POSITION", "PRODUCT", "PROJECT", "QUANTITY", "TIME"};

inline constexpr std::string_view to_string(Label label) { return kLabelNames[static_cast<size_t>(label)]; }

inline constexpr std::optional<Label> label_from_string(std::string_view name) {
  for (size_t i = 0; i < kLabelNames.size(); ++i)
    if (kLabelNames[i] == name) return static_cast<Label>(i);
  return std::nullopt;
}

}  // namespace derek
