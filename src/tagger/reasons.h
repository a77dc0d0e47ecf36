// Why the tagger tagged a document as it did: the features that spoke for and against a tag.
//
// What features see of the document is gathered once. Thread rule: one Reasons for each thread.
#pragma once

#include <string>
#include <vector>

#include "tagger/tagger.h"

namespace derek::tagger {

struct Reason {
  std::string feature;  // the template
  float weight = 0;
};

class Reasons {
 public:
  // Both must outlive it.
  Reasons(const Tagger& tagger, const Document& document);

  // Those that weigh most for the token's tag in document.tags, strongest first, at most `count`; none without a model.
  std::vector<Reason> of(uint32_t token, size_t count);

 private:
  const Tagger& tagger_;
  const Document& document_;
  FeatureScratch scratch_;
};

}  // namespace derek::tagger
