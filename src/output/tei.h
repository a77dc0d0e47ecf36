// TEI P5 (https://tei-c.org/guidelines/p5/): a TEI element a document, in a teiCorpus where there may be several.
//
//   teiHeader   title, date, language (as declared, if the text only shows that it is none told apart), derek's version
//   standOff    listPerson/person/(persName, occupation), listOrg/org/orgName, listPlace/place/placeName,
//               listRelation/relation: holds_position (desc: the title; type: its status), part_of, located_in
//   text        p for each paragraph with the text as it came, and in it persName, orgName, placeName, geogName (@ref),
//               roleName (@type), date, time, measure, num, name (other labels, @type) and said (@who @direct)
//
// Dates: @when where one W3C date says it, @from and @to for intervals, @notBefore and @notAfter for what is vaguer;
// @when-custom has the EDTF. A quote over several paragraphs is several said, chained by @next and @prev. A quote that
// cuts a mention takes it in.
#pragma once

#include <memory>

#include "output/writer.h"

namespace derek::output {

std::unique_ptr<Writer> tei_writer(bool single);

}  // namespace derek::output
