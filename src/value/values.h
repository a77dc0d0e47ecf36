// From a rule's match to a value: fills Mention::value of mentions that come from a match.
//
// The rule names a constructor (`set value=NAME`); it reads the match's slots and attributes. A slot's number
// is the Number of exactly its tokens, its list value that of the list entry of exactly its tokens. The
// reference date is Document::date. What the text and the reference date do not support stays absent.
//
//   constructor   slots                                        attributes
//   number        number | min max | pair scale (бес-алты мың) | order |
//                 one_in (әр бесінші),
//                 approx counted, sort (before counted),
//                 measured (140 орындық)                       modifier order unit counted=told
//   ordinal       number                                       modifier
//   score         first second (3:1)
//   percentage    number | min max, approx                     modifier
//   money         number | min max | order, currency minor approx     currency (ISO 4217)
//   quantity      number | min max | order, unit minus approx  unit (UCUM)
//                 number2 unit2 (1 шақырым 200 метр)
//   date          year month day | relative_year | relative_day | numeric (10.12.2023) | holiday | season
//   quarter half,
//                 hour minute clock part                       year_offset month_offset sub era bound edge
//                 modifier nearest=before|after
//   interval      as date, and the same names with 2 behind;
//                 months (қаңтар-қараша)                       bound edge modifier
//   dates         as date, `day` or `year` more than once      → {a,b,c}
//   relative      unit                                         unit ref=this|last|next offset bound edge
//   ago           number unit                                  unit direction=past|future
//   period        number unit                                  unit direction=past|future: соңғы 3 жылда
//   weekday       weekday                                      ref=last|next, today=too (last: on or before
//                 the day itself); of=week: ref=this|last|next
//   same          unit: the day, month or year told before (сол күні)
//   same_period   year | relative_year: the months told before in that year, else from its start to the day
//                 of the reference date
//   duration      number | min max, unit approx, number2 unit2 unit (ISO 8601)
//   age           number (several) | min max, unit, approx                     modifier
//   set           unit number | weekday                               repeat unit
//   decade        number (1900, 90), century                           century=past
//   century       century half century2                          era=bce ref=this|last|next
//   first_months  number year relative_year                    9 айда
//   ten_days      year month relative_year third (of the month)
//   school_year   year                                         ref=this|last|next bound
//   time          hour minute clock part, before (minutes to)  clock part bound
//   time_interval the same, and with 2 behind
//   day_part      part
//   vague                                                      kind: a date that no calendar fixes
//   phone         phone extension
//   address       the mention itself
//   email, url    the slot of that name, or the mention itself
//
// Dates: edge=start|end takes the first or last day of the value, then bound=since|after makes X/..,
// until|before makes ../X. A day or month without a year takes the reference's; the year before if that is
// more than half a year ahead, the next if it is more than nine months back; with no reference it has XXXX.
// In an interval either end lends the other its month and year.
//
// Without a reference date the day that a release opens with becomes it (Document::date_source "text"), else
// Document::fallback_date ("metadata").
//
// Thread rule: constant after construction.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "base/stage.h"
#include "lexicon/lexicon.h"

namespace derek::value {

class Slots;

class Values : public Stage {
 public:
  // The lexicon must outlive the stage.
  explicit Values(const lexicon::Lexicon& lexicon) : lexicon_(lexicon) {}

  std::string_view name() const override { return "value"; }
  void run(Document& document, Scratch* scratch) const override;

 private:
  void fill(Document& document) const;

  const lexicon::Lexicon& lexicon_;
};

// A constructor and the slots that it reads, for checking rules too.
struct Constructor {
  std::string_view name;
  std::array<std::string_view, 3> slots;  // groups of names, separated by spaces
  std::optional<Value> (*make)(const Slots&);
};
std::span<const Constructor> constructors();
const Constructor* find_constructor(std::string_view name);  // null: there is none

}  // namespace derek::value
