// Integers that ICU spells out in Kazakh come back as one number: bare, as ordinals, and in every case that
// derek's own generator gives them.
//
// Built for release: every integer to a million, bare and in one other form, forms taken in turn. With
// assertions, and so under sanitizers: the same for every kStride-th. Always: all below ten thousand in all
// forms, and a seeded sample to 10^15.
#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/rbnf.h>

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "morph/analyzer.h"
#include "morph/generator.h"
#include "unit/value/small_document.h"
#include "value/number.h"

namespace derek::value {
namespace {

#ifdef NDEBUG
constexpr int64_t kStride = 1;
#else
constexpr int64_t kStride = 97;
#endif

constexpr uint32_t kForms[] = {kNom, kGen, kDat, kAcc, kLoc, kAbl, kIns, kOrdinal};

const std::map<std::string, std::string> kOrdinals = {{"нөл", "нөлінші"},
                                                      {"бір", "бірінші"},
                                                      {"екі", "екінші"},
                                                      {"үш", "үшінші"},
                                                      {"төрт", "төртінші"},
                                                      {"бес", "бесінші"},
                                                      {"алты", "алтыншы"},
                                                      {"жеті", "жетінші"},
                                                      {"сегіз", "сегізінші"},
                                                      {"тоғыз", "тоғызыншы"},
                                                      {"он", "оныншы"},
                                                      {"жиырма", "жиырмасыншы"},
                                                      {"отыз", "отызыншы"},
                                                      {"қырық", "қырқыншы"},
                                                      {"елу", "елуінші"},
                                                      {"алпыс", "алпысыншы"},
                                                      {"жетпіс", "жетпісінші"},
                                                      {"сексен", "сексенінші"},
                                                      {"тоқсан", "тоқсаныншы"},
                                                      {"жүз", "жүзінші"},
                                                      {"мың", "мыңыншы"},
                                                      {"миллион", "миллионыншы"},
                                                      {"миллиард", "миллиардыншы"},
                                                      {"триллион", "триллионыншы"}};

std::vector<SourceText> morph_sources() {
  auto files = *read_folder(DEREK_SOURCE_DIR "/dictionaries/morph", {".tsv"});
  for (auto& file : files) file.name = "morph/" + file.name;
  return files;
}

class SpellOut : public ::testing::Test {
 protected:
  SpellOut() {
    UErrorCode status = U_ZERO_ERROR;
    format_ = std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT, icu::Locale("kk"), status);
    EXPECT_TRUE(U_SUCCESS(status));
    const morph::Generator generator(tables_);
    for (const auto& [word, ordinal] : kOrdinals) {
      for (const uint32_t form : kForms)
        endings_[form][word] = form == kOrdinal ? ordinal : generator.form(word, {.case_tag = form});
    }
  }

  std::string words(int64_t value, uint32_t form) const {
    icu::UnicodeString text;
    format_->format(value, text);
    std::string out;
    text.toUTF8String(out);
    const size_t space = out.rfind(' ');
    const size_t last = space == std::string::npos ? 0 : space + 1;
    return out.substr(0, last) + endings_.at(form).at(out.substr(last));
  }

  // Many at once, a sentence each: queue them, then check.
  void queue(int64_t value, uint32_t form) {
    // бірге, бірден alone are adverbs: together, at once.
    if (value == 1 && (form == kDat || form == kAbl)) return;
    asked_.push_back({value, form});
    lines_.push_back(words(value, form));
    if (asked_.size() >= 4096) check();
  }

  void check() {
    Document doc;
    for (const std::string& line : lines_) add_sentence(doc, line);
    const auto scratch = analyzer_->make_scratch();
    analyzer_->run(doc, scratch.get());
    reader_.run(doc, nullptr);
    auto number = doc.numbers.begin();
    for (size_t i = 0; i < asked_.size() && !HasFailure(); ++i) {
      const TokenRange whole = doc.sentences[i].tokens;
      while (number != doc.numbers.end() && number->tokens.first < whole.first) ++number;
      ASSERT_NE(number, doc.numbers.end()) << lines_[i];
      EXPECT_EQ(number->tokens, whole) << lines_[i];
      EXPECT_EQ(number->value, static_cast<double>(asked_[i].first)) << lines_[i];
      EXPECT_NE(number->tags & asked_[i].second, 0u) << lines_[i];
    }
    asked_.clear();
    lines_.clear();
  }

 private:
  static void add_sentence(Document& doc, const std::string& line) {
    const auto first = static_cast<uint32_t>(doc.tokens.size());
    std::istringstream words(line);
    for (std::string word; words >> word;) {
      if (!doc.text.empty()) doc.text += ' ';
      Token token;
      token.space_before = !doc.text.empty();
      token.span.begin = static_cast<uint32_t>(doc.text.size());
      doc.text += word;
      token.span.end = static_cast<uint32_t>(doc.text.size());
      token.shape = Shape::kLower;
      token.lower = doc.add(word);
      doc.tokens.push_back(token);
    }
    doc.sentences.push_back({{first, static_cast<uint32_t>(doc.tokens.size())}});
  }

  TestLexicon lexicon_{{"number_word"}};
  const std::vector<SourceText> sources_ = morph_sources();
  const morph::Tables tables_ = *morph::read_tables(sources_);
  const std::unique_ptr<morph::Analyzer> analyzer_ = *morph::Analyzer::create(sources_, *lexicon_.lexicon);
  NumberReader reader_{*lexicon_.lexicon};
  std::unique_ptr<icu::RuleBasedNumberFormat> format_;
  std::map<uint32_t, std::map<std::string, std::string>> endings_;  // form → last word → its form
  std::vector<std::pair<int64_t, uint32_t>> asked_;
  std::vector<std::string> lines_;
};

TEST_F(SpellOut, AllFormsBelowTenThousand) {
  for (int64_t value = 0; value < 10000 && !HasFailure(); ++value)
    for (const uint32_t form : kForms) queue(value, form);
  check();
}

TEST_F(SpellOut, ToAMillion) {
  size_t turn = 0;
  for (int64_t value = 10000; value <= 1000000 && !HasFailure(); value += kStride) {
    queue(value, kNom);
    queue(value, kForms[1 + turn++ % (std::size(kForms) - 1)]);
  }
  check();
}

TEST_F(SpellOut, ASampleToTenToTheFifteenth) {
  std::mt19937_64 random(20231205);
  for (int64_t limit = 10000000; limit <= 1000000000000000; limit *= 10) {
    for (int i = 0; i < 300 && !HasFailure(); ++i) {
      const auto value = static_cast<int64_t>(random() % static_cast<uint64_t>(limit));
      queue(value, kNom);
      queue(value, kForms[random() % std::size(kForms)]);
    }
  }
  for (int64_t round = 1000000; round <= 1000000000000; round *= 1000)
    for (const uint32_t form : kForms) queue(round, form), queue(2 * round, form);
  check();
}

}  // namespace
}  // namespace derek::value
