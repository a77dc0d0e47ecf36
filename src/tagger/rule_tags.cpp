#include "tagger/rule_tags.h"

#include <algorithm>

#include "tagger/tags.h"

namespace derek::tagger {

namespace {

std::string_view lower(const Document& d, uint32_t token) {
  return d.view(d.tokens[token].lower);
}

bool starts_with_any(std::string_view word, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view s) { return word.starts_with(s); });
}

// «Нұр Отан» партиясы → Нұр Отан.
TokenRange without_quotes(const Document& d, TokenRange r) {
  if (r.size() < 3 || lower(d, r.first) != "«") return r;
  uint32_t depth = 0;
  for (uint32_t t = r.first; t < r.last; ++t) {
    if (lower(d, t) == "«") ++depth;
    if (lower(d, t) == "»" && --depth == 0) return t > r.first + 1 ? TokenRange{r.first + 1, t} : r;
  }
  return r;
}

// Ақтау қаласында → Ақтау, Ертіс өңірінде → Ертіс; Ақмола облысы stays.
TokenRange without_type(const Document& d, TokenRange r) {
  if (r.size() < 2) return r;
  const std::string_view last = lower(d, r.last - 1);
  if (!starts_with_any(last, {"қаласы", "ауданы", "ауылы", "аулы", "кенті", "елі", "өңірі"})) return r;
  return {r.first, r.last - 1};
}

// The body and place right before a title belong to KazNERD's POSITION. `ending` says where the outermost body or
// place that ends before a token begins.
TokenRange with_body(const std::vector<uint32_t>& ending, TokenRange title) {
  while (ending[title.first] != kNoIndex) title.first = ending[title.first];
  return title;
}

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_month(std::string_view word) {
  return starts_with_any(word, {"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз",
                                "қыркүйек", "қыркүйег", "қазан", "қараша", "желтоқсан"});
}

// Words that our figures and dates take in and KazNERD leaves outside: 2 млрд теңге көлемінде.
bool is_loose_end(std::string_view word) {
  return is_any(word, {"көлемінде", "көлеміндегі", "төңірегінде", "төңірегіндегі", "маңайында", "қарай",
                       "деңгейінде", "мөлшерінде", "бастап", "болмауы", "болмайтын", "болмаған", "жуықтаған",
                       "бірлік", "дана", "жуықтады", "ас", "емес", "жоғары"}) ||
         starts_with_any(word,
                         {"асады", "асты", "асатын", "асқан", "асып", "аспа", "жетпе", "толма", "таяған"});
}

// The same before the number.
constexpr std::pair<std::string_view, std::string_view> kLooseStarts[] = {{"орта", "есеппен"},
                                                                          {"болжам", "бойынша"}};

bool is_per_unit(std::string_view word) {
  return is_any(word, {"күніне", "тәулігіне", "аптасына", "айына", "жылына"});
}

// Year before a day or month of its own case: Келер жылы | 1 қаңтардан, былтыр | тамыз.
uint32_t year_apart(const Document& d, TokenRange r) {
  for (uint32_t t = r.first; t + 1 < r.last; ++t) {
    const bool adverb = t == r.first && is_any(lower(d, t), {"былтыр", "биыл"});
    if (adverb || (t > r.first && lower(d, t) == "жылы")) {
      const bool follows = is_month(lower(d, t + 1)) || (t + 2 < r.last && is_month(lower(d, t + 2))) ||
                           is_any(lower(d, t + 1), {"күзде", "жазда", "қыста", "көктемде"});
      if (follows) return t + 1;
    }
  }
  return r.first;
}

// The parts of a date's or figure's mention that KazNERD tags.
std::vector<TokenRange> kaznerd_parts(const Document& d, const Mention& m) {
  TokenRange r = m.tokens;
  while (r.size() > 1 && is_loose_end(lower(d, r.last - 1))) --r.last;
  for (const auto& [first, second] : kLooseStarts) {
    if (r.size() > 2 && lower(d, r.first) == first && lower(d, r.first + 1) == second) r.first += 2;
  }
  if (m.label == Label::kTime && r.size() > 1 && m.value && m.value->kind != "duration" &&
      m.value->kind != "vague" && is_any(lower(d, r.first), {"сағат", "сағ."})) {
    ++r.first;
  }
  if (m.label == Label::kTime && r.size() > 1 &&
      starts_with_any(lower(d, r.last - 1), {"уақытта", "мезгіл", "қайта"})) {
    --r.last;
  }
  if (m.label != Label::kDate) return {r};
  if (is_any(lower(d, r.first), {"қазіргі", "таяуда", "жуырда", "жақында"})) return {};
  // The day's noun behind a day and month, the month's behind a month alone.
  const std::string_view last = lower(d, r.last - 1);
  if (r.size() > 1 && starts_with_any(last, {"күні", "күнгі", "күндері", "күннен", "күнге"})) {
    const bool after_month = is_month(lower(d, r.last - 2));
    const bool after_day = r.size() > 2 && is_month(lower(d, r.first));
    const bool after_weekday = m.value && m.by.find("weekday") != std::string::npos;
    if (after_month || after_day || after_weekday) --r.last;
  }
  // Былтырғы | осы кезеңмен.
  if (m.by == "rule:date.same_period")
    while (r.size() > 1 && !starts_with_any(lower(d, r.last - 1), {"жылғы", "жылдың"})) --r.last;
  const uint32_t own = year_apart(d, r);
  TokenRange month{own, r.last};
  if (month.size() == 2 && is_month(lower(d, own)) && starts_with_any(lower(d, own + 1), {"ай"}))
    month.last -= 1;
  if (own == r.first) return {month};
  return {{r.first, own}, month};
}

}  // namespace

std::vector<uint8_t> rule_tags(const Document& d) {
  std::vector<uint8_t> tags(d.tokens.size(), kOutside);
  const auto paint = [&](TokenRange r, Label label) {
    for (uint32_t t = r.first; t < r.last; ++t) {
      if (tags[t] != kOutside) return;
    }
    for (uint32_t t = r.first; t < r.last; ++t) {
      tags[t] = static_cast<uint8_t>(t == r.first ? begin_tag(label) : inside_tag(label));
    }
  };
  std::vector<uint32_t> ending(d.tokens.size() + 1, kNoIndex);  // where the body or place that ends there begins
  for (const Mention& m : d.mentions) {
    const bool body = m.label == Label::kOrganisation || m.label == Label::kGpe;
    if (m.within == kNoIndex && body && m.tokens.size() > 0) ending[m.tokens.last] = m.tokens.first;
  }
  for (const Mention& m : d.mentions) {
    if (m.within == kNoIndex && m.label == Label::kPosition) paint(with_body(ending, m.tokens), m.label);
  }
  for (const Mention& m : d.mentions) {
    if (m.within != kNoIndex || m.label == Label::kPosition) continue;
    // «Айына 2 рет» is a count, айына alone nothing.
    if (m.label == Label::kDate && is_per_unit(lower(d, m.tokens.first))) {
      if (m.tokens.size() > 2) paint({m.tokens.first + 1, m.tokens.last - 1}, Label::kCardinal);
      continue;
    }
    switch (m.label) {
      case Label::kDate:
      case Label::kTime:
      case Label::kMoney:
      case Label::kPercentage:
      case Label::kQuantity:
      case Label::kCardinal:
        for (const TokenRange part : kaznerd_parts(d, m)) paint(part, m.label);
        continue;
      default:
        break;
    }
    TokenRange r = m.tokens;
    if (m.label == Label::kGpe || m.label == Label::kLocation) r = without_type(d, r);
    if (m.label != Label::kPerson) r = without_quotes(d, r);
    paint(r, m.label);
  }
  return tags;
}

}  // namespace derek::tagger
