// Settles the conflicts of a level's matches in a sentence.
#pragma once

#include <vector>

#include "grammar/program.h"

namespace derek::grammar {

// Keeps the accepted ones, in the order in which they were accepted. Matches of `nested` rules are all
// accepted and disturb nobody. Of the others no two mentions share a token: better ones are taken first,
// where better means
//   1. of a user's rule, 2. longer mention, 3. longer extent, 4. higher priority, 5. earlier rule, 6. earlier
//   start.
// Matches of type none take part and are then dropped.
void resolve(const Program& program, uint32_t sentence_size, std::vector<Found>& found);

}  // namespace derek::grammar
