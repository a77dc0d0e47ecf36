// tests/cases/negatives.txt: sentences without a figure, date, time or contact. Nothing of these may be
// found.
#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "base/files.h"
#include "derek/derek.h"

namespace derek::value {
namespace {

bool is_ours(Label label) {
  switch (label) {
    case Label::kDate:
    case Label::kTime:
    case Label::kMoney:
    case Label::kPercentage:
    case Label::kQuantity:
    case Label::kCardinal:
    case Label::kOrdinal:
    case Label::kContact:
      return true;
    default:
      return false;
  }
}

TEST(Negatives, NothingIsInvented) {
  const auto pipeline = Pipeline::from_folder(DEREK_SOURCE_DIR "/dictionaries");
  ASSERT_TRUE(pipeline.ok()) << pipeline.error().to_string();
  const auto text = read_file(DEREK_SOURCE_DIR "/tests/cases/negatives.txt");
  ASSERT_TRUE(text.ok());
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    Request request;
    request.bytes = line;
    request.encoding = "UTF-8";
    request.date = "2023-12-05";
    const auto document = pipeline->analyze(request);
    ASSERT_TRUE(document.ok());
    for (const Mention& mention : document->mentions) {
      EXPECT_FALSE(is_ours(mention.label))
          << line << ": " << document->view(mention.span) << " " << mention.by;
    }
  }
}

}  // namespace
}  // namespace derek::value
