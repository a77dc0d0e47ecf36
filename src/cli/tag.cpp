// derek tag: tokens in, the same lines with an IOB2 tag out.
#include <iostream>
#include <sstream>

#include "base/files.h"
#include "cli/command.h"
#include "cli/options.h"
#include "tagger/tags.h"

namespace derek::cli {

namespace {

struct Line {
  std::string text;       // as it came, without its end
  std::string token;      // its first column
  char separator = '\t';  // the one that the line uses
};

Line split(std::string text) {
  if (!text.empty() && text.back() == '\r') text.pop_back();
  const size_t end = text.find_first_of("\t ");
  Line line{text, text.substr(0, end), '\t'};
  if (end != std::string::npos) line.separator = text[end];
  return line;
}

// Tags one sentence and prints it.
bool flush(const Pipeline& pipeline, const std::string& date, std::vector<Line>& lines) {
  if (lines.empty()) return true;
  std::vector<std::string> tokens;
  tokens.reserve(lines.size());
  for (const Line& line : lines) tokens.push_back(line.token);
  const Document document = pipeline.analyze_tokens({tokens}, date);
  const std::vector<TokenTag>& tags = document.tags;
  std::string out;
  for (size_t i = 0; i < lines.size(); ++i) {
    out += lines[i].text + lines[i].separator + (i < tags.size() ? tagger::tag_name(tags[i]) : "O") + "\n";
  }
  lines.clear();
  return print(out);
}

bool tag(const Pipeline& pipeline, const std::string& date, std::istream& in) {
  std::vector<Line> sentence;
  bool good = true, first = true;
  for (std::string text; good && std::getline(in, text); first = false) {
    if (first && text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);  // a mark is no part of the first token
    if (text.find_first_not_of("\t \r") != std::string::npos) {
      Line line = split(std::move(text));
      if (line.token.empty()) line.token = " ";  // the line begins with a separator: an empty token
      sentence.push_back(std::move(line));
      continue;
    }
    good = flush(pipeline, date, sentence) && print("\n");
  }
  return good && flush(pipeline, date, sentence);
}

}  // namespace

int run_tag(const std::vector<std::string>& args) {
  po::options_description options;
  add_date_option(options);
  add_data_options(options);
  const Parsed parsed = parse(args, "tag [OPTIONS] [FILE…]",
                              "Reads one token a line and a blank line between sentences; writes the same lines with the\n"
                              "IOB2 tag as the last column. Only the first column is read; others are kept. Without FILE,\n"
                              "or for -, reads standard input.",
                              options, "file");
  if (parsed.exit_code) return *parsed.exit_code;
  if (!check_request_options(parsed)) return kUsage;
  const std::optional<Pipeline> pipeline = load_pipeline(parsed);
  if (!pipeline) return kUsage;
  std::vector<std::string> files = parsed.list("file");
  if (files.empty()) files.push_back("-");
  bool failed = false;
  for (const std::string& file : files) {
    std::istringstream stream;
    if (file != "-") {
      Result<std::string> readable = read_file(file);
      if (!readable) {
        complain(readable.error());
        failed = true;
        continue;
      }
      stream.str(std::move(*readable));
    }
    if (!tag(*pipeline, parsed.get("date"), file == "-" ? std::cin : stream)) {
      complain("the output cannot be written");
      return kUsage;
    }
  }
  return failed ? kSomeFailed : kDone;
}

}  // namespace derek::cli
