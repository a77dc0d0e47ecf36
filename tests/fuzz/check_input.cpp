#include "fuzz/check_input.h"

#include "input/convert.h"
#include "input/split.h"
#include "text/language_tag.h"

namespace derek::fuzz {

std::string check_input(std::string_view bytes) {
  if (bytes.find("%PDF-") != std::string_view::npos) return "";  // a process for each would be too slow
  input::Options options;
  options.limits.document_bytes = 1 << 20;
  options.limits.free_bytes = 4 << 20;
  std::string wrong;
  input::MemorySource source(bytes);
  input::split_input(source, "in", options, [&](input::Part&& part) {
    return input::convert(std::move(part), options, [&](input::Part&& document) {
      if (document.id.empty()) wrong = "a document has no id";
      if (document.error && document.error->message.empty()) wrong = "an error says nothing";
      if (!document.error && document.format != input::Format::kText) wrong = "a document is no text";
      if (text::primary_language(document.language) != document.language)
        wrong = "a declared language is no code";
      return wrong.empty();
    });
  });
  return wrong;
}

}  // namespace derek::fuzz
