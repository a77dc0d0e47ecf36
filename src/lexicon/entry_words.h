// How the text of an entry falls into words: at spaces, and the marks , « » ( ) : ; at a word's edge become
// words of their own, as the tokens of a text do.
#pragma once

#include <string_view>
#include <vector>

namespace derek::lexicon {

// Fills `words` with views into `entry`.
void split_entry(std::string_view entry, std::vector<std::string_view>& words);

}  // namespace derek::lexicon
