// What derek explain says of values, over the shipped rules.
#include "value/trace.h"

#include <gtest/gtest.h>

#include "derek/derek.h"
#include "pipeline/pipeline.h"

namespace derek::value {
namespace {

// The lines of the first value in the text.
std::string trace_of(const std::string& text, const std::string& date = "2023-12-05") {
  static const Result<Pipeline> pipeline = Pipeline::from_folder(DEREK_SOURCE_DIR "/dictionaries");
  Request request;
  request.bytes = text;
  request.encoding = "UTF-8";
  request.date = date;
  request.date_source = "option";
  const auto document = pipeline->analyze(request);
  std::string out;
  for (const Mention& mention : document->mentions) {
    if (!mention.value) continue;
    for (const auto& [key, what] : trace(*document, pipeline->impl().bundle.lexicon(), mention))
      out += key + " " + what + "\n";
    break;
  }
  return out;
}

TEST(Trace, Numerals) {
  EXPECT_EQ(
      trace_of("Жобаға екі жарым млрд теңге бөлінді."),
      "makes money\nslot number = екі жарым млрд: (2 + 0.5) × 1000000000\nslot currency = теңге: KZT\n");
  EXPECT_EQ(
      trace_of("Жобаға 3 млн 500 мың доллар бөлінді."),
      "makes money\nslot number = 3 млн 500 мың: 3 × 1000000 + 500 × 1000\nslot currency = доллар: USD\n");
  EXPECT_EQ(trace_of("Қорда екі мың бес жүз елу үш тонна бар."),
            "makes quantity\nslot number = екі мың бес жүз елу үш: 2 × 1000 + 5 × 100 + 50 + 3\nslot unit = "
            "тонна: t\n");
  EXPECT_EQ(
      trace_of("Қорда жиырма екі мың жүз тонна бар."),
      "makes quantity\nslot number = жиырма екі мың жүз: (20 + 2) × 1000 + 100\nslot unit = тонна: t\n");
  // Built otherwise: the sum alone.
  EXPECT_EQ(trace_of("Өсім бір бүтін оннан жеті пайыз болды."),
            "makes percentage\nslot number = бір бүтін оннан жеті: 1.7\n");
}

TEST(Trace, TheReferenceDateIsToldWhereItWasNeeded) {
  EXPECT_EQ(trace_of("Ол былтыр сәуірде келді."),
            "makes date\nslot relative_year = былтыр: -1\nslot month = сәуірде: 4\nanchor 2023-12-05, as "
            "asked for\n");
  EXPECT_EQ(trace_of("Ол 2020 жылғы 3 мамырда келді."),
            "makes date\nslot year = 2020\nslot day = 3\nslot month = мамырда: 5\n");
  EXPECT_EQ(trace_of("Астана, 2024 жылғы 3 қыркүйек.\n\nОл бүгін келді.", ""),
            "makes date\nslot year = 2024\nslot day = 3\nslot month = қыркүйек: 9\n");
}

TEST(Trace, NothingWithoutAValue) {
  EXPECT_EQ(trace_of("Әсел келді."), "");
}

}  // namespace
}  // namespace derek::value
