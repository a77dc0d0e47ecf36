#include "lexicon/lexicon.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "lexicon/builder.h"

namespace derek::lexicon {
namespace {

Table table(const std::string& rows, const std::string& match = "any",
            const std::string& columns = "entry\tkind") {
  auto t = parse_table("test.tsv",
                       "# about t\n# source t\n# licence t\n# match " + match + "\n" + columns + "\n" + rows);
  EXPECT_TRUE(t.ok()) << t.error().to_string();
  return *t;
}

struct Built {
  std::pair<std::string, std::string> sections;
  Lexicon lexicon;
};

std::unique_ptr<Built> build(const Builder& builder) {
  auto sections = builder.finish();
  EXPECT_TRUE(sections.ok());
  auto out = std::make_unique<std::pair<std::string, std::string>>(*sections);
  auto lexicon = Lexicon::open(out->first, out->second);
  EXPECT_TRUE(lexicon.ok()) << lexicon.error().to_string();
  auto built = std::unique_ptr<Built>(new Built{std::move(*out), std::move(*lexicon)});
  // The views moved with the strings' buffers only if these are long; open again to be sure.
  built->lexicon = std::move(*Lexicon::open(built->sections.first, built->sections.second));
  return built;
}

uint32_t walk(const Lexicon& lexicon, std::initializer_list<std::string_view> words) {
  uint32_t node = Lexicon::kRoot;
  for (const auto word : words) {
    const uint32_t id = lexicon.word_id(word);
    if (id == Lexicon::kNone) return Lexicon::kNone;
    if (node = lexicon.child(node, id); node == Lexicon::kNone) return node;
  }
  return node;
}

TEST(Lexicon, EmptyIsFine) {
  const auto built = build(Builder());
  EXPECT_EQ(built->lexicon.list_count(), 0u);
  EXPECT_EQ(built->lexicon.word_id("қала"), Lexicon::kNone);
  EXPECT_TRUE(built->lexicon.dump().empty());
}

TEST(Lexicon, FindsEntriesAndCells) {
  Builder builder;
  ASSERT_TRUE(
      builder.add("city", table("Абай\tKZ\nАбу-Даби\tAE\nНью Йорк\tUS\n", "title", "entry\tcountry"), false)
          .ok());
  ASSERT_TRUE(builder.add("head", table("орталық\tunit\nабай\t\n"), false).ok());
  const auto built = build(builder);
  const Lexicon& lexicon = built->lexicon;
  ASSERT_EQ(lexicon.list_count(), 2u);
  const uint32_t city = lexicon.find_list("city");
  EXPECT_EQ(lexicon.list_name(city), "city");
  EXPECT_EQ(lexicon.match_mode(city), MatchMode::kTitle);
  EXPECT_EQ(lexicon.find_column(city, "country"), 1u);
  EXPECT_EQ(lexicon.find_column(city, "kind"), Lexicon::kNone);
  EXPECT_EQ(lexicon.find_list("towns"), Lexicon::kNone);

  const uint32_t abai = walk(lexicon, {"абай"});
  ASSERT_NE(abai, Lexicon::kNone);
  const auto range = lexicon.entries_at(abai);
  ASSERT_EQ(range.last - range.first, 2u);
  EXPECT_EQ(lexicon.entry_text(lexicon.entry_at(range.first)), "Абай");
  EXPECT_EQ(lexicon.attribute(lexicon.entry_at(range.first), "country"), "KZ");
  EXPECT_EQ(lexicon.attribute(lexicon.entry_at(range.first), "entry"), "Абай");
  EXPECT_EQ(lexicon.attribute(lexicon.entry_at(range.first), "kind"), "");

  EXPECT_TRUE(lexicon.is_entry(lexicon.word_id("орталық")));
  EXPECT_FALSE(lexicon.is_entry(lexicon.word_id("нью")));
  EXPECT_FALSE(lexicon.is_entry(Lexicon::kNone));
  EXPECT_NE(walk(lexicon, {"нью", "йорк"}), Lexicon::kNone);
  EXPECT_EQ(walk(lexicon, {"йорк"}), Lexicon::kNone);
  EXPECT_EQ(lexicon.word_id("Абай"), Lexicon::kNone);  // words are lower case
  EXPECT_EQ(lexicon.entry_text(999), "");
  EXPECT_EQ(lexicon.attribute(999, "kind"), "");
}

// The filter lets every word through, and what it lets through besides the trie refuses.
TEST(Lexicon, KnowsItsWordsAndNoOthers) {
  std::mt19937 random(1);
  const auto some_word = [&] {
    std::string out;
    for (size_t n = 1 + random() % 6; n > 0; --n) out += static_cast<char>('a' + random() % 5);
    return out;
  };
  std::set<std::string> words;
  while (words.size() < 3000) words.insert(some_word());
  std::string rows;
  for (const std::string& word : words) rows += word + "\t\n";
  Builder builder;
  ASSERT_TRUE(builder.add("head", table(rows), false).ok());
  const auto built = build(builder);
  std::set<uint32_t> ids;
  for (const std::string& word : words) ids.insert(built->lexicon.word_id(word));
  EXPECT_EQ(ids.size(), words.size());
  EXPECT_FALSE(ids.contains(Lexicon::kNone));
  for (int i = 0; i < 20000; ++i) {
    const std::string word = some_word();
    ASSERT_EQ(built->lexicon.word_id(word) != Lexicon::kNone, words.contains(word)) << word;
  }
}

TEST(Lexicon, MarksAtTheEdgeAreWords) {
  Builder builder;
  ASSERT_TRUE(builder.add("org", table("«Нұр Отан» партиясы\t\nденсаулық, спорт\t\nҚ (а);\t\n"), false).ok());
  const auto built = build(builder);
  EXPECT_NE(walk(built->lexicon, {"«", "нұр", "отан", "»", "партиясы"}), Lexicon::kNone);
  EXPECT_NE(walk(built->lexicon, {"денсаулық", ",", "спорт"}), Lexicon::kNone);
  EXPECT_NE(walk(built->lexicon, {"қ", "(", "а", ")", ";"}), Lexicon::kNone);
}

TEST(Builder, RefusesBadTables) {
  Builder builder;
  const auto twice = builder.add("x", table("а\t1\nб\t2\nа\t3\n"), false);
  ASSERT_FALSE(twice.ok());
  EXPECT_EQ(twice.error().to_string().substr(0, 13), "test.tsv:8:1:");
  EXPECT_FALSE(builder.add("x", table("а\n", "any", "word"), false).ok());
  EXPECT_FALSE(builder.add("x", table("а\n", "some"), false).ok());
  EXPECT_FALSE(builder.add("x", table("\tkind\n"), false).ok());
  ASSERT_TRUE(builder.add("x", table("а\n"), false).ok());
  EXPECT_FALSE(builder.add("x", table("б\n"), false).ok());
}

TEST(Builder, OverlayAddsReplacesRemoves) {
  Builder builder;
  ASSERT_TRUE(builder.add("city", table("Абай\tA\nТараз\tB\nОрал\tC\n", "title"), false).ok());
  ASSERT_TRUE(builder
                  .add("city",
                       table("Тараз\tnew\n-Абай\t\nЛондон\tGB\n-Атлантида\t\n", "title", "entry\tcountry"),
                       true)
                  .ok());
  ASSERT_TRUE(builder.add("own", table("үй\tx\n"), true).ok());
  const auto built = build(builder);
  const auto dump = built->lexicon.dump();
  ASSERT_EQ(dump.size(), 2u);
  const std::string head = "# about t\n# licence t\n# match title\n# source t\n";
  EXPECT_EQ(dump[0].text, head + "entry\tkind\tcountry\nЛондон\t\tGB\nОрал\tC\t\nТараз\t\tnew\n");
  EXPECT_EQ(dump[1].name, "own");
}

TEST(Builder, AnOverlayIsCheckedByTheHeadBelowIt) {
  const auto city = [](const std::string& lines, const std::string& columns, const std::string& rows) {
    return *parse_table("city.tsv", lines + columns + "\n" + rows, HeadRule::kOptional);
  };
  Builder builder;
  const std::string lines = "# column country /[A-Z]{2}/\n# column now /.+/ -\n";
  EXPECT_FALSE(builder.add("city", city(lines, "entry\tcountry\tnow", "Абай\tkz\n"), false).ok());
  ASSERT_TRUE(builder.add("city", city(lines, "entry\tcountry\tnow", "Абай\tKZ\nТараз\tKZ\n"), false).ok());
  // Through compiled data, as the program meets it.
  Builder again;
  for (const auto& [name, text] : build(builder)->lexicon.dump()) {
    ASSERT_TRUE(again.add(name, *parse_table(name, text, HeadRule::kOptional), false).ok());
  }
  const Status wrong = again.add("city", city("", "entry\tcountry", "Лондон\tGB\nПариж\txx1\n"), true);
  ASSERT_FALSE(wrong.ok());
  EXPECT_EQ(wrong.error().to_string(),
            "city.tsv:3:7: the column country has \"xx1\"; allowed: /[A-Z]{2}/\n  Париж xx1\n        ^");
  EXPECT_FALSE(again.add("city", city("", "entry", "Лондон\n"), true).ok());  // no country
  EXPECT_FALSE(again.add("city", city("# column country GB\n", "entry\tcountry", "Париж\tFR\n"), true).ok());
  EXPECT_FALSE(again.add("city", city("# column land /[A-Z]{2}/\n", "entry\tcountry", "Париж\tFR\n"), true).ok());
  EXPECT_TRUE(again.add("city", city("", "entry\tcountry", "Лондон\tGB\n-Абай\n"), true).ok());
  EXPECT_TRUE(again.add("city", city("# column country GBR\n", "entry\tcountry", "Бат\tGBR\n"), true).ok());
  EXPECT_TRUE(again.add("own", city("", "entry\tcountry", "Үй\txx1\n"), true).ok());  // a list of his own is free
}

TEST(Lexicon, DumpBuildsTheSameSections) {
  Builder builder;
  const std::string head = "# about t\n# source t\n# licence t\n# column kind x\n# column day 1..31 -\n";
  ASSERT_TRUE(builder.add("c", *parse_table("c.tsv", head + "entry\tkind\tday\nай\tx\t\n"), false).ok());
  ASSERT_TRUE(builder.add("b", table("ә\t1\nа\t2\nОл бұл\t\n"), false).ok());
  ASSERT_TRUE(builder.add("a", table("х «у»\t1\n", "exact"), false).ok());
  const auto built = build(builder);
  Builder again;
  for (const auto& [name, text] : built->lexicon.dump()) {
    const auto parsed = parse_table(name, text);
    ASSERT_TRUE(parsed.ok());
    ASSERT_TRUE(again.add(name, *parsed, false).ok());
  }
  EXPECT_EQ(build(again)->sections, built->sections);
}

TEST(Lexicon, RefusesDamage) {
  Builder builder;
  ASSERT_TRUE(builder.add("city", table("Абай\tKZ\nНью Йорк\tUS\n"), false).ok());
  const auto sections = *builder.finish();
  for (size_t size = 0; size < sections.second.size(); ++size) {
    EXPECT_FALSE(Lexicon::open(sections.first, std::string_view(sections.second).substr(0, size)).ok());
  }
  EXPECT_FALSE(Lexicon::open("", sections.second).ok());
  EXPECT_FALSE(Lexicon::open("nonsense", sections.second).ok());
  // Whatever a flipped byte does to the index: either it is refused, or all reads stay inside.
  for (size_t i = 0; i < sections.second.size(); ++i) {
    for (const char flip : {'\x01', '\x7F', '\xFF'}) {
      std::string bytes = sections.second;
      bytes[i] = static_cast<char>(bytes[i] ^ flip);
      const auto lexicon = Lexicon::open(sections.first, bytes);
      if (!lexicon.ok()) continue;
      lexicon->dump();
      for (const auto word : {"абай", "нью", "йорк"}) {
        const uint32_t id = lexicon->word_id(word);
        lexicon->is_entry(id);
        for (uint32_t node = 0; node < 8; ++node) lexicon->child(node, id);
      }
    }
  }
}

}  // namespace
}  // namespace derek::lexicon
