#include "output/csv.h"

#include <gtest/gtest.h>

#include "unit/output/support.h"

namespace derek::output {
namespace {

std::string table(const std::string& name, const Document& d) {
  const Format* format = find_format("csv-" + name);
  EXPECT_NE(format, nullptr) << name;
  const auto writer = format->make({});
  return writer->begin() + writer->document(d) + writer->end();
}

TEST(Csv, RowsQuoteWhatNeedsIt) {
  EXPECT_EQ(csv_row({"a", "", "б,в", "\"Нұр\"", "x\ny"}), "a,,\"б,в\",\"\"\"Нұр\"\"\",\"x\ny\"\r\n");
}

TEST(Csv, TablesOfADocument) {
  Document d = press_document();
  d.declared_language = "kk";
  d.id = "қала, 1";
  Value value;
  value.value = 2.5;
  value.unit = "km";
  add_mention(d, Label::kQuantity, {6, 7}).value = value;
  Value date;
  date.edtf = "2024-05";
  date.start = "2024-05-01";
  date.end = "2024-05-31";
  date.kind = "date";
  add_mention(d, Label::kDate, {6, 7}).value = date;
  Quote q;
  q.span = d.span_of({4, 6});
  q.speaker = 1;
  q.cue = "деді";
  q.by = "rule:test";
  d.quotes.push_back(q);

  EXPECT_EQ(table("mentions", d),
            "document,mention,label,start,end,text,lemma,kind,entity,within,score,by\r\n"
            "\"қала, 1\",m1,ORGANISATION,0,19,« Нұр » орталығының,«Нұр» орталығы,,e1,,1,rule:test\r\n"
            "\"қала, 1\",m2,POSITION,20,29,директоры,директор,office,,,1,rule:test\r\n"
            "\"қала, 1\",m3,PERSON,30,34,Әсел,Әсел,,e2,,0.9124,rule:test\r\n"
            "\"қала, 1\",m4,QUANTITY,35,40,келді,,,,,1,rule:test\r\n"
            "\"қала, 1\",m5,DATE,35,40,келді,,,,,1,rule:test\r\n");
  EXPECT_EQ(table("entities", d),
            "document,entity,label,name,variants,given,patronymic,family,sex,mentions\r\n"
            "\"қала, 1\",e1,ORGANISATION,«Нұр» орталығы,Нұр,,,,,1\r\n"
            "\"қала, 1\",e2,PERSON,Әсел,,Әсел,,,f,1\r\n");
  EXPECT_EQ(table("figures", d),
            "document,mention,label,start,end,text,value,min,max,order,modifier,currency,unit,counted\r\n"
            "\"қала, 1\",m4,QUANTITY,35,40,келді,2.5,,,,,,km,\r\n");
  EXPECT_EQ(table("dates", d),
            "document,mention,label,start,end,text,kind,edtf,first_day,last_day,duration,repeat,modifier,anchor\r\n"
            "\"қала, 1\",m5,DATE,35,40,келді,date,2024-05,2024-05-01,2024-05-31,,,,\r\n");
  EXPECT_EQ(table("relations", d),
            "document,label,subject,subject_name,title,object,object_name,place,place_name,kind,status,position,start,end,score,by\r\n"
            "\"қала, 1\",holds_position,e2,Әсел,директор,e1,«Нұр» орталығы,,,office,current,m2,0,34,1,rule:test\r\n");
  EXPECT_EQ(table("quotes", d),
            "document,kind,start,end,text,speaker,speaker_name,cue,score,by\r\n"
            "\"қала, 1\",direct,20,34,директоры Әсел,e2,Әсел,деді,1,rule:test\r\n");
  EXPECT_EQ(table("documents", d),
            "document,source,sha256,encoding,script,language,declared_language,title,date,date_source,length,"
            "mentions,entities,relations,quotes\r\n"
            "\"қала, 1\",,,,,,kk,,,,40,5,2,1,1\r\n");
}

}  // namespace
}  // namespace derek::output
