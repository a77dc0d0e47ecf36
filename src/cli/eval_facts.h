// derek eval on folders of annotated documents and Label Studio's exports: every layer of facts.
#pragma once

#include <string>
#include <vector>

#include "derek/derek.h"

namespace derek::cli {

bool is_label_studio(const std::string& path);  // by its name, NAME.json

// Prints a table for each folder or export, before it the differences where asked for, or JSON. Returns the exit code.
int eval_facts(const Pipeline& pipeline, const std::vector<std::string>& folders, bool as_json, bool differences);

}  // namespace derek::cli
