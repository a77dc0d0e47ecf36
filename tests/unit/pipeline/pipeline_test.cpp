#include <gtest/gtest.h>
#include <iconv.h>

#include <cstring>
#include <random>
#include <thread>

#include "base/utf8.h"
#include "pipeline/bundle.h"
#include "pipeline/check.h"
#include "unit/pipeline/support.h"

namespace derek {
namespace {

TEST(Bundle, PackedDataGivesTheSameFacts) {
  const auto bundle = pipeline::Bundle::from_folder(dictionaries());
  ASSERT_TRUE(bundle.ok()) << bundle.error().to_string();
  UserFolder folder;
  ASSERT_TRUE(write_file(folder.path("derek.dat"), bundle->pack()).ok());
  const auto packed = Pipeline::load(folder.path("derek.dat"));
  ASSERT_TRUE(packed.ok()) << packed.error().to_string();
  EXPECT_EQ(packed->fingerprint(), shared_pipeline().fingerprint());
  EXPECT_EQ(packed->fingerprint().size(), 32u);
  for (const std::string& text : press_texts()) EXPECT_EQ(analyze(*packed, text), analyze(shared_pipeline(), text));
}

TEST(Bundle, DamagedDataIsRefusedWithAMessage) {
  const auto bundle = pipeline::Bundle::from_folder(dictionaries());
  ASSERT_TRUE(bundle.ok());
  const std::string good = bundle->pack();
  const auto refused = [](std::string bytes) {
    const auto result = pipeline::Bundle::unpack(std::move(bytes), "my.dat");
    if (result.ok()) return false;
    EXPECT_EQ(result.error().code, "data");
    EXPECT_EQ(result.error().file, "my.dat");
    EXPECT_FALSE(result.error().message.empty());
    return true;
  };
  EXPECT_TRUE(refused(""));
  EXPECT_TRUE(refused("hello"));
  EXPECT_TRUE(refused(std::string(5000, '\0')));
  EXPECT_TRUE(refused(good + "x"));
  std::mt19937 random(3);
  for (int round = 0; round < 30; ++round) {
    EXPECT_TRUE(refused(good.substr(0, random() % good.size())));
    // A flipped bit of padding between sections changes nothing; of anything else it is noticed.
    std::string flipped = good;
    const size_t at = round < 15 ? random() % 184 : random() % good.size();
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << (random() % 8)));
    if (good[at] != 0) {
      EXPECT_TRUE(refused(flipped)) << at;
    } else {
      (void)pipeline::Bundle::unpack(flipped, "my.dat");
    }
  }
}

TEST(Pipeline, MissingDataFile) {
  const auto result = Pipeline::load("/no/such/derek.dat");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, "io");
}

TEST(Pipeline, TwiceAndFromFourThreadsTheSame) {
  const Pipeline& pipeline = shared_pipeline();
  std::vector<Document> once;
  for (const std::string& text : press_texts()) once.push_back(analyze(pipeline, text));
  std::vector<std::thread> threads;
  for (size_t k = 0; k < 4; ++k) {
    threads.emplace_back([&, k] {
      for (size_t i = 0; i < once.size(); ++i) {
        const size_t which = (i * 7 + k * 3) % once.size();  // every thread in another order
        EXPECT_EQ(analyze(pipeline, press_texts()[which]), once[which]);
      }
    });
  }
  for (std::thread& t : threads) t.join();
}

// "" where a character has no byte in the page.
std::string encoded(const std::string& text, const char* page) {
  const iconv_t converter = ::iconv_open(page, "UTF-8");
  if (converter == reinterpret_cast<iconv_t>(-1)) return "";
  std::string in = text, out(text.size() * 4 + 16, '\0');
  char *from = in.data(), *to = out.data();
  size_t in_left = in.size(), out_left = out.size();
  const bool good = ::iconv(converter, &from, &in_left, &to, &out_left) == 0;
  ::iconv_close(converter);
  out.resize(out.size() - out_left);
  return good ? out : "";
}

TEST(Pipeline, TheSameFactsInEveryEncoding) {
  const Pipeline& pipeline = shared_pipeline();
  size_t eight_bit = 0;
  for (const std::string& text : press_texts()) {
    const std::string expected = facts(analyze(pipeline, text));
    EXPECT_FALSE(expected.empty());
    EXPECT_EQ(facts(analyze(pipeline, text, "")), expected);
    EXPECT_EQ(facts(analyze(pipeline, "\xEF\xBB\xBF" + text, "")), expected);
    EXPECT_EQ(facts(analyze(pipeline, encoded(text, "UTF-16LE"), "")), expected);
    EXPECT_EQ(facts(analyze(pipeline, "\xFF\xFE" + encoded(text, "UTF-16LE"), "")), expected);
    EXPECT_EQ(facts(analyze(pipeline, "\xFE\xFF" + encoded(text, "UTF-16BE"), "")), expected);
    for (const auto& [page, name] : {std::pair{"RK1048", "KZ-1048"}, std::pair{"PT154", "PT154"}}) {
      const std::string bytes = encoded(text, page);
      if (bytes.empty()) continue;
      ++eight_bit;
      EXPECT_EQ(facts(analyze(pipeline, bytes, name)), expected);
      const Document guessed = analyze(pipeline, bytes, "");
      EXPECT_EQ(guessed.encoding, name);
      EXPECT_EQ(guessed.original, text);
    }
  }
  EXPECT_GT(eight_bit, 10u);
}

// What must hold of every document, whatever came in.
void check_sanity(const Document& d) {
  EXPECT_EQ(utf8::find_invalid(d.original), std::string::npos);
  EXPECT_EQ(utf8::find_invalid(d.text), std::string::npos);
  EXPECT_EQ(d.offsets.original_size(), d.original.size());
  EXPECT_EQ(d.offsets.normalized_size(), d.text.size());
  const auto in_original = [&](Span span) {
    const Span s = d.offsets.to_original(span);
    EXPECT_LT(s.begin, s.end);
    ASSERT_LE(s.end, d.original.size());
    EXPECT_EQ(utf8::find_invalid(std::string_view(d.original).substr(s.begin, s.size())), std::string::npos);
  };
  for (size_t i = 0; i < d.mentions.size(); ++i) {
    const Mention& m = d.mentions[i];
    in_original(m.span);
    EXPECT_LT(m.tokens.first, m.tokens.last);
    ASSERT_LE(m.tokens.last, d.tokens.size());
    EXPECT_TRUE(m.entity == kNoIndex || m.entity < d.entities.size());
    if (m.within != kNoIndex) {
      ASSERT_LT(m.within, i);
      EXPECT_TRUE(d.mentions[m.within].span.contains(m.span));
    }
  }
  for (const Relation& r : d.relations) {
    in_original(r.span);
    for (const uint32_t e : {r.subject, r.object, r.place}) EXPECT_TRUE(e == kNoIndex || e < d.entities.size());
    EXPECT_TRUE(r.position == kNoIndex || r.position < d.mentions.size());
  }
  for (const Quote& q : d.quotes) {
    in_original(q.span);
    EXPECT_TRUE(q.speaker == kNoIndex || q.speaker < d.entities.size());
  }
  for (const Entity& e : d.entities) {
    EXPECT_FALSE(e.mentions.empty());
    for (const uint32_t m : e.mentions) EXPECT_LT(m, d.mentions.size());
  }
}

TEST(Pipeline, RandomBytesAreSurvived) {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::string bytes(random() % 400, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % 256);
    Request request;
    request.bytes = bytes;
    request.encoding = round % 2 ? "UTF-8" : "";
    if (const auto document = shared_pipeline().analyze(request)) check_sanity(*document);
  }
}

TEST(Pipeline, CutAndSplicedTextsAreSurvived) {
  std::mt19937 random(12);
  const auto piece = [&] {
    const std::string& text = press_texts()[random() % press_texts().size()];
    const size_t from = random() % text.size();
    return text.substr(from, random() % 300);
  };
  static constexpr std::string_view kNoise[] = {"«", "»", "\n", "№", "(", "&nbsp;", "<b>", "\xC2\xAD", "🤝", "–", ", ", "\xE2\x80\x8B", "І"};
  for (int round = 0; round < 150; ++round) {
    std::string text;
    for (int k = 0; k < 6; ++k) text += piece() + std::string(kNoise[random() % std::size(kNoise)]);
    check_sanity(analyze(shared_pipeline(), text));
  }
}

TEST(Pipeline, EmptyAndOddTexts) {
  for (const char* text : {"", "\n", " \n \n", "\xEF\xBB\xBF", ".", "«", "»»»", "((((", "🤝", "№", "Қ", "Қ.", "1", "1.1.1.1", "-", "\t\r"}) {
    check_sanity(analyze(shared_pipeline(), text));
  }
  check_sanity(analyze(shared_pipeline(), std::string(20000, '9')));
  check_sanity(analyze(shared_pipeline(), std::string(20000, '(')));
}

TEST(Pipeline, OnlyBinaryDataAndUnknownEncodingsFail) {
  Request request;
  request.bytes = "\x89PNG\r\n\x1A\n";
  EXPECT_EQ(shared_pipeline().analyze(request).error().code, "binary");
  request.bytes = "мен";
  request.encoding = "koi9";
  EXPECT_EQ(shared_pipeline().analyze(request).error().code, "encoding");
}

TEST(Pipeline, GivenTokensStayAsTheyAre) {
  const std::vector<std::vector<std::string>> sentences = {{"Жиынды", "Баян", "Жандосова", "«ашты»."}, {"a b", "\xFF"}};
  const Document d = shared_pipeline().analyze_tokens(sentences);
  ASSERT_EQ(d.tokens.size(), 6u);
  EXPECT_EQ(d.view(d.tokens[3]), "«ашты».");
  ASSERT_EQ(d.sentences.size(), 2u);
  ASSERT_FALSE(d.mentions.empty());
  EXPECT_EQ(d.view(d.mentions[0].span), "Баян Жандосова");
  EXPECT_TRUE(shared_pipeline().analyze_tokens({}).tokens.empty());
}

TEST(Check, ExamplesOfOurRules) {
  const auto report = pipeline::check_examples(shared_pipeline());
  EXPECT_GT(report.rules, 100u);
  for (const Error& e : report.failures) ADD_FAILURE() << e.to_string();
}

TEST(Limits, ALongSentenceIsToldOf) {
  std::string text = "Кеше";
  for (int i = 0; i < 1200; ++i) text += " жаңа";
  const Document d = analyze(shared_pipeline(), text + " жиын өтті. Ол бітті.");
  ASSERT_EQ(d.diagnostics.size(), 1u);
  EXPECT_EQ(d.diagnostics[0].code, "long_sentence");
  EXPECT_EQ(d.diagnostics[0].message, "sentences of more than 1000 tokens were read in pieces: 1");
  EXPECT_TRUE(analyze(shared_pipeline(), "Кеше жиын өтті.").diagnostics.empty());
}

TEST(Limits, AnalysisIsGivenUpAfterItsTime) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "Жиынды Баян Жандосова ашты. ";
  Request request;
  request.bytes = text;
  request.encoding = "UTF-8";
  request.seconds = 1e-6;
  const auto late = shared_pipeline().analyze(request);
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().code, "limit");
  request.seconds = 1e6;
  EXPECT_TRUE(shared_pipeline().analyze(request).ok());
}

}  // namespace
}  // namespace derek
