// The shipped tables of text/, with a small list of abbreviations of the tests' own.
#pragma once

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/files.h"
#include "text/normalize.h"
#include "text/segment.h"

namespace derek::text {

inline std::vector<SourceText> test_sources() {
  std::vector<SourceText> out;
  for (const char* name : {"normalize/characters.tsv", "normalize/lookalikes.tsv", "segment/tokens.txt",
                           "segment/digit_suffix.tsv", "segment/before_number.tsv", "segment/domain.tsv"}) {
    Result<std::string> text = read_file(std::string(DEREK_SOURCE_DIR) + "/dictionaries/" + name);
    if (text) out.push_back({name, *text});
  }
  out.push_back({"segment/abbreviation.tsv",
                 "# about x\n# source x\n# licence x\nentry\tclass\n"
                 "ж.\tclosing\nғ.\tclosing\nт.б.\tclosing\nж.т.б.\tclosing\nтг.\tclosing\nмлн.\topening\n"
                 "ш. "
                 "м.\tclosing\nқ.\topening\nг.\topening\nобл.\topening\nпроф.\topening\nм.а.\topening\nш/"
                 "а\topening\n"});
  return out;
}

inline const Normalizer& normalizer() {
  static const Result<Normalizer> instance = Normalizer::create(test_sources());
  return *instance;
}

inline const Segmenter& segmenter() {
  static const Result<std::unique_ptr<Segmenter>> instance = Segmenter::create(test_sources());
  return **instance;
}

inline Document normalized(std::string original) {
  Document document;
  document.original = std::move(original);
  normalizer().run(document);
  return document;
}

inline Document segmented(std::string original) {
  Document document = normalized(std::move(original));
  const auto scratch = segmenter().make_scratch();
  segmenter().run(document, scratch.get());
  return document;
}

// Characters that meet every rule, in random order.
inline std::string random_text(std::mt19937& random, size_t length) {
  static const std::vector<std::string> pieces = {"а",
                                                  "қ",
                                                  "Ө",
                                                  "ж",
                                                  "т",
                                                  "б",
                                                  "Қ",
                                                  "I",
                                                  "i",
                                                  "p",
                                                  "A",
                                                  "ə",
                                                  "г",
                                                  "5",
                                                  "12",
                                                  "3",
                                                  "-",
                                                  "-і",
                                                  "-ге",
                                                  ".",
                                                  ".",
                                                  ",",
                                                  "!",
                                                  "?",
                                                  "…",
                                                  "«",
                                                  "»",
                                                  "(",
                                                  ")",
                                                  "–",
                                                  "—",
                                                  "@",
                                                  "#",
                                                  "/",
                                                  ":",
                                                  "№",
                                                  "%",
                                                  "$",
                                                  "_",
                                                  "'",
                                                  "&amp;",
                                                  "&#1179;",
                                                  "kz",
                                                  "www.",
                                                  "http://",
                                                  "\xC2\xA0",
                                                  "\xE2\x80\x89",
                                                  " ",
                                                  " ",
                                                  " ",
                                                  "\n",
                                                  "\r\n",
                                                  "\t",
                                                  "\xC2\xAD",
                                                  "\xE2\x80\x8B",
                                                  "\xE2\x80\x91",
                                                  "и\xCC\x86",
                                                  "\xCC\x81",
                                                  "😀",
                                                  "\xFF",
                                                  "\xD0",
                                                  "\x01",
                                                  "ж.",
                                                  "т.б.",
                                                  "ҚР-ның"};
  std::string out;
  for (size_t i = 0; i < length; ++i) out += pieces[random() % pieces.size()];
  return out;
}

}  // namespace derek::text
