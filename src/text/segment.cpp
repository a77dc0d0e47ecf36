#include "text/segment.h"

#include <algorithm>

#include "base/tsv.h"
#include "base/utf8.h"
#include "text/cutter.h"
#include "text/raw_tokens.h"
#include "text/sentence.h"
#include "text/token.h"

namespace derek::text {

namespace {

constexpr const char* kRules = "segment/tokens.txt";

struct BreakScratch : Scratch {
  std::unique_ptr<icu::BreakIterator> breaks;
};

TokenKind kind_of(std::string_view token, RawStatus status) {
  switch (status) {
    case RawStatus::kWord:
      return TokenKind::kWord;
    case RawStatus::kNumber:
      return TokenKind::kNumber;
    case RawStatus::kUrl:
      return TokenKind::kUrl;
    case RawStatus::kEmail:
      return TokenKind::kEmail;
    case RawStatus::kHandle:
      return TokenKind::kHandle;
    default:
      break;
  }
  size_t i = 0;
  return is_symbol(utf8::next(token, i)) ? TokenKind::kSymbol : TokenKind::kPunctuation;
}

}  // namespace

struct Segmenter::Impl {
  explicit Impl(Cutter c) : cutter(std::move(c)) {}
  Cutter cutter;
  SegmentTables tables;
};

Segmenter::Segmenter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Segmenter::~Segmenter() = default;

Result<std::unique_ptr<Segmenter>> Segmenter::create(const std::vector<SourceText>& sources) {
  const auto rules =
      std::find_if(sources.begin(), sources.end(), [](const SourceText& s) { return s.name == kRules; });
  if (rules == sources.end()) return Error{"data", "the break rules are missing", kRules, 0, 0, ""};
  Result<Cutter> cutter = Cutter::create(*rules);
  if (!cutter) return cutter.error();
  auto impl = std::make_unique<Impl>(std::move(*cutter));
  const struct {
    const char* name;
    WordClasses* words;
  } tables[] = {{"segment/abbreviation.tsv", &impl->tables.abbreviations},
                {"segment/digit_suffix.tsv", &impl->tables.digit_suffixes},
                {"segment/before_number.tsv", &impl->tables.before_number},
                {"segment/domain.tsv", &impl->tables.domains}};
  for (const auto& table : tables) {
    Result<WordClasses> words = WordClasses::create(sources, table.name);
    if (!words) return words.error();
    *table.words = std::move(*words);
  }
  return std::unique_ptr<Segmenter>(new Segmenter(std::move(impl)));
}

std::unique_ptr<Scratch> Segmenter::make_scratch() const {
  auto scratch = std::make_unique<BreakScratch>();
  scratch->breaks = impl_->cutter.make_iterator();
  return scratch;
}

void Segmenter::run(Document& document, Scratch* scratch) const {
  if (!document.tokens.empty() || document.text.empty()) return;
  std::unique_ptr<Scratch> own;
  if (!scratch) {
    own = make_scratch();
    scratch = own.get();
  }
  const std::string_view text = document.text;
  RawTokens raw = impl_->cutter.cut(text, *static_cast<BreakScratch*>(scratch)->breaks);
  split_numbers(text, impl_->tables, raw);
  split_words_from_numbers(text, impl_->tables, raw);
  join_addresses(text, impl_->tables, raw);
  join_abbreviations(text, impl_->tables, raw);
  document.tokens.reserve(raw.size());
  uint32_t end = 0;
  for (const RawToken& token : raw) {
    const std::string_view view = text.substr(token.span.begin, token.span.size());
    append_token(document, token.span, kind_of(view, token.status), token.span.begin > end);
    end = token.span.end;
  }
  cut_sentences(document, impl_->tables.abbreviations);
}

}  // namespace derek::text
