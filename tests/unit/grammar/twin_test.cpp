// The matcher against its slow twin: random patterns, all sentences up to a length over three words, where
// "а б" and "б" also stand in a list.
#include "unit/grammar/twin.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "grammar/parser.h"
#include "unit/grammar/support.h"

namespace derek::grammar {
namespace {

class Patterns {
 public:
  explicit Patterns(uint32_t seed) : random_(seed) {}

  std::string make(int depth, bool in_look = false) {
    std::string out;
    const int parts = 1 + pick(3);
    for (int i = 0; i < parts; ++i) out += (i ? " " : "") + part(depth, in_look);
    return out;
  }

 private:
  int pick(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }

  std::string bracket() {
    static const char* const kBrackets[] = {
        "[any]",     "[text а]",     "[text б]",      "[text а|в]",
        "[!text а]", "[list place]", "[!list place]", "[list place, text б]"};
    return kBrackets[pick(7)];
  }

  std::string quantifier() {
    static const char* const kQuantifiers[] = {"",   "",   "",    "?",     "*",      "+",   "??",
                                               "*?", "+?", "{2}", "{0,2}", "{1,2}?", "{1,}"};
    return kQuantifiers[pick(13)];
  }

  std::string part(int depth, bool in_look) {
    const std::string name = !in_look && pick(4) == 0 ? (pick(2) ? "p:" : "q:") : "";
    switch (depth > 0 ? pick(9) : pick(4)) {
      case 4:
      case 5:
        return name + "(" + make(depth - 1, in_look) + ")" + quantifier();
      case 6:
        return name + "(" + make(depth - 1, in_look) + " | " + make(depth - 1, in_look) + ")" + quantifier();
      case 7:
        return (pick(2) ? "(?= " : "(?! ") + make(depth - 1, true) + ")";
      case 8:
        return pick(3) ? (pick(2) ? "(?<= " : "(?<! ") + bracket() + ")" : pick(2) ? "^" : "$";
      default:
        return name + bracket() + quantifier();
    }
  }

  std::mt19937 random_;
};

std::vector<Document> all_sentences(size_t longest) {
  std::vector<Document> out;
  std::vector<std::string> open = {""};
  for (size_t length = 1; length <= longest; ++length) {
    std::vector<std::string> longer;
    for (const std::string& start : open)
      for (const char* word : {"а", "б", "в"}) longer.push_back(start.empty() ? word : start + " " + word);
    for (const std::string& text : longer) {
      DocumentBuilder builder;
      builder.words(text);
      for (uint32_t i = 0; i < length; ++i) {
        const auto word = [&](uint32_t k) {
          return text.substr(k * 3, 2);
        };  // two bytes a letter and a space
        if (word(i) == "б") builder.hit(i, i + 1, "place", "Астана");
        if (word(i) == "а" && i + 1 < length && word(i + 1) == "б")
          builder.hit(i, i + 2, "place", "Алматы облысы");
      }
      out.push_back(builder.build());
    }
    open = std::move(longer);
  }
  return out;
}

std::vector<std::string> slots_of(const Document& d, const Match& m) {
  std::vector<std::string> out;
  for (uint32_t i = m.first_slot; i < m.first_slot + m.slot_count; ++i)
    out.push_back(std::string(d.view(d.slots[i].name)) + std::to_string(d.slots[i].tokens.first) + "-" +
                  std::to_string(d.slots[i].tokens.last));
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> slots_of(const TwinMatch& m) {
  std::vector<std::string> out;
  for (const auto& [name, tokens] : m.slots)
    out.push_back(name + std::to_string(tokens.first) + "-" + std::to_string(tokens.last));
  std::sort(out.begin(), out.end());
  return out;
}

TEST(Twin, AgreesOnSmallPatternsAndSentences) {
  const std::vector<Document> sentences = all_sentences(5);
  Patterns patterns(20240101);
  int compiled_count = 0, compared_slots = 0, matches = 0;
  for (int round = 0; round < 500; ++round) {
    const std::string pattern = patterns.make(2);
    // `nested yes` keeps the matches of every start.
    const std::string source = rule_of("  pattern " + pattern + "\n  nested yes");
    auto compiled = Grammar::compile({{{"10-a.rules", source}, false}}, test_lexicon());
    if (!compiled.grammar) {
      ASSERT_EQ(compiled.errors[0].message, "a pattern of 't' can match nothing at all") << pattern;
      continue;
    }
    ++compiled_count;
    const Result<Node> node = parse_pattern({"", 1, pattern});
    ASSERT_TRUE(node.ok());
    const bool with_slots = !repeats_nothing(*node);
    const auto scratch = compiled.grammar->make_scratch();
    // A third of the sentences for some patterns, a smaller sample for the others.
    for (size_t i = static_cast<size_t>(round) % 13; i < sentences.size(); i += round % 10 == 0 ? 3 : 13) {
      Document document = sentences[i];
      compiled.grammar->run(document, scratch.get());
      size_t next = 0;
      for (uint32_t at = 0; at < document.tokens.size(); ++at) {
        const auto expected = twin_match(document, *node, at);
        const bool found = next < document.matches.size() && document.matches[next].extent.first == at;
        ASSERT_EQ(found, expected.has_value()) << pattern << "\non " << document.text << " at " << at;
        if (!found) continue;
        const Match& match = document.matches[next++];
        ++matches;
        ASSERT_EQ(match.extent.last, expected->end) << pattern << "\non " << document.text << " at " << at;
        if (!with_slots) continue;
        ++compared_slots;
        ASSERT_EQ(slots_of(document, match), slots_of(*expected)) << pattern << "\non " << document.text;
      }
      ASSERT_EQ(next, document.matches.size());
    }
  }
  EXPECT_GT(compiled_count, 200);
  EXPECT_GT(matches, 1000);
  EXPECT_GT(compared_slots, 1000);
}

}  // namespace
}  // namespace derek::grammar
