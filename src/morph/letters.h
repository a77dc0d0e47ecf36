// What the letters of a word allow a suffix to look like: for every place where a suffix may begin, the class
// of the letter before it and the vowel harmony of what stands before it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "morph/tables.h"

namespace derek::morph {

// The part of a word before one place in it.
struct Prefix {
  uint32_t size = 0;     // bytes
  uint32_t letters = 0;  // code points
  uint32_t vowels = 0;
  char32_t letter = 0;  // its last, in lower case
  uint8_t final = 0;              // classes of its last letter
  uint8_t harmony = 0;            // rows of suffixes that it takes: kBack, kFront, kBoth
  bool after_consonants = false;  // its last two letters are consonants that rarely end a stem
};

// One Prefix for every place between code points, the empty one first. `text` is the word as written, `lower`
// the same in lower case.
void scan_prefixes(std::string_view text, std::string_view lower, std::vector<Prefix>& out);

// Two to five capitals and nothing else: ТЖМ, ЮНЕСК.
bool few_capitals(std::string_view text);

// The word begins with a vowel: the letters before it are voiced.
bool begins_with_vowel(std::string_view suffix);

}  // namespace derek::morph
