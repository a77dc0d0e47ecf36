#include "cli/options.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <sstream>

#include "cli/choice.h"
#include "cli/manual.h"
#include "pipeline/bundle.h"
#include "pipeline/pipeline.h"
#include "text/codepage.h"
#include "value/edtf.h"

namespace derek::cli {

namespace {

// Where parse() describes the command to instead of parsing, while manual_of asks; the program has one thread then.
Manual* asked = nullptr;

ManualOption row_of(const po::option_description& option) {
  ManualOption out;
  out.name = option.long_name();
  const std::string shown = option.canonical_display_name(po::command_line_style::allow_dash_for_short);
  if (shown.size() == 2 && shown[0] == '-') out.letter = shown.substr(1);
  out.help = option.description();
  if (option.semantic()->min_tokens() > 0) {
    const std::string argument = option.format_parameter();  // N (=1)
    const size_t preset = argument.find(" (=");
    out.argument = argument.substr(0, preset);
    if (preset != std::string::npos) out.preset = argument.substr(preset + 3, argument.size() - preset - 4);
  }
  if (const auto* choice = dynamic_cast<const Choice*>(option.semantic().get())) out.choices = choice->values();
  return out;
}

// A value that is none of those to choose from: what to say, or "".
std::string wrong_choice(const po::options_description& options, const po::variables_map& values) {
  for (const auto& option : options.options()) {
    const auto* choice = dynamic_cast<const Choice*>(option->semantic().get());
    if (choice == nullptr || values.count(option->long_name()) == 0) continue;
    const auto& value = values[option->long_name()].as<std::string>();
    const auto& all = choice->values();
    if (std::find(all.begin(), all.end(), value) != all.end()) continue;
    std::string known;
    for (size_t i = 0; i < all.size(); ++i) known += (i == 0 ? "" : i + 1 == all.size() ? " or " : ", ") + all[i];
    return "--" + option->long_name() + " takes " + known + ", not \"" + value + "\"";
  }
  return "";
}

}  // namespace

Manual manual_of(const Command& command) {
  Manual out;
  out.name = command.name;
  out.summary = command.summary;
  asked = &out;
  command.run({});
  asked = nullptr;
  return out;
}

Parsed parse(const std::vector<std::string>& args, const char* usage, const char* about,
             const po::options_description& options, const char* positional) {
  Parsed parsed;
  po::options_description visible("Options", 100, 60);
  visible.add(options);
  visible.add_options()("help,h", "Show this help");
  if (asked) {
    asked->usage = usage;
    asked->about = about;
    for (const auto& option : visible.options()) asked->options.push_back(row_of(*option));
    parsed.exit_code = 0;
    return parsed;
  }
  po::options_description all;
  all.add(visible);
  po::positional_options_description positions;
  if (*positional) {
    all.add_options()(positional, po::value<std::vector<std::string>>());
    positions.add(positional, -1);
  }
  try {
    po::store(po::command_line_parser(args).options(all).positional(positions).run(), parsed.values);
    po::notify(parsed.values);
  } catch (const po::error& error) {  // Boost reports wrong usage by exceptions
    complain(std::string(error.what()) + "\nUsage: derek " + usage);
    parsed.exit_code = 2;
    return parsed;
  }
  if (parsed.has("help")) {
    std::ostringstream out;
    out << "Usage: derek " << usage << "\n\n" << about << "\n\n" << visible;
    print(out.str());
    parsed.exit_code = 0;
  } else if (const std::string wrong = wrong_choice(options, parsed.values); !wrong.empty()) {
    complain(wrong + "; derek " + std::string(usage).substr(0, std::string(usage).find(' ')) + " --help tells more");
    parsed.exit_code = 2;
  }
  return parsed;
}

void add_date_option(po::options_description& options) {
  options.add_options()("date", po::value<std::string>()->value_name("EDTF"),
                        "Reference date of the documents: 2023, 2023-12 or 2023-12-05");
}

void add_encoding_option(po::options_description& options) {
  options.add_options()("encoding", po::value<std::string>()->value_name("NAME"),
                        "utf-8, utf-16le, utf-16be, windows-1251, kz-1048 or pt154; guessed if not given");
}

void add_data_options(po::options_description& options) {
  options.add_options()("dictionaries", po::value<std::string>()->value_name("DIR"),
                        "A folder of your own lists and rules; they win over derek's");
  options.add_options()("data", po::value<std::string>()->value_name("FILE"),
                        "Compiled dictionaries, or a folder of dictionaries, to use instead of derek's own");
  options.add_options()("rules-only", "By rules and lists alone, without the trained tagger");
}

bool check_request_options(const Parsed& parsed) {
  if (parsed.has("date") && (parsed.get("date").empty() || !value::is_reference_date(parsed.get("date")))) {
    complain("--date takes a date such as 2023, 2023-12 or 2023-12-05, not \"" + parsed.get("date") + "\"");
    return false;
  }
  if (parsed.has("encoding") && text::canonical_encoding(parsed.get("encoding")).empty()) {
    complain("there is no encoding \"" + parsed.get("encoding") + "\"");
    return false;
  }
  return true;
}

std::optional<Pipeline> load_pipeline(const Parsed& parsed, UseModel use_model) {
  const std::string data = parsed.has("data") ? parsed.get("data") : default_data_file();
  LoadOptions options;
  options.dictionaries = parsed.get("dictionaries");
  options.use_model = use_model == UseModel::kAsAsked && !parsed.has("rules-only");
  std::error_code code;
  const bool folder = std::filesystem::is_directory(data, code);
  auto bundle = folder ? pipeline::Bundle::from_folder(data) : pipeline::Bundle::open(data);
  if (!bundle) {
    complain(bundle.error());
    return std::nullopt;
  }
  std::vector<Error> errors;
  Result<Pipeline> pipeline = Pipeline::Impl::make(std::move(*bundle), options, &errors);
  if (pipeline) return std::move(*pipeline);
  if (errors.empty()) errors.push_back(pipeline.error());
  for (const Error& error : errors) complain(error);
  return std::nullopt;
}

std::string default_data_file() {
  char path[4096];
  const ssize_t size = ::readlink("/proc/self/exe", path, sizeof path - 1);
  const std::filesystem::path self = size > 0 ? std::string(path, static_cast<size_t>(size)) : std::string("derek");
  return (self.parent_path() / ".." / "share" / "derek" / "derek.dat").lexically_normal().string();
}

void complain(const std::string& message) { std::fprintf(stderr, "derek: %s\n", message.c_str()); }
void complain(const Error& error) { complain(error.to_string()); }

bool print(const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
}

}  // namespace derek::cli
