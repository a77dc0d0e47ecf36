#include "output/iob2.h"

#include <algorithm>

namespace derek::output {

namespace {

std::string_view lower(const Document& d, uint32_t token) { return d.view(d.tokens[token].lower); }

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

// Ақтау қаласында → Ақтау; Ақмола облысы stays.
TokenRange without_type(const Document& d, TokenRange r) {
  if (r.size() < 2) return r;
  const std::string_view last = lower(d, r.last - 1);
  if (!starts_with_any(last, {"қаласы", "ауданы", "ауылы", "аулы", "кенті", "елі"})) return r;
  return {r.first, r.last - 1};
}

// The body and place right before a title belong to KazNERD's POSITION.
TokenRange with_body(const Document& d, TokenRange title) {
  for (size_t i = d.mentions.size(); i-- > 0;) {
    const Mention& m = d.mentions[i];
    if (m.within != kNoIndex || m.tokens.last != title.first) continue;
    if (m.label == Label::kOrganisation || m.label == Label::kGpe) return with_body(d, {m.tokens.first, title.last});
  }
  return title;
}

}  // namespace

std::vector<std::string> iob2_tags(const Document& d) {
  std::vector<std::string> tags(d.tokens.size(), "O");
  const auto paint = [&](TokenRange r, Label label) {
    for (uint32_t t = r.first; t < r.last; ++t) {
      if (tags[t] != "O") return;
    }
    for (uint32_t t = r.first; t < r.last; ++t) {
      tags[t] = (t == r.first ? "B-" : "I-") + std::string(to_string(label));
    }
  };
  for (const Mention& m : d.mentions) {
    if (m.within == kNoIndex && m.label == Label::kPosition) paint(with_body(d, m.tokens), m.label);
  }
  for (const Mention& m : d.mentions) {
    if (m.within != kNoIndex || m.label == Label::kPosition) continue;
    TokenRange r = m.tokens;
    if (m.label == Label::kGpe) r = without_type(d, r);
    if (m.label != Label::kPerson) r = without_quotes(d, r);
    paint(r, m.label);
  }
  return tags;
}

}  // namespace derek::output
