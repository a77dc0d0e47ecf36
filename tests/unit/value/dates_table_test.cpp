// dates.tsv, through the whole pipeline.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/files.h"
#include "base/tsv.h"
#include "base/value_text.h"
#include "derek/derek.h"
#include "value/edtf.h"

namespace derek::value {
namespace {

TEST(DatesTable, EveryRow) {
  const auto pipeline = Pipeline::from_folder(DEREK_SOURCE_DIR "/dictionaries");
  ASSERT_TRUE(pipeline.ok()) << pipeline.error().to_string();
  const std::string file = DEREK_SOURCE_DIR "/tests/unit/value/dates.tsv";
  const auto text = read_file(file);
  ASSERT_TRUE(text.ok());
  const auto table = parse_table(file, *text);
  ASSERT_TRUE(table.ok()) << table.error().to_string();
  for (const Table::Row& row : table->rows) {
    const std::string sentence = "Жиын " + row.cells[0] + " өтті.";
    Request request;
    request.bytes = sentence;
    request.encoding = "UTF-8";
    request.date = "2023-12-05";
    const auto document = pipeline->analyze(request);
    ASSERT_TRUE(document.ok());
    std::string seen;
    bool found = false;
    for (const Mention& mention : document->mentions) {
      if (!mention.value || (mention.label != Label::kDate && mention.label != Label::kTime)) continue;
      const std::string value = value_text(*mention.value);
      found |= value == row.cells[1];
      seen += " | " + std::string(document->view(mention.span)) + " = " + value;
      EXPECT_TRUE(mention.value->edtf.empty() || is_valid_edtf(mention.value->edtf)) << seen;
    }
    EXPECT_TRUE(found) << file << ":" << row.line << ": " << row.cells[0] << " is " << row.cells[1] << seen;
  }
}

}  // namespace
}  // namespace derek::value
