// Documents for tests of this module alone, from lines such as "екі мыңнан/мың:abl астам": tokens at spaces,
// a word's reading behind a slash (lemma, then tags); without a slash the word is its own lemma in the
// nominative.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "derek/document.h"
#include "lexicon/builder.h"
#include "lexicon/lexicon.h"

namespace derek::value {

// A lexicon over the named lists of the dictionaries.
struct TestLexicon {
  std::string words, index;
  std::unique_ptr<lexicon::Lexicon> lexicon;

  explicit TestLexicon(const std::vector<std::string>& lists) {
    lexicon::Builder builder;
    for (const std::string& list : lists) {
      const std::string file = std::string(DEREK_SOURCE_DIR) + "/dictionaries/lexicon/" + list + ".tsv";
      const auto text = read_file(file);
      if (!text.ok()) ADD_FAILURE() << text.error().to_string();
      const auto table = parse_table(file, *text);
      if (!table.ok()) ADD_FAILURE() << table.error().to_string();
      const auto status = builder.add(list, *table, false);
      if (!status.ok()) ADD_FAILURE() << status.error().to_string();
    }
    auto sections = builder.finish();
    words = sections->first;
    index = sections->second;
    lexicon = std::make_unique<lexicon::Lexicon>(*lexicon::Lexicon::open(words, index));
  }
};

inline uint32_t tag_of(const std::string& name) {
  static const std::map<std::string, uint32_t> kTags = {{"nom", kNom},
                                                        {"gen", kGen},
                                                        {"dat", kDat},
                                                        {"loc", kLoc},
                                                        {"abl", kAbl},
                                                        {"acc", kAcc},
                                                        {"poss3", kPoss3},
                                                        {"ordinal", kOrdinal},
                                                        {"like", kLike},
                                                        {"attr", kAttr},
                                                        {"collective", kCollective}};
  return kTags.at(name);
}

inline Document small_document(const std::string& line) {
  Document doc;
  std::istringstream words(line);
  for (std::string word; words >> word;) {
    std::string surface = word, lemma;
    uint32_t tags = kNom;
    const size_t slash = word.find('/');
    if (slash != std::string::npos && slash > 0 && slash + 1 < word.size()) {
      surface = word.substr(0, slash);
      std::istringstream reading(word.substr(slash + 1));
      std::getline(reading, lemma, ':');
      tags = 0;
      for (std::string tag; std::getline(reading, tag, ':');) tags |= tag_of(tag);
    }
    if (!doc.text.empty()) doc.text += ' ';
    Token token;
    token.space_before = !doc.text.empty();
    token.span.begin = static_cast<uint32_t>(doc.text.size());
    doc.text += surface;
    token.span.end = static_cast<uint32_t>(doc.text.size());
    token.lower = doc.add(utf8::to_lower(surface));
    size_t i = 0;
    const char32_t first = utf8::next(surface, i);
    token.kind = utf8::is_digit(first)    ? TokenKind::kNumber
                 : utf8::is_letter(first) ? TokenKind::kWord
                                          : TokenKind::kPunctuation;
    if (token.kind == TokenKind::kWord) {
      token.first_analysis = static_cast<uint32_t>(doc.analyses.size());
      token.analysis_count = 1;
      doc.analyses.push_back({doc.add(lemma.empty() ? utf8::to_lower(surface) : lemma), 0, tags});
    }
    doc.tokens.push_back(token);
  }
  doc.sentences.push_back({{0, static_cast<uint32_t>(doc.tokens.size())}, true});
  return doc;
}

}  // namespace derek::value
