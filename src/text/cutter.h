// Text → raw tokens, by the break rules of segment/tokens.txt.
//
// ICU runs the rules. Most of a text is words of Cyrillic letters, plain numbers and single marks, which need no
// automaton: with the rules that derek ships these are cut by hand, and ICU gets only what is left, from a token's
// beginning to the next white space. With other rules ICU cuts everything.
#pragma once

#include <unicode/rbbi.h>

#include <memory>
#include <string_view>

#include "base/files.h"
#include "derek/status.h"
#include "text/raw_tokens.h"

namespace derek::text {

class Cutter {
 public:
  // Errors (code "list") give file and line.
  static Result<Cutter> create(const SourceText& rules);

  // One for each thread.
  std::unique_ptr<icu::BreakIterator> make_iterator() const;

  // The pieces between breaks that are not white space.
  RawTokens cut(std::string_view text, icu::BreakIterator& iterator) const;
  // The same by ICU alone.
  static RawTokens cut_slowly(std::string_view text, icu::BreakIterator& iterator);

  bool knows_rules() const { return known_; }

 private:
  std::unique_ptr<icu::RuleBasedBreakIterator> rules_;  // never moved, only cloned
  bool known_ = false;                                  // the rules are those of derek
};

}  // namespace derek::text
