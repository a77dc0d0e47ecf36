// CoNLL-U needs the tables of parts of speech, which writers in output/ do not see.
#pragma once

#include <functional>
#include <string>

#include "derek/derek.h"

namespace derek::api {

// For output::WriterOptions::conllu. Reads tables, so ask only if it is needed; the pipeline may go before it.
Result<std::function<std::string(const Document&)>> conllu_writer(const Pipeline& pipeline);

}  // namespace derek::api
