// Which Kazakh words there are: what a repair of dirty text may rely on.
//
//   auto words = Vocabulary::create(sources, lexicon);  // the tables in morph/, the lists
//   words->lists("қала");                               // stands in a list or table as it is
//   Vocabulary::Reader reader(*words);
//   reader.knows("қаласында");                          // is a form of such a word
//
// Thread rule: constant after create; a Reader belongs to one thread. The lexicon must outlive it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "derek/status.h"
#include "lexicon/lexicon.h"
#include "morph/reader.h"
#include "morph/tables.h"

namespace derek::text {

class Vocabulary {
 public:
  static Result<Vocabulary> create(const std::vector<SourceText>& sources, const lexicon::Lexicon& lexicon);
  Vocabulary(std::shared_ptr<const morph::Tables> tables, const lexicon::Lexicon& lexicon)
      : tables_(std::move(tables)), lexicon_(&lexicon) {}

  // The lower-case word is a stem, a word of an entry or a form that stands whole in a table.
  bool lists(std::string_view word) const;

  // A suffix that is written so, or nullptr.
  const morph::Suffix* suffix(std::string_view text) const;

  const morph::Tables& tables() const { return *tables_; }
  const lexicon::Lexicon& lexicon() const { return *lexicon_; }

  class Reader {
   public:
    explicit Reader(const Vocabulary& words) : words_(words), reader_(words.tables(), words.lexicon()) {}
    // The lower-case word is listed or is a form of a listed stem; names count where the text has a capital.
    bool knows(std::string_view word, bool capital) { return worth(word, capital) > 0; }
    // How likely it is such a form; 0: it is none.
    int worth(std::string_view word, bool capital);
    // The lemma of the likeliest reading that is listed, or nothing.
    std::string lemma(std::string_view word, bool capital);
    // What the likeliest reading leaves of it when the case is off: республикасы.
    std::string_view nominative(std::string_view word);
    // The bytes that the likeliest reading leaves of the word as its stem.
    size_t likely_stem(std::string_view word, bool capital);

   private:
    const std::vector<morph::Reading>& read(std::string_view word, bool capital);

    const Vocabulary& words_;
    morph::Reader reader_;
  };

 private:
  std::shared_ptr<const morph::Tables> tables_;
  const lexicon::Lexicon* lexicon_;
};

}  // namespace derek::text
