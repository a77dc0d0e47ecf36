// What bytes are, by their content. The name decides nothing.
#pragma once

#include <string_view>

#include "input/part.h"

namespace derek::input {

// How many bytes of the head are looked at.
inline constexpr size_t kHead = 4096;

// `head`: the first bytes, `kHead` of them or all. A zip is kArchive here; is_office tells which zips are documents.
// What is nothing else is kText. `options` names the columns that a CSV file must have.
Format recognize(std::string_view head, const Options& options);

}  // namespace derek::input
