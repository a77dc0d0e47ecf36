#include "value/trace.h"

#include <cmath>
#include <cstdlib>

#include "base/decimal.h"
#include "base/value_text.h"
#include "value/digits.h"
#include "value/slots.h"
#include "value/values.h"

namespace derek::value {
namespace {

// One word of a numeral.
struct Word {
  double value = 0;
  bool factor = false;  // жүз, мың …: multiplies what stands before it
};

std::optional<Word> read_word(const Document& document, const Slots& slots, uint32_t token) {
  const Token& t = document.tokens[token];
  std::vector<std::string> forms{std::string(document.view(t.lower))};
  for (uint32_t i = 0; i < t.analysis_count; ++i)
    forms.emplace_back(document.view(document.analyses[t.first_analysis + i].lemma));
  for (const std::string& form : forms) {
    const std::string value(slots.word_cell("number_word", form, "value"));
    const std::string_view kind = slots.word_cell("number_word", form, "kind");
    if (!value.empty() && kind != "vague" && kind != "collective")
      return Word{to_double(value), kind == "scale" || kind == "hundred"};
  }
  const auto digits = read_digits(document.view(t.lower));
  return digits ? std::optional(Word{digits->value, false}) : std::nullopt;
}

// A number of several words as they build it: екі жарым мың is (2 + 0.5) × 1000. "" where it is built
// otherwise, which the sum tells.
std::string steps_of(const Document& document, const Slots& slots, TokenRange tokens, double whole) {
  std::string out, group;  // `group`: what the next scale multiplies
  double sum = 0, part = 0, last = 0;
  int terms = 0;  // in the group
  const auto join = [](std::string& to, const std::string& more) { to += (to.empty() ? "" : " + ") + more; };
  for (uint32_t i = tokens.first; i < tokens.last; ++i) {
    const auto word = read_word(document, slots, i);
    if (!word) return "";
    const std::string text = number_text(word->value);
    if (!word->factor) {
      join(group, text);
      part += word->value, last = word->value, ++terms;
    } else if (word->value == 100) {
      // жүз multiplies the digit before it and no more.
      group += terms > 0 && last < 10 ? " × 100" : (group.empty() ? "100" : " + 100");
      part += terms > 0 && last < 10 ? last * 99 : 100;
      last = 100, terms = std::max(terms, 1);
    } else {
      if (group.empty()) group = "1";
      join(out,
           (terms > 1 || group.find('+') != std::string::npos ? "(" + group + ")" : group) + " × " + text);
      sum += (part == 0 ? 1 : part) * word->value;
      group.clear(), part = 0, last = 0, terms = 0;
    }
  }
  if (!group.empty()) join(out, group);
  const double error = std::abs(sum + part - whole);
  return error <= 1e-9 * std::max(1.0, std::abs(whole)) ? out : "";
}

// What the slot's words were read as; "" where the words say it themselves.
std::string reading(const Document& document, const Slots& slots, TokenRange tokens) {
  for (const std::string_view column : {"value", "offset", "modifier", "min"}) {
    std::string cell(slots.cell(tokens, column));
    if (cell.empty()) continue;
    if (column == "min") return cell + " to " + std::string(slots.cell(tokens, "max"));
    const std::string_view factor = slots.cell(tokens, "factor");
    return factor.empty() || factor == "1" ? cell : std::string(factor) + " " + cell;
  }
  const auto number = slots.number(tokens);
  if (!number) return "";
  const std::string plain = number_text(*number);
  if (tokens.size() > 1) {
    const std::string steps = steps_of(document, slots, tokens, *number);
    if (!steps.empty()) return steps;
  }
  return plain == slots.text(tokens) ? "" : plain;
}

// The reference date made the value if there is another value without it.
std::string anchor(const Document& document, const lexicon::Lexicon& lexicon, const Match& match,
                   const Constructor& constructor, const Value& value) {
  if (constructor.name == "same") return value.edtf.empty() ? "" : "the date told before";
  const auto bare = constructor.make(Slots(document, lexicon, match, std::nullopt));
  if (document.date.empty() || value.edtf.empty() || (bare && bare->edtf == value.edtf)) return "";
  const bool opens = document.date_source == "text", given = document.date_source == "option";
  return document.date + (opens   ? ", the day that the text opens with"
                          : given ? ", as asked for"
                                  : ", from the metadata");
}

}  // namespace

std::vector<TraceLine> trace(const Document& document, const lexicon::Lexicon& lexicon,
                             const Mention& mention) {
  if (!mention.value || mention.match >= document.matches.size()) return {};
  const Match& match = document.matches[mention.match];
  const Slots slots(document, lexicon, match, parse_reference(document.date));
  const Constructor* constructor = find_constructor(slots.attribute("value"));
  if (constructor == nullptr) return {};
  std::vector<TraceLine> out{{"makes", std::string(constructor->name)}};
  for (uint32_t i = 0; i < match.slot_count; ++i) {
    const Slot& slot = document.slots[match.first_slot + i];
    if (slot.tokens.first >= slot.tokens.last || document.view(slot.name) == "span") continue;
    const std::string_view name = document.view(slot.name);
    // These are no numbers and no entries, though their tokens may be.
    const bool as_it_stands =
        name == "counted" || name == "phone" || name.starts_with("clock") || name.starts_with("numeric");
    const std::string read = as_it_stands ? "" : reading(document, slots, slot.tokens);
    out.emplace_back("slot", std::string(name) + " = " + std::string(slots.text(slot.tokens)) +
                                 (read.empty() ? "" : ": " + read));
  }
  for (uint32_t i = 0; i < match.attribute_count; ++i) {
    const Attribute& attribute = document.attributes[match.first_attribute + i];
    if (document.view(attribute.key) == "value") continue;
    out.emplace_back("set", std::string(document.view(attribute.key)) + " = " +
                                std::string(document.view(attribute.value)));
  }
  if (std::string from = anchor(document, lexicon, match, *constructor, *mention.value); !from.empty())
    out.emplace_back("anchor", std::move(from));
  return out;
}

}  // namespace derek::value
