// Annotated sentences for train and eval: IOB2 files, run through the pipeline on their own tokens.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "derek/derek.h"

namespace derek::cli {

struct AnnotatedSentence {
  Document document;
  std::vector<uint8_t> truth;  // a tag for each token (tagger/tags.h)
};

// Hands over sentence after sentence of a file. False, with the reason printed, where the file cannot be used.
bool read_annotated(const Pipeline& pipeline, const std::string& file,
                    const std::function<void(const AnnotatedSentence&)>& use);

}  // namespace derek::cli
