// The list of stages, in order: the whole data path on one screen.
#pragma once

#include <memory>
#include <vector>

#include "base/stage.h"
#include "derek/status.h"
#include "grammar/grammar.h"
#include "link/corrections.h"
#include "morph/tables.h"
#include "pipeline/bundle.h"
#include "tagger/tagger.h"

namespace derek::pipeline {

struct Stages {
  std::vector<std::unique_ptr<Stage>> list;
  const grammar::Grammar* grammar = nullptr;  // those in the list
  const tagger::Tagger* tagger = nullptr;
  link::Corrections* corrections = nullptr;  // null: there are none
};

// The bundle must outlive the stages. All errors of all rules are gathered in `errors`.
// `tables` are those of the bundle's sources; `user_folder` is for messages.
Result<Stages> make_stages(const Bundle& bundle, std::shared_ptr<const morph::Tables> tables, bool use_model,
                           const std::string& user_folder, std::vector<Error>* errors = nullptr);

}  // namespace derek::pipeline
