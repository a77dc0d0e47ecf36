// Tables as RFC 4180 has them: UTF-8, commas, CRLF, quotes around what needs them, column names in the first row. They
// are joined by the document's id and the ids of mentions (m1) and entities (e1), which are those of the JSON.
//
//   documents  document,source,sha256,encoding,script,language,declared_language,title,date,date_source,length,
//              mentions,entities,relations,quotes (the last four are counts)
//   mentions   document,mention,label,start,end,text,lemma,kind,entity,within,score,by
//   entities   document,entity,label,name,variants,given,patronymic,family,sex,mentions
//              variants: other forms of the name, parted by "|"; mentions: how many
//   relations  document,label,subject,subject_name,title,object,object_name,place,place_name,kind,status,position,start,end,score,by
//              holds_position: person, body, place of office; part_of: child, parent; located_in: thing, place as object
//   dates      document,mention,label,start,end,text,kind,edtf,first_day,last_day,duration,repeat,modifier,anchor
//   figures    document,mention,label,start,end,text,value,min,max,order,modifier,currency,unit,counted
//   quotes     document,kind,start,end,text,speaker,speaker_name,cue,score,by
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "output/writer.h"

namespace derek::output {

enum class CsvTable : uint8_t { kDocuments, kMentions, kEntities, kRelations, kDates, kFigures, kQuotes };

std::unique_ptr<Writer> csv_writer(CsvTable table, OffsetUnit unit);

// One row with its line end.
std::string csv_row(const std::vector<std::string>& cells);

// The names of an entity beside the one it is called by: aliases, and its mentions' lemmas; each once.
std::vector<std::string> variants(const Document& document, const Entity& entity);
std::string joined(const std::vector<std::string>& parts, std::string_view separator);

}  // namespace derek::output
