// The reader beside its slow twin: every reading of every word must be the same.
#include "morph/reader.h"

#include <gtest/gtest.h>

#include <random>

#include "morph/letters.h"
#include "unit/morph/slow_reader.h"
#include "unit/morph/world.h"

namespace derek::morph {
namespace {

constexpr std::u32string_view kLetters = U"аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя-ab1́";

class ReaderTwin : public ::testing::Test {
 protected:
  ReaderTwin() {
    lexicon::Builder builder;
    std::string any = kHead, names = kHead + std::string("entry\n"), forms = kHead + std::string("entry\n");
    names.insert(0, "# match title\n");
    any += "entry\n";
    // A third of the stems each, so that lists and tables agree and differ.
    for (size_t i = 0; i < tables_.words.size(); ++i) {
      const std::string word(tables_.words.key(i));
      if (word.find_first_of(" -") != std::string::npos) continue;
      (i % 3 == 0 ? any : i % 3 == 1 ? names : forms) += word + "\n";
    }
    for (const auto& [name, text] : {std::pair<std::string, std::string>("noun", any), {"name", names},
                                     {tables_.form_lists.front(), forms}}) {
      const Status added = builder.add(name, *parse_table(name, text), false);
      EXPECT_TRUE(added.ok()) << added.error().to_string();
    }
    sections_ = *builder.finish();
    lexicon_ = std::make_unique<lexicon::Lexicon>(*lexicon::Lexicon::open(sections_.first, sections_.second));
    fast_ = std::make_unique<Reader>(tables_, *lexicon_);
    slow_ = std::make_unique<SlowReader>(files_, tables_, *lexicon_);
  }

  void expect_same(const std::string& word, std::string_view lemma_of) const {
    ASSERT_EQ(fast_->readings.size(), slow_->readings.size()) << word;
    for (size_t i = 0; i < fast_->readings.size(); ++i) {
      const Reading &a = fast_->readings[i], &b = slow_->readings[i];
      ASSERT_EQ(std::tuple(a.keep, a.add, a.nominative, a.tags, a.weight, a.listed),
                std::tuple(b.keep, b.add, b.nominative, b.tags, b.weight, b.listed))
          << word << ", reading " << i;
      ASSERT_EQ(a.parts, tables_.parts_of(std::string(lemma_of.substr(0, a.keep)).append(a.add))) << word;
    }
  }

  // As a word in small letters, with a capital, of capitals, as a number, as a suffix alone.
  void check(const std::string& word) const {
    if (word.empty()) return;
    const std::string lower = utf8::to_lower(word);
    for (const Shape shape : {Shape::kLower, Shape::kTitle, Shape::kMixed}) {
      for (const TokenKind kind : {TokenKind::kWord, TokenKind::kNumber}) {
        Token token;
        token.shape = shape;
        token.kind = kind;
        fast_->read(token, word, lower);
        slow_->read(token, word, lower);
        expect_same(word, lower);
      }
    }
    fast_->read_suffix(lower);
    slow_->read_suffix(lower);
    expect_same("-" + word, lower);
    std::vector<Prefix> a, b;
    scan_prefixes(word, lower, a);
    slow_prefixes(word, lower, b);
    ASSERT_EQ(a.size(), b.size());
    for (size_t i = 0; i < a.size(); ++i) {
      ASSERT_EQ(
          std::tuple(a[i].size, a[i].letters, a[i].vowels, a[i].final, a[i].harmony, a[i].after_consonants),
          std::tuple(b[i].size, b[i].letters, b[i].vowels, b[i].final, b[i].harmony, b[i].after_consonants))
          << word << ", place " << i;
    }
  }

  std::string some_word(std::mt19937& random, size_t most) const {
    std::string out;
    for (size_t n = 1 + random() % most; n > 0; --n) utf8::append(out, kLetters[random() % kLetters.size()]);
    return out;
  }

  static constexpr const char* kHead = "# about t\n# source t\n# licence t\n";
  const std::vector<SourceText> files_ = shipped_tables();
  const Tables tables_ = *read_tables(files_);
  std::pair<std::string, std::string> sections_;
  std::unique_ptr<lexicon::Lexicon> lexicon_;
  std::unique_ptr<Reader> fast_;
  std::unique_ptr<SlowReader> slow_;
};

// Stems of the tables and random ones, some with a capital or several, and suffixes behind one another, whether they
// may follow or not.
TEST_F(ReaderTwin, StemsAndSuffixes) {
  std::mt19937 random(1);
  const auto& rows = tables_.suffixes.rows();
  for (int round = 0; round < 12000; ++round) {
    std::string word(random() % 4 == 0 ? some_word(random, 5)
                                       : std::string(tables_.words.key(random() % tables_.words.size())));
    if (word.empty()) continue;
    size_t i = 0;
    const char32_t first = utf8::next(word, i);
    if (random() % 4 == 0) word = utf8::encode(utf8::to_upper(first)) + word.substr(i);
    if (random() % 8 == 0) {
      std::string capitals;
      for (size_t k = 0; k < word.size();) utf8::append(capitals, utf8::to_upper(utf8::next(word, k)));
      word = capitals + (random() % 2 ? "-" : "");
    }
    for (size_t n = random() % 5; n > 0; --n) word += rows[random() % rows.size()].text;
    if (random() % 8 == 0) word += "-ақ";
    ASSERT_NO_FATAL_FAILURE(check(word));
  }
}

TEST_F(ReaderTwin, RandomLetters) {
  std::mt19937 random(2);
  for (int round = 0; round < 12000; ++round) ASSERT_NO_FATAL_FAILURE(check(some_word(random, 12)));
}

TEST_F(ReaderTwin, WordsOfTheCorpus) {
  std::set<std::string> words;
  const auto files = *read_folder(DEREK_SOURCE_DIR "/corpus/press", {".txt"});
  for (const SourceText& file : files) {
    std::string word;
    for (size_t i = 0; i < file.text.size();) {
      const char32_t c = utf8::next(file.text, i);
      if (utf8::is_letter(c) || utf8::is_digit(c) || c == U'-') {
        utf8::append(word, c);
      } else {
        words.insert(std::move(word));
        word.clear();
      }
    }
  }
  ASSERT_GT(words.size(), 2000u);
  for (const std::string& word : words) ASSERT_NO_FATAL_FAILURE(check(word));
}

TEST(Endings, AreWorthWhatTheTwinSays) {
  const Tables tables = *read_tables(shipped_tables());
  std::mt19937 random(3);
  Endings fast;
  SlowEndings slow;
  const auto some_word = [&] {
    std::string out;
    for (size_t n = 1 + random() % 5; n > 0; --n) utf8::append(out, kLetters[random() % kLetters.size()]);
    return out;
  };
  EXPECT_EQ(fast.worth("қала"), 0);
  for (size_t i = 0; i < tables.words.size(); i += 2) {
    const std::string stem = i % 5 == 0 ? some_word() : std::string(tables.words.key(i));
    fast.learn(stem);
    slow.learn(stem);
  }
  fast.finish();
  slow.finish();
  std::set<int> worths;
  for (int round = 0; round < 20000; ++round) {
    const std::string word = some_word();
    ASSERT_EQ(fast.worth(word), slow.worth(word)) << word;
    worths.insert(fast.worth(word));
  }
  EXPECT_GT(worths.size(), 10u);
}

}  // namespace
}  // namespace derek::morph
