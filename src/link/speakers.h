// Finding the speaker: persons first, then titles that stand for a person, then bodies.
#pragma once

#include <optional>

#include "derek/document.h"

namespace derek::link {

struct Speaker {
  uint32_t entity = kNoIndex;
  Span span;
  TokenRange tokens;
};

// The first (or last) in the range that may be a subject. `nominative`: only those whose last word may stand in the
// nominative; `genitive`: only in the genitive.
enum class SpeakerCase : uint8_t { kAny, kNominative, kGenitive };
std::optional<Speaker> first_speaker(const Document& document, TokenRange range, SpeakerCase wanted);
std::optional<Speaker> last_speaker(const Document& document, TokenRange range, SpeakerCase wanted);

}  // namespace derek::link
