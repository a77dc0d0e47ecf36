#include "cli/tagged_files.h"

#include "base/files.h"
#include "cli/options.h"
#include "input/iob2.h"
#include "tagger/tags.h"

namespace derek::cli {

bool read_annotated(const Pipeline& pipeline, const std::string& file,
                    const std::function<void(const AnnotatedSentence&)>& use) {
  const Result<std::string> bytes = read_file(file);
  if (!bytes) {
    complain(bytes.error());
    return false;
  }
  const auto sentences = input::read_iob2(file, *bytes);
  if (!sentences) {
    complain(sentences.error());
    return false;
  }
  for (const input::TaggedSentence& sentence : *sentences) {
    AnnotatedSentence out;
    for (size_t i = 0; i < sentence.tags.size(); ++i) {
      const auto tag = tagger::tag_from_name(sentence.tags[i]);
      if (!tag) {
        complain(file + ":" + std::to_string(sentence.line + static_cast<int>(i)) + ": there is no label " +
                 sentence.tags[i].substr(2));
        return false;
      }
      out.truth.push_back(static_cast<uint8_t>(*tag));
    }
    out.document = pipeline.analyze_tokens({sentence.tokens});
    use(out);
  }
  return true;
}

}  // namespace derek::cli
