// derek analyze: the words of a text with lemma, part of speech and features, as CoNLL-U.
#include <sstream>

#include "base/files.h"
#include "cli/command.h"
#include "cli/options.h"
#include "morph/parts.h"
#include "output/conllu.h"
#include "pipeline/pipeline.h"

namespace derek::cli {

namespace {

// The first columns of lines; blank lines part sentences.
std::vector<std::vector<std::string>> tokens_of(const std::string& bytes) {
  std::vector<std::vector<std::string>> sentences(1);
  std::istringstream in(bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes);
  for (std::string line; std::getline(in, line);) {
    const std::string token = line.substr(0, line.find_first_of("\t\r"));
    if (!token.empty()) {
      sentences.back().push_back(token);
    } else if (!sentences.back().empty()) {
      sentences.emplace_back();
    }
  }
  return sentences;
}

}  // namespace

int run_analyze(const std::vector<std::string>& args) {
  po::options_description options;
  options.add_options()("tokens",
                        "The input is one token a line (its first column), a blank line between sentences");
  options.add_options()("all", "All readings of each token, in the column MISC");
  add_encoding_option(options);
  add_data_options(options);
  const Parsed parsed =
      parse(args, "analyze [OPTIONS] [FILE]",
            "Writes each token's lemma, part of speech and features as CoNLL-U, in the likeliest\n"
            "reading. With --all the column MISC also has Readings=LEMMA:UPOS:FEATS;… likeliest first,\n"
            "with \",\" between the features of one. Without FILE, or for -, reads standard input.",
            options, "file");
  if (parsed.exit_code) return *parsed.exit_code;
  if (!check_request_options(parsed)) return kUsage;
  const std::vector<std::string> files = parsed.list("file");
  if (files.size() > 1) {
    complain("analyze takes one file; derek analyze --help tells more");
    return kUsage;
  }
  const std::optional<Pipeline> pipeline = load_pipeline(parsed);
  if (!pipeline) return kUsage;
  const std::string file = files.empty() ? "-" : files[0];
  Result<std::string> bytes = read_file(file == "-" ? "/dev/stdin" : file);
  if (!bytes) {
    complain(bytes.error());
    return kSomeFailed;
  }
  Document document;
  if (parsed.has("tokens")) {
    document = pipeline->analyze_tokens(tokens_of(*bytes));
  } else {
    Request request;
    request.bytes = *bytes;
    request.encoding = parsed.get("encoding");
    Result<Document> made = pipeline->analyze(request);
    if (!made) {
      complain(file + ": " + made.error().message);
      return kSomeFailed;
    }
    document = std::move(*made);
  }
  const Result<morph::Tables> tables = morph::read_tables(pipeline->impl().bundle.sources());
  if (!tables) {
    complain(tables.error());
    return kUsage;
  }
  const morph::PartsOfSpeech parts(*tables, document);
  output::ConlluOptions conllu;
  conllu.all = parsed.has("all");
  conllu.upos = [&](uint32_t token, const Analysis* reading) { return parts.upos(token, reading); };
  if (print(output::conllu(document, conllu))) return kDone;
  complain("the output cannot be written");
  return kUsage;
}

}  // namespace derek::cli
