// What a page says about itself: JSON-LD, meta elements, <time>, <title>.
#pragma once

#include "input/html.h"
#include "input/html_tree.h"

namespace derek::input {

// Fills title and date. JSON-LD before meta elements before what the page shows.
void read_metadata(const GumboNode* root, Page& page);

}  // namespace derek::input
