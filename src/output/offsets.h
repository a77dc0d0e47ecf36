// Offsets as readers count them: from bytes of the original text to code points, UTF-16 units or bytes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "derek/offset_map.h"

namespace derek::output {

enum class OffsetUnit : uint8_t { kCodepoint, kUtf16, kByte };

std::string_view to_string(OffsetUnit unit);

// Counts once, then answers in constant time. `text` must outlive it.
class Offsets {
 public:
  Offsets(std::string_view text, OffsetUnit unit);

  // The number of units before a byte offset that stands at a code point's edge.
  uint32_t at(uint32_t byte) const;
  Span span(Span bytes) const { return {at(bytes.begin), at(bytes.end)}; }
  uint32_t length() const { return at(static_cast<uint32_t>(text_.size())); }

 private:
  static constexpr uint32_t kStride = 256;
  std::string_view text_;
  OffsetUnit unit_;
  std::vector<uint32_t> before_;  // units before byte kStride * i
};

}  // namespace derek::output
