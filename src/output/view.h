// A document as writers need it: the original's words and offsets.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "base/value_text.h"
#include "derek/document.h"
#include "output/offsets.h"

namespace derek::output {

class View {
 public:
  View(const Document& document, OffsetUnit unit) : d(document), offsets_(document.original, unit) {}

  const Document& d;

  Span bytes(Span normalized) const { return d.offsets.to_original(normalized); }
  Span at(Span normalized) const { return offsets_.span(bytes(normalized)); }
  uint32_t length() const { return offsets_.length(); }
  std::string text(Span normalized) const {
    const Span s = bytes(normalized);
    return d.original.substr(s.begin, s.size());
  }
  // The same on one line.
  std::string line(Span normalized) const {
    std::string out = text(normalized);
    std::replace_if(out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return out;
  }
  std::string name(uint32_t entity) const { return entity == kNoIndex ? "" : d.entities[entity].name; }

 private:
  Offsets offsets_;
};

// m1, e1 … as in the JSON; "" for none.
inline std::string id_text(char prefix, uint32_t index) {
  return index == kNoIndex ? "" : prefix + std::to_string(index + 1);
}
// To four places, as in the JSON.
inline std::string score_text(double score) { return number_text(std::round(score * 1e4) / 1e4); }
inline std::string number_text(const std::optional<double>& value) { return value ? derek::number_text(*value) : ""; }

inline std::string_view to_string(RelationLabel label) {
  return label == RelationLabel::kHoldsPosition ? "holds_position"
         : label == RelationLabel::kPartOf      ? "part_of"
                                                : "located_in";
}
inline std::string_view to_string(QuoteKind kind) { return kind == QuoteKind::kDirect ? "direct" : "indirect"; }

}  // namespace derek::output
