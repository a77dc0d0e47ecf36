// Finding the speaker: persons first, then titles that stand for a person, then bodies.
#pragma once

#include <map>
#include <optional>
#include <string_view>

#include "derek/document.h"

namespace derek::link {

struct Speaker {
  uint32_t entity = kNoIndex;
  Span span;
  TokenRange tokens;
};

// kNominative: only those whose last word may stand in the nominative.
enum class SpeakerCase : uint8_t { kAny, kNominative };

// Looks for speakers in one document. Relations must not change while it lives.
class Speakers {
 public:
  explicit Speakers(const Document& document);

  // The first (or last) in the range that may be a subject.
  std::optional<Speaker> first(TokenRange range, SpeakerCase wanted) const { return pick(range, wanted, false); }
  std::optional<Speaker> last(TokenRange range, SpeakerCase wanted) const { return pick(range, wanted, true); }

 private:
  std::optional<Speaker> pick(TokenRange range, SpeakerCase wanted, bool last) const;
  std::optional<Speaker> title(TokenRange title, SpeakerCase wanted) const;
  uint32_t holder(TokenRange title, uint32_t body) const;

  const Document& d_;
  std::multimap<std::string_view, uint32_t> held_;  // head of a title → relation
};

}  // namespace derek::link
