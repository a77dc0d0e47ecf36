#include "base/fields.h"

#include <charconv>

#include "base/value_text.h"

namespace derek {

namespace {

struct TextKey {
  const char* name;
  std::string Value::*member;
};
struct NumberKey {
  const char* name;
  std::optional<double> Value::*member;
};
constexpr TextKey kTimeKeys[] = {{"edtf", &Value::edtf}, {"duration", &Value::duration}, {"repeat", &Value::repeat}};
constexpr NumberKey kNumberKeys[] = {
    {"value", &Value::value}, {"min", &Value::min}, {"max", &Value::max}, {"order", &Value::order}};
constexpr TextKey kOtherKeys[] = {{"currency", &Value::currency},
                                  {"unit", &Value::unit},
                                  {"counted", &Value::counted},
                                  {"normal", &Value::normal},
                                  {"modifier", &Value::modifier}};

std::string_view trim(std::string_view s) {
  while (s.starts_with(' ')) s.remove_prefix(1);
  while (s.ends_with(' ')) s.remove_suffix(1);
  return s;
}

}  // namespace

std::string join_fields(const Fields& fields) {
  std::string out;
  for (const auto& [key, value] : fields) {
    if (!out.empty()) out += "; ";
    out += key + "=";
    for (const char c : value) {
      if (c == ';' || c == '\\') out += '\\';
      out += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
    }
  }
  return out;
}

bool split_fields(std::string_view line, Fields& fields) {
  for (size_t at = 0; at < line.size();) {
    std::string piece;
    for (; at < line.size() && line[at] != ';'; ++at) {
      if (line[at] == '\\' && at + 1 < line.size()) ++at;
      piece += line[at];
    }
    ++at;  // the semicolon
    const size_t equals = piece.find('=');
    if (equals == std::string::npos) return false;
    const std::string_view key = trim(std::string_view(piece).substr(0, equals));
    if (key.empty()) return false;
    fields.emplace_back(key, trim(std::string_view(piece).substr(equals + 1)));
  }
  return true;
}

Fields value_fields(const Value& value) {
  Fields out;
  const auto text = [&](const TextKey& key) {
    if (!(value.*key.member).empty()) out.emplace_back(key.name, value.*key.member);
  };
  for (const TextKey& key : kTimeKeys) text(key);
  for (const NumberKey& key : kNumberKeys) {
    if (value.*key.member) out.emplace_back(key.name, number_text(*(value.*key.member)));
  }
  for (const TextKey& key : kOtherKeys) text(key);
  return out;
}

bool set_value_field(Value& value, const Field& field) {
  const auto& [name, content] = field;
  for (const NumberKey& key : kNumberKeys) {
    if (name != key.name) continue;
    double number = 0;
    const auto read = std::from_chars(content.data(), content.data() + content.size(), number);
    if (read.ec != std::errc() || read.ptr != content.data() + content.size()) return false;
    value.*key.member = number;
    return true;
  }
  for (const TextKey& key : kTimeKeys) {
    if (name == key.name) return value.*key.member = content, true;
  }
  for (const TextKey& key : kOtherKeys) {
    if (name == key.name) return value.*key.member = content, true;
  }
  return false;
}

}  // namespace derek
