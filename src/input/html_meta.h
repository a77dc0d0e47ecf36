// What a page says about itself: JSON-LD, meta elements, lang, <time>, <title>.
#pragma once

#include "input/html.h"
#include "input/html_tree.h"

namespace derek::input {

// Fills title, date and language. JSON-LD before meta elements before what the page shows. The language: JSON-LD, which
// speaks of the article; lang or xml:lang of the element `article` or the next around it; og:locale and other meta
// elements; http-equiv. What names no language, or several, is passed over.
void read_metadata(const GumboNode* root, const GumboNode* article, Page& page);

}  // namespace derek::input
