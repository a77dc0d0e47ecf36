// The names that derek's brat files use beside the labels of mentions; the reader and the writer share them.
// output/brat.h says what they mean.
#pragma once

#include "derek/label.h"

namespace derek::brat {

inline constexpr char kQuote[] = "QUOTE";
inline constexpr char kPerson[] = "Person", kOrganisation[] = "Organisation", kPlace[] = "Place";
inline constexpr char kPartOf[] = "Part_of", kLocatedIn[] = "Located_in", kSpeaker[] = "Speaker", kSame[] = "Same";
inline constexpr char kKind[] = "Kind", kStatus[] = "Status", kPlaceKind[] = "Place_kind", kSex[] = "Sex",
                      kSpeech[] = "Speech";

// Mentions of these name an entity: the same one where `Same` says so.
inline constexpr bool names_entity(Label label) {
  return label == Label::kPerson || label == Label::kOrganisation || label == Label::kGpe ||
         label == Label::kLocation || label == Label::kFacility;
}

// Mentions of these have a value instead of a lemma.
inline constexpr bool has_value(Label label) {
  return label == Label::kDate || label == Label::kTime || label == Label::kCardinal || label == Label::kOrdinal ||
         label == Label::kPercentage || label == Label::kMoney || label == Label::kQuantity ||
         label == Label::kContact;
}

}  // namespace derek::brat
