// The list of stages, in order: the whole data path on one screen.
#pragma once

#include <memory>
#include <vector>

#include "base/stage.h"
#include "derek/status.h"
#include "grammar/grammar.h"
#include "pipeline/bundle.h"

namespace derek::pipeline {

struct Stages {
  std::vector<std::unique_ptr<Stage>> list;
  const grammar::Grammar* grammar = nullptr;  // the one in the list
};

// The bundle must outlive the stages. All errors of all rules are gathered in `errors`.
Result<Stages> make_stages(const Bundle& bundle, std::vector<Error>* errors = nullptr);

}  // namespace derek::pipeline
