#include "input/warc.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <map>

#include "input/own_date.h"
#include "text/codepage.h"
#include "text/language_tag.h"

namespace derek::input {

namespace {

using namespace std::string_view_literals;
using Headers = std::map<std::string, std::string>;  // names in lower case

constexpr size_t kMaxHeaderLine = 1 << 16, kMaxHeaders = 1000;

std::string_view trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r");
  return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

void add_header(Headers& headers, std::string_view line) {
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos || headers.size() > kMaxHeaders) return;
  headers[lower(trimmed(line.substr(0, colon)))] = trimmed(line.substr(colon + 1));
}

const std::string& get(const Headers& headers, const char* name) {
  static const std::string kNone;
  const auto found = headers.find(name);
  return found == headers.end() ? kNone : found->second;
}

// "Transfer-Encoding: chunked": sizes in hexadecimal before each piece.
std::string dechunk(std::string_view body) {
  std::string out;
  while (!body.empty()) {
    size_t size = 0;
    const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    const size_t line = body.find('\n');
    if (error != std::errc() || size == 0 || line == std::string_view::npos) break;
    body.remove_prefix(line + 1);
    out += body.substr(0, size);
    body.remove_prefix(std::min(body.size(), size));
    if (body.starts_with("\r\n")) body.remove_prefix(2);
  }
  return out;
}

bool may_be_document(std::string_view type) {
  static constexpr std::array kOther = {"image/"sv, "audio/"sv, "video/"sv, "font/"sv};
  static constexpr std::array kCode = {"text/css"sv, "text/javascript"sv, "application/javascript"sv,
                                       "application/x-javascript"sv, "application/json"sv, "application/octet-stream"sv,
                                       "text/dns"sv, "application/x-font"sv, "application/wasm"sv};
  const auto begins = [&](std::string_view head) { return type.starts_with(head); };
  return std::none_of(kOther.begin(), kOther.end(), begins) && std::none_of(kCode.begin(), kCode.end(), begins);
}

// Splits an HTTP response; nothing where it is none or tells of no document.
bool read_http(std::string& content, Part& part) {
  size_t at = content.find('\n');
  const std::string_view status = std::string_view(content).substr(0, at);
  const size_t code = status.find(' ');
  if (!status.starts_with("HTTP/") || code == std::string_view::npos || status.substr(code + 1, 1) != "2") return false;
  Headers headers;
  for (;;) {
    if (at == std::string::npos) return false;
    const size_t end = content.find('\n', at + 1);
    const std::string_view line = trimmed(std::string_view(content).substr(at + 1, end - at - 1));
    at = end;
    if (line.empty()) break;
    add_header(headers, line);
  }
  const std::string type = lower(get(headers, "content-type"));
  if (!may_be_document(type)) return false;
  if (const size_t charset = type.find("charset="); charset != std::string::npos) {
    const std::string_view known =
        text::canonical_encoding(trimmed(type.substr(charset + 8, type.find(';', charset) - charset - 8)));
    if (known != "windows-1251") part.encoding = known;
  }
  part.language = text::primary_language(get(headers, "content-language"));
  std::string body = at == std::string::npos ? "" : content.substr(at + 1);
  if (lower(get(headers, "transfer-encoding")).find("chunked") != std::string::npos) body = dechunk(body);
  content = std::move(body);
  const std::string coding = lower(get(headers, "content-encoding"));
  if (!coding.empty() && coding != "identity" && coding != "gzip" && coding != "x-gzip" && coding != "zstd") {
    part.error = Error{"warc", "the page is packed as " + coding + ", which derek does not read", "", 0, 0, ""};
  }
  return true;
}

}  // namespace

bool split_warc(Reader& reader, const Part& context, const Options& options, const std::function<bool(Part&&)>& found) {
  std::string line;
  for (;;) {
    Part part;
    part.source = context.source;
    part.depth = context.depth + 1;
    Reader::Line read;
    do {
      read = reader.line(line, kMaxHeaderLine);
    } while (read == Reader::Line::kWhole && trimmed(line).empty());
    if (read == Reader::Line::kEnd) break;
    const auto fail = [&](const std::string& message) {
      part.id = context.id;
      part.error = Error{"warc", message + " (byte " + std::to_string(reader.position()) + ")", "", 0, 0, ""};
      return found(std::move(part));
    };
    if (!line.starts_with("WARC/")) return fail("there is no WARC record where one should begin");
    Headers headers;
    while ((read = reader.line(line, kMaxHeaderLine)) == Reader::Line::kWhole && !trimmed(line).empty()) add_header(headers, line);
    uint64_t size = 0;
    const std::string& length = get(headers, "content-length");
    if (read != Reader::Line::kWhole || length.empty() ||
        std::from_chars(length.data(), length.data() + length.size(), size).ec != std::errc()) {
      if (reader.error()) break;
      return fail("a WARC record has no length");
    }
    const std::string& type = get(headers, "warc-type");
    if (type != "response" && type != "resource" && type != "conversion") {
      reader.skip(size);
      continue;
    }
    std::string_view address = get(headers, "warc-target-uri");
    if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
    part.id = address.empty() ? context.id : std::string(address);
    part.file_date = own_date(get(headers, "warc-date"));
    if (size > options.limits.document_bytes) {
      part.error = Error{"limit", "the record is larger than a document may be", "", 0, 0, ""};
      reader.skip(size);
    } else {
      while (part.bytes.size() < size) {
        const std::string_view piece = reader.take(static_cast<size_t>(size) - part.bytes.size());
        if (piece.empty()) break;
        part.bytes += piece;
      }
      if (part.bytes.size() < size) {
        if (reader.error()) break;
        return fail("the last WARC record is cut short");
      }
      const bool wanted = type == "response" ? read_http(part.bytes, part) : may_be_document(get(headers, "content-type"));
      if (!wanted) continue;
    }
    if (!found(std::move(part))) return false;
  }
  if (!reader.error()) return true;
  Part part;
  part.id = context.id;
  part.source = context.source;
  part.error = reader.error();
  return found(std::move(part));
}

}  // namespace derek::input
