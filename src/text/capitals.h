// Lines in capitals: headlines, signatures. ТОҚАЕВ among words in small letters.
#pragma once

#include "text/letter_runs.h"
#include "text/repair.h"
#include "text/unit.h"
#include "text/vocabulary.h"

namespace derek::text {

// Gives a line that is all in capitals the letters that it would have in a text: names keep their first
// capital, abbreviations all, other words none. What the lists have with a capital is a name; where they have
// it without as well, the rest of the text tells. Surnames in capitals between other words become names too.
// No letter is added or dropped.
void lower_capitals(Units& units, const LetterRuns& runs, const Vocabulary& words, Repairs& repairs);

}  // namespace derek::text
