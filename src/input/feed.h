// RSS (0.9 to 2.0) and Atom: each item is a document.
#pragma once

#include "input/part.h"

namespace derek::input {

// Items as texts: the title as first line, then the content, else the summary. The id is the item's guid or link.
bool split_feed(std::string_view bytes, const Part& context, const Options& options, const Sink& sink);

}  // namespace derek::input
