#include "value/values.h"

#include <algorithm>
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
    Constructor{"number", {kAmount, "counted measured sort minus one_in"}, make_number},
    Constructor{"ordinal", {"number"}, make_ordinal},
    Constructor{"score", {"first second"}, make_score},
    Constructor{"percentage", {kAmount, "minus"}, make_percentage},
    Constructor{"money", {kAmount, "currency minor"}, make_money},
    Constructor{"quantity", {kAmount, "unit number2 unit2 minus"}, make_quantity},
    Constructor{"date", {kDay, kClock, "approx"}, make_date},
    Constructor{"interval", {kDay, kSecondDay, "months approx"}, make_interval},
    Constructor{"dates", {kDay}, make_set_of_dates},
    Constructor{"relative", {"unit"}, make_relative},
    Constructor{"ago", {"number unit approx"}, make_ago},
    Constructor{"period", {"number unit approx"}, make_period},
    Constructor{"weekday", {"weekday"}, make_weekday},
    Constructor{"same", {"unit"}, make_same},
    Constructor{"same_period", {"year relative_year"}, make_same_period},
    Constructor{"duration", {"number min max pair scale approx", "unit number2 unit2"}, make_duration},
    Constructor{"age", {"number min max pair unit approx"}, make_age},
    Constructor{"set", {"unit weekday number"}, make_set},
    Constructor{"decade", {"number century approx"}, make_decade},
    Constructor{"century", {"century half century2"}, make_century},
    Constructor{"first_months", {"number year relative_year"}, make_first_months},
    Constructor{"ten_days", {"year relative_year month third"}, make_ten_days},
    Constructor{"school_year", {"year"}, make_school_year},
    Constructor{"time", {kClock, "approx"}, make_time},
    Constructor{"time_interval", {kClock, kSecondClock, "approx"}, make_time_interval},
    Constructor{"day_part", {"part"}, make_day_part},
    Constructor{"vague", {}, make_vague},
    Constructor{"phone", {"phone extension"}, make_phone},
    Constructor{"address", {}, make_address},
    Constructor{"email", {"email"}, make_email},
    Constructor{"url", {"url"}, make_url},
};

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

// Months, a quarter or half-year (2024-01/2024-05, 2024-33), not days: what сәйкес кезең may point to.
bool is_part_of_year(std::string_view edtf) {
  const auto month = [](std::string_view s) {
    return s.size() == 7 && s[4] == '-' && s.find_first_not_of("0123456789-") == std::string_view::npos;
  };
  return month(edtf) ||
         (edtf.size() == 15 && edtf[7] == '/' && month(edtf.substr(0, 7)) && month(edtf.substr(8)));
}

// How many sentences back сол күні may point.
constexpr uint32_t kToldReach = 3;

}  // namespace

std::span<const Constructor> constructors() {
  return kConstructors;
}

const Constructor* find_constructor(std::string_view name) {
  const auto* found = std::find_if(kConstructors.begin(), kConstructors.end(),
                                   [&](const Constructor& c) { return c.name == name; });
  return found == kConstructors.end() ? nullptr : found;
}

void Values::run(Document& document, Scratch*) const {
  fill(document);
  if (!document.date.empty()) return;
  const std::string day = dateline(document);
  if (day.empty() && document.fallback_date.empty()) return;
  document.date = day.empty() ? document.fallback_date : day;
  document.date_source = day.empty() ? "metadata" : "text";
  fill(document);  // once more: what is relative has something to lean on now
}

void Values::fill(Document& document) const {
  const auto reference = parse_reference(document.date);
  Told told;
  uint32_t told_sentence = 0, period_sentence = 0, whole_sentence = 0, sentence = 0;
  for (Mention& mention : document.mentions) {
    if (mention.match >= document.matches.size()) continue;
    while (sentence + 1 < document.sentences.size() &&
           document.sentences[sentence].tokens.last <= mention.tokens.first) {
      ++sentence;
      told.counted.clear();
      if (sentence > whole_sentence + 1 || document.sentences[sentence].new_paragraph) told.whole.clear(), told.whole_count = 0;
    }
    if (sentence > told_sentence + kToldReach) told.date.clear();
    if (sentence > period_sentence + kToldReach) told.period.clear();
    const Slots slots(document, lexicon_, document.matches[mention.match], reference, told);
    const Constructor* constructor = find_constructor(slots.attribute("value"));
    if (constructor == nullptr) continue;
    mention.value = constructor->make(slots);
    if (!mention.value) continue;
    add_bounds(*mention.value);
    if (mention.value->anchor == "document" && document.date_source == "text") mention.value->anchor = "text";
    if (mention.value->kind == "date" && !mention.value->start.empty() &&
        mention.value->edtf == mention.value->start.substr(0, mention.value->edtf.size())) {
      told.date = mention.value->edtf;
      told_sentence = sentence;
    }
    if (is_part_of_year(mention.value->edtf)) {
      told.period = mention.value->edtf;
      period_sentence = sentence;
    }
    if (!mention.value->counted.empty()) {
      told.counted = mention.value->counted;
      // The parts point to the same whole: бесеуі …, үшеуі …, біреуі ….
      if (told.counted != told.whole) {
        told.whole = told.counted;
        told.whole_count = mention.value->value.value_or(0);
      }
      whole_sentence = sentence;
    }
    // оның үштен бірі: of the money, when money was told last.
    if (mention.label == Label::kMoney || mention.label == Label::kQuantity) told.counted.clear();
  }
}

}  // namespace derek::value
