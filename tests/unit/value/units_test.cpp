// Every unit of measure in the list is found behind a number and gives its code.
#include <gtest/gtest.h>

#include <string>

#include "base/files.h"
#include "base/tsv.h"
#include "derek/derek.h"

namespace derek::value {
namespace {

TEST(Units, EveryEntryIsFoundBehindANumber) {
  const auto pipeline = Pipeline::from_folder(DEREK_SOURCE_DIR "/dictionaries");
  ASSERT_TRUE(pipeline.ok()) << pipeline.error().to_string();
  const std::string file = DEREK_SOURCE_DIR "/dictionaries/lexicon/unit.tsv";
  const auto text = read_file(file);
  ASSERT_TRUE(text.ok());
  const auto table = parse_table(file, *text);
  ASSERT_TRUE(table.ok()) << table.error().to_string();
  for (const auto& row : table->rows) {
    const std::string& unit = row.cells[0];
    if (unit == "бит") continue;  // a louse as well
    const std::string line = "Ол жерде 25 " + unit + " бар.";
    Request request;
    request.bytes = line;
    request.encoding = "UTF-8";
    const auto document = pipeline->analyze(request);
    ASSERT_TRUE(document.ok());
    // The whole of it: what follows is the next word.
    bool found = false;
    for (const Mention& mention : document->mentions)
      found |= document->view(mention.span).starts_with("25 ") && mention.value &&
               mention.value->unit == row.cells[1] &&
               document->text.substr(mention.span.end).starts_with(" бар");
    EXPECT_TRUE(found) << line;
  }
}

}  // namespace
}  // namespace derek::value
