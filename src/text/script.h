// Kazakh in Latin or Arabic letters, brought to Cyrillic before anything else reads it.
//
//   auto scripts = Scripts::create(sources, lexicon);  // normalize/latin_*.tsv, arabic.tsv, language.tsv
//   scripts->read(units);                              // "Cyrl", "Latn" or "Arab"; units are Cyrillic now
//
// A text whose letters are mostly Cyrillic is left alone. Of mostly Latin text, the alphabet whose reading
// has the most known Kazakh words is taken; lines where another language has more of them stay, and so do
// addresses, brands, Roman numbers and words with letters that the alphabet lacks. Arabic script has no
// capitals; beginnings of sentences and words that the lists only have with a capital get one.
//
// Every new unit stands for the bytes of the letters that it was read from. Linear time. Thread rule: as
// Transliterator.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/files.h"
#include "derek/status.h"
#include "lexicon/lexicon.h"
#include "text/language_words.h"
#include "text/script_arabic.h"
#include "text/script_latin.h"
#include "text/transliterate.h"
#include "text/unit.h"

namespace derek::text {

class Scripts {
 public:
  static Result<Scripts> create(const std::vector<SourceText>& sources, const lexicon::Lexicon& lexicon);

  // The script of the document (ISO 15924).
  std::string_view read(Units& units) const;

 private:
  explicit Scripts(Transliterator transliterator) : transliterator_(std::move(transliterator)) {}
  Status read_tables(const std::vector<SourceText>& sources);
  Status read_words(const SourceText& source, const char* column, std::unordered_set<std::string>& out);

  // The alphabet that the text is Kazakh in, or nullptr.
  const LatinAlphabet* choose(const Units& units) const;
  struct Counts {
    size_t words = 0, kazakh = 0, stems = 0, other = 0;
  };
  Counts count(const Units& units, size_t first, size_t last, const LatinAlphabet& alphabet) const;
  static bool is_foreign(const Counts& line);
  void read_latin(Units& units, const LatinAlphabet& alphabet) const;
  void read_latin_chunk(const Units& units, size_t first, size_t last, const LatinAlphabet& alphabet,
                        Units& out) const;
  void read_latin_word(const Units& units, size_t first, size_t last, const LatinAlphabet& alphabet,
                       Units& out) const;
  bool is_address(const Units& units, size_t first, size_t last) const;
  void read_arabic(Units& units) const;

  Transliterator transliterator_;
  LanguageWords languages_;
  std::vector<LatinAlphabet> alphabets_;
  ArabicLetters arabic_;
  std::unordered_set<std::string> foreign_, domains_;
  std::unordered_set<std::u32string> frequent_;  // keys of frequent Kazakh words
};

}  // namespace derek::text
