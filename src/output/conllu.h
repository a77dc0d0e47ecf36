// CoNLL-U, the table of Universal Dependencies: one token a line, ten columns parted by tabs, a blank line
// after each sentence.
//
//   # sent_id = 1
//   # text = Шымкент қаласында өтті.
//   1  Шымкент    Шымкент  PROPN  _  Case=Nom|Number=Sing                   _  _  _  _
//   2  қаласында  қала     NOUN   _  Case=Loc|Number=Sing|Person[psor]=3    _  _  _  _
//   3  өтті       өт       VERB   _  Tense=Past|VerbForm=Fin                _  _  _  SpaceAfter=No
//   4  .          .        PUNCT  _  _                                      _  _  _  _
//
// LEMMA is in lower case but for proper nouns, which keep their capitals. FEATS:
//   Case            Nom Gen Dat Acc Loc Abl Ins; none on -дағы, -дай, -ша and verb forms
//   Number          Sing Plur, on nominals
//   Person[psor], Number[psor]   the possessive; Number[psor] not for the third person, which has one form
//   for both VerbForm        Fin Part Conv Vnoun (-у); Tense=Past on -ды and -ған; Polarity=Neg is not
//   marked, negation stays in
//                   the lemma
//   NumType         Ord -ыншы, Coll -еу; Derivation=Attr (-дағы, -ғы), Like (-дай), Manner (-ша), Deriv (-лық, -лы),
//   Without (-сыз)
// HEAD, DEPREL and DEPS are always "_": there is no parser. MISC: SpaceAfter=No; NewPar=Yes is a comment (#
// newpar). With all readings, MISC also has Readings=LEMMA:UPOS:FEATS;LEMMA:UPOS:FEATS;… likeliest first,
// with "," between the features; the first one is that of the columns.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "derek/document.h"

namespace derek::output {

struct ConlluOptions {
  // The part of speech of a token in one of its readings (null: it has none).
  std::function<std::string_view(uint32_t token, const Analysis* reading)> upos;
  bool all = false;    // all readings in MISC
  bool names = false;  // a line "# newdoc id = …", and in MISC the tag of the tag layer: NE=B-PERSON
};

std::string conllu(const Document& document, const ConlluOptions& options);

}  // namespace derek::output
