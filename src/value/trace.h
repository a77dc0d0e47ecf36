// How the value of a mention came about, in lines for people: the constructor, what each slot was read as,
// and the date that it was counted from. Internal to `derek explain`.
//
//   makes   money
//   slot    number = 2,3 млрд: 2.3 × 1000000000
//   slot    currency = теңге: KZT
//
//   makes   date
//   slot    relative_year = былтыр: -1
//   slot    month = сәуірде: 4
//   anchor  2024-09-03, the day that the text opens with
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "derek/document.h"
#include "lexicon/lexicon.h"

namespace derek::value {

using TraceLine = std::pair<std::string, std::string>;

// Nothing for a mention without a value.
std::vector<TraceLine> trace(const Document& document, const lexicon::Lexicon& lexicon,
                             const Mention& mention);

}  // namespace derek::value
