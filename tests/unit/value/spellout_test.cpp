// Every integer that ICU spells out in Kazakh comes back as one number.
#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/rbnf.h>

#include <cstdint>
#include <memory>
#include <random>
#include <string>

#include "unit/value/small_document.h"
#include "value/number.h"

namespace derek::value {
namespace {

class SpellOut : public ::testing::Test {
 protected:
  SpellOut() {
    UErrorCode status = U_ZERO_ERROR;
    format_ = std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT, icu::Locale("kk"), status);
    EXPECT_TRUE(U_SUCCESS(status));
  }

  std::string words(int64_t value) const {
    icu::UnicodeString text;
    format_->format(value, text);
    std::string out;
    text.toUTF8String(out);
    return out;
  }

  void expect_back(int64_t value) const {
    const std::string line = words(value);
    Document doc = small_document(line);
    reader_.run(doc, nullptr);
    ASSERT_FALSE(doc.numbers.empty()) << line;
    EXPECT_EQ(doc.numbers[0].value, static_cast<double>(value)) << line;
    EXPECT_EQ(doc.numbers[0].tokens.size(), doc.tokens.size()) << line;
  }

 private:
  TestLexicon lexicon_{{"number_word"}};
  NumberReader reader_{*lexicon_.lexicon};
  std::unique_ptr<icu::RuleBasedNumberFormat> format_;
};

TEST_F(SpellOut, EveryIntegerToTenThousand) {
  for (int64_t value = 0; value <= 10000 && !HasFailure(); ++value) expect_back(value);
}

TEST_F(SpellOut, ASampleToTenToTheFifteenth) {
  std::mt19937_64 random(20231205);
  for (int64_t limit = 100000; limit <= 1000000000000000; limit *= 10) {
    for (int i = 0; i < 500 && !HasFailure(); ++i) {
      expect_back(static_cast<int64_t>(random() % static_cast<uint64_t>(limit)));
    }
  }
}

}  // namespace
}  // namespace derek::value
