// What the tests of the pipeline share: one Pipeline a program, folders of a user, facts as text.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/value_text.h"
#include "derek/derek.h"

namespace derek {

inline const std::string& dictionaries() {
  static const std::string kFolder = std::string(DEREK_SOURCE_DIR) + "/dictionaries";
  return kFolder;
}

inline const Pipeline& shared_pipeline() {
  static const Pipeline kPipeline = [] {
    auto loaded = Pipeline::from_folder(dictionaries());
    if (!loaded) {
      std::fprintf(stderr, "%s\n", loaded.error().to_string().c_str());
      std::abort();
    }
    return std::move(*loaded);
  }();
  return kPipeline;
}

// The texts of the press corpus that rules were drawn up on.
inline const std::vector<std::string>& press_texts() {
  static const std::vector<std::string> kTexts = [] {
    std::vector<std::string> out;
    const auto sources = read_folder(std::string(DEREK_SOURCE_DIR) + "/corpus/press/train", {".txt"});
    if (!sources) ADD_FAILURE() << sources.error().to_string();
    for (const SourceText& s : *sources) out.push_back(s.text);
    return out;
  }();
  return kTexts;
}

inline Document analyze(const Pipeline& pipeline, std::string_view bytes, const std::string& encoding = "UTF-8") {
  Request request;
  request.bytes = bytes;
  request.id = "d";
  request.encoding = encoding;
  request.date = "2024-05-15";
  request.date_source = "option";
  auto document = pipeline.analyze(request);
  if (!document) {
    ADD_FAILURE() << document.error().to_string();
    return {};
  }
  return std::move(*document);
}

// The facts, one a line, with the slices of the original.
inline std::string facts(const Document& d) {
  const auto slice = [&](Span span) {
    const Span s = d.offsets.to_original(span);
    return d.original.substr(s.begin, s.size());
  };
  const auto name = [&](uint32_t e) { return e == kNoIndex ? std::string("-") : d.entities[e].name; };
  std::string out;
  for (const Mention& m : d.mentions) {
    out += std::string(to_string(m.label)) + " " + slice(m.span) + " | " + m.lemma + " | " +
           (m.value ? value_text(*m.value) : "") + " | " + name(m.entity) + " | " + m.by + "\n";
  }
  for (const Relation& r : d.relations) {
    out += "relation " + std::to_string(static_cast<int>(r.label)) + " " + name(r.subject) + " | " + r.title + " | " +
           name(r.object) + " | " + name(r.place) + " | " + r.status + "\n";
  }
  for (const Quote& q : d.quotes) out += "quote " + slice(q.span) + " | " + name(q.speaker) + " | " + q.cue + "\n";
  return out;
}

class UserFolder {
 public:
  UserFolder() {
    static int number = 0;
    folder_ = std::filesystem::path(::testing::TempDir()) /
              ("derek_user_" + std::to_string(::getpid()) + "_" + std::to_string(number++));
    std::filesystem::create_directories(folder_);
  }
  ~UserFolder() {
    std::error_code code;
    std::filesystem::remove_all(folder_, code);
  }
  UserFolder(const UserFolder&) = delete;
  UserFolder& operator=(const UserFolder&) = delete;

  UserFolder& add(const std::string& name, const std::string& text) {
    std::filesystem::create_directories((folder_ / name).parent_path());
    EXPECT_TRUE(write_file((folder_ / name).string(), text).ok());
    return *this;
  }
  std::string path(const std::string& name = "") const { return (folder_ / name).string(); }
  LoadOptions options() const { return {path()}; }

 private:
  std::filesystem::path folder_;
};

}  // namespace derek
