#include "input/convert.h"

#include "input/html.h"
#include "input/mail.h"
#include "input/office.h"
#include "input/pdf.h"
#include "input/split.h"

namespace derek::input {

namespace {

void set_text(Part& part, std::string text) {
  part.bytes = std::move(text);
  part.encoding = "UTF-8";
  part.format = Format::kText;
}

void fail(Part& part, const Error& error) {
  part.error = error;
  part.bytes.clear();
}

void convert_html(Part& part) {
  const Result<std::string> decoded = decode_html(part.bytes, part.encoding);
  if (!decoded) return fail(part, decoded.error());
  Result<Page> page = read_html(*decoded);
  if (!page) return fail(part, page.error());
  if (part.title.empty()) part.title = page->title;
  if (part.date.empty()) part.date = page->date;
  if (!page->language.empty()) part.language = page->language;
  set_text(part, std::move(page->text));
}

template <typename Made>
void convert_file(Part& part, Result<Made> made) {
  if (!made) return fail(part, made.error());
  if constexpr (requires { made->title; }) {
    if (part.title.empty()) part.title = made->title;
    if (!made->language.empty()) part.language = made->language;
  }
  part.file_date = made->date;
  set_text(part, std::move(made->text));
}

}  // namespace

bool convert(Part&& part, const Options& options, const Sink& sink) {
  if (part.error) return sink(std::move(part));
  switch (part.format) {
    case Format::kHtml: convert_html(part); break;
    case Format::kDocx: convert_file(part, read_docx(part.bytes, options.limits)); break;
    case Format::kOdt: convert_file(part, read_odt(part.bytes, options.limits)); break;
    case Format::kPdf: convert_file(part, read_pdf(part.bytes, options.limits)); break;
    case Format::kMail:
      if (part.depth > options.limits.depth) {
        fail(part, {"limit", "mails within mails: too deep", "", 0, 0, ""});
        break;
      }
      return read_mail(std::move(part), options, [&](MailPart&& found) {
        if (!found.attachment) return convert(std::move(found.part), options, sink);
        if (found.part.format == Format::kMail) return convert(std::move(found.part), options, sink);
        return split_bytes(found.part, options, [&](Part&& inner) { return convert(std::move(inner), options, sink); });
      });
    default: break;
  }
  return sink(std::move(part));
}

}  // namespace derek::input
