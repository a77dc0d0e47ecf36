// Settles the conflicts of a level's matches in a sentence.
#pragma once

#include <vector>

#include "grammar/program.h"

namespace derek::grammar {

// Keeps the accepted ones, in the order in which they were accepted. Matches of `nested` rules are all
// accepted and disturb nobody. Of the others no two mentions share a token: better ones are taken first,
// where better means
//   1. of a user's rule, 2. longer mention, 3. higher priority, 4. longer extent, 5. earlier rule, 6. earlier
//   start.
// Matches of type none take part like others; no later stage reads them.
void resolve(const Program& program, uint32_t sentence_size, std::vector<Found>& found);

}  // namespace derek::grammar
