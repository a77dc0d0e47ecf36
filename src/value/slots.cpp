#include "value/slots.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "value/digits.h"

namespace derek::value {
namespace {

std::optional<int> to_int(std::string_view text) {
  int out = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

}  // namespace

Slots::Slots(const Document& document, const lexicon::Lexicon& lexicon, const Match& match,
             std::optional<Reference> reference, Told told)
    : document_(document), lexicon_(lexicon), match_(match), reference_(reference), told_(std::move(told)) {}

std::vector<TokenRange> Slots::ranges(std::string_view name) const {
  std::vector<TokenRange> out;
  for (uint32_t i = 0; i < match_.slot_count; ++i) {
    const Slot& slot = document_.slots[match_.first_slot + i];
    if (document_.view(slot.name) == name && slot.tokens.first < slot.tokens.last) out.push_back(slot.tokens);
  }
  std::sort(out.begin(), out.end(),
            [](const TokenRange& a, const TokenRange& b) { return a.first < b.first; });
  return out;
}

std::optional<TokenRange> Slots::range(std::string_view name) const {
  const auto all = ranges(name);
  return all.empty() ? std::nullopt : std::optional(all.front());
}

std::string_view Slots::attribute(std::string_view key) const {
  for (uint32_t i = 0; i < match_.attribute_count; ++i) {
    const Attribute& attribute = document_.attributes[match_.first_attribute + i];
    if (document_.view(attribute.key) == key) return document_.view(attribute.value);
  }
  return {};
}

std::optional<int> Slots::integer_attribute(std::string_view key) const {
  const std::string_view text = attribute(key);
  return text.empty() ? std::nullopt : to_int(text);
}

std::string_view Slots::text(TokenRange tokens) const {
  return document_.view(document_.span_of(tokens));
}

std::string Slots::lower(std::string_view name) const {
  const auto tokens = range(name);
  std::string out;
  if (!tokens) return out;
  for (uint32_t i = tokens->first; i < tokens->last; ++i) {
    if (i > tokens->first && document_.tokens[i].space_before) out += ' ';
    out += document_.view(document_.tokens[i].lower);
  }
  return out;
}

const Number* Slots::find_number(TokenRange tokens) const {
  const auto less = [](const Number& number, uint32_t first) { return number.tokens.first < first; };
  auto it = std::lower_bound(document_.numbers.begin(), document_.numbers.end(), tokens.first, less);
  for (; it != document_.numbers.end() && it->tokens.first == tokens.first; ++it) {
    if (it->tokens == tokens) return &*it;
  }
  return nullptr;
}

std::optional<double> Slots::number(TokenRange tokens) const {
  if (const Number* number = find_number(tokens)) return number->value;
  if (tokens.size() != 1) return std::nullopt;
  const auto digits = read_digits(document_.view(document_.tokens[tokens.first].lower));
  return digits ? std::optional(digits->value) : std::nullopt;
}

std::optional<double> Slots::number(std::string_view name) const {
  const auto tokens = range(name);
  return tokens ? number(*tokens) : std::nullopt;
}

std::optional<int> Slots::integer(std::string_view name) const {
  const auto value = number(name);
  if (!value || *value != std::floor(*value) || std::abs(*value) > 1e9) return std::nullopt;
  return static_cast<int>(*value);
}

double Slots::scale(TokenRange tokens) const {
  const auto whole = number(tokens);
  if (!whole || tokens.size() < 2) return 1;
  const auto head = number(TokenRange{tokens.first, tokens.last - 1});
  if (!head || *head == 0) return 1;
  const double factor = *whole / *head;
  // 2,3 млрд: the quotient of decimals is not exact.
  for (const double scale : {1e3, 1e6, 1e9, 1e12})
    if (std::abs(factor / scale - 1) < 1e-9) return scale;
  return 1;
}

std::span<const ListHit> Slots::hits(TokenRange tokens) const {
  // Sorted by first token, the longest first: those of one stretch stand together.
  const auto before = [](const ListHit& hit, const TokenRange& range) {
    return hit.tokens.first != range.first ? hit.tokens.first < range.first : hit.tokens.last > range.last;
  };
  const auto first = std::lower_bound(document_.list_hits.begin(), document_.list_hits.end(), tokens, before);
  auto last = first;
  while (last != document_.list_hits.end() && last->tokens == tokens) ++last;
  return {first, last};
}

std::string_view Slots::cell(TokenRange tokens, std::string_view column) const {
  std::string_view inflected;
  for (const ListHit& hit : hits(tokens)) {
    const std::string_view cell = lexicon_.attribute(hit.entry, column);
    if (cell.empty()) continue;
    // The entry as it stands before a form of another: кемінде is no locative of кем.
    if (hit.tags == kNom) return cell;
    if (inflected.empty()) inflected = cell;
  }
  return inflected;
}

std::string_view Slots::cell(std::string_view name, std::string_view column) const {
  const auto tokens = range(name);
  return tokens ? cell(*tokens, column) : std::string_view();
}

std::optional<int> Slots::integer_cell(std::string_view name, std::string_view column) const {
  // жұма is Friday in one list and a week in another: the entry whose cell is a number.
  const auto tokens = range(name);
  if (!tokens) return std::nullopt;
  std::optional<int> out;
  for (const ListHit& hit : hits(*tokens)) {
    const auto value = to_int(lexicon_.attribute(hit.entry, column));
    if (value && (!out || hit.tags == kNom)) out = value;
    if (value && hit.tags == kNom) break;
  }
  return out;
}

std::string_view Slots::word_cell(std::string_view list, std::string_view word,
                                  std::string_view column) const {
  const uint32_t id = lexicon_.word_id(word);
  const uint32_t node = id == lexicon::Lexicon::kNone ? id : lexicon_.child(lexicon::Lexicon::kRoot, id);
  if (node == lexicon::Lexicon::kNone) return {};
  const auto range = lexicon_.entries_at(node);
  for (uint32_t position = range.first; position < range.last; ++position) {
    const uint32_t entry = lexicon_.entry_at(position);
    if (lexicon_.list_name(lexicon_.entry_list(entry)) == list) return lexicon_.attribute(entry, column);
  }
  return {};
}

std::optional<std::pair<std::string, std::string>> Slots::halves(std::string_view name) const {
  const std::string word = lemma(name);
  const size_t hyphen = word.find('-');
  if (hyphen == std::string::npos) return std::nullopt;
  return std::pair(word.substr(0, hyphen), word.substr(hyphen + 1));
}

uint32_t Slots::tags(TokenRange tokens) const {
  if (const Number* number = find_number(tokens)) return number->tags;
  uint32_t out = 0;
  for (const ListHit& hit : hits(tokens)) out |= hit.tags;
  if (out != 0) return out;
  const Token& last = document_.tokens[tokens.last - 1];
  return last.analysis_count > 0 ? document_.analyses[last.first_analysis].tags : 0;
}

std::string Slots::lemma(std::string_view name, uint32_t preferred_tags) const {
  const auto tokens = range(name);
  std::string out;
  if (!tokens) return out;
  // An entry of several words stands in its own nominative: жұмыс орны.
  if (tokens->size() > 1) {
    if (const auto found = hits(*tokens); !found.empty())
      return std::string(lexicon_.entry_text(found.front().entry));
  }
  for (uint32_t i = tokens->first; i < tokens->last; ++i) {
    const Token& token = document_.tokens[i];
    if (!out.empty() && token.space_before) out += ' ';
    const std::string_view lower = document_.view(token.lower);
    if (i + 1 < tokens->last || token.analysis_count == 0) {
      out += lower;
      continue;
    }
    const auto readings = std::span(document_.analyses).subspan(token.first_analysis, token.analysis_count);
    const auto found = std::find_if(readings.begin(), readings.end(),
                                    [&](const Analysis& a) { return (a.tags & preferred_tags) != 0; });
    const Analysis& reading = found == readings.end() ? readings.front() : *found;
    const bool owned = tokens->size() > 1 && (reading.tags & kPoss3) != 0;
    out += owned ? lower.substr(0, reading.nominative) : document_.view(reading.lemma);
  }
  return out;
}

}  // namespace derek::value
