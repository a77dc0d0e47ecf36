#include "tagger/templates.h"

#include <xxhash.h>

#include <algorithm>
#include <charconv>

#include "base/tsv.h"

namespace derek::tagger {

namespace {

constexpr ObservationName kObservations[] = {
    {"lower", Observe::kLower, 0, 0, "the word in lower case, every digit as 0"},
    {"lemma", Observe::kLemma, 0, 0, "the lemma of the likeliest reading"},
    {"prefix", Observe::kPrefix, 1, 9, "its first characters"},
    {"suffix", Observe::kSuffix, 1, 9, "its last characters"},
    {"gram", Observe::kGram, 2, 6, "each run of so many characters within it"},
    {"shape", Observe::kShape, 0, 0, "lower, title, upper, initial, mixed, none; and the kind of token"},
    {"pattern", Observe::kPattern, 0, 0, "its letters as a, A, 0 and -, runs shortened"},
    {"case", Observe::kCase, 0, 0, "case, possessive and plural of the likeliest reading"},
    {"tags", Observe::kGrammar, 0, 0, "all grammatical tags of the likeliest reading"},
    {"count", Observe::kCount, 0, 0, "the number of its characters, 10 or more as 10"},
    {"list", Observe::kList, 0, 0, "each list that has an entry here, with the place in the entry"},
    {"rule", Observe::kRule, 0, 0, "the tag that rules and lists alone would give"},
    {"by", Observe::kBy, 0, 0, "the rule behind that tag"},
    {"quote", Observe::kQuote, 0, 0, "first, within or last between quotation marks; behind them"},
    {"open", Observe::kOpen, 0, 0, "the word before the opening mark, for all within"},
    {"close", Observe::kClose, 0, 0, "the lemma behind the closing mark, for all within"},
    {"edge", Observe::kEdge, 0, 0, "first or last of the sentence"},
};

struct Reader {
  const SourceText& source;
  int line = 0;
  size_t line_start = 0;

  Error error(size_t column, const std::string& message) const {
    Error e = table_error(source.name, source.text, line, static_cast<int>(column) + 1, message);
    e.code = "features";
    return e;
  }
};

// suffix3[-1]
Result<Observation> parse_observation(const Reader& reader, std::string_view text, size_t column) {
  const size_t bracket = text.find('[');
  if (bracket == std::string_view::npos || !text.ends_with(']')) {
    return reader.error(column, "an observation is written name[position], such as lower[0]");
  }
  std::string_view name = text.substr(0, bracket);
  const std::string_view place = text.substr(bracket + 1, text.size() - bracket - 2);
  Observation out;
  int position = 0;
  const auto [end, code] = std::from_chars(place.data(), place.data() + place.size(), position);
  if (code != std::errc() || end != place.data() + place.size() || position < -kReach || position > kReach) {
    return reader.error(column + bracket + 1, "the position must be a number from -3 to 3");
  }
  out.position = static_cast<int8_t>(position);
  const size_t digits = name.find_first_of("0123456789");
  int size = 0;
  if (digits != std::string_view::npos) {
    const std::string_view number = name.substr(digits);
    const auto read = std::from_chars(number.data(), number.data() + number.size(), size);
    if (read.ec != std::errc() || read.ptr != number.data() + number.size()) size = -1;
    name = name.substr(0, digits);
  }
  for (const ObservationName& known : kObservations) {
    if (known.name != name) continue;
    if (size < known.least || size > known.most) {
      return reader.error(column, known.most == 0 ? std::string(name) + " takes no number"
                                                  : std::string(name) + " takes a number from " +
                                                        std::to_string(known.least) + " to " + std::to_string(known.most));
    }
    out.what = known.what;
    out.size = static_cast<uint8_t>(size);
    return out;
  }
  std::string all;
  for (const ObservationName& known : kObservations) all.append(all.empty() ? "" : " ").append(known.name);
  return reader.error(column, "there is no observation \"" + std::string(name) + "\"; there are: " + all);
}

Scope scope_of(const std::vector<Observation>& parts) {
  const auto all = [&](auto is_of) {
    return std::all_of(parts.begin(), parts.end(),
                       [&](const Observation& o) { return is_of(o.what) && o.position == parts[0].position; });
  };
  return all(is_of_word) ? Scope::kWord : all(is_of_place) ? Scope::kPlace : Scope::kSeveral;
}

}  // namespace

std::span<const ObservationName> observations() { return kObservations; }

Result<std::vector<Template>> parse_templates(const SourceText& source) {
  std::vector<Template> out;
  Reader reader{source};
  const std::string_view text = source.text;
  for (size_t start = 0; start < text.size();) {
    size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = text.substr(start, end - start);
    start = end + 1;
    ++reader.line;
    if (line.empty() || line[0] == '#') continue;
    Template one;
    for (size_t i = 0; i < line.size();) {
      if (line[i] == ' ' || line[i] == '\t' || line[i] == '\r') {
        ++i;
        continue;
      }
      size_t word_end = std::min(line.find_first_of(" \t\r", i), line.size());
      const std::string_view word = line.substr(i, word_end - i);
      Result<Observation> part = parse_observation(reader, word, i);
      if (!part) return part.error();
      one.parts.push_back(*part);
      one.text.append(one.text.empty() ? "" : " ").append(word);
      i = word_end;
    }
    if (one.parts.empty()) continue;
    if (std::any_of(out.begin(), out.end(), [&](const Template& t) { return t.text == one.text; })) {
      return reader.error(0, "the template stands here twice: " + one.text);
    }
    one.seed = XXH3_64bits(one.text.data(), one.text.size());
    one.scope = scope_of(one.parts);
    out.push_back(std::move(one));
  }
  if (out.empty()) return reader.error(0, "there is no template");
  return out;
}

}  // namespace derek::tagger
