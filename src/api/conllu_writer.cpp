#include "api/conllu_writer.h"

#include <memory>
#include <utility>

#include "morph/parts.h"
#include "output/conllu.h"
#include "pipeline/pipeline.h"

namespace derek::api {

Result<std::function<std::string(const Document&)>> conllu_writer(const Pipeline& pipeline) {
  Result<morph::Tables> read = morph::read_tables(pipeline.impl().bundle.sources());
  if (!read) return read.error();
  const auto tables = std::make_shared<const morph::Tables>(std::move(*read));
  return std::function([tables](const Document& document) {
    const morph::PartsOfSpeech parts(*tables, document);
    output::ConlluOptions options;
    options.upos = [&](uint32_t token, const Analysis* reading) { return parts.upos(token, reading); };
    options.names = true;
    return output::conllu(document, options);
  });
}

}  // namespace derek::api
