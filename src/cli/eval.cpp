// derek eval: how well the tag layer agrees with annotated sentences, or the facts with annotated documents.
#include <algorithm>
#include <filesystem>

#include "cli/command.h"
#include "cli/eval_facts.h"
#include "cli/options.h"
#include "cli/score_table.h"
#include "cli/tagged_files.h"
#include "tagger/tags.h"

namespace derek::cli {

int run_eval(const std::vector<std::string>& args) {
  po::options_description options;
  options.add_options()("confusion", "Of tags: also which labels are taken for which");
  options.add_options()("differences", "Of facts: first each fact that is missing (-) or invented (+)");
  options.add_options()("json", "Of facts: as JSON");
  add_data_options(options);
  const Parsed parsed = parse(args, "eval [OPTIONS] FILE… | FOLDER… | EXPORT.json…",
                              "Tags the sentences of IOB2 files and compares with their tags: precision, recall and F1 of exact\n"
                              "spans, and how far scores are the shares that come out right.\n"
                              "Of folders with documents annotated for brat (NAME.txt, NAME.ann, documents.tsv): extracts the facts\n"
                              "of each and compares, layer by layer. Of .json files, Label Studio's export in the format JSON, the\n"
                              "same for the layers that it tells of.",
                              options, "file");
  if (parsed.exit_code) return *parsed.exit_code;
  const std::vector<std::string> files = parsed.list("file");
  if (files.empty()) {
    complain("eval takes IOB2 files, folders of annotated documents, or Label Studio's exports");
    return kUsage;
  }
  const auto has_facts = [](const std::string& path) {
    std::error_code code;
    return is_label_studio(path) || std::filesystem::is_directory(path, code);
  };
  const auto folders = std::count_if(files.begin(), files.end(), has_facts);
  if (folders > 0 && folders < std::ssize(files)) {
    complain("eval takes IOB2 files, or folders and Label Studio's exports, not both");
    return kUsage;
  }
  if (parsed.has("json") && parsed.has("differences")) {
    complain("--json gives totals only");
    return kUsage;
  }
  const std::optional<Pipeline> pipeline = load_pipeline(parsed);
  if (!pipeline) return kUsage;
  if (folders > 0) return eval_facts(*pipeline, files, parsed.has("json"), parsed.has("differences"));
  tagger::TagScores scores;
  tagger::Calibration calibration;
  for (const std::string& file : files) {
    const bool good = read_annotated(*pipeline, file, [&](const AnnotatedSentence& s) {
      std::vector<uint8_t> found;
      for (const TokenTag& tag : s.document.tags) found.push_back(static_cast<uint8_t>(tagger::tag_of(tag)));
      scores.add(s.truth, found);
      const std::vector<tagger::LabelledRange> right = tagger::ranges_of(s.truth);
      for (const tagger::LabelledRange& r : tagger::ranges_of(found)) {
        calibration.add(static_cast<double>(s.document.tags[r.tokens.first].score),
                        std::find(right.begin(), right.end(), r) != right.end());
      }
    });
    if (!good) return kSomeFailed;
  }
  std::string out = score_table(scores);
  if (parsed.has("confusion")) out += "\n" + confusion_table(scores);
  if (!parsed.has("rules-only")) out += "\n" + calibration_table(calibration);
  return print(out) ? kDone : kUsage;
}

}  // namespace derek::cli
