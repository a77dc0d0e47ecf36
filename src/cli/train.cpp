// derek train: IOB2 in, a model of the tagger out; cross-validation.
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "base/files.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/score_table.h"
#include "cli/tagged_files.h"
#include "pipeline/pipeline.h"
#include "tagger/rule_tags.h"
#include "tagger/tagger.h"
#include "tagger/validate.h"

namespace derek::cli {

namespace {

po::options_description train_options() {
  const tagger::TrainOptions defaults;
  po::options_description options;
  auto add = options.add_options();
  add("output,o", po::value<std::string>()->value_name("FILE"), "The model to write");
  add("also", po::value<std::vector<std::string>>()->value_name("FILE")->composing(),
      "More sentences to train on, never scored; may be repeated");
  add("cross-validate", po::value<uint32_t>()->value_name("N"), "Score FILE in N contiguous blocks, each by a tagger trained on the rest");
  add("learning-curve", "Score the last block by taggers trained on an eighth, a quarter, a half and all of the rest");
  add("l1", po::value<double>()->default_value(defaults.l1, "0")->value_name("X"), "Weight of the sum of absolute weights");
  add("l2", po::value<double>()->default_value(defaults.l2, "1")->value_name("X"), "Weight of the sum of squared weights");
  add("iterations", po::value<int>()->default_value(defaults.iterations)->value_name("N"), "Of L-BFGS, at most");
  add("min-count", po::value<uint32_t>()->default_value(defaults.min_count)->value_name("N"), "Leave out features seen less often");
  add_data_options(options);
  return options;
}

std::string base_name(const std::string& file) { return std::filesystem::path(file).filename().string(); }

// A line on standard error, on a terminal written over again and again.
void show_progress(int iteration, double objective, size_t active) {
  const bool terminal = ::isatty(STDERR_FILENO) == 1;
  if (!terminal && iteration % 10 != 0) return;
  std::fprintf(stderr, "%siteration %d, objective %.1f, %zu weights%s", terminal ? "\r" : "", iteration, objective, active,
               terminal ? " " : "\n");
}

// The card's lines about a cross-validation.
void note_scores(const tagger::Validation& v, uint32_t blocks, tagger::Card& card) {
  const std::string by = std::to_string(blocks) + "-fold cross-validation in contiguous blocks, ";
  card["scores"] = by + "micro F1 " + decimals(v.all.micro().f1()) + ", macro F1 " + decimals(v.all.macro_f1(20)) +
                   ", calibration error " + decimals(v.calibration.error());
  for (size_t l = 0; l < tagger::kLabels; ++l) {
    const tagger::Counts& c = v.all.of(static_cast<Label>(l));
    if (c.truth > 0) card["F1-" + std::string(kLabelNames[l])] = decimals(c.f1(), 3);
  }
}

}  // namespace

int run_train(const std::vector<std::string>& args) {
  const Parsed parsed = parse(args, "train [OPTIONS] FILE…",
                              "Trains the tagger on IOB2 files: one token a line with its tag in the last column, a blank line\n"
                              "between sentences. The features are those of tagger/features.txt in the dictionaries.",
                              train_options(), "file");
  if (parsed.exit_code) return *parsed.exit_code;
  const std::vector<std::string> files = parsed.list("file");
  const bool reports = parsed.has("cross-validate") || parsed.has("learning-curve");
  if (files.empty() || (!parsed.has("output") && !reports)) {
    complain("train takes IOB2 files and -o FILE, --cross-validate N or --learning-curve");
    return kUsage;
  }
  tagger::ValidateOptions options;
  options.train.l1 = parsed.values["l1"].as<double>();
  options.train.l2 = parsed.values["l2"].as<double>();
  options.train.iterations = parsed.values["iterations"].as<int>();
  options.train.min_count = parsed.values["min-count"].as<uint32_t>();
  if (parsed.has("cross-validate")) options.blocks = parsed.values["cross-validate"].as<uint32_t>();
  if (options.blocks < 2 || options.train.l1 < 0 || options.train.l2 < 0 || options.train.iterations < 1) {
    complain("two blocks, one iteration and no negative weight are the least");
    return kUsage;
  }

  const std::optional<Pipeline> pipeline = load_pipeline(parsed, UseModel::kNo);
  if (!pipeline) return kUsage;
  const pipeline::Bundle& bundle = pipeline->impl().bundle;
  const auto knowledge = tagger::Knowledge::read(bundle.sources(), bundle.lexicon());
  if (!knowledge) {
    complain(knowledge.error());
    return kUsage;
  }
  tagger::TrainingSet set;
  tagger::Card card;
  const auto read = [&](const std::string& file) {
    const uint32_t before = set.sentences(), tokens = set.tokens();
    const bool good = read_annotated(*pipeline, file, [&](const AnnotatedSentence& s) {
      set.add(*knowledge->reader, s.document, tagger::rule_tags(s.document), s.truth);
    });
    card["trained-on"] += (card["trained-on"].empty() ? "" : "; ") + base_name(file) + " (" +
                          std::to_string(set.sentences() - before) + " sentences, " + std::to_string(set.tokens() - tokens) + " tokens)";
    return good;
  };
  for (const std::string& file : files) {
    if (!read(file)) return kSomeFailed;
  }
  options.folded = {0, set.sentences()};
  for (const std::string& file : parsed.list("also")) {
    if (!read(file)) return kSomeFailed;
  }
  if (options.folded.last < options.blocks) {
    complain("there are too few sentences");
    return kSomeFailed;
  }

  if (parsed.has("cross-validate")) {
    const auto result = tagger::cross_validate(set, options, [](uint32_t block, const tagger::TagScores& scores) {
      std::fprintf(stderr, "\nblock %u: micro F1 %s\n", block + 1, decimals(scores.micro().f1()).c_str());
    }, show_progress);
    if (!result) {
      complain(result.error());
      return kSomeFailed;
    }
    note_scores(*result, options.blocks, card);
    if (!print(score_table(result->all, &result->rules, "rules F1") + "\n" + confusion_table(result->all) + "\n" +
               calibration_table(result->calibration))) return kUsage;
  }
  if (parsed.has("learning-curve")) {
    const auto curve = tagger::learning_curve(set, options);
    if (!curve) {
      complain(curve.error());
      return kSomeFailed;
    }
    for (const tagger::CurvePoint& p : *curve) {
      print(decimals(p.share, 3) + "  " + std::to_string(p.sentences) + " sentences  micro F1 " + decimals(p.micro_f1) + "\n");
    }
  }
  if (!parsed.has("output")) return kDone;

  const auto weights = tagger::train(set, {{0, set.sentences()}}, options.train, show_progress);
  std::fprintf(stderr, "\n");
  if (!weights) {
    complain(weights.error());
    return kSomeFailed;
  }
  card["features"] = knowledge->fingerprint;
  card["options"] = "l1 " + decimals(options.train.l1) + ", l2 " + decimals(options.train.l2) + ", iterations " +
                    std::to_string(options.train.iterations) + ", min-count " + std::to_string(options.train.min_count);
  if (Status written = write_file(parsed.get("output"), tagger::Model::pack(set, *weights, card)); !written) {
    complain(written.error());
    return kUsage;
  }
  return kDone;
}

}  // namespace derek::cli
