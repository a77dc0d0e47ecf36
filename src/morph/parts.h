// Parts of speech, of readings: what the stem's list says, what the suffixes say, and the capital of a name.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "derek/document.h"
#include "morph/tables.h"

namespace derek::morph {

// For one document; both must outlive it.
class PartsOfSpeech {
 public:
  PartsOfSpeech(const Tables& tables, const Document& document);

  // The Universal Dependencies part of speech of a token in one of its readings (null: it has none, such as a
  // mark). Names are words with a capital whose lemma is no listed stem, and the persons that the document's
  // stages found.
  std::string_view upos(uint32_t token, const Analysis* reading) const;

 private:
  const Tables& tables_;
  const Document& document_;
  std::vector<bool> person_;  // of each token
};

}  // namespace derek::morph
