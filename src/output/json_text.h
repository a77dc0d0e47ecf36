// Helpers of the writers of JSON.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "base/value_text.h"

namespace derek::output {

// Names of files and strings of callers may hold bytes that are no UTF-8; each becomes U+FFFD.
template <typename Writer>
void write_json_string(Writer& w, std::string_view s) {
  std::string repaired;
  if (utf8::find_invalid(s) != std::string_view::npos) {
    for (size_t i = 0; i < s.size();) utf8::append(repaired, utf8::next(s, i));
    s = repaired;
  }
  w.String(s.data(), static_cast<rapidjson::SizeType>(s.size()));
}

// One line of JSON, written member by member.
class JsonText {
 public:
  JsonText& object() { return w_.StartObject(), *this; }
  JsonText& end_object() { return w_.EndObject(), *this; }
  JsonText& array() { return w_.StartArray(), *this; }
  JsonText& end_array() { return w_.EndArray(), *this; }
  JsonText& key(std::string_view name) {
    w_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    return *this;
  }
  JsonText& string(std::string_view text) { return write_json_string(w_, text), *this; }
  JsonText& number(double value) {
    const std::string digits = std::isfinite(value) ? number_text(value) : "null";
    w_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
    return *this;
  }
  // A member; an empty text has none.
  JsonText& member(std::string_view name, std::string_view text) {
    if (!text.empty()) key(name).string(text);
    return *this;
  }
  JsonText& member(std::string_view name, double value) { return key(name).number(value); }

  std::string text() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> w_{buffer_};
};

}  // namespace derek::output
