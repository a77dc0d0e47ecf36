// derek check, compile, dump: the dictionaries' own commands. derek schema.
#include <cstdio>
#include <filesystem>

#include "base/files.h"
#include "cli/command.h"
#include "cli/options.h"
#include "output/annotation_tools.h"
#include "output/brat.h"
#include "output/json.h"
#include "pipeline/bundle.h"
#include "pipeline/check.h"
#include "pipeline/pipeline.h"

namespace derek::cli {

namespace {

void complain_all(const std::vector<Error>& errors) {
  for (const Error& error : errors) complain(error);
}

// The bundle of a folder, with all errors printed.
std::optional<pipeline::Bundle> bundle_of(const std::string& folder) {
  std::vector<Error> errors;
  Result<pipeline::Bundle> bundle = pipeline::Bundle::from_folder(folder, &errors);
  if (bundle) return std::move(*bundle);
  if (errors.empty()) errors.push_back(bundle.error());
  complain_all(errors);
  return std::nullopt;
}

// Everything that loading would refuse, refused now.
std::optional<Pipeline> pipeline_of(pipeline::Bundle bundle, const std::string& user_folder) {
  std::vector<Error> errors;
  LoadOptions options;
  options.dictionaries = user_folder;
  Result<Pipeline> pipeline = Pipeline::Impl::make(std::move(bundle), options, &errors);
  if (pipeline) return std::move(*pipeline);
  if (errors.empty()) errors.push_back(pipeline.error());
  complain_all(errors);
  return std::nullopt;
}

std::string corrections_of(const Pipeline& pipeline) {
  const link::Corrections* corrections = pipeline.impl().stages.corrections;
  return corrections ? ", " + std::to_string(corrections->table().rows().size()) + " corrections" : "";
}

}  // namespace

int run_check(const std::vector<std::string>& args) {
  po::options_description options;
  add_data_options(options);
  const Parsed parsed = parse(args, "check [OPTIONS] [DIR]",
                              "Checks a folder of dictionaries: every list, every rule, and every example that a rule\n"
                              "carries. With --dictionaries DIR: your own folder on top of derek's.",
                              options, "folder");
  if (parsed.exit_code) return *parsed.exit_code;
  const std::vector<std::string> folders = parsed.list("folder");
  if (folders.size() > 1 || (!folders.empty() && parsed.has("data"))) {
    complain("check takes one folder; derek check --help tells more");
    return kUsage;
  }
  std::optional<Pipeline> pipeline;
  if (folders.empty()) {
    pipeline = load_pipeline(parsed);
  } else if (auto bundle = bundle_of(folders[0])) {
    pipeline = pipeline_of(std::move(*bundle), parsed.get("dictionaries"));
  }
  if (!pipeline) return kUsage;
  const bool user_only = folders.empty() && parsed.has("dictionaries");
  const pipeline::CheckReport report = pipeline::check_examples(*pipeline, user_only);
  complain_all(report.failures);
  print(std::to_string(report.rules) + " rules, " + std::to_string(report.examples) + " examples, " +
        std::to_string(report.failures.size()) + " failed" + corrections_of(*pipeline) + "\n");
  return report.failures.empty() ? kDone : kSomeFailed;
}

int run_compile(const std::vector<std::string>& args) {
  po::options_description options;
  options.add_options()("output,o", po::value<std::string>()->value_name("FILE"), "The file to write");
  const Parsed parsed = parse(args, "compile DIR -o FILE", "Compiles a folder of dictionaries to one file.", options, "folder");
  if (parsed.exit_code) return *parsed.exit_code;
  const std::vector<std::string> folders = parsed.list("folder");
  if (folders.size() != 1 || !parsed.has("output")) {
    complain("compile takes one folder and -o FILE");
    return kUsage;
  }
  std::optional<pipeline::Bundle> bundle = bundle_of(folders[0]);
  if (!bundle) return kUsage;
  const std::string packed = bundle->pack();
  if (!pipeline_of(std::move(*bundle), "")) return kUsage;
  if (Status written = write_file(parsed.get("output"), packed); !written) {
    complain(written.error());
    return kUsage;
  }
  return kDone;
}

int run_dump(const std::vector<std::string>& args) {
  po::options_description options;
  options.add_options()("output,o", po::value<std::string>()->value_name("DIR"), "The folder to write to; it may exist");
  const Parsed parsed = parse(args, "dump [FILE] -o DIR",
                              "Writes compiled dictionaries back as text: lists, rules and tables, as `derek compile` reads\n"
                              "them. FILE: compiled data; derek's own if not given.",
                              options, "file");
  if (parsed.exit_code) return *parsed.exit_code;
  const std::vector<std::string> files = parsed.list("file");
  if (files.size() > 1 || !parsed.has("output")) {
    complain("dump takes at most one file, and -o DIR");
    return kUsage;
  }
  const std::string file = files.empty() ? default_data_file() : files[0];
  Result<pipeline::Bundle> bundle = pipeline::Bundle::open(file);
  if (!bundle) {
    complain(bundle.error());
    return kUsage;
  }
  std::vector<SourceText> texts = bundle->sources();
  for (const auto& rule : bundle->rules()) texts.push_back(rule.text);
  for (const auto& list : bundle->lexicon().dump()) texts.push_back({"lexicon/" + list.name + ".tsv", list.text});
  if (!bundle->model().empty()) texts.push_back({std::string(pipeline::Bundle::kModelFile), std::string(bundle->model())});
  const std::filesystem::path folder = parsed.get("output");
  for (const SourceText& text : texts) {
    // Names come from the file: none may lead out of the folder.
    if (text.name.find("..") != std::string::npos || text.name.starts_with("/")) {
      complain(file + ": holds a file with an unsafe name: " + text.name);
      return kUsage;
    }
    std::error_code code;
    std::filesystem::create_directories((folder / text.name).parent_path(), code);
    if (Status written = write_file((folder / text.name).string(), text.text); !written) {
      complain(written.error());
      return kUsage;
    }
  }
  print(std::to_string(texts.size()) + " files written to " + folder.string() + "\n");
  return kDone;
}

int run_schema(const std::vector<std::string>& args) {
  const Parsed parsed = parse(args, "schema [NAME]",
                              "Prints the JSON Schema of what extract writes; with annotation.conf or visual.conf as NAME,\n"
                              "what brat needs beside texts and their .ann; with label-studio.xml, Label Studio's configuration.",
                              {}, "name");
  if (parsed.exit_code) return *parsed.exit_code;
  const std::vector<std::string> names = parsed.list("name");
  const std::string name = names.empty() ? "" : names.front();
  std::string content;
  if (names.empty()) content = output::schema();
  if (name == "annotation.conf") content = output::brat_annotation_conf();
  if (name == "visual.conf") content = output::brat_visual_conf();
  if (name == "label-studio.xml") content = output::label_studio_config();
  if (names.size() > 1 || content.empty()) {
    complain("schema prints the JSON Schema, annotation.conf, visual.conf or label-studio.xml");
    return kUsage;
  }
  if (print(content)) return kDone;
  complain("the output cannot be written");
  return kUsage;
}

}  // namespace derek::cli
