#include "lexicon/matcher.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "lexicon/builder.h"
#include "lexicon/entry_words.h"

namespace derek::lexicon {
namespace {

struct Reading {
  std::string lemma, nominative;
  uint32_t tags;
};

void add_token(Document& document, const std::string& text, const std::vector<Reading>& readings = {}) {
  if (!document.text.empty()) document.text += ' ';
  Token token;
  token.span.begin = static_cast<uint32_t>(document.text.size());
  document.text += text;
  token.span.end = static_cast<uint32_t>(document.text.size());
  token.lower = document.add(utf8::to_lower(text));
  token.first_analysis = static_cast<uint32_t>(document.analyses.size());
  token.analysis_count = static_cast<uint32_t>(readings.size());
  for (const Reading& r : readings) {
    document.analyses.push_back({document.add(r.lemma), static_cast<uint32_t>(r.nominative.size()), r.tags});
  }
  document.tokens.push_back(token);
}

class World {
 public:
  void list(const std::string& name, const std::string& match, const std::vector<std::string>& entries) {
    std::string text = "# about t\n# source t\n# licence t\n# match " + match + "\nentry\n";
    for (const auto& e : entries) text += e + "\n";
    const auto table = parse_table(name, text);
    ASSERT_TRUE(table.ok());
    const auto status = builder_.add(name, *table, false);
    ASSERT_TRUE(status.ok()) << status.error().to_string();
  }
  const Lexicon& lexicon() {
    if (!lexicon_) {
      sections_ = *builder_.finish();
      lexicon_ = std::make_unique<Lexicon>(*Lexicon::open(sections_.first, sections_.second));
    }
    return *lexicon_;
  }
  std::vector<std::string> found(Document& document) {
    const ListMatcher matcher(lexicon());
    const auto scratch = matcher.make_scratch();
    matcher.run(document, scratch.get());
    std::vector<std::string> out;
    for (const ListHit& h : document.list_hits) {
      out.push_back(std::to_string(h.tokens.first) + "-" + std::to_string(h.tokens.last) + " " +
                    std::string(lexicon().entry_text(h.entry)) + " " + std::to_string(h.tags));
    }
    return out;
  }

 private:
  Builder builder_;
  std::pair<std::string, std::string> sections_;
  std::unique_ptr<Lexicon> lexicon_;
};

using Found = std::vector<std::string>;
std::string tag(uint32_t t) {
  return std::to_string(t);
}

TEST(ListMatcher, LastWordMayBeInflected) {
  World world;
  world.list("place", "title", {"Шымкент", "Шымкент қаласы", "қала"});
  Document d;
  add_token(d, "Шымкент", {{"шымкент", "Шымкент", kNom}});
  add_token(d, "қаласында", {{"қала", "қаласы", kPoss3 | kLoc}, {"қаласында", "қаласында", kNom}});
  EXPECT_EQ(world.found(d), (Found{"0-2 Шымкент қаласы " + tag(kLoc), "0-1 Шымкент " + tag(kNom)}));
}

TEST(ListMatcher, InnerWordsAreAsWritten) {
  World world;
  world.list("place", "any", {"Шымкент қаласы"});
  Document d;
  add_token(d, "Шымкенттің", {{"шымкент", "Шымкент", kGen}});
  add_token(d, "қаласы", {});
  EXPECT_EQ(world.found(d), Found{});
}

TEST(ListMatcher, SurfaceFirstOneHitAnEntry) {
  World world;
  world.list("x", "any", {"алма", "алм"});
  Document d;
  add_token(d, "алма", {{"алм", "алм", kDat | kKnown}, {"алма", "алма", kNom}});
  EXPECT_EQ(world.found(d), (Found{"0-1 алм " + tag(kDat), "0-1 алма " + tag(kNom)}));
}

TEST(ListMatcher, Modes) {
  World world;
  world.list("exact", "exact", {"ҚР", "КММ"});
  world.list("title", "title", {"бірлік"});
  Document d;
  add_token(d, "қр");
  add_token(d, "ҚР-ның", {{"қр", "ҚР", kGen}});
  add_token(d, "бірлік");
  add_token(d, "Бірлік");
  add_token(d, "БІРЛІК");
  add_token(d, "Кмм-ң", {{"кмм", "Кмм", kGen}});
  EXPECT_EQ(world.found(d),
            (Found{"1-2 ҚР " + tag(kGen), "3-4 бірлік " + tag(kNom), "4-5 бірлік " + tag(kNom)}));
}

TEST(ListMatcher, StaysInTheSentence) {
  World world;
  world.list("x", "any", {"а б"});
  Document d;
  for (const char* w : {"а", "б", "а", "б"}) add_token(d, w);
  d.sentences = {{{0, 3}, true}, {{3, 4}, false}};
  EXPECT_EQ(world.found(d), Found{"0-2 а б " + tag(kNom)});
}

// The slow twin: every entry against every position.
using Hit = std::tuple<uint32_t, uint32_t, uint32_t, uint32_t, uint32_t>;
std::set<Hit> slow(const Lexicon& lexicon, uint32_t entry_count, const Document& d) {
  std::set<Hit> out;
  std::vector<std::string_view> words;
  for (uint32_t entry = 0; entry < entry_count; ++entry) {
    split_entry(lexicon.entry_text(entry), words);
    const uint32_t list = lexicon.entry_list(entry);
    for (const Sentence& s : d.sentences) {
      for (uint32_t start = s.tokens.first; start + words.size() <= s.tokens.last; ++start) {
        uint32_t tags = 0;
        bool good = true;
        for (uint32_t k = 0; good && k < words.size(); ++k) {
          const Token& t = d.tokens[start + k];
          const std::string word = utf8::to_lower(words[k]);
          const bool last = k + 1 == words.size();
          const std::string_view text = d.view(t);
          bool same = d.view(t.lower) == word;
          if (last) tags = kNom;
          for (uint32_t i = 0; !same && i < t.analysis_count; ++i) {
            const Analysis& a = d.analyses[t.first_analysis + i];
            if (last && a.nominative < t.lower.size && d.view(t.lower).substr(0, a.nominative) == word) {
              same = true;
              tags = a.tags & (kCaseTags | kAttr);
            } else if (d.view(a.lemma) == word &&
                       (last || (a.tags & ~static_cast<uint32_t>(kKnown)) == kNom)) {
              same = true;
              tags = a.tags & ~static_cast<uint32_t>(kKnown);
            }
          }
          good = same;
          const MatchMode mode = lexicon.match_mode(list);
          size_t at = 0;
          if (mode == MatchMode::kTitle && k == 0 && !utf8::is_upper(utf8::next(text, at))) good = false;
          if (mode == MatchMode::kExact && !(last ? text.starts_with(words[k]) : text == words[k]))
            good = false;
        }
        if (good) out.insert({start, start + static_cast<uint32_t>(words.size()), list, entry, tags});
      }
    }
  }
  return out;
}

TEST(ListMatcher, AgreesWithTheSlowTwin) {
  std::mt19937 random(7);
  const auto pick = [&](uint32_t n) { return static_cast<uint32_t>(random() % n); };
  const std::vector<std::string> letters = {"а", "б", "А", "Б"};
  const auto word = [&] {
    std::string out;
    for (uint32_t n = 1 + pick(2); n > 0; --n) out += letters[pick(4)];
    return out;
  };
  for (int round = 0; round < 300; ++round) {
    World world;
    uint32_t entries = 0;
    for (const char* mode : {"any", "title", "exact"}) {
      std::set<std::string> list;
      for (uint32_t n = pick(8); n > 0; --n) {
        std::string entry = word();
        for (uint32_t m = pick(3); m > 0; --m) entry += " " + word();
        list.insert(entry);
      }
      entries += static_cast<uint32_t>(list.size());
      world.list(mode, mode, {list.begin(), list.end()});
    }
    Document d;
    const uint32_t size = 1 + pick(10);
    for (uint32_t i = 0; i < size; ++i) {
      const std::string text = word();
      std::vector<Reading> readings;
      for (uint32_t n = pick(3); n > 0; --n) {
        readings.push_back({utf8::to_lower(word()),
                            text.substr(0, 2 * (1 + pick(static_cast<uint32_t>(text.size()) / 2))),
                            pick(2) ? kNom : kGen | kPoss3});
      }
      add_token(d, text, readings);
    }
    const uint32_t cut = pick(size + 1);
    d.sentences = {{{0, cut}, true}, {{cut, size}, false}};
    world.found(d);
    std::set<Hit> fast;
    for (const ListHit& h : d.list_hits)
      fast.insert({h.tokens.first, h.tokens.last, h.list, h.entry, h.tags});
    EXPECT_EQ(fast.size(), d.list_hits.size());
    EXPECT_EQ(fast, slow(world.lexicon(), entries, d)) << d.text;
    EXPECT_TRUE(
        std::is_sorted(d.list_hits.begin(), d.list_hits.end(), [](const ListHit& a, const ListHit& b) {
          return std::tuple(a.tokens.first, b.tokens.last, a.list, a.entry) <
                 std::tuple(b.tokens.first, a.tokens.last, b.list, b.entry);
        }));
  }
}

}  // namespace
}  // namespace derek::lexicon
