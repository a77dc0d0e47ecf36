// Brat standoff (https://brat.nlplab.org/standoff.html): the facts that somebody marked in a text, as a Document.
// What stands for what is described in output/brat.h.
//
// The Document has a text, mentions, entities, relations and quotes; no tokens, and nothing about who found them.
// An entity is called what a `name` note of one of its mentions says, else as the mention with the parts of the
// person's name, else as its longest mention, in the nominative.
#pragma once

#include <string>
#include <string_view>

#include "derek/document.h"
#include "derek/status.h"

namespace derek::input {

// `file` is the standoff's name, for errors (code "brat"): unknown labels, spans that are not in the text or hold
// other words than the line says, ids that name nothing, keys that mean nothing.
Result<Document> read_brat(const std::string& file, std::string_view text, std::string_view standoff);

}  // namespace derek::input
