#include "output/csv.h"

#include <algorithm>

#include "output/view.h"

namespace derek::output {

namespace {

using Cells = std::vector<std::string>;

const char* columns(CsvTable table) {
  switch (table) {
    case CsvTable::kDocuments:
      return "document,source,sha256,encoding,script,language,declared_language,title,date,date_source,"
             "length,mentions,entities,relations,quotes";
    case CsvTable::kMentions: return "document,mention,label,start,end,text,lemma,kind,entity,within,score,by";
    case CsvTable::kEntities: return "document,entity,label,name,variants,given,patronymic,family,sex,mentions";
    case CsvTable::kRelations:
      return "document,label,subject,subject_name,title,object,object_name,place,place_name,kind,status,position,start,end,score,by";
    case CsvTable::kDates:
      return "document,mention,label,start,end,text,kind,edtf,first_day,last_day,duration,repeat,modifier,anchor";
    case CsvTable::kFigures:
      return "document,mention,label,start,end,text,value,min,max,order,modifier,currency,unit,counted";
    case CsvTable::kQuotes: break;
  }
  return "document,kind,start,end,text,speaker,speaker_name,cue,score,by";
}

bool is_time(Label label) { return label == Label::kDate || label == Label::kTime; }

class TableWriter : public Writer {
 public:
  TableWriter(CsvTable table, OffsetUnit unit) : table_(table), unit_(unit) {}

  std::string begin() override { return std::string(columns(table_)) + "\r\n"; }

  std::string document(const Document& d) override {
    const View view(d, unit_);
    std::string out;
    switch (table_) {
      case CsvTable::kDocuments: return document_row(view);
      case CsvTable::kEntities:
        for (uint32_t e = 0; e < d.entities.size(); ++e) out += entity(view, e);
        break;
      case CsvTable::kRelations:
        for (const Relation& r : d.relations) out += relation(view, r);
        break;
      case CsvTable::kQuotes:
        for (const Quote& q : d.quotes) out += quote(view, q);
        break;
      default:
        for (uint32_t m = 0; m < d.mentions.size(); ++m) out += mention(view, m);
    }
    return out;
  }

 private:
  static std::string document_row(const View& v) {
    const Document& d = v.d;
    const auto count = [](const auto& list) { return std::to_string(list.size()); };
    return csv_row({d.id, d.source, d.sha256, d.encoding, d.script, d.language, d.declared_language, d.title,
                    d.date, d.date_source, std::to_string(v.length()), count(d.mentions), count(d.entities),
                    count(d.relations), count(d.quotes)});
  }

  std::string mention(const View& v, uint32_t index) const {
    const Mention& m = v.d.mentions[index];
    const Span at = v.at(m.span);
    Cells row = {v.d.id, id_text('m', index), std::string(to_string(m.label)), std::to_string(at.begin),
                 std::to_string(at.end), v.text(m.span)};
    Cells rest;
    if (table_ == CsvTable::kMentions) {
      rest = {m.lemma, m.kind, id_text('e', m.entity), id_text('m', m.within), score_text(m.score), m.by};
    } else if (!m.value || m.label == Label::kContact || is_time(m.label) != (table_ == CsvTable::kDates)) {
      return "";
    } else if (table_ == CsvTable::kDates) {
      rest = {m.value->kind, m.value->edtf,   m.value->start,    m.value->end, m.value->duration,
              m.value->repeat, m.value->modifier, m.value->anchor};
    } else {
      rest = {number_text(m.value->value), number_text(m.value->min), number_text(m.value->max), number_text(m.value->order),
              m.value->modifier,           m.value->currency,         m.value->unit,             m.value->counted};
    }
    row.insert(row.end(), rest.begin(), rest.end());
    return csv_row(row);
  }

  static std::string entity(const View& v, uint32_t index) {
    const Entity& e = v.d.entities[index];
    return csv_row({v.d.id, id_text('e', index), std::string(to_string(e.label)), e.name, joined(variants(v.d, e), "|"), e.given,
                    e.patronymic, e.family, e.sex, std::to_string(e.mentions.size())});
  }

  static std::string relation(const View& v, const Relation& r) {
    const Span at = v.at(r.span);
    return csv_row({v.d.id, std::string(to_string(r.label)), id_text('e', r.subject), v.name(r.subject), r.title,
                    id_text('e', r.object), v.name(r.object), id_text('e', r.place), v.name(r.place), r.kind, r.status,
                    id_text('m', r.position), std::to_string(at.begin), std::to_string(at.end), score_text(r.score), r.by});
  }

  static std::string quote(const View& v, const Quote& q) {
    const Span at = v.at(q.span);
    return csv_row({v.d.id, std::string(to_string(q.kind)), std::to_string(at.begin), std::to_string(at.end), v.text(q.span),
                    id_text('e', q.speaker), v.name(q.speaker), q.cue, score_text(q.score), q.by});
  }

  CsvTable table_;
  OffsetUnit unit_;
};

}  // namespace

std::unique_ptr<Writer> csv_writer(CsvTable table, OffsetUnit unit) { return std::make_unique<TableWriter>(table, unit); }

std::string csv_row(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) out += ',';
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
      out += cell;
      continue;
    }
    out += '"';
    for (const char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  return out + "\r\n";
}

std::vector<std::string> variants(const Document& document, const Entity& entity) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& name) {
    if (!name.empty() && name != entity.name && std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
  };
  for (const std::string& alias : entity.aliases) add(alias);
  for (const uint32_t m : entity.mentions) add(document.mentions[m].lemma);
  return out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) out += separator;
    out += part;
  }
  return out;
}

}  // namespace derek::output
