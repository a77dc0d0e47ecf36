// Finding the speaker: persons first, then titles that stand for a person, then bodies by name or by kind.
#pragma once

#include <map>
#include <optional>
#include <string_view>

#include "derek/document.h"
#include "link/title_bodies.h"

namespace derek::link {

struct Speaker {
  uint32_t entity = kNoIndex;
  Span span;
  TokenRange tokens;
};

// kNominative: only those whose last word may stand in the nominative. kSource: also bodies that something is heard
// from: деп хабарлады басқармадан.
enum class SpeakerCase : uint8_t { kAny, kNominative, kSource };

// Looks for speakers in one document. Relations must not change while it lives.
class Speakers {
 public:
  Speakers(const Document& document, const TitleWords& words);

  // The first (or last) in the range that may be a subject.
  std::optional<Speaker> first(TokenRange range, SpeakerCase wanted) const { return pick(range, wanted, false); }
  std::optional<Speaker> last(TokenRange range, SpeakerCase wanted) const { return pick(range, wanted, true); }

 private:
  std::optional<Speaker> pick(TokenRange range, SpeakerCase wanted, bool last) const;
  std::optional<Speaker> title(TokenRange title, SpeakerCase wanted) const;
  // A body that is named by its kind only: басқарма.
  std::optional<Speaker> body_noun(TokenRange range, SpeakerCase wanted, bool last) const;
  uint32_t holder(TokenRange title, uint32_t body) const;
  uint32_t chief(TokenRange title, uint32_t body) const;

  const Document& d_;
  const TitleWords& words_;
  mutable TitleBodies bodies_;
  std::multimap<std::string_view, uint32_t> held_;  // head of a title → relation
};

}  // namespace derek::link
