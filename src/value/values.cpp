#include "value/values.h"

#include <array>
#include <string>

#include "value/clocks.h"
#include "value/contacts.h"
#include "value/dates.h"
#include "value/edtf.h"
#include "value/eras.h"
#include "value/figures.h"

namespace derek::value {
namespace {

constexpr std::string_view kAmount = "number min max pair scale order approx";
constexpr std::string_view kDay =
    "year month day relative_year relative_day numeric holiday season quarter half";
constexpr std::string_view kSecondDay =
    "year2 month2 day2 relative_year2 relative_day2 numeric2 holiday2 season2 quarter2 half2";
constexpr std::string_view kClock = "hour minute before clock part";
constexpr std::string_view kSecondClock = "hour2 minute2 clock2 part2";

constexpr std::array kConstructors = {
    Constructor{"number", {kAmount, "counted minus"}},
    Constructor{"ordinal", {"number"}},
    Constructor{"percentage", {kAmount, "minus"}},
    Constructor{"money", {kAmount, "currency minor"}},
    Constructor{"quantity", {kAmount, "unit number2 unit2 minus"}},
    Constructor{"date", {kDay, kClock, "approx"}},
    Constructor{"interval", {kDay, kSecondDay, "months approx"}},
    Constructor{"dates", {kDay}},
    Constructor{"relative", {"unit"}},
    Constructor{"ago", {"number unit approx"}},
    Constructor{"period", {"number unit approx"}},
    Constructor{"weekday", {"weekday"}},
    Constructor{"same", {"unit"}},
    Constructor{"same_period", {"year relative_year"}},
    Constructor{"duration", {"number min max pair scale approx", "unit number2 unit2"}},
    Constructor{"age", {"number min max pair unit approx"}},
    Constructor{"set", {"unit weekday"}},
    Constructor{"decade", {"number approx"}},
    Constructor{"century", {"century half century2"}},
    Constructor{"first_months", {"number year relative_year"}},
    Constructor{"school_year", {"year"}},
    Constructor{"time", {kClock, "approx"}},
    Constructor{"time_interval", {kClock, kSecondClock, "approx"}},
    Constructor{"day_part", {"part"}},
    Constructor{"vague", {}},
    Constructor{"phone", {"phone"}},
    Constructor{"email", {"email"}},
    Constructor{"url", {"url"}},
};

using Make = std::optional<Value> (*)(const Slots&);

constexpr std::array<Make, kConstructors.size()> kMakers = {
    make_number,   make_ordinal,      make_percentage,  make_money, make_quantity,      make_date,
    make_interval, make_set_of_dates, make_relative,    make_ago,   make_period,        make_weekday,
    make_same,     make_same_period,  make_duration,    make_age,   make_set,           make_decade,
    make_century,  make_first_months, make_school_year, make_time,  make_time_interval, make_day_part,
    make_vague,    make_phone,        make_email,       make_url};

Make find_maker(std::string_view name) {
  for (size_t i = 0; i < kConstructors.size(); ++i)
    if (kConstructors[i].name == name) return kMakers[i];
  return nullptr;
}

// Closed days for sorting, where the value has them.
void add_bounds(Value& value) {
  const Bounds bounds = edtf_bounds(value.edtf);
  if (bounds.start) value.start = to_iso(*bounds.start);
  if (bounds.end) value.end = to_iso(*bounds.end);
}

// The day that a release opens with: a whole date at most kDatelineReach tokens into the first or second
// paragraph (the first may be a headline). Dates elsewhere may belong to what is told.
constexpr uint32_t kDatelineReach = 4;

std::string dateline(const Document& document) {
  int paragraphs = 0;
  for (const Sentence& sentence : document.sentences) {
    if (!sentence.new_paragraph && paragraphs > 0) continue;
    if (++paragraphs > 2) break;
    for (const Mention& mention : document.mentions) {
      const bool opens = mention.tokens.first >= sentence.tokens.first &&
                         mention.tokens.first <= sentence.tokens.first + kDatelineReach;
      if (!opens || mention.label != Label::kDate || !mention.value) continue;
      const std::string& edtf = mention.value->edtf;
      if (edtf.size() == 10 && edtf.find_first_not_of("0123456789-") == std::string::npos) return edtf;
    }
  }
  return {};
}

// How many sentences back сол күні may point.
constexpr uint32_t kToldReach = 3;

}  // namespace

std::span<const Constructor> constructors() {
  return kConstructors;
}

void Values::run(Document& document, Scratch*) const {
  fill(document);
  if (!document.date.empty()) return;
  const std::string day = dateline(document);
  if (day.empty()) return;
  document.date = day;
  document.date_source = "text";
  fill(document);  // once more: what is relative has something to lean on now
}

void Values::fill(Document& document) const {
  const auto reference = parse_reference(document.date);
  std::string told;
  uint32_t told_sentence = 0, sentence = 0;
  for (Mention& mention : document.mentions) {
    if (mention.match >= document.matches.size()) continue;
    while (sentence + 1 < document.sentences.size() &&
           document.sentences[sentence].tokens.last <= mention.tokens.first)
      ++sentence;
    if (sentence > told_sentence + kToldReach) told.clear();
    const Slots slots(document, lexicon_, document.matches[mention.match], reference, told);
    const Make make = find_maker(slots.attribute("value"));
    if (make == nullptr) continue;
    mention.value = make(slots);
    if (!mention.value) continue;
    add_bounds(*mention.value);
    if (mention.value->anchor == "document" && document.date_source == "text") mention.value->anchor = "text";
    if (mention.value->kind == "date" && !mention.value->start.empty() &&
        mention.value->edtf == mention.value->start.substr(0, mention.value->edtf.size())) {
      told = mention.value->edtf;
      told_sentence = sentence;
    }
  }
}

}  // namespace derek::value
