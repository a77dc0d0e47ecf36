// What a rule's match gives a constructor: the match's slots and attributes, read through the document's
// layers.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "derek/document.h"
#include "lexicon/lexicon.h"
#include "value/calendar.h"

namespace derek::value {

// What the text told before a mention, for words that point back.
struct Told {
  std::string date;     // the last day, month or year: сол күні
  std::string period;   // the last months, quarter or half-year: сәйкес кезең
  std::string counted;  // what the last number of the sentence counts: олардың екеуі
  // The last count of this sentence or the one before, whatever came between: … 9 оқиға тіркелген. Оның бесеуі …
  std::string whole;
  double whole_count = 0;
};

class Slots {
 public:
  // All must outlive the slots. `reference` is that of doc.date, if it gives one.
  Slots(const Document& document, const lexicon::Lexicon& lexicon, const Match& match,
        std::optional<Reference> reference, Told told = {});

  const std::optional<Reference>& reference() const { return reference_; }
  const Told& told() const { return told_; }
  TokenRange tokens() const { return match_.tokens; }

  std::optional<TokenRange> range(std::string_view name) const;  // the first slot of that name
  std::vector<TokenRange> ranges(std::string_view name) const;   // all of them
  bool has(std::string_view name) const { return range(name).has_value(); }

  std::string_view attribute(std::string_view key) const;  // "" where the rule sets none
  std::optional<int> integer_attribute(std::string_view key) const;

  std::string_view text(TokenRange tokens) const;  // as it stands
  std::string lower(std::string_view name) const;  // "" without the slot

  // The Number that covers exactly these tokens, or the digits of a single token.
  std::optional<double> number(TokenRange tokens) const;
  std::optional<double> number(std::string_view name) const;
  std::optional<int> integer(std::string_view name) const;  // no fraction, within ±1e9
  // How many times a last scale word made the number larger: 1e9 for `2,3 млрд`, else 1.
  double scale(TokenRange tokens) const;

  // A column of the list entry that covers exactly the slot; "" where there is none.
  std::string_view cell(std::string_view name, std::string_view column) const;
  std::string_view cell(TokenRange tokens, std::string_view column) const;
  std::optional<int> integer_cell(std::string_view name, std::string_view column) const;

  // A column of the entry that is this word; for the parts of қаңтар-қараша, бес-алты.
  std::string_view word_cell(std::string_view list, std::string_view word, std::string_view column) const;
  // The two halves of a slot's lemma at its hyphen.
  std::optional<std::pair<std::string, std::string>> halves(std::string_view name) const;

  // Of the last token: of its number, its list hit, its likeliest reading.
  uint32_t tags(TokenRange tokens) const;
  // The words, the last as its lemma, in the reading that has one of the tags if there is one; of several
  // words the last keeps its possessive (сауын роботы).
  std::string lemma(std::string_view name, uint32_t preferred_tags = 0) const;

 private:
  const Number* find_number(TokenRange tokens) const;
  std::span<const ListHit> hits(TokenRange tokens) const;  // of exactly these tokens

  const Document& document_;
  const lexicon::Lexicon& lexicon_;
  const Match& match_;
  std::optional<Reference> reference_;
  Told told_;
};

}  // namespace derek::value
