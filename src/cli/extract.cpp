// derek extract: documents in, facts out. Here are its options; cli/run.cpp does the work.
#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <set>
#include <thread>

#include "api/conllu_writer.h"
#include "base/value_text.h"
#include "cli/choice.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/run.h"
#include "output/writer.h"
#include "pipeline/pipeline.h"

namespace derek::cli {

namespace {

using namespace std::string_view_literals;

constexpr std::array<std::pair<std::string_view, input::Format>, 10> kInputFormats = {{
    {"text", input::Format::kText},
    {"html", input::Format::kHtml},
    {"docx", input::Format::kDocx},
    {"odt", input::Format::kOdt},
    {"pdf", input::Format::kPdf},
    {"eml", input::Format::kMail},
    {"mbox", input::Format::kMbox},
    {"warc", input::Format::kWarc},
    {"jsonl", input::Format::kJsonLines},
    {"csv", input::Format::kCsv},
}};

// json: …; jsonl: …; csv-documents, csv-mentions: …
std::string format_help() {
  std::string help;
  for (const output::Format& format : output::formats()) {
    const bool more = *format.about == '\0';  // goes with the one before
    help += (help.empty() ? "" : more ? ", " : "; ") + std::string(format.name);
    if (!more) help += ": " + std::string(format.about);
  }
  return help;
}

std::vector<std::string> input_formats() {
  std::vector<std::string> out = {"auto"};
  for (const auto& [name, format] : kInputFormats) out.emplace_back(name);
  return out;
}

std::vector<std::string> output_formats() {
  std::vector<std::string> out;
  for (const output::Format& format : output::formats()) out.emplace_back(format.name);
  return out;
}

void add_reading_options(po::options_description& options) {
  options.add_options()("input-format", choice(input_formats())->default_value("auto")->value_name("FORMAT"),
                        "auto: told by the content; or text, html, docx, odt, pdf, eml, mbox, warc, jsonl, csv");
  options.add_options()("text-field", po::value<std::string>()->default_value("text")->value_name("NAME"),
                        "Key or column of the text in JSON Lines and CSV");
  options.add_options()("id-field", po::value<std::string>()->default_value("id")->value_name("NAME"), "… of its id");
  options.add_options()("date-field", po::value<std::string>()->default_value("date")->value_name("NAME"), "… of its date");
  options.add_options()("title-field", po::value<std::string>()->default_value("title")->value_name("NAME"), "… of its title");
  options.add_options()("max-doc-bytes", po::value<uint64_t>()->default_value(64u << 20)->value_name("N"),
                        "A larger document is an error");
  options.add_options()("timeout", po::value<double>()->default_value(300)->value_name("SECONDS"),
                        "A document that takes longer to analyse is an error; looked at between the stages. 0: none is");
}

void add_run_options(po::options_description& options) {
  options.add_options()("recursive,r", "Read the files in folders, and in those below, but for hidden ones");
  options.add_options()("files-from", po::value<std::string>()->value_name("FILE"), "Read the paths of inputs from there, one a line");
  options.add_options()("null,0", "… each ended by a zero byte");
  options.add_options()("output,o", po::value<std::string>()->value_name("PATH"),
                        "Write to this file, or, if it is a folder or ends with /, to a file in it for each input");
  options.add_options()("jobs,j", po::value<size_t>()->default_value(1)->value_name("N"),
                        "How many documents are analysed at once; 0: as many as there are cores. The output is the same");
  options.add_options()("resume", "Go on where an interrupted run with the same options stopped; with a folder of outputs also: do only what is new or changed");
  options.add_options()("shard", po::value<std::string>()->value_name("I/N"), "Do only the documents of part I (from 0) of N");
  options.add_options()("on-error", choice({"record", "skip", "fail"})->default_value("record")->value_name("WHAT"),
                        "record: an error record in the document's place; skip: nothing there; fail: stop");
  options.add_options()("line-buffered", "One line in, one line out, at once; documents with errors do not change the exit code");
  options.add_options()("quiet,q", "No progress, no summary");
}

// "3/8"
bool parse_shard(std::string_view text, uint64_t& shard, uint64_t& shards) {
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos) return false;
  const auto number = [](std::string_view digits, uint64_t& into) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), into);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  return number(text.substr(0, slash), shard) && number(text.substr(slash + 1), shards) && shard < shards;
}

// What is wrong with how the options were used, or nothing. Fills `run`.
std::string read_options(const Parsed& parsed, RunOptions& run) {
  const std::string in = parsed.get("input-format"), out = parsed.get("output-format"), unit = parsed.get("offsets"),
                    on_error = parsed.get("on-error");
  if (in != "auto") {
    run.reading.format =
        std::find_if(kInputFormats.begin(), kInputFormats.end(), [&](const auto& f) { return f.first == in; })->second;
  }
  run.format = output::find_format(out);
  if (unit == "utf16") run.writing.unit = output::OffsetUnit::kUtf16;
  if (unit == "byte") run.writing.unit = output::OffsetUnit::kByte;
  if (on_error == "skip") run.on_error = OnError::kSkip;
  if (on_error == "fail") run.on_error = OnError::kFail;
  if (parsed.has("shard") && !parse_shard(parsed.get("shard"), run.shard, run.shards)) {
    return "--shard takes a part and their number, such as 0/4";
  }
  run.date = parsed.get("date");
  run.reading.encoding = parsed.get("encoding");
  run.reading.text_field = parsed.get("text-field");
  run.reading.id_field = parsed.get("id-field");
  run.reading.date_field = parsed.get("date-field");
  run.reading.title_field = parsed.get("title-field");
  run.reading.limits.document_bytes = parsed.values["max-doc-bytes"].as<uint64_t>();
  run.seconds = parsed.values["timeout"].as<double>();
  if (!(run.seconds >= 0)) return "--timeout takes a number of seconds";
  run.jobs = parsed.values["jobs"].as<size_t>();
  if (run.jobs == 0) run.jobs = std::max(1u, std::thread::hardware_concurrency());
  if (run.jobs > 1024) return "--jobs takes at most 1024";
  run.quiet = parsed.has("quiet");
  run.failures_are_data = parsed.has("line-buffered");
  run.output = parsed.get("output");
  if (parsed.has("output") && run.output.empty()) return "-o takes a file or a folder";
  std::error_code code;
  run.to_folder = run.output.ends_with('/') || (!run.output.empty() && std::filesystem::is_directory(run.output, code));
  run.resume = parsed.has("resume");
  if (run.resume && run.output.empty()) return "--resume needs -o";
  if (run.resume && run.format->collects && !run.to_folder) {
    return "--resume cannot take up " + out + ", which is written at the end";
  }
  return "";
}

// Everything that the bytes of the outputs depend on, but for the inputs.
std::string run_key(const Parsed& parsed, const Pipeline& pipeline) {
  std::string key = std::string(version()) + " " + std::string(pipeline.fingerprint());
  for (const char* name : {"input-format", "output-format", "offsets", "encoding", "date", "text-field", "id-field", "date-field",
                           "title-field", "shard", "on-error"}) {
    key += " " + std::string(name) + "=" + parsed.get(name);
  }
  key += " max-doc-bytes=" + std::to_string(parsed.values["max-doc-bytes"].as<uint64_t>());
  key += " timeout=" + number_text(parsed.values["timeout"].as<double>());
  if (parsed.has("rules-only")) key += " rules-only";
  std::replace(key.begin(), key.end(), '\n', ' ');
  return key;
}

}  // namespace

int run_extract(const std::vector<std::string>& args) {
  po::options_description options;
  const std::string formats = format_help();
  add_date_option(options);
  options.add_options()("output-format", choice(output_formats())->default_value("json")->value_name("FORMAT"), formats.c_str());
  options.add_options()("offsets", choice({"codepoint", "utf16", "byte"})->default_value("codepoint")->value_name("UNIT"),
                        "codepoint, utf16 or byte");
  add_encoding_option(options);
  add_reading_options(options);
  add_run_options(options);
  add_data_options(options);
  const Parsed parsed = parse(args, "extract [OPTIONS] FILE…",
                              "Writes the facts of each document: people, titles, bodies, places, dates, figures, quotes.\n"
                              "FILE may be a text, a web page, DOCX, ODT, PDF, mail, feed, crawl, table or an archive of such,\n"
                              "a folder (with -r), a pattern, or - for standard input. One document gives indented JSON,\n"
                              "several give JSON Lines. What cannot be read gives an error record in its place.",
                              options, "file");
  if (parsed.exit_code) return *parsed.exit_code;

  const auto usage = [](const std::string& message) {
    complain(message + "; derek extract --help tells more");
    return kUsage;
  };
  RunOptions run;
  std::vector<std::string> paths = parsed.list("file");
  if (paths.empty() && !parsed.has("files-from")) return usage("nothing to read: name a file, or - for standard input");
  if (const std::string wrong = read_options(parsed, run); !wrong.empty()) return usage(wrong);
  if (!check_request_options(parsed)) return kUsage;
  if (parsed.has("files-from")) {
    const Result<std::vector<std::string>> more = read_file_list(parsed.get("files-from"), parsed.has("null"));
    if (!more) {
      complain(more.error());
      return kUsage;
    }
    paths.insert(paths.end(), more->begin(), more->end());
  }
  run.inputs = expand_inputs(paths, parsed.has("recursive"));
  if (run.to_folder) {
    std::set<std::string> seen;
    for (const Input& input : run.inputs) {
      if (!seen.insert(input.relative).second) return usage("two inputs would be written to " + input.relative + " in " + run.output);
    }
  }
  const std::optional<Pipeline> pipeline = load_pipeline(parsed);
  if (!pipeline) return kUsage;
  run.writing.fingerprint = pipeline->fingerprint();
  if (parsed.get("output-format") == "conllu") {
    auto conllu = api::conllu_writer(*pipeline);
    if (!conllu) {
      complain(conllu.error());
      return kUsage;
    }
    run.writing.conllu = std::move(*conllu);
  }
  run.key = run_key(parsed, *pipeline);
  return cli::run(*pipeline, std::move(run));
}

}  // namespace derek::cli
