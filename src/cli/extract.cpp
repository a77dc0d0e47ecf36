// derek extract: documents in, facts out.
#include <cstdio>
#include <sstream>
#include <iostream>

#include "base/files.h"
#include "cli/command.h"
#include "cli/options.h"
#include "input/jsonl.h"
#include "output/writer.h"

namespace derek::cli {

namespace {

struct Job {
  const Pipeline& pipeline;
  output::Writer& writer;
  std::string date, encoding;
  size_t failed = 0;
  bool written = true, some = false;

  void emit(const std::string& bytes) { written = print(bytes) && written; }

  void record(const std::string& bytes) {
    if (bytes.empty()) return;
    emit(some ? writer.between() + bytes : bytes);
    some = true;
  }

  void fail(const std::string& id, const std::string& source, const Error& error) {
    ++failed;
    complain((source.empty() ? id : source) + ": " + error.message);
    record(writer.error(id, source, error));
  }

  void document(const Request& request) {
    const Result<Document> result = pipeline.analyze(request);
    if (!result) {
      fail(request.id, request.source, result.error());
    } else {
      record(writer.document(*result));
    }
  }

  void file(const std::string& path) {
    Result<std::string> bytes =
        path == "-" ? Result<std::string>(std::string(std::istreambuf_iterator<char>(std::cin), {})) : read_file(path);
    if (!bytes) return fail(path, path, bytes.error());
    Request request;
    request.bytes = *bytes;
    request.id = request.source = path;
    request.encoding = encoding;
    request.date = date;
    request.date_source = "option";
    document(request);
  }

  // One line in, one line out. `name` is the file's, for ids of lines that have none.
  void lines(std::istream& in, const std::string& name) {
    size_t number = 0;
    for (std::string line; std::getline(in, line);) {
      const std::string place = name + ":" + std::to_string(++number);
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
      Result<input::JsonLine> parsed = input::parse_json_line(line);
      if (!parsed) {
        fail(place, "", parsed.error());
        continue;
      }
      if (!is_reference_date(parsed->date)) {
        fail(parsed->id.empty() ? place : parsed->id, "",
             {"jsonl", "\"date\" is no date such as 2023, 2023-12 or 2023-12-05: " + parsed->date, "", 0, 0, ""});
        continue;
      }
      Request request;
      // A mark at the start of a string is a character of it, unlike one at the start of a file.
      if (parsed->text.starts_with("\xEF\xBB\xBF")) parsed->text.insert(0, "\xEF\xBB\xBF");
      request.bytes = parsed->text;
      request.encoding = "UTF-8";
      request.id = parsed->id.empty() ? place : parsed->id;
      request.title = parsed->title;
      request.date = parsed->date.empty() ? date : parsed->date;
      request.date_source = parsed->date.empty() ? "option" : "metadata";
      document(request);
    }
  }
};

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

}  // namespace

int run_extract(const std::vector<std::string>& args) {
  po::options_description options;
  add_date_option(options);
  options.add_options()("input-format", po::value<std::string>()->default_value("text")->value_name("FORMAT"),
                        "text, or jsonl: an object with id, text and perhaps date and title on each line");
  options.add_options()("output-format", po::value<std::string>()->default_value("json")->value_name("FORMAT"),
                        format_help().c_str());
  add_encoding_option(options);
  options.add_options()("offsets", po::value<std::string>()->default_value("codepoint")->value_name("UNIT"),
                        "codepoint, utf16 or byte");
  options.add_options()("output,o", po::value<std::string>()->value_name("FILE"), "Write there, not to standard output");
  add_data_options(options);
  const Parsed parsed = parse(args, "extract [OPTIONS] FILE…",
                              "Writes the facts of each document: people, titles, bodies, places, dates, figures, quotes.\n"
                              "FILE may be - for standard input. One document gives indented JSON, several give JSON\n"
                              "Lines. A document that cannot be read gives an error record in its place.",
                              options, "file");
  if (parsed.exit_code) return *parsed.exit_code;

  const std::vector<std::string> files = parsed.list("file");
  const std::string in = parsed.get("input-format"), out = parsed.get("output-format"), unit = parsed.get("offsets");
  const auto usage = [](const std::string& message) {
    complain(message + "; derek extract --help tells more");
    return kUsage;
  };
  if (files.empty()) return usage("nothing to read: name a file, or - for standard input");
  if (in != "text" && in != "jsonl") return usage("there is no input format \"" + in + "\"");
  const output::Format* format = output::find_format(out);
  if (!format) return usage("there is no output format \"" + out + "\"");
  if (!check_request_options(parsed)) return kUsage;
  output::WriterOptions writing;
  if (unit == "utf16") {
    writing.unit = output::OffsetUnit::kUtf16;
  } else if (unit == "byte") {
    writing.unit = output::OffsetUnit::kByte;
  } else if (unit != "codepoint") {
    return usage("there is no unit of offsets \"" + unit + "\"");
  }
  const std::optional<Pipeline> pipeline = load_pipeline(parsed);
  if (!pipeline) return kUsage;
  writing.fingerprint = pipeline->fingerprint();
  writing.single = in == "text" && files.size() == 1;
  if (parsed.has("output") && !std::freopen(parsed.get("output").c_str(), "wb", stdout)) {
    complain(parsed.get("output") + ": cannot be written");
    return kUsage;
  }

  const std::unique_ptr<output::Writer> writer = format->make(writing);
  Job job{*pipeline, *writer, parsed.get("date"), parsed.get("encoding")};
  job.emit(writer->begin());
  for (const std::string& file : files) {
    if (in == "text") {
      job.file(file);
    } else if (file == "-") {
      job.lines(std::cin, "-");
    } else if (Result<std::string> readable = read_file(file); !readable) {
      job.fail(file, file, readable.error());
    } else {
      std::istringstream stream(std::move(*readable));  // a pipe can be read only once
      job.lines(stream, file);
    }
    if (!job.written) {
      complain("the output cannot be written");
      return kUsage;
    }
  }
  job.emit(writer->end());
  if (!job.written) {
    complain("the output cannot be written");
    return kUsage;
  }
  return job.failed ? kSomeFailed : kDone;
}

}  // namespace derek::cli
