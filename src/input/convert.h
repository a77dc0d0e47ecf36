// A part → its documents: parts of the format kText, in an encoding that is told or to be guessed, or errors.
#pragma once

#include "input/part.h"

namespace derek::input {

// Most parts give one document; a mail gives its body and its attachments'. Any number of threads may call it.
bool convert(Part&& part, const Options& options, const Sink& sink);

}  // namespace derek::input
