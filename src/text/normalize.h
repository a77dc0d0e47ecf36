// Decoded text → the text that every stage reads: NFC, one kind of quote, dash and space, words of one
// script.
//
//   auto normalizer = Normalizer::create(sources);  // normalize/characters.tsv, normalize/lookalikes.tsv
//   normalizer->run(document);                      // original → text, offsets, script, diagnostics
//
// What comes out: lines end in \n, blank lines are exactly \n\n, no space stands at the edge of a line and no
// two in a row; « » are the only quotation marks; no control, zero-width or ill-formed characters; left-over
// HTML entities are characters. A word whose letters mix Latin and Cyrillic is brought to one script where
// that is clear, with a note "mixed_script". Every byte of `text` maps to the bytes of `original` that it
// stands for. With a lexicon, Kazakh in Latin or Arabic letters is brought to Cyrillic (script.h).
//
// Thread rule: constant after create. Linear time.
#pragma once

#include <bitset>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/files.h"
#include "base/stage.h"
#include "derek/document.h"
#include "derek/status.h"
#include "lexicon/lexicon.h"
#include "text/lookalikes.h"
#include "text/misread.h"
#include "text/plain_letters.h"
#include "text/script.h"
#include "text/unit.h"
#include "text/vocabulary.h"

namespace derek::text {

class Normalizer {
 public:
  // Errors (code "list") give file and line; "data" says that a table is missing.
  // The lexicon must outlive the normalizer.
  static Result<Normalizer> create(const std::vector<SourceText>& sources,
                                   const lexicon::Lexicon* lexicon = nullptr) {
    return create(sources, lexicon, {});
  }
  // What was made of the same sources and need not be made again; `stems` must outlive the normalizer.
  struct Prepared {
    std::shared_ptr<const morph::Tables> tables;
    std::string_view stems;  // what stems() gave
  };
  static Result<Normalizer> create(const std::vector<SourceText>& sources, const lexicon::Lexicon* lexicon,
                                   const Prepared& prepared);
  // The index of words as they are typed without Kazakh letters; empty where it reads without a lexicon.
  std::string_view stems() const { return plain_letters_ ? plain_letters_->stems() : std::string_view(); }

  // What it remembers of words; one thread uses one at a time. Without it every document begins anew.
  std::unique_ptr<Scratch> make_scratch() const;
  void run(Document& document, Scratch* scratch = nullptr) const;

 private:
  enum class CharacterClass : uint8_t { kReplace, kSpace, kNewline, kDrop, kQuote, kOpen, kClose };
  struct Rule {
    CharacterClass kind;
    char32_t to;
  };

  Status read_characters(const std::string& name, const std::string& text);
  // The entity at `i`: its character, with `i` moved behind it; or 0.
  char32_t read_entity(std::string_view text, size_t& i) const;
  // Decodes, replaces, drops; the straight quotes stay marked as kQuoteMark.
  // `composed` becomes false where a character may compose with others.
  Units read_units(std::string_view text, bool& composed) const;

  std::unordered_map<char32_t, Rule> characters_;
  std::bitset<0x530> as_is_;  // the characters that nothing happens to
  std::map<std::string, char32_t, std::less<>> entities_;
  Lookalikes lookalikes_;
  std::unique_ptr<Scripts> scripts_;  // none: every text is read as it is
  std::unique_ptr<Vocabulary> vocabulary_;
  std::unique_ptr<Misread> misread_;
  std::unique_ptr<PlainLetters> plain_letters_;
};

}  // namespace derek::text
