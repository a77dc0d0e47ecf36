// Spellings of Kazakh words in Latin letters → Cyrillic.
//
// Every alphabet is first brought to one spelling, the key: lower-case letters of the Latin alphabet of 2021.
// The key leaves out what Cyrillic tells apart (и й, х һ, е э, ь ъ), so a word is looked up: the longest
// beginning that is a word of the lists or a listed stem is spelt as there, and what follows by the rows of
// normalize/latin_reading.tsv. Cyrillic letters in a key stay as they are.
//
//   transliterator.read(U"qalasynyñ");  // pieces: q → қ, a → а, …
//
// Thread rule: constant after create, save that the words are gathered when the first one is asked for. The
// lexicon must outlive it.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/files.h"
#include "derek/status.h"
#include "lexicon/lexicon.h"

namespace derek::text {

class Transliterator {
 public:
  // Tables: normalize/latin_keys.tsv, latin_reading.tsv, latin_words.tsv; the stems of morph/stem.tsv.
  static Result<Transliterator> create(const std::vector<SourceText>& sources,
                                       const lexicon::Lexicon& lexicon);
  Transliterator(Transliterator&&) noexcept;
  Transliterator& operator=(Transliterator&&) noexcept;
  ~Transliterator();

  // Letters of the key and what they stand for.
  struct Piece {
    size_t first = 0, last = 0;
    std::u32string to;
  };
  // The longest known beginning of a key.
  struct Stem {
    size_t length = 0;  // 0: none is known
    std::u32string word;
    int capitals = 0;  // the lists have it only with: 1 a capital, 2 capitals throughout
  };
  Stem find(const std::u32string& key) const;
  // The same for a script that does not part front from back vowels: the key is folded (fold). Of several
  // words the one that has front vowels, or has none, wins.
  Stem find_folded(const std::u32string& folded, bool front) const;
  std::vector<Piece> read(const std::u32string& key, const Stem& stem) const;
  std::vector<Piece> read(const std::u32string& key) const { return read(key, find(key)); }

  // The key of a lower-case Cyrillic word; empty where a letter has none.
  std::u32string key_of(const std::u32string& word) const;

 private:
  struct Row {
    std::u32string key, to, before, after;
  };
  struct Index;

  Transliterator();
  const Row* row_at(const std::u32string& key, size_t i, char32_t before) const;
  void read_from(const std::u32string& key, size_t i, char32_t before, std::vector<Piece>& out) const;
  bool align(const std::u32string& key, const Stem& stem, std::vector<Piece>& out) const;
  void add_word(Index& index, std::u32string word, int rank, bool first) const;
  const Index& index() const;

  std::unordered_map<char32_t, std::u32string> keys_;
  std::unordered_map<char32_t, std::vector<Row>> rows_;  // by the first letter, longest first
  std::vector<std::pair<std::u32string, int>> words_;    // of the tables; a smaller rank wins
  const lexicon::Lexicon* lexicon_ = nullptr;
  std::unique_ptr<Index> index_;
};

char32_t fold(char32_t key);    // ä ö ü ı → a o ū y
bool is_vowel(char32_t lower);  // of Cyrillic or of a key
std::u32string decode(std::string_view text);

}  // namespace derek::text
