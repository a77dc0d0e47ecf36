// An input → its parts, in order and in constant memory: compressed streams are unpacked on the fly, archives,
// mailboxes, feeds, crawls and tables taken apart, each at any depth up to a limit.
//
//   FileSource source = …;
//   split_input(source, "crawl.warc.gz", options, [&](Part&& part) { …; return true; });
//
// What cannot be read is a part with an error, in its place.
#pragma once

#include "input/part.h"
#include "input/reader.h"

namespace derek::input {

// False: the sink wanted no more. `ahead`: bytes that were read from the source before.
bool split_input(Source& source, const std::string& name, const Options& options, const Sink& sink, std::string ahead = "");

// By the first kHead bytes: the input is one document, not a container of any number.
bool holds_one_document(std::string_view head, const Options& options);

// The same for bytes found within a part, such as a mail's attachment. `context` gives id, source, depth and what the
// parts inherit: title, dates, encoding.
bool split_bytes(const Part& context, const Options& options, const Sink& sink);

}  // namespace derek::input
