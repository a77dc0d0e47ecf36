// derek eval on folders of annotated documents: every layer of facts.
#pragma once

#include <string>
#include <vector>

#include "derek/derek.h"

namespace derek::cli {

// Prints a table for each folder, before it the differences where asked for, or JSON. Returns the exit code.
int eval_facts(const Pipeline& pipeline, const std::vector<std::string>& folders, bool as_json, bool differences);

}  // namespace derek::cli
