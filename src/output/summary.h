// A short summary of a document, to read in a terminal: people with their titles and bodies, bodies, places, dates,
// figures, quotes. Plain text, no colour, lines of any length left to the terminal to wrap.
#pragma once

#include <string>

#include "derek/document.h"

namespace derek::output {

// Ends without a newline.
std::string summary(const Document& document);

}  // namespace derek::output
