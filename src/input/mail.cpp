#include "input/mail.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <mutex>
#include <vector>

#include "input/html.h"
#include "text/codepage.h"
#include "text/language_tag.h"

namespace derek::input {

namespace {

using namespace std::string_view_literals;

constexpr int kMaxNesting = 50;  // of multiparts in multiparts

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

bool is_header_name(std::string_view name) {
  static constexpr std::array kNames = {"from"sv, "to"sv, "subject"sv, "date"sv, "received"sv, "return-path"sv,
                                        "message-id"sv, "mime-version"sv, "content-type"sv, "delivered-to"sv,
                                        "x-mailer"sv, "reply-to"sv, "x-original-to"sv, "content-transfer-encoding"sv,
                                        "dkim-signature"sv, "sender"sv, "user-agent"sv, "x-gm-thrid"sv};
  std::string lower;
  for (const char c : name) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return std::find(kNames.begin(), kNames.end(), lower) != kNames.end();
}

// "From somebody@example.kz Wed Feb  7 10:00:00 2024"
bool is_from_line(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  while (!line.empty() && std::isspace(static_cast<unsigned char>(line.back()))) line.remove_suffix(1);
  const size_t time = line.find(':');
  return time != std::string_view::npos && line.size() > time + 5 &&
         std::any_of(line.end() - 5, line.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

std::string message_day(GMimeMessage* message) {
  GDateTime* when = g_mime_message_get_date(message);  // in the sender's zone
  if (!when) return "";
  char* text = g_date_time_format(when, "%Y-%m-%d");
  std::string day = text ? text : "";
  g_free(text);
  return day;
}

std::string header_language(GMimeObject* object) {
  const char* value = g_mime_object_get_header(object, "Content-Language");
  return text::primary_language(value ? value : "");
}

std::string content_of(GMimePart* part) {
  GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
  if (!wrapper) return "";
  Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(wrapper, stream.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

class MailReader {
 public:
  MailReader(const Part& mail, const std::function<bool(MailPart&&)>& sink) : mail_(mail), sink_(sink) {}

  void message(GMimeMessage* message) {
    const char* subject = g_mime_message_get_subject(message);
    title_ = subject ? subject : "";
    date_ = message_day(message);
    if (GMimeObject* root = g_mime_message_get_mime_part(message)) {
      language_ = header_language(root);  // GMime keeps the message's Content- headers there
      object(root, 0);
    }
    if (!body_done_) body("", "text/plain", "UTF-8");  // nothing but attachments: still a document
    for (MailPart& attachment : attachments_) {
      if (wanted_) wanted_ = sink_(std::move(attachment));
    }
  }
  bool wanted() const { return wanted_; }

 private:
  void object(GMimeObject* object, int nesting) {
    if (nesting > kMaxNesting) return;
    if (GMIME_IS_MULTIPART(object)) {
      multipart(GMIME_MULTIPART(object), nesting);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      if (GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object))) {
        char* text = g_mime_object_to_string(GMIME_OBJECT(inner), nullptr);
        attach("message", text, Format::kMail);
        g_free(text);
      }
    } else if (GMIME_IS_PART(object)) {
      single(GMIME_PART(object));
    }
  }

  void multipart(GMimeMultipart* multipart, int nesting) {
    const int count = g_mime_multipart_get_count(multipart);
    GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(multipart));
    if (!g_mime_content_type_is_type(type, "multipart", "alternative")) {
      for (int i = 0; i < count; ++i) object(g_mime_multipart_get_part(multipart, i), nesting + 1);
      return;
    }
    // One text in several forms: the plain one, else the last, which is the richest.
    for (int i = 0; i < count; ++i) {
      GMimeObject* part = g_mime_multipart_get_part(multipart, i);
      if (g_mime_content_type_is_type(g_mime_object_get_content_type(part), "text", "plain")) return object(part, nesting + 1);
    }
    if (count > 0) object(g_mime_multipart_get_part(multipart, count - 1), nesting + 1);
  }

  void single(GMimePart* part) {
    GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    const char* file = g_mime_part_get_filename(part);
    GMimeContentDisposition* disposition = g_mime_object_get_content_disposition(GMIME_OBJECT(part));
    const bool attached = disposition && g_mime_content_disposition_is_attachment(disposition);
    const bool plain = g_mime_content_type_is_type(type, "text", "plain"), html = g_mime_content_type_is_type(type, "text", "html");
    if ((plain || html) && !attached && !file && !body_done_) {
      const char* charset = g_mime_content_type_get_parameter(type, "charset");
      return body(content_of(part), html ? "text/html" : "text/plain", charset ? charset : "",
                  header_language(GMIME_OBJECT(part)));
    }
    for (const char* silent : {"image", "audio", "video"}) {
      if (g_mime_content_type_is_type(type, silent, "*")) return;
    }
    for (const char* silent : {"pgp-signature", "pkcs7-signature", "x-pkcs7-signature"}) {
      if (g_mime_content_type_is_type(type, "application", silent)) return;
    }
    for (const char* silent : {"calendar", "vcard", "x-vcard"}) {
      if (g_mime_content_type_is_type(type, "text", silent)) return;
    }
    attach(file ? file : "part", content_of(part), std::nullopt, header_language(GMIME_OBJECT(part)));
  }

  void body(std::string bytes, std::string_view type, std::string_view charset,
            const std::string& language = "") {
    body_done_ = true;
    MailPart out;
    out.part = described(mail_.id);
    out.part.bytes = std::move(bytes);
    out.part.format = type == "text/html" ? Format::kHtml : Format::kText;
    // Labels say windows-1251 of KZ-1048 and us-ascii of anything: those texts are looked at.
    const std::string_view known = text::canonical_encoding(charset);
    if (known != "windows-1251") out.part.encoding = known;
    if (!language.empty()) out.part.language = language;
    wanted_ = sink_(std::move(out));
  }

  void attach(std::string_view name, std::string bytes, std::optional<Format> format,
              const std::string& language = "") {
    MailPart out;
    out.attachment = true;
    out.part = described(mail_.id + "/" + std::string(name.substr(name.find_last_of("/\\") + 1)));
    if (std::any_of(attachments_.begin(), attachments_.end(), [&](const MailPart& a) { return a.part.id == out.part.id; })) {
      out.part.id += ":" + std::to_string(attachments_.size() + 1);
    }
    out.part.bytes = std::move(bytes);
    if (format) out.part.format = *format;
    if (!language.empty()) out.part.language = language;
    out.part.depth = mail_.depth + 1;
    attachments_.push_back(std::move(out));
  }

  Part described(std::string id) const {
    Part part;
    part.id = std::move(id);
    part.source = mail_.source;
    part.title = title_;
    part.language = language_;
    part.date = date_;
    part.depth = mail_.depth;
    return part;
  }

  const Part& mail_;
  const std::function<bool(MailPart&&)>& sink_;
  std::string title_, date_, language_;
  std::vector<MailPart> attachments_;
  bool body_done_ = false, wanted_ = true;
};

}  // namespace

bool is_mail_head(std::string_view head) {
  int names = 0;
  bool first = true;
  while (!head.empty()) {
    const size_t end = std::min(head.find('\n'), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    if (line.empty() || line == "\r") break;
    if (line[0] == ' ' || line[0] == '\t') continue;
    const size_t colon = line.find(':');
    const bool known = colon != std::string_view::npos && is_header_name(line.substr(0, colon));
    if (first && !known) return false;
    first = false;
    names += known;
  }
  return names >= 2;
}

bool is_mbox_head(std::string_view head) {
  const size_t end = head.find('\n');
  return end != std::string_view::npos && is_from_line(head.substr(0, end)) &&
         (is_mail_head(head.substr(end + 1)) || head.substr(end + 1).starts_with("X-"));
}

bool split_mbox(Reader& reader, const Part& context, const Options& options, const Sink& sink) {
  std::string line, message;
  size_t number = 0;
  bool blank = true, too_long = false, wanted = true;
  const auto finish = [&] {
    if (number == 0) return;
    Part part;
    part.id = context.id + ":" + std::to_string(number);
    part.source = context.source;
    part.depth = context.depth;
    part.format = Format::kMail;
    part.bytes = std::move(message);
    if (too_long) part.error = Error{"limit", "the message is larger than a document may be", "", 0, 0, ""};
    wanted = sink(std::move(part));
    message.clear();
    too_long = false;
  };
  for (Reader::Line read; wanted && (read = reader.line(line, options.limits.document_bytes)) != Reader::Line::kEnd;) {
    if (blank && is_from_line(line)) {
      finish();
      ++number;
      blank = false;
      continue;
    }
    blank = line.empty() || line == "\r";
    const size_t quoted = line.find_first_not_of('>');
    const bool unquote = quoted != 0 && quoted != std::string::npos && std::string_view(line).substr(quoted).starts_with("From ");
    too_long = too_long || read == Reader::Line::kTooLong || message.size() + line.size() > options.limits.document_bytes;
    if (!too_long) message.append(line, unquote ? 1 : 0).append("\n");
  }
  if (!wanted) return false;
  finish();
  if (wanted && reader.error()) {
    Part part;
    part.id = part.source = context.id;
    part.source = context.source;
    part.error = reader.error();
    return sink(std::move(part));
  }
  return wanted;
}

bool read_mail(Part&& mail, const Options&, const std::function<bool(MailPart&&)>& sink) {
  static std::once_flag once;
  std::call_once(once, g_mime_init);
  Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(mail.bytes.data(), mail.bytes.size()));
  Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) {
    MailPart bad;
    bad.part.id = mail.id;
    bad.part.source = mail.source;
    bad.part.error = Error{"mail", "this is no mail message", "", 0, 0, ""};
    return sink(std::move(bad));
  }
  MailReader reader(mail, sink);
  reader.message(message.get());
  return reader.wanted();
}

}  // namespace derek::input
