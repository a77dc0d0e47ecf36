// Line ends that say nothing: lines wrapped at a column, words divided over two lines.
#pragma once

#include "text/repair.h"
#include "text/unit.h"
#include "text/vocabulary.h"

namespace derek::text {

// Hyphens that only divide a word at a line's end, while they are units: U+00AD and what OCR writes for it.
inline constexpr char32_t kSoftHyphen = 0xAD, kNotSign = 0xAC;

// The hyphen at a line's end goes where it only divides the word ("орта-\nлығының"), and stays where the word
// has it ("Қасым-\nЖомарт", "іс-\nшара"): what words there are decides (`words` may be null). A line end
// where a wrapped text was broken becomes a space. The text is taken for wrapped where most of its lines are
// as full as the longest. Expects squeezed spaces (squeeze_spaces).
void join_lines(Units& units, const Vocabulary* words, Repairs& repairs);

}  // namespace derek::text
