#include "base/files.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

namespace derek {
namespace {

namespace fs = std::filesystem;

class Files : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(::testing::TempDir()) / ("derek_files_" + std::to_string(::getpid()));
    fs::create_directories(folder_ / "ішкі");
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  fs::path folder_;
};

TEST_F(Files, WritesAndReadsWholeFiles) {
  const std::string bytes("a\0қ\r\n", 6);
  ASSERT_TRUE(write_file(path("қала.txt"), bytes).ok());
  EXPECT_EQ(read_file(path("қала.txt")).value(), bytes);
  ASSERT_TRUE(write_file(path("қала.txt"), "").ok());
  EXPECT_EQ(read_file(path("қала.txt")).value(), "");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()),
            2);  // nothing is left over
}

TEST_F(Files, MapsWholeFiles) {
  const std::string bytes("a\0қ\r\n", 6);
  ASSERT_TRUE(write_file(path("қала.txt"), bytes).ok());
  const auto mapped = MappedFile::open(path("қала.txt"));
  ASSERT_TRUE(mapped);
  ASSERT_TRUE(write_file(path("қала.txt"), "another").ok());  // a new file: what is mapped stays
  EXPECT_EQ((*mapped)->bytes(), bytes);
  ASSERT_TRUE(write_file(path("қала.txt"), "").ok());
  EXPECT_EQ((*MappedFile::open(path("қала.txt")))->bytes(), "");
  EXPECT_EQ(MappedFile::open(path("жоқ")).error().code, "io");
  EXPECT_EQ(MappedFile::open(folder_.string()).error().file, folder_.string());
  EXPECT_FALSE(MappedFile::open("/dev/null"));
}

TEST_F(Files, ErrorsNameTheFile) {
  const auto missing = read_file(path("жоқ"));
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, "io");
  EXPECT_EQ(missing.error().file, path("жоқ"));
  EXPECT_FALSE(read_file(folder_.string()).ok());
  EXPECT_FALSE(write_file(path("жоқ/a"), "x").ok());
  EXPECT_FALSE(write_file(folder_.string(), "x").ok());
}

TEST_F(Files, FoldersAreReadInOrder) {
  ASSERT_TRUE(write_file(path("b.tsv"), "2").ok());
  ASSERT_TRUE(write_file(path("a.txt"), "1").ok());
  ASSERT_TRUE(write_file(path("c.bin"), "3").ok());
  ASSERT_TRUE(write_file(path("ішкі/a.tsv"), "4").ok());
  const auto sources = read_folder(folder_.string(), {".tsv", ".txt"});
  ASSERT_TRUE(sources.ok());
  ASSERT_EQ(sources->size(), 3u);
  EXPECT_EQ((*sources)[0].name, "a.txt");
  EXPECT_EQ((*sources)[1].name, "b.tsv");
  EXPECT_EQ((*sources)[2].name, "ішкі/a.tsv");
  EXPECT_EQ((*sources)[2].text, "4");
  EXPECT_FALSE(read_folder(path("жоқ"), {".tsv"}).ok());
  EXPECT_FALSE(read_folder(path("a.txt"), {".tsv"}).ok());
}

}  // namespace
}  // namespace derek
