// derek explain: which rule or list made each fact.
#include "base/files.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/score_table.h"
#include "output/explanation.h"
#include "pipeline/pipeline.h"
#include "tagger/reasons.h"
#include "value/trace.h"

namespace derek::cli {

int run_explain(const std::vector<std::string>& args) {
  po::options_description options;
  options.add_options()("html", "One self-contained HTML page instead of text");
  add_date_option(options);
  add_encoding_option(options);
  add_data_options(options);
  const Parsed parsed = parse(args, "explain [OPTIONS] FILE",
                              "Shows which rule and which list entries made each fact of a document.", options, "file");
  if (parsed.exit_code) return *parsed.exit_code;
  const std::vector<std::string> files = parsed.list("file");
  if (files.size() != 1) {
    complain("explain takes one file; derek explain --help tells more");
    return kUsage;
  }
  if (!check_request_options(parsed)) return kUsage;
  const std::optional<Pipeline> pipeline = load_pipeline(parsed);
  if (!pipeline) return kUsage;
  Result<std::string> bytes = read_file(files[0] == "-" ? "/dev/stdin" : files[0]);
  if (!bytes) {
    complain(bytes.error());
    return kSomeFailed;
  }
  Request request;
  request.bytes = *bytes;
  request.id = request.source = files[0];
  request.encoding = parsed.get("encoding");
  request.date = parsed.get("date");
  request.date_source = "option";
  const Result<Document> document = pipeline->analyze(request);
  if (!document) {
    complain(files[0] + ": " + document.error().message);
    return kSomeFailed;
  }
  const Pipeline::Impl& impl = pipeline->impl();
  const auto place = [&](std::string_view by) -> std::string {
    for (const auto& rule : impl.stages.grammar->rules()) {
      if (by == "rule:" + rule.name) return rule.file + ":" + std::to_string(rule.line);
    }
    return "";
  };
  const auto list_name = [&](uint32_t list) { return std::string(impl.bundle.lexicon().list_name(list)); };
  constexpr size_t kReasons = 6;
  tagger::Reasons reasons(*impl.stages.tagger, *document);
  const auto trace = [&](const Mention& m) {
    auto lines = value::trace(*document, impl.bundle.lexicon(), m);
    if (m.by != "tagger") return lines;
    for (const tagger::Reason& reason : reasons.of(m.tokens.first, kReasons)) {
      lines.emplace_back("weight", (reason.weight > 0 ? "+" : "") + decimals(reason.weight, 2) + " " + reason.feature);
    }
    return lines;
  };
  const bool good = parsed.has("html") ? print(output::explain_html(*document, place, trace) + "\n")
                                       : print(output::explain_text(*document, place, trace, list_name));
  if (good) return kDone;
  complain("the output cannot be written");
  return kUsage;
}

}  // namespace derek::cli
