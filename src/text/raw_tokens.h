// What the break rules cut, on its way to tokens: the named steps that join and split by tables.
#pragma once

#include <string_view>
#include <vector>

#include "derek/document.h"
#include "text/word_classes.h"

namespace derek::text {

// Statuses of segment/tokens.txt, and kEmail for what join_addresses finds.
enum class RawStatus : uint16_t {
  kOther = 0,
  kWord = 100,
  kNumber = 200,
  kNumberWithLetters = 300,
  kUrl = 400,
  kEmail = 600,
  kHandle = 700,
  kWordWithNumber = 800,
  kDots = 900,
};

struct RawToken {
  Span span;
  RawStatus status = RawStatus::kOther;
};
using RawTokens = std::vector<RawToken>;

struct SegmentTables {
  WordClasses abbreviations, digit_suffixes, before_number, domains;
};

// 5-сынып → 5 - сынып unless a suffix follows the hyphen: 25-і.
void split_numbers(std::string_view text, const SegmentTables& tables, RawTokens& tokens);
// саны-281 → саны - 281; covid-19, Қазақстан-2050 stay.
void split_words_from_numbers(std::string_view text, const SegmentTables& tables, RawTokens& tokens);
// egov . kz / x → egov.kz/x; info @mail.kz → info@mail.kz. The last part of a bare host must be a listed one.
void join_addresses(std::string_view text, const SegmentTables& tables, RawTokens& tokens);
// т . б . → т.б.; Қ . → Қ.; млн . - нан → млн.-нан
void join_abbreviations(std::string_view text, const SegmentTables& tables, RawTokens& tokens);

}  // namespace derek::text
