#include "input/jsonl.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>

namespace derek::input {

namespace {

// "\udc00" without its first half: RapidJSON lets it pass, as three bytes that are no UTF-8.
bool has_half_pair(std::string_view text) {
  for (size_t at = text.find('\xED'); at != std::string_view::npos && at < text.size(); at = text.find('\xED', at + 1)) {
    if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xA0) return true;
  }
  return false;
}

}  // namespace

Result<JsonLine> parse_json_line(std::string_view line, const Options& options) {
  const auto bad = [](const std::string& message) { return Error{"jsonl", message, "", 0, 0, ""}; };
  rapidjson::Document json;
  // Iterative: a line of a million brackets must not exhaust the stack.
  json.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
  if (json.HasParseError()) {
    return bad("the line is no JSON: " + std::string(rapidjson::GetParseError_En(json.GetParseError())) + " (byte " +
               std::to_string(json.GetErrorOffset() + 1) + ")");
  }
  if (!json.IsObject()) return bad("the line is no JSON object");
  JsonLine out;
  const auto text = json.FindMember(options.text_field.c_str());
  if (text == json.MemberEnd() || !text->value.IsString()) return bad("the object has no string \"" + options.text_field + "\"");
  out.text.assign(text->value.GetString(), text->value.GetStringLength());
  if (const auto id = json.FindMember(options.id_field.c_str()); id != json.MemberEnd()) {
    if (id->value.IsString()) {
      out.id.assign(id->value.GetString(), id->value.GetStringLength());
    } else if (id->value.IsInt64()) {
      out.id = std::to_string(id->value.GetInt64());
    } else if (id->value.IsUint64()) {
      out.id = std::to_string(id->value.GetUint64());
    } else {
      return bad("\"" + options.id_field + "\" is neither a string nor a whole number");
    }
  }
  for (auto [key, into] : {std::pair{&options.date_field, &out.date}, std::pair{&options.title_field, &out.title}}) {
    const auto it = json.FindMember(key->c_str());
    if (it == json.MemberEnd() || it->value.IsNull()) continue;
    if (!it->value.IsString()) return bad("\"" + *key + "\" is no string");
    into->assign(it->value.GetString(), it->value.GetStringLength());
  }
  for (const std::string* s : {&out.id, &out.text, &out.date, &out.title}) {
    if (has_half_pair(*s)) return bad("a string holds half a surrogate pair");
  }
  return out;
}

}  // namespace derek::input
