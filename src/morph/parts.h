// Parts of speech, of readings: what the stem's list says, what the suffixes say, and the capital of a name.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "derek/document.h"
#include "morph/tables.h"

namespace derek::morph {

// The parts of speech that a lemma with these tags may be: bits of Part. `listed` are those of the lemma as a stem
// (Tables::parts_of); what no list knows is a noun.
uint32_t parts_of(uint32_t listed, uint32_t tags);

// Whether the bare word can only qualify the noun after it: a listed adjective that is no noun as well, or
// one that -лық, -лы made of a noun and that is no listed stem itself (лауазымды; шеберлік, of an adjective, is a
// noun).
bool only_qualifies(uint32_t listed, bool stem_itself, uint32_t tags);

// For one document; both must outlive it.
class PartsOfSpeech {
 public:
  PartsOfSpeech(const Tables& tables, const Document& document);

  // The Universal Dependencies part of speech of a token in one of its readings (null: it has none, such as a
  // mark). Names are words with a capital whose lemma is no listed stem, and the persons that the document's
  // stages found.
  std::string_view upos(uint32_t token, const Analysis* reading) const;

 private:
  bool noun_follows(uint32_t token) const;

  const Tables& tables_;
  const Document& document_;
  std::vector<bool> person_;  // of each token
};

}  // namespace derek::morph
