#include "grammar/test_rows.h"

#include <xxhash.h>

#include <algorithm>

#include "grammar/program.h"

namespace derek::grammar {

namespace {
constexpr uint32_t kMostRemembered = 1 << 16;  // forms
constexpr size_t kFirstSlots = 1 << 12;        // a power of two
constexpr size_t kWordsOfLine = 8;             // of a cache line
constexpr uint32_t kUnknown = 0, kNoClass = 1, kFirstClass = 2;
}  // namespace

TestRows::TestRows(const Program& program) : program_(program), width_(program.index.width), slots_(kFirstSlots) {}

void TestRows::set_sentence(const SentenceView& sentence) {
  const TestIndex& index = program_.index;
  able_.resize(sentence.size * width_);
  may_.resize(sentence.size * width_);
  somewhere_.assign(width_, 0);
  find_forms(sentence);
  for (uint32_t at = 0; at < sentence.size; ++at)
    std::copy_n(form_rows_.data() + rows_[at] * width_, width_, able_.data() + at * width_);
  bar_by_numbers(sentence);
  const Document& document = *sentence.document;
  for (uint32_t at = 0; at < sentence.size; ++at) {
    uint64_t* able = able_.data() + at * width_;
    uint64_t* may = may_.data() + at * width_;
    const bool number = sentence.numbers[at] < sentence.numbers[at + 1];
    for (size_t w = 0; w < width_; ++w) may[w] = index.single[w] | (number ? index.numbers[w] : 0);
    for (uint32_t i = sentence.hits[at]; i < sentence.hits[at + 1]; ++i) {
      const EntryClass* entry = class_of(document.list_hits[i]);
      if (!entry) continue;
      for (size_t w = 0; w < width_; ++w) {
        may[w] |= entry->takes[w];
        able[w] &= ~entry->bars[w];
      }
    }
    for (size_t w = 0; w < width_; ++w) {
      may[w] &= able[w];
      somewhere_[w] |= may[w];
    }
  }
}

void TestRows::add(const Found& found) {
  const TestIndex& index = program_.index;
  for (const uint32_t test : index.takes_rule[found.rule]) {
    if (!has_bit(able_.data() + found.tokens.first * width_, test)) continue;
    set_bit(may_.data() + found.tokens.first * width_, test);
    set_bit(somewhere_.data(), test);
  }
  for (uint32_t at = found.tokens.first; at < found.tokens.last; ++at) {
    for (const uint32_t test : index.barred_by_rule[found.rule]) {
      clear_bit(able_.data() + at * width_, test);
      clear_bit(may_.data() + at * width_, test);
    }
  }
}

// What is remembered is larger than the caches: all that the sentence needs of it is fetched ahead.
void TestRows::find_forms(const SentenceView& sentence) {
  if (form_count_ + sentence.size > kMostRemembered) {
    std::fill(slots_.begin(), slots_.end(), FormSlot());
    form_rows_.clear();
    row_by_hash_ = {};
    form_count_ = row_count_ = 0;
  }
  while (2 * (form_count_ + sentence.size) > slots_.size()) widen();
  keys_.resize(sentence.size);
  rows_.resize(sentence.size);
  for (uint32_t at = 0; at < sentence.size; ++at) {
    keys_[at] = key_of(sentence, at);
    __builtin_prefetch(&slot_at(keys_[at].low));
  }
  for (uint32_t at = 0; at < sentence.size; ++at) {
    FormSlot& slot = slot_of(keys_[at]);
    if (slot.row == kNone) {
      slot = {keys_[at].high, keys_[at].low, row_of_form(sentence, at)};
      ++form_count_;
    }
    rows_[at] = slot.row;
    const uint64_t* row = form_rows_.data() + slot.row * width_;
    for (size_t w = 0; w < width_; w += kWordsOfLine) __builtin_prefetch(row + w);
  }
}

// Where the form is or would be.
TestRows::FormSlot& TestRows::slot_of(const FormKey& key) {
  uint64_t place = key.low;
  while (slot_at(place).row != kNone && !slot_at(place).is(key)) ++place;
  return slot_at(place);
}

void TestRows::widen() {
  std::vector<FormSlot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const FormSlot& slot : old)
    if (slot.row != kNone) slot_of({slot.high, slot.low}) = slot;
}

// Spelling, space and readings.
TestRows::FormKey TestRows::key_of(const SentenceView& sentence, uint32_t at) {
  const Document& document = *sentence.document;
  const Token& token = sentence.token(at);
  key_.assign(document.view(token));
  key_ += static_cast<char>(TestIndex::look(token));
  for (uint32_t i = token.first_analysis; i < token.first_analysis + token.analysis_count; ++i) {
    const Analysis& reading = document.analyses[i];
    key_.append(reinterpret_cast<const char*>(&reading.tags), sizeof reading.tags);
    key_.append(document.view(reading.lemma));
    key_ += '\0';
  }
  const XXH128_hash_t hash = XXH3_128bits(key_.data(), key_.size());
  return {hash.high64, static_cast<uint32_t>(hash.low64)};
}

// Its number among form_rows_: words that no rule names are told apart by their looks and readings alone.
uint32_t TestRows::row_of_form(const SentenceView& sentence, uint32_t at) {
  append_row(sentence, at);
  const uint64_t* made = form_rows_.data() + row_count_ * width_;
  uint32_t& same = row_by_hash_[XXH3_64bits(made, width_ * sizeof *made) | 1];  // 0 is no key
  if (same > 0 && std::equal(made, made + width_, form_rows_.data() + (same - 1) * width_)) {
    form_rows_.resize(row_count_ * width_);
    return same - 1;
  }
  same = ++row_count_;
  return same - 1;
}

void TestRows::append_row(const SentenceView& sentence, uint32_t at) {
  const TestIndex& index = program_.index;
  const Document& document = *sentence.document;
  const Token& token = sentence.token(at);
  const Row& look = index.by_look[TestIndex::look(token)];
  const size_t begin = form_rows_.size();
  form_rows_.resize(begin + width_);
  uint64_t* row = form_rows_.data() + begin;
  const auto try_test = [&](uint32_t test) {
    if (has_bit(look.data(), test) && holds_alone(program_.tests[test], sentence, *program_.lexicon, at))
      set_bit(row, test);
  };
  const auto try_word = [&](const StringMap<TestIndex::Tests>& by_word, std::string_view word) {
    const auto it = by_word.find(word);
    if (it == by_word.end()) return;
    for (const uint32_t test : it->second) try_test(test);
  };
  for (size_t w = 0; w < width_; ++w) {
    row[w] = look[w] & index.several[w];
    for (uint64_t bits = look[w] & index.open[w]; bits != 0; bits &= bits - 1)
      try_test(static_cast<uint32_t>(w) * 64 + lowest_bit(bits));
  }
  try_word(index.by_text, document.view(token));
  try_word(index.by_lower, document.view(token.lower));
  for (uint32_t i = token.first_analysis; i < token.first_analysis + token.analysis_count; ++i)
    try_word(index.by_lemma, document.view(document.analyses[i].lemma));
}

const TestRows::EntryClass* TestRows::class_of(const ListHit& hit) {
  const std::vector<TestIndex::ListUse>& uses = program_.index.lists[hit.list];
  if (uses.empty()) return nullptr;
  if (entry_class_.empty()) entry_class_.assign(program_.lexicon->entry_count(), kUnknown);
  uint32_t& known = entry_class_[hit.entry];
  if (known == kUnknown) {
    key_.assign(reinterpret_cast<const char*>(&hit.list), sizeof hit.list);
    bool any = false;
    for (const TestIndex::ListUse& use : uses) {
      const bool one = is_one_of(hit, use.ref, *program_.lexicon);
      key_ += one ? '1' : '0';
      any = any || one;
    }
    const auto [it, is_new] = class_by_key_.try_emplace(key_, static_cast<uint32_t>(classes_.size()));
    if (is_new) {
      EntryClass made{Row(width_), Row(width_)};
      for (size_t i = 0; i < uses.size(); ++i) {
        if (key_[sizeof hit.list + i] == '0') continue;
        for (const uint32_t test : uses[i].takes) set_bit(made.takes.data(), test);
        for (const uint32_t test : uses[i].bars) set_bit(made.bars.data(), test);
      }
      classes_.push_back(std::move(made));
    }
    known = any ? it->second + kFirstClass : kNoClass;
  }
  return known == kNoClass ? nullptr : &classes_[known - kFirstClass];
}

void TestRows::bar_by_numbers(const SentenceView& sentence) {
  const Document& document = *sentence.document;
  for (uint32_t i = sentence.numbers[0]; i < sentence.numbers[sentence.size]; ++i) {
    const Number& number = document.numbers[i];
    const uint32_t first = number.tokens.first - sentence.first,
                   last = std::min(number.tokens.last - sentence.first, sentence.size);
    for (const uint32_t test : program_.index.barred_by_numbers) {
      const std::vector<NumberTest>& ranges = program_.tests[test].no_numbers;
      if (std::none_of(ranges.begin(), ranges.end(), [&](const NumberTest& r) { return r.holds(number); }))
        continue;
      for (uint32_t at = first; at < last; ++at) clear_bit(able_.data() + at * width_, test);
    }
  }
}

}  // namespace derek::grammar
