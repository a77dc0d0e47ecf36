#include "base/sections.h"

#include <gtest/gtest.h>

namespace derek {
namespace {

std::string sample() {
  SectionWriter writer;
  writer.add("words", "қала");
  writer.add("empty", "");
  writer.add("a name of 23 bytes long", std::string(100, 'x'));
  return writer.finish();
}

TEST(Sections, ReadsWhatWasWritten) {
  const std::string bytes = sample();
  const auto reader = SectionReader::open(bytes, "f");
  ASSERT_TRUE(reader.ok());
  EXPECT_EQ(reader->find("words"), "қала");
  EXPECT_EQ(reader->find("a name of 23 bytes long"), std::string(100, 'x'));
  EXPECT_TRUE(reader->contains("empty"));
  EXPECT_FALSE(reader->contains("other"));
  EXPECT_EQ(reader->find("other"), "");
  EXPECT_EQ(reader->sections().size(), 3u);
  for (const auto& [name, section] : reader->sections())
    EXPECT_EQ((section.data() - bytes.data()) % 16, 0) << name;
}

TEST(Sections, NoSectionsAtAll) {
  const std::string bytes = SectionWriter().finish();
  EXPECT_TRUE(SectionReader::open(bytes, "f").ok());
}

TEST(Sections, EveryFlippedByteOfHeadTableAndSectionsIsRefused) {
  const std::string good = sample();
  const auto reader = SectionReader::open(good, "f");
  ASSERT_TRUE(reader.ok());
  for (size_t i = 0; i < good.size(); ++i) {
    bool covered = i < 40 + 48 * 3;
    for (const auto& [name, section] : reader->sections()) {
      const auto offset = static_cast<size_t>(section.data() - good.data());
      covered |= i >= offset && i < offset + section.size();
    }
    if (!covered) continue;  // padding
    for (const char flip : {char(1), char(-128), char(-1)}) {
      std::string bad = good;
      bad[i] = static_cast<char>(bad[i] ^ flip);
      const auto opened = SectionReader::open(bad, "f");
      ASSERT_FALSE(opened.ok()) << "byte " << i;
      EXPECT_EQ(opened.error().code, "data");
      EXPECT_EQ(opened.error().file, "f");
    }
  }
}

TEST(Sections, EveryTruncationIsRefused) {
  const std::string good = sample();
  for (size_t size = 0; size < good.size(); ++size)
    EXPECT_FALSE(SectionReader::open(good.substr(0, size), "f").ok());
  EXPECT_FALSE(SectionReader::open(good + "x", "f").ok());
}

TEST(Sections, FingerprintChangesWithContent) {
  SectionWriter a, b;
  a.add("s", "1");
  b.add("s", "2");
  const std::string x = a.finish(), y = b.finish();
  const std::string one = SectionReader::open(x, "").value().fingerprint();
  EXPECT_EQ(one.size(), 32u);
  EXPECT_NE(one, SectionReader::open(y, "").value().fingerprint());
  EXPECT_EQ(one, SectionReader::open(x, "").value().fingerprint());
}

}  // namespace
}  // namespace derek
