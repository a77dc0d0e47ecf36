#include "input/iob2.h"

#include <algorithm>

#include "base/tsv.h"
#include "base/utf8.h"

namespace derek::input {

namespace {

// AID0001, FID17: the number of a sentence in KazNERD.
bool is_identifier(std::string_view token, std::string_view tag) {
  return tag == "O" && token.size() > 3 && token[0] >= 'A' && token[0] <= 'F' && token.substr(1, 2) == "ID" &&
         std::all_of(token.begin() + 3, token.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_tag(std::string_view tag) { return tag == "O" || (tag.size() > 2 && tag[1] == '-' && (tag[0] == 'B' || tag[0] == 'I')); }

}  // namespace

Result<std::vector<TaggedSentence>> read_iob2(const std::string& file, std::string_view text) {
  std::vector<TaggedSentence> out;
  TaggedSentence sentence;
  const auto finish = [&] {
    if (!sentence.tokens.empty()) out.push_back(std::move(sentence));
    sentence = {};
  };
  int number = 0;
  const auto error = [&](const std::string& message) {
    Error e = table_error(file, text, number, 0, message);
    e.code = "iob2";
    return e;
  };
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (size_t start = 0; start < text.size();) {
    const size_t end = std::min(text.find('\n', start), text.size());
    std::string_view line = text.substr(start, end - start);
    start = end + 1;
    ++number;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    if (line.empty()) {
      finish();
      continue;
    }
    if (utf8::find_invalid(line) != std::string_view::npos) return error("the line is not UTF-8");
    const size_t first_end = line.find_first_of("\t "), last = line.find_last_of("\t ");
    if (last == std::string_view::npos || first_end == 0) return error("a line is a token, a tab or space, and a tag");
    const std::string_view token = line.substr(0, first_end), tag = line.substr(last + 1);
    if (!is_tag(tag)) return error("a tag is O, B-NAME or I-NAME, not \"" + std::string(tag) + "\"");
    if (sentence.tokens.empty()) {
      if (is_identifier(token, tag)) continue;
      sentence.line = number;
    }
    sentence.tokens.emplace_back(token);
    sentence.tags.emplace_back(tag);
  }
  finish();
  return out;
}

}  // namespace derek::input
