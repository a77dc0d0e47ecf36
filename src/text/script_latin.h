// The Latin alphabets: letters of a word → its key (transliterate.h).
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "base/files.h"
#include "base/utf8.h"
#include "derek/status.h"
#include "text/transliterate.h"
#include "text/unit.h"

namespace derek::text {

// A word by its key, and the unit that each letter of the key comes from.
struct Spelling {
  std::u32string key;
  std::vector<size_t> first, last;  // of units; as many as letters
};

class LatinAlphabet {
 public:
  // normalize/latin_alphabets.tsv, in its order.
  static Result<std::vector<LatinAlphabet>> create(const SourceText& source);

  // False where a letter is not of this alphabet. `other`: a first capital is read as its second guess.
  bool spell(const Units& units, size_t first, size_t last, bool other, Spelling& out) const;
  // An apostrophe that belongs to the letter before it.
  bool joins(char32_t letter, char32_t mark) const;

  std::string name;

 private:
  struct Letter {
    std::u32string key, other;
  };
  const Letter* find(const std::u32string& letters) const;
  std::unordered_map<std::u32string, Letter> letters_;  // of one or two characters
};

// Puts the Cyrillic of a word behind `out`, with the capitals of the word as it was.
void append_pieces(const Units& units, size_t first, size_t last, const Spelling& spelling,
                   const std::vector<Transliterator::Piece>& pieces, Units& out);

inline bool is_latin_letter(char32_t c) {
  return c < 0x80 ? utf8::is_letter(c) : c < 0x250 && utf8::is_letter(c);
}
inline bool is_cyrillic_letter(char32_t c) {
  return utf8::cyrillic::covers(c);
}
// Capitals of a Roman number below 40.
bool is_roman(const Units& units, size_t first, size_t last);

}  // namespace derek::text
