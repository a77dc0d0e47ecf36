#include "fuzz/check_facts.h"

#include <rapidjson/document.h>

#include <cstdio>
#include <cstdlib>

#include "base/utf8.h"
#include "derek/derek.h"
#include "output/explanation.h"
#include "output/json.h"

namespace derek::fuzz {

namespace {

const Pipeline& pipeline() {
  static const Pipeline kPipeline = [] {
    Result<Pipeline> loaded = Pipeline::from_folder(std::string(DEREK_SOURCE_DIR) + "/dictionaries");
    if (loaded) return std::move(*loaded);
    std::fprintf(stderr, "%s\n", loaded.error().to_string().c_str());
    std::abort();
  }();
  return kPipeline;
}

// Where each unit begins in the text, and its end.
std::vector<size_t> places(const std::string& text, output::OffsetUnit unit) {
  std::vector<size_t> out;
  for (size_t i = 0; i < text.size();) {
    const size_t at = i;
    const char32_t c = utf8::next(text, i);
    const size_t units = unit == output::OffsetUnit::kByte ? i - at : unit == output::OffsetUnit::kUtf16 && c > 0xFFFF ? 2 : 1;
    // An offset within a character is none: it slices nothing that could be equal.
    for (size_t u = 0; u < units; ++u) out.push_back(u == 0 ? at : std::string::npos);
  }
  out.push_back(text.size());
  return out;
}

std::string broken_span(const rapidjson::Value& fact, const std::string& text, const std::vector<size_t>& places) {
  if (!fact.HasMember("text")) return "";
  const uint64_t start = fact["start"].GetUint64(), end = fact["end"].GetUint64();
  if (start > end || end >= places.size()) return "a span lies outside";
  const size_t from = places[start], to = places[end];
  if (from == std::string::npos || to == std::string::npos) return "an offset splits a character";
  return std::string_view(text).substr(from, to - from) == fact["text"].GetString() ? "" : "a span slices other words";
}

}  // namespace

std::string check_facts(std::string_view input) {
  if (input.empty()) return "";
  constexpr output::OffsetUnit kUnits[] = {output::OffsetUnit::kCodepoint, output::OffsetUnit::kUtf16, output::OffsetUnit::kByte};
  Request request;
  request.bytes = input.substr(1);
  request.date = "2024-02-29";
  const Result<Document> document = pipeline().analyze(request);
  if (!document) return document.error().code == "binary" ? "" : "an error without need: " + document.error().code;
  output::JsonOptions options;
  options.unit = kUnits[static_cast<unsigned char>(input.front()) % std::size(kUnits)];
  const std::string written = output::to_json(*document, options);
  rapidjson::Document json;
  json.Parse(written.data(), written.size());
  if (json.HasParseError() || !json.IsObject()) return "the output is no JSON";
  const std::vector<size_t> at = places(document->original, options.unit);
  for (const char* layer : {"mentions", "quotes"}) {
    if (!json.HasMember(layer)) continue;
    for (const auto& fact : json[layer].GetArray()) {
      if (std::string broken = broken_span(fact, document->original, at); !broken.empty()) return layer + (": " + broken);
    }
  }
  const auto nowhere = [](std::string_view) { return std::string(); };
  const auto untraced = [](const Mention&) { return std::vector<std::pair<std::string, std::string>>(); };
  const std::string page = output::explain_html(*document, nowhere, untraced);
  return utf8::find_invalid(page) == std::string::npos ? "" : "the page is no UTF-8";
}

}  // namespace derek::fuzz
