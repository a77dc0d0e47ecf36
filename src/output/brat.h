// Brat standoff (https://brat.nlplab.org/standoff.html): the facts of a text in a file beside it, to look at and to
// correct in brat. input/brat.h reads it back. The format brat-text writes the text.
//
//   T1  PERSON 0 6  Н. Ким           a mention: label, start and end in code points, its words; may lie in another
//   T2  POSITION 7 15  директоры     a title is a trigger, and each has at least one event:
//   E1  POSITION:T2 Person:T1 Organisation:T3 Place:T4      who holds it where (roles that are not known are left out)
//   A1  Kind E1 office               office rank honour degree occupation role
//   A2  Status E1 former             current (where there is none), former acting appointed dismissed candidate
//   T5  QUOTE 20 44  «…»             a quote, from its first mark to its last; ends of lines part a span's pieces
//   A3  Speech T5 direct             direct or indirect
//   R1  Speaker Arg1:T5 Arg2:T1
//   R2  Part_of Arg1:T3 Arg2:T6      a body and its parent
//   R3  Located_in Arg1:T3 Arg2:T4   a body and its place
//   A4  Sex T1 m
//   A5  Place_kind T4 city
//   *   Same T1 T7                   mentions of one person, body or place
//   #1  AnnotatorNotes T2  lemma=директор       what else is known: lemma (where it is not as the text has it), name
//                                    of the entity, given patronymic family, cue of a quote, or the value's
//                                    edtf duration repeat value min max order currency unit counted normal modifier
#pragma once

#include <string>

#include "derek/document.h"

namespace derek::output {

// The standoff of a document; goes with `document.original`.
std::string to_brat(const Document& document);

// annotation.conf and visual.conf: the labels, roles and attributes above, and how brat shows them.
std::string brat_annotation_conf();
std::string brat_visual_conf();

}  // namespace derek::output
