// Where sentences end.
//
// At every line end (which also ends the paragraph), and after . ! ? … with the closing quotes and brackets
// that touch them, unless a rule says that the sentence goes on. Sentences inside a quote are sentences.
#pragma once

#include "derek/document.h"
#include "text/word_classes.h"

namespace derek::text {

// Fills document.sentences. `abbreviations` tells the classes: after an `opening` one a sentence goes on (г.
// Алматы), after a `closing` one it ends before a capital (2023 ж. Ол …).
void cut_sentences(Document& document, const WordClasses& abbreviations);

}  // namespace derek::text
