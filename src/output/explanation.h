// Why each fact was found: a document's mentions, relations and quotes with the rule that made each.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "derek/document.h"

namespace derek::output {

// Where a rule is written, such as "grammar/20-dates.rules:14"; "" if not known. Gets the `by` of a fact.
using RulePlace = std::function<std::string(std::string_view by)>;

// How a mention's value came about, or what spoke for a name of the tagger's: lines of a key (makes, slot, set, anchor;
// weight) and what it says.
using ValueTrace = std::function<std::vector<std::pair<std::string, std::string>>(const Mention&)>;

// Plain text: one block a mention. A value is told by its trace, a name by its tokens' readings and the list entries
// found in it. `list_name` names the list of a hit.
std::string explain_text(const Document& document, const RulePlace& place, const ValueTrace& trace,
                         const std::function<std::string(uint32_t list)>& list_name);

// One self-contained HTML page: the text with its mentions marked, then the facts; the traces fold out.
// Safe for any text.
std::string explain_html(const Document& document, const RulePlace& place, const ValueTrace& trace);

}  // namespace derek::output
