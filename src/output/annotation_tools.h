// Formats of other annotation tools, and tokens with tags.
//
//   iob2            CoNLL-2003: token, tab, IOB2 tag of the tag layer; a blank line after each sentence; -DOCSTART- and a
//                   blank line before each document
//   web-annotation  W3C Web Annotation (https://www.w3.org/TR/annotation-model/), an AnnotationPage a line: an Annotation a
//                   mention with TextPositionSelector (code points) and TextQuoteSelector (32 characters on either side);
//                   bodies: the label (tagging), the entity's name or lemma (identifying)
//   label-studio    Label Studio: an array of tasks with pre-annotations; offsets in UTF-16 units, as browsers count. The
//                   labelling configuration is that of `derek schema label-studio.xml`; input/label_studio.h reads the
//                   export of what was corrected. The relations are doccano's, and `same` from the first mention of an
//                   entity to each other one. A span's note (meta.text) tells what else is known, as in output/brat.h:
//                   lemma=…; name=…; sex, place_kind; kind and status of a title; speech (direct, indirect) of a quote
//   doccano         doccano's JSON Lines for sequence labelling with relations: entities with offsets in code points;
//                   relations between their first mentions: holds_position (person, title), position_at (title, body),
//                   position_in (title, place), part_of, located_in, speaker (quote, person)
#pragma once

#include <memory>
#include <string>

#include "output/writer.h"

namespace derek::output {

std::string to_iob2(const Document& document);
std::string to_web_annotation(const Document& document);
std::string to_doccano(const Document& document);
std::unique_ptr<Writer> label_studio_writer();
std::string label_studio_config();

}  // namespace derek::output
