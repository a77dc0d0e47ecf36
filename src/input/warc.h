// WARC (ISO 28500), a web crawl: a document for each page that was found, an own reader because none is packaged.
#pragma once

#include "input/archive.h"
#include "input/part.h"
#include "input/reader.h"

namespace derek::input {

// Takes `response` and `resource` records whose content is a text, a page, a PDF, a mail, a feed or an office document
// and whose status is 2xx; the other records (requests, pictures, redirections) are no documents. The id is the
// address. `found` gets each content with its address, format still open.
bool split_warc(Reader& reader, const Part& context, const Options& options,
                const std::function<bool(Part&&)>& found);

}  // namespace derek::input
