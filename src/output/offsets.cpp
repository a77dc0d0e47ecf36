#include "output/offsets.h"

#include <algorithm>

namespace derek::output {

namespace {

// Units that begin with this byte: a code point counts at its first byte, a surrogate pair as two.
uint32_t units(char c, OffsetUnit unit) {
  const auto byte = static_cast<unsigned char>(c);
  if (unit == OffsetUnit::kByte) return 1;
  if ((byte & 0xC0) == 0x80) return 0;
  return unit == OffsetUnit::kUtf16 && byte >= 0xF0 ? 2 : 1;
}

}  // namespace

std::string_view to_string(OffsetUnit unit) {
  switch (unit) {
    case OffsetUnit::kUtf16: return "utf16";
    case OffsetUnit::kByte: return "byte";
    case OffsetUnit::kCodepoint: break;
  }
  return "codepoint";
}

Offsets::Offsets(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  uint32_t count = 0;
  before_.reserve(text.size() / kStride + 1);
  for (size_t i = 0; i < text.size(); ++i) {
    if (i % kStride == 0) before_.push_back(count);
    count += units(text[i], unit);
  }
  if (text.size() % kStride == 0) before_.push_back(count);
}

uint32_t Offsets::at(uint32_t byte) const {
  byte = std::min(byte, static_cast<uint32_t>(text_.size()));
  uint32_t count = before_[byte / kStride];
  for (uint32_t i = byte / kStride * kStride; i < byte; ++i) count += units(text_[i], unit_);
  return count;
}

}  // namespace derek::output
