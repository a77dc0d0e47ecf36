// Who said what: direct and indirect speech with its speaker.
//
// Direct: a stretch in « » that a verb of speech follows («…», – деді X) or a colon precedes (X: «…»), and a
// paragraph that a dash opens and `, – деді X` ends. Indirect: a sentence that ends in a verb of speech after an
// object in the accusative or деп, and one that `X-ның айтуынша` opens. Interviews tell by dashes or labels who speaks.
// The words are the lists speech_verb, attribution, speech_occasion and speech_turn. A title without a name stands for
// the person who holds it in the document.
#pragma once

#include <optional>

#include "base/stage.h"
#include "lexicon/lexicon.h"
#include "link/speakers.h"

namespace derek::link {

class Quotes : public Stage {
 public:
  explicit Quotes(const lexicon::Lexicon& lexicon);  // must outlive the stage
  std::string_view name() const override { return "quotes"; }
  void run(Document& document, Scratch* scratch) const override;

 private:
  void add(Document& document, QuoteKind kind, TokenRange tokens, const std::optional<Speaker>& speaker, TokenRange cue,
           const char* by, double score) const;
  // The longest verb of speech that begins at the token and lies before `end`.
  const ListHit* verb_at(const Document& document, uint32_t token, uint32_t end) const;
  std::optional<TokenRange> cue_after(const Document& document, uint32_t token, uint32_t end) const;
  std::optional<Speaker> source_in(const Document& document, const Speakers& speakers, TokenRange range) const;

  std::optional<Speaker> antecedent(const Document& document, const Speakers& speakers, uint32_t sentence) const;

  std::optional<Speaker> owner(const Document& document, const Speakers& speakers, TokenRange range) const;
  std::optional<Speaker> speaker_in(const Document& document, const Speakers& speakers, TokenRange range) const;
  std::optional<Speaker> last_person(const Document& document, uint32_t token) const;
  bool opens_with_dash(const Document& document, uint32_t token) const;
  std::optional<Speaker> person_in(const Document& document, TokenRange range) const;
  TokenRange cue_at_end(const Document& document, TokenRange speech) const;
  bool tagged_speech(Document& document, const Speakers& speakers, TokenRange speech) const;

  void plain(Document& document, const Speakers& speakers, TokenRange paragraph) const;

  struct Turn {
    uint32_t first = 0;  // token behind the label
    bool labelled = false, question = false;
    std::optional<Speaker> speaker;
  };
  Turn turn_of(const Document& document, const Speakers& speakers, TokenRange paragraph) const;

  void direct(Document& document, const Speakers& speakers) const;
  void dialogue(Document& document, const Speakers& speakers) const;
  void indirect(Document& document, const Speakers& speakers) const;
  void attributed(Document& document, const Speakers& speakers) const;

  uint32_t said_from(const Document& document, uint32_t first, uint32_t end) const;

  const lexicon::Lexicon& lexicon_;
  TitleWords titles_;
  uint32_t occasions_, verbs_, turns_, attributions_, honorifics_;
};

}  // namespace derek::link
