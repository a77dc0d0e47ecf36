// Words whose letters come from two scripts: homoglyphs typed or converted by mistake.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "derek/status.h"
#include "text/letter_runs.h"
#include "text/repair.h"
#include "text/unit.h"
#include "text/vocabulary.h"

namespace derek::text {

class Lookalikes {
 public:
  // The table: columns from, to, script (cyrillic, latin or letter).
  static Result<Lookalikes> create(const std::string& name, const std::string& text);

  // Brings each word to one script where that is clear: letters that no other script has decide, then the
  // words that there are (`words` may be null), then the majority; in a Cyrillic text a word of Latin letters
  // only is read as Cyrillic where that makes a word, an initial or an abbreviation. Letters of other
  // Cyrillic alphabets become Kazakh ones.
  void repair(Units& units, const LetterRuns& runs, bool cyrillic_text, const Vocabulary* words,
              Repairs& repairs) const;

 private:
  using Map = std::unordered_map<char32_t, char32_t>;
  struct Word;
  const Map* choose(const Units& units, const Word& word, bool cyrillic_text, const Vocabulary* words) const;
  bool stands_for_cyrillic(const Units& units, const Word& word, const Vocabulary& words) const;
  char32_t read(char32_t c, const Map& map) const;
  std::string lower(const Units& units, const Word& word, const Map& map) const;

  Map to_cyrillic_, to_latin_, letters_;
  bool kazakh_stays_ = true;  // no letter of Kazakh is read as another
};

}  // namespace derek::text
