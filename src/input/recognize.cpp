#include "input/recognize.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "input/csv.h"
#include "input/mail.h"
#include "text/codepage.h"
#include "text/guess.h"

namespace derek::input {

namespace {

using namespace std::string_view_literals;

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> heads) {
  return std::any_of(heads.begin(), heads.end(), [&](std::string_view head) { return text.starts_with(head); });
}

bool is_archive(std::string_view head) {
  return starts_with_any(head, {"PK\x03\x04"sv, "PK\x05\x06"sv, "7z\xBC\xAF\x27\x1C"sv}) ||
         (head.size() >= 262 && head.substr(257, 5) == "ustar"sv);
}

bool is_compressed(std::string_view head) {
  return starts_with_any(head, {"\x1F\x8B"sv, "\x28\xB5\x2F\xFD"sv, "BZh"sv, "\xFD\x37zXZ"sv}) ||
         (head.size() >= 8 && static_cast<unsigned char>(head[0]) / 16 == 5 && head.substr(1, 3) == "\x2A\x4D\x18"sv);
}

// Past white space, XML declarations, comments and processing instructions.
std::string_view first_tag(std::string_view text) {
  for (;;) {
    const size_t start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) return "";
    text.remove_prefix(start);
    const bool comment = text.starts_with("<!--"), instruction = text.starts_with("<?");
    if (!comment && !instruction) return text;
    const std::string_view close = comment ? "-->"sv : "?>"sv;
    const size_t end = text.find(close);
    if (end == std::string_view::npos) return "";
    text.remove_prefix(end + close.size());
  }
}

std::string lower_name(std::string_view tag) {
  std::string name;
  for (const char c : tag.substr(1)) {
    if (!std::isalnum(static_cast<unsigned char>(c)) && c != '!' && c != ':') break;
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return name;
}

std::optional<Format> markup(std::string_view text) {
  const std::string_view tag = first_tag(text);
  if (!tag.starts_with('<')) return std::nullopt;
  const std::string name = lower_name(tag);
  if (name == "rss" || name == "feed" || name == "rdf:rdf") return Format::kFeed;
  static constexpr std::array kHtml = {"html"sv, "head"sv,  "body"sv,    "title"sv, "meta"sv,  "link"sv,
                                       "div"sv,  "table"sv, "article"sv, "main"sv,  "section"sv, "p"sv,
                                       "h1"sv,   "script"sv, "style"sv};
  if (std::find(kHtml.begin(), kHtml.end(), name) != kHtml.end()) return Format::kHtml;
  if (name == "!doctype" && tag.size() > 14) {
    std::string root;
    for (const char c : tag.substr(10, 4)) root += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (root == "html") return Format::kHtml;
  }
  return std::nullopt;
}

}  // namespace

Format recognize(std::string_view head, const Options& options) {
  if (is_archive(head)) return Format::kArchive;
  if (is_compressed(head)) return Format::kCompressed;
  if (head.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Format::kPdf;
  if (head.starts_with("WARC/")) return Format::kWarc;
  if (text::has_binary_magic(head)) return Format::kText;  // which says then that it is none

  std::string decoded;  // a page may be in UTF-16
  if (head.find('\0') != std::string_view::npos || head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    if (auto text = text::decode(head, ""); text) decoded = std::move(text->text);
    return markup(decoded).value_or(Format::kText);
  }
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const size_t start = head.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return Format::kText;
  if (head[start] == '{' && head.find('"') == head.find_first_not_of(" \t", start + 1)) return Format::kJsonLines;
  if (const auto found = markup(head)) return *found;
  if (is_mbox_head(head)) return Format::kMbox;
  if (is_mail_head(head)) return Format::kMail;
  if (is_csv_head(head, options)) return Format::kCsv;
  return Format::kText;
}

}  // namespace derek::input
