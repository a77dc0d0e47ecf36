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
  // Working memory of one thread.
  struct Scratches {
    std::unique_ptr<Scratch> normalizer;
    std::vector<std::unique_ptr<Scratch>> stages;
  };
  enum class Start { kOriginal, kTokens };

  Impl(pipeline::Bundle b, text::Normalizer n) : bundle(std::move(b)), normalizer(std::move(n)) {}

  static Result<Pipeline> make(pipeline::Bundle bundle, const LoadOptions& options, std::vector<Error>* errors = nullptr);

  // Runs all that fills the layers behind what is there; false: gave up between two stages, after so many seconds.
  bool run(Document& document, Start start, double seconds = 0) const;
  // The parts of the persons' names that the user gives, as they are read in a text.
  void read_given_names(link::CorrectionTable& table) const;

  pipeline::Bundle bundle;
  text::Normalizer normalizer;
  pipeline::Stages stages;

 private:
  // What no thread uses at the moment.
  mutable std::mutex mutex_;
  mutable std::vector<Scratches> idle_;
};

}  // namespace derek
