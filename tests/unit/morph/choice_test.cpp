#include "morph/choice.h"

#include <algorithm>
#include <climits>
#include <functional>
#include <random>
#include <sstream>

#include "base/tsv.h"
#include "morph/parts.h"
#include "unit/morph/world.h"

namespace derek::morph {
namespace {

constexpr const char* kFile = "morph/choice.tsv";

SourceText& choice_file(std::vector<SourceText>& files) {
  return *std::find_if(files.begin(), files.end(), [](const auto& f) { return f.name == kFile; });
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

// "Ол хат [жазды] . = жаз verb": the first reading of the marked word.
std::pair<std::string, std::string> read_example(const World& world, const std::string& example) {
  const size_t equals = example.find(" = ");
  std::vector<std::string> words = words_of(example.substr(0, equals));
  const auto marked =
      std::find_if(words.begin(), words.end(), [](const auto& w) { return w.starts_with("["); });
  if (equals == std::string::npos || marked == words.end()) return {"no example", example};
  *marked = marked->substr(1, marked->size() - 2);
  const Document d = world.read_words(words);
  const Analysis& first = d.analyses[d.tokens[static_cast<size_t>(marked - words.begin())].first_analysis];
  std::vector<std::string> expected = words_of(example.substr(equals + 3));
  std::sort(expected.begin() + 1, expected.end());
  std::string wanted;
  for (const auto& part : expected) wanted += (wanted.empty() ? "" : " ") + part;
  const std::string tags = names_of(first.tags & ~static_cast<uint32_t>(kKnown));
  return {wanted, std::string(d.view(first.lemma)) + " " + tags};
}

// Each row brings its example about: the reading is there with the row, and another one without it.
TEST(Choice, EveryRowIsNeededByItsExample) {
  std::vector<SourceText> files = shipped_tables();
  const Table table = *parse_table(kFile, choice_file(files).text);
  const int yes = table.column("yes");
  ASSERT_GE(yes, 0);
  ASSERT_FALSE(table.rows.empty());
  const World world;
  for (const Table::Row& row : table.rows) {
    const std::string& example = row.cells[static_cast<size_t>(yes)];
    const auto [wanted, read] = read_example(world, example);
    EXPECT_EQ(read, wanted) << example;

    std::vector<SourceText> fewer = shipped_tables();
    std::istringstream lines(choice_file(files).text);
    std::string& text = choice_file(fewer).text;
    text.clear();
    int number = 0;
    for (std::string line; std::getline(lines, line);)
      if (++number != row.line) text += line + "\n";
    const auto [same, without] = read_example(World({}, "noun", fewer), example);
    EXPECT_NE(without, same) << "the row does nothing for " << example;
  }
}

// The best of all ways, found by trying each.
int best_by_trial(const std::vector<std::vector<Choice::Node>>& tokens, size_t token, const Fits& left,
                  const std::function<int(const Fits&, const Fits&)>& together, const Fits& edge) {
  if (token == tokens.size()) return together(left, edge);
  int best = INT_MIN;
  for (const Choice::Node& node : tokens[token]) {
    const int rest = best_by_trial(tokens, token + 1, node.fits, together, edge);
    best = std::max(best, node.weight + together(left, node.fits) + rest);
  }
  return best;
}

TEST(Choice, FindsTheBestWay) {
  Tables tables;
  std::mt19937 random(7);
  const auto up_to = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
  for (int i = 0; i < 6; ++i) {
    Preference p;
    p.weight = up_to(80) - 40;
    tables.preferences.push_back(p);
  }
  const Choice choice(tables);
  const auto together = [&](const Fits& a, const Fits& b) {
    int sum = 0;
    for (size_t i = 0; i < tables.preferences.size(); ++i)
      if ((a.left >> i & 1) && (b.right >> i & 1)) sum += tables.preferences[i].weight;
    return sum;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::vector<Choice::Node>> tokens(static_cast<size_t>(2 + up_to(3)));
    std::vector<Choice::Node> nodes;
    std::vector<uint32_t> first{0}, chosen;
    for (auto& readings : tokens) {
      for (int i = up_to(3); i >= 0; --i) {
        readings.push_back({up_to(60), {static_cast<uint64_t>(up_to(63)), static_cast<uint64_t>(up_to(63))}});
        nodes.push_back(readings.back());
      }
      first.push_back(static_cast<uint32_t>(nodes.size()));
    }
    choice.choose(nodes, first, chosen);
    ASSERT_EQ(chosen.size(), tokens.size());
    int worth = 0;
    Fits left = choice.edge();
    for (size_t t = 0; t < tokens.size(); ++t) {
      const Choice::Node& node = tokens[t].at(chosen[t]);
      worth += node.weight + together(left, node.fits);
      left = node.fits;
    }
    worth += together(left, choice.edge());
    EXPECT_EQ(worth, best_by_trial(tokens, 0, choice.edge(), together, choice.edge()));
  }
}

// What was seen is remembered by what conditions ask for: the same as working it out.
TEST(Choice, FitsAreThoseOfTheConditions) {
  const Tables tables = *read_tables(shipped_tables());
  Choice choice(tables);
  std::mt19937 random(8);
  const std::vector<std::string> words = {"болса", "да", "еді", "отыр", "қал", "екен", "ақ", "тастамау", "қала", ""};
  for (int round = 0; round < 20000; ++round) {
    Token token;
    token.kind = random() % 8 ? TokenKind::kWord : TokenKind::kNumber;
    token.shape = random() % 2 ? Shape::kLower : Shape::kTitle;
    const std::string lower = words[random() % (words.size() - 1)], lemma = words[random() % words.size()];
    const uint32_t tags = random() & random() & 0xFFFFFF, listed = random() & random() & 0x1FF;
    uint64_t features = tags;
    if (token.kind == TokenKind::kNumber) features |= kDigits;
    if (token.shape == Shape::kTitle) features |= kCapital;
    if (!lemma.empty()) features |= uint64_t{parts_of(listed, tags)} << kPartShift | (listed ? uint64_t{kListed} : 0);
    const auto holds = [&](const std::vector<Condition>& side) {
      return std::all_of(side.begin(), side.end(), [&](const Condition& c) {
        const bool named = std::count(c.words.begin(), c.words.end(), lower) > 0 ||
                           (!lemma.empty() && std::count(c.lemmas.begin(), c.lemmas.end(), lemma) > 0);
        return c.holds == (named || (features & c.features) != 0);
      });
    };
    const Fits fits = choice.fits(token, lower, lemma, listed, tags);
    for (size_t i = 0; i < tables.preferences.size(); ++i) {
      ASSERT_EQ(fits.left >> i & 1, holds(tables.preferences[i].left) ? 1u : 0u) << lower << " " << lemma;
      ASSERT_EQ(fits.right >> i & 1, holds(tables.preferences[i].right) ? 1u : 0u) << lower << " " << lemma;
    }
  }
}

TEST(Choice, AWordAloneKeepsItsFirst) {
  const World world;
  EXPECT_EQ(world.readings("қаламыз").front(), "қала | қаламыз | nom poss1");
}

TEST(Choice, NothingToChoose) {
  const Tables tables;
  std::vector<Choice::Node> nodes;
  std::vector<uint32_t> chosen{5};
  Choice(tables).choose(nodes, {0}, chosen);
  EXPECT_TRUE(chosen.empty());
}

TEST(Choice, ErrorsNameTheirPlace) {
  const std::string head = "# about t\n# source t\n# licence t\nleft\tright\tweight\n";
  const auto message = [&](const std::string& rows) {
    std::vector<Preference> out;
    const Status status = read_preferences({kFile, head + rows}, out);
    return status.ok() ? "fine" : status.error().to_string();
  };
  EXPECT_EQ(message("gen\tposs3\t5\n"), "fine");
  EXPECT_NE(message("gem\tposs3\t5\n").find("choice.tsv:5"), std::string::npos);
  EXPECT_NE(message("gem\tposs3\t5\n").find("\"gem\""), std::string::npos);
  EXPECT_NE(message("gen\t\t5\n").find("a side is empty"), std::string::npos);
  EXPECT_NE(message("gen\tposs3\tmuch\n").find("no number"), std::string::npos);
  std::string many;
  for (size_t i = 0; i <= kMostPreferences; ++i) many += "gen\tposs3\t5\n";
  EXPECT_NE(message(many).find("at most 64"), std::string::npos);
}

}  // namespace
}  // namespace derek::morph
