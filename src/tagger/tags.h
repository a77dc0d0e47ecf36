// The tags of IOB2 over the 25 labels, numbered: 0 is O, then every B, then every I.
//
// In this order the tags that may follow any tag (O and B) stand together; an I follows the B or I of its own label
// only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "derek/document.h"

namespace derek::tagger {

inline constexpr uint32_t kLabels = kLabelNames.size();
inline constexpr uint32_t kOutside = 0;
inline constexpr uint32_t kFree = 1 + kLabels;            // tags before this one may follow any tag
inline constexpr uint32_t kTags = 1 + 2 * kLabels;        // 51

inline constexpr uint32_t begin_tag(Label label) { return 1 + static_cast<uint32_t>(label); }
inline constexpr uint32_t inside_tag(Label label) { return kFree + static_cast<uint32_t>(label); }
inline constexpr bool is_begin(uint32_t tag) { return tag >= 1 && tag < kFree; }
inline constexpr bool is_inside(uint32_t tag) { return tag >= kFree; }
// The label of a B or an I.
inline constexpr Label label_of(uint32_t tag) {
  return static_cast<Label>(is_inside(tag) ? tag - kFree : tag - 1);
}
// The B before which, and the I behind which, an I may stand.
inline constexpr uint32_t begin_of(uint32_t inside) { return inside - kLabels; }
inline constexpr bool may_follow(uint32_t before, uint32_t tag) {
  return !is_inside(tag) || before == tag || before == begin_of(tag);
}

std::string tag_name(uint32_t tag);  // O, B-PERSON, I-PERSON
std::string tag_name(const TokenTag& tag);
uint32_t tag_of(const TokenTag& tag);
std::optional<uint32_t> tag_from_name(std::string_view name);

// A labelled run of tokens.
struct LabelledRange {
  TokenRange tokens;
  Label label{};
  bool operator==(const LabelledRange&) const = default;
};

// The runs that a sequence of tags says. An I without its B begins a run of its own.
std::vector<LabelledRange> ranges_of(const std::vector<uint8_t>& tags);

}  // namespace derek::tagger
