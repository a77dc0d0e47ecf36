#include "input/split.h"

#include "input/archive.h"
#include "input/csv.h"
#include "input/feed.h"
#include "input/jsonl.h"
#include "input/mail.h"
#include "input/office.h"
#include "input/recognize.h"
#include "input/warc.h"

namespace derek::input {

namespace {

// Climbs out of the archive's folder, or starts at the root.
bool is_unsafe(std::string_view name) {
  if (name.starts_with('/') || name.starts_with('\\')) return true;
  for (size_t start = 0; start <= name.size();) {
    const size_t end = std::min(name.find_first_of("/\\", start), name.size());
    if (name.substr(start, end - start) == "..") return true;
    start = end + 1;
  }
  return false;
}

// The first byte of an archive or a compressed stream, and never of a JSON line.
bool may_be_packed(std::string_view first) { return !first.empty() && first[0] != '{' && std::string_view("\x1F(BP7\xFD_").find(first[0]) != std::string_view::npos; }

// A zip ends with its table of contents. One that was cut short has none, and what is left of it may look whole.
bool has_zip_end(Reader& zip) {
  constexpr uint64_t kLongest = 22 + 65535;  // with the longest comment
  const uint64_t size = zip.size().value_or(0);
  zip.seek(size > kLongest ? size - kLongest : 0);
  const bool found = zip.peek(kLongest).find("PK\x05\x06") != std::string_view::npos;
  zip.seek(0);
  return found;
}

// What systems put beside the files.
bool is_litter(std::string_view name) {
  const std::string_view base = name.substr(name.find_last_of('/') + 1);
  return name.starts_with("__MACOSX/") || base == ".DS_Store" || base == "Thumbs.db";
}

class Splitter {
 public:
  Splitter(const Options& options, const Sink& sink, Budget& budget) : options_(options), sink_(sink), budget_(budget) {}

  // `given`: the format is told, not to be found out.
  bool split(Reader& reader, const Part& context, std::optional<Format> given) {
    if (context.depth > options_.limits.depth) {
      return fail(context, {"limit", "archives within archives: deeper than " + std::to_string(options_.limits.depth), "", 0, 0, ""});
    }
    // One line in, one line out: the next line may come only after the answer to this one.
    if (given == Format::kJsonLines && !may_be_packed(reader.peek(1))) return json_lines(reader, context);
    const std::string_view head = reader.peek(kHead);
    Format format = recognize(head, options_);
    if (given && format != Format::kCompressed && format != Format::kArchive) format = *given;
    switch (format) {
      case Format::kCompressed: return compressed(reader, context, given);
      case Format::kArchive:
        return head.starts_with("PK") || head.starts_with("7z") ? zip(reader, context, given) : members(reader, context, given);
      case Format::kJsonLines: return json_lines(reader, context);
      case Format::kCsv: return split_csv(reader, context, options_, sink_);
      case Format::kMbox: return split_mbox(reader, context, options_, sink_);
      case Format::kWarc:
        return split_warc(reader, context, options_, [&](Part&& part) { return nested(std::move(part)); });
      case Format::kFeed: {
        std::string bytes;
        return slurp(reader, context, bytes) ? split_feed(bytes, context, options_, sink_) : wanted_;
      }
      default: break;
    }
    Part part = context;
    part.format = format;
    if (part.encoding.empty()) part.encoding = options_.encoding;
    return slurp(reader, context, part.bytes) ? sink_(std::move(part)) : wanted_;
  }

  // A part whose bytes are still to be looked at.
  bool nested(Part&& part) {
    if (part.error) return sink_(std::move(part));
    const std::string bytes = std::move(part.bytes);
    part.bytes.clear();
    MemorySource source(bytes);
    Reader reader(source);
    return split(reader, part, std::nullopt);
  }

 private:
  bool fail(const Part& context, Error error) {
    ++errors_;
    Part part;
    part.id = context.id;
    part.source = context.source;
    part.error = std::move(error);
    return sink_(std::move(part));
  }

  // False after an error, which stands in wanted_'s place then.
  bool slurp(Reader& reader, const Part& context, std::string& bytes) {
    const bool fits = reader.rest(bytes, options_.limits.document_bytes);
    if (fits && !reader.error()) return true;
    bytes = std::string();
    wanted_ = fail(context, reader.error() ? *reader.error()
                                           : Error{"limit", "is larger than " + std::to_string(options_.limits.document_bytes) +
                                                                " bytes, the most that a document may have", "", 0, 0, ""});
    return false;
  }

  bool compressed(Reader& reader, const Part& context, std::optional<Format> given) {
    Archive archive(reader, Archive::Kind::kStream, &budget_);
    if (archive.next() == Archive::Step::kEnd) {
      return fail(context, archive.error().value_or(Error{"archive", "the archive is empty", "", 0, 0, ""}));
    }
    Reader content(archive.content());
    Part inner = context;
    ++inner.depth;
    return split(content, inner, given);
  }

  // A document of an office program, or an archive. Zips are read from their end: they must be there whole.
  bool zip(Reader& reader, const Part& context, std::optional<Format> given) {
    if (reader.size() && *reader.size() > options_.limits.document_bytes) return all_members(reader, context, given);
    Part part = context;
    if (!slurp(reader, context, part.bytes)) return wanted_;
    MemorySource source(part.bytes);
    Reader inside(source);
    if (const auto office = office_format(part.bytes)) {
      if (!has_zip_end(inside)) return fail(context, {"archive", "the document is cut short: its end is missing", "", 0, 0, ""});
      part.format = *office;
      return sink_(std::move(part));
    }
    return all_members(inside, context, given);
  }

  bool all_members(Reader& reader, const Part& context, std::optional<Format> given) {
    const bool whole = !reader.peek(2).starts_with("PK") || has_zip_end(reader);
    const uint64_t before = errors_;
    if (!members(reader, context, given)) return false;
    return whole || errors_ > before || fail(context, {"archive", "the archive is cut short: its end is missing", "", 0, 0, ""});
  }

  bool members(Reader& reader, const Part& context, std::optional<Format> given) {
    Archive archive(reader, Archive::Kind::kMembers, &budget_);
    uint64_t count = 0;
    for (Archive::Step step; (step = archive.next()) != Archive::Step::kEnd;) {
      if (++count > options_.limits.entries) return fail(context, {"limit", "the archive has too many members", "", 0, 0, ""});
      if (step != Archive::Step::kFile || is_litter(archive.name())) continue;
      Part member = context;
      member.id += "/" + archive.name();
      ++member.depth;
      if (is_unsafe(archive.name())) {
        if (!fail(member, {"archive", "the member's name leads out of the archive", "", 0, 0, ""})) return false;
        continue;
      }
      Reader content(archive.content());
      if (!split(content, member, given)) return false;
      // A bomb: what follows is not looked at.
      if (content.error() && content.error()->code == "limit") return true;
    }
    return !archive.error() || fail(context, *archive.error());
  }

  bool json_lines(Reader& reader, const Part& context) {
    std::string line;
    size_t number = 0;
    for (Reader::Line read; (read = reader.line(line, options_.limits.document_bytes)) != Reader::Line::kEnd;) {
      ++number;
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
      Part part;
      part.id = context.id + ":" + std::to_string(number);
      part.source = context.source;
      part.depth = context.depth;
      part.encoding = "UTF-8";
      if (read == Reader::Line::kTooLong) {
        part.error = Error{"limit", "the line is longer than a document may be", "", 0, 0, ""};
      } else if (Result<JsonLine> parsed = parse_json_line(line, options_); !parsed) {
        part.error = parsed.error();
      } else {
        if (!parsed->id.empty()) part.id = std::move(parsed->id);
        part.bytes = std::move(parsed->text);
        // A mark at the start of a string is a character of it, unlike one at the start of a file.
        if (part.bytes.starts_with("\xEF\xBB\xBF")) part.bytes.insert(0, "\xEF\xBB\xBF");
        part.title = std::move(parsed->title);
        part.date = std::move(parsed->date);
      }
      if (!sink_(std::move(part))) return false;
    }
    return !reader.error() || fail(context, *reader.error());
  }

  const Options& options_;
  const Sink& sink_;
  Budget& budget_;
  bool wanted_ = true;
  uint64_t errors_ = 0;
};

}  // namespace

bool holds_one_document(std::string_view head, const Options& options) {
  switch (options.format.value_or(recognize(head, options))) {
    case Format::kText:
    case Format::kHtml:
    case Format::kPdf:
    case Format::kDocx:
    case Format::kOdt: return true;
    case Format::kArchive:  // the first member's name
      return head.starts_with("PK") && (head.substr(std::min<size_t>(30, head.size())).starts_with("[Content_Types].xml") ||
                                        head.substr(std::min<size_t>(30, head.size())).starts_with("mimetypeapplication/vnd.oasis"));
    default: return false;
  }
}

bool split_input(Source& source, const std::string& name, const Options& options, const Sink& sink, std::string ahead) {
  Reader reader(source, std::move(ahead));
  Budget budget(options.limits, reader);
  Part context;
  context.id = context.source = name;
  return Splitter(options, sink, budget).split(reader, context, options.format);
}

bool split_bytes(const Part& context, const Options& options, const Sink& sink) {
  MemorySource source(context.bytes);
  Reader reader(source);
  Budget budget(options.limits, reader);
  Part inner = context;
  inner.bytes.clear();
  return Splitter(options, sink, budget).split(reader, inner, std::nullopt);
}

}  // namespace derek::input
