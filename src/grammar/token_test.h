// A bracket, resolved against the lexicon and the rules, and its evaluation at a token.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "derek/document.h"
#include "lexicon/lexicon.h"

namespace re2 {
class RE2;
}

namespace derek::grammar {

// A match that a rule made in the sentence at hand. Tokens count from the sentence's (or piece's) first.
struct Found {
  uint32_t rule = 0;
  TokenRange tokens;  // of the mention
  TokenRange extent;
  uint32_t first_slot = 0, slot_count = 0;
  uint32_t next = UINT32_MAX;  // the next one that starts at the same token
};

// What the tests look at: one sentence (or piece of a very long one) with what is indexed by its tokens.
struct SentenceView {
  const Document* document = nullptr;
  uint32_t first = 0;  // token of the document
  uint32_t size = 0;
  bool is_start = true, is_end = true;  // false at the cuts of a long sentence
  std::vector<uint32_t> hits;      // size + 1: those that start at i are list_hits[hits[i]] … [hits[i + 1]]
  std::vector<uint32_t> numbers;   // the same for numbers
  std::vector<Found> found;        // accepted matches of lower levels
  std::vector<uint32_t> found_at;  // size: the first of a chain of `found`, or UINT32_MAX

  void reset(const Document& d, TokenRange tokens, bool start, bool end);
  void add(Found match);
  const Token& token(uint32_t i) const { return document->tokens[first + i]; }
};

enum class Consumes : uint8_t { kToken, kList, kNumber, kType };

// Equality with one of some words, or a full match of one of some expressions.
struct WordTest {
  WordTest();
  WordTest(WordTest&&) noexcept;
  WordTest& operator=(WordTest&&) noexcept;
  ~WordTest();
  bool holds(std::string_view word) const;

  bool negative = false;
  // What it matches lies between `least` and `most` in the order of bytes: few words need the expression itself.
  struct Expression {
    std::unique_ptr<re2::RE2> matcher;
    std::string least, most;
    bool bounded = false;
  };

  std::vector<std::string> words;  // sorted
  std::vector<Expression> expressions;
};

struct TagTest {
  bool negative = false;
  std::vector<uint32_t> sets;
  bool holds(uint32_t tags) const;
};

struct ListRef {
  uint32_t list = 0;
  struct Cell {
    std::string column;
    std::vector<std::string> values;
    bool operator==(const Cell&) const = default;
  };
  std::vector<Cell> cells;  // all must hold
  bool operator==(const ListRef&) const = default;
};

// The hit's entry is one that `ref` means.
bool is_one_of(const ListHit& hit, const ListRef& ref, const lexicon::Lexicon& lexicon);

struct NumberTest {
  double min = 0, max = 0;
  bool holds(const Number& number) const { return number.value >= min && number.value <= max; }
};

struct TokenTest {
  Consumes consumes = Consumes::kToken;
  std::vector<ListRef> lists;  // kList: any of these
  NumberTest range;            // kNumber
  std::vector<bool> rules;     // kType: indexed by rule

  std::vector<WordTest> text, lower, lemma;
  std::vector<TagTest> tags;
  uint32_t shapes = UINT32_MAX, kinds = UINT32_MAX;  // bits of what the first token may be
  bool glued = false, spaced = false;
  bool digits = false, words = false, integer = false;              // of the number
  bool not_digits = false, not_words = false, not_integer = false;  // the same, negated

  std::vector<ListRef> no_lists;            // none starts at the first token
  std::vector<std::vector<bool>> no_rules;  // none of these overlaps
  std::vector<NumberTest> no_numbers;       // none of these overlaps

  std::string source;  // as written, for dump
};

// What a test of one token asks of its word and readings holds; looks and what else begins or lies there is
// left out.
bool holds_alone(const TokenTest& test, const SentenceView& sentence, const lexicon::Lexicon& lexicon,
                 uint32_t at);

// Appends where an item that begins at `at` and passes the test may end: longest first, each end once.
void find_ends(const TokenTest& test, const SentenceView& sentence, const lexicon::Lexicon& lexicon,
               uint32_t at, std::vector<uint32_t>& ends);

}  // namespace derek::grammar
