// What a Pipeline holds.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "derek/derek.h"
#include "pipeline/bundle.h"
#include "pipeline/stages.h"
#include "text/normalize.h"

namespace derek {

struct Pipeline::Impl {
  using Scratches = std::vector<std::unique_ptr<Scratch>>;

  Impl(pipeline::Bundle b, text::Normalizer n) : bundle(std::move(b)), normalizer(std::move(n)) {}

  static Result<Pipeline> make(pipeline::Bundle bundle, const LoadOptions& options, std::vector<Error>* errors = nullptr);

  // Runs the stages from the given one on.
  void run(Document& document, size_t first_stage) const;

  pipeline::Bundle bundle;
  text::Normalizer normalizer;
  pipeline::Stages stages;

 private:
  // Working memory that no thread uses at the moment.
  mutable std::mutex mutex_;
  mutable std::vector<Scratches> idle_;
};

}  // namespace derek
