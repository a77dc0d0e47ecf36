// The analyser over the shipped tables, and its readings as text.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "lexicon/builder.h"
#include "morph/analyzer.h"

namespace derek::morph {

inline const std::map<std::string, uint32_t> kNames = {{"nom", kNom},
                                                       {"gen", kGen},
                                                       {"dat", kDat},
                                                       {"acc", kAcc},
                                                       {"loc", kLoc},
                                                       {"abl", kAbl},
                                                       {"ins", kIns},
                                                       {"plural", kPlural},
                                                       {"poss1", kPoss1},
                                                       {"poss2", kPoss2},
                                                       {"poss3", kPoss3},
                                                       {"attr", kAttr},
                                                       {"ordinal", kOrdinal},
                                                       {"collective", kCollective},
                                                       {"like", kLike},
                                                       {"derived", kDerived},
                                                       {"without", kWithout},
                                                       {"verb", kVerb},
                                                       {"participle", kParticiple},
                                                       {"converb", kConverb},
                                                       {"verbal_noun", kVerbalNoun},
                                                       {"known", kKnown},
                                                       {"manner", kManner}};

inline std::string names_of(uint32_t tags) {
  std::string out;
  for (const auto& [name, bit] : kNames)
    if (tags & bit) out += (out.empty() ? "" : " ") + name;
  return out;
}

inline std::vector<SourceText> shipped_tables() {
  auto files = *read_folder(DEREK_SOURCE_DIR "/dictionaries/morph", {".tsv"});
  for (auto& file : files) file.name = "morph/" + file.name;
  return files;
}

// The analyser over the shipped tables, or others, and the given list of lemmas.
class World {
 public:
  explicit World(const std::vector<std::string>& lemmas = {}, const std::string& list = "noun",
                 const std::vector<SourceText>& files = shipped_tables()) {
    lexicon::Builder builder;
    std::string text = "# about t\n# source t\n# licence t\nentry\n";
    for (const auto& lemma : lemmas) text += lemma + "\n";
    EXPECT_TRUE(builder.add(list, *parse_table(list, text), false).ok());
    sections_ = *builder.finish();
    lexicon_ = std::make_unique<lexicon::Lexicon>(*lexicon::Lexicon::open(sections_.first, sections_.second));
    auto made = Analyzer::create(files, *lexicon_);
    EXPECT_TRUE(made.ok()) << made.error().to_string();
    analyzer_ = std::move(*made);
  }

  // One word, whatever its characters.
  Document read(const std::string& word) const {
    Document d;
    add_word(word, d);
    if (d.tokens[0].kind == TokenKind::kPunctuation) d.tokens[0].kind = TokenKind::kWord;
    run(d);
    return d;
  }

  // A sentence of these words and marks.
  Document read_words(const std::vector<std::string>& words) const {
    Document d;
    for (const std::string& word : words) add_word(word, d);
    run(d);
    return d;
  }
  static void add_word(const std::string& word, Document& d) {
    Token token;
    token.span = {static_cast<uint32_t>(d.text.size()), static_cast<uint32_t>(d.text.size() + word.size())};
    d.text += word;
    token.lower = d.add(utf8::to_lower(word));
    size_t i = 0;
    const char32_t first = utf8::next(word, i);
    if (utf8::is_digit(first)) token.kind = TokenKind::kNumber;
    if (std::string(". , - « »").find(word) != std::string::npos) token.kind = TokenKind::kPunctuation;
    size_t letters = 0, capitals = 0;
    for (size_t k = 0; k < word.size();) {
      const char32_t c = utf8::next(word, k);
      letters += utf8::is_letter(c) ? 1 : 0;
      capitals += utf8::is_upper(c) ? 1 : 0;
    }
    token.shape = letters == 0                             ? Shape::kNone
                  : capitals == 0                          ? Shape::kLower
                  : capitals == letters && letters > 1     ? Shape::kUpper
                  : capitals == 1 && utf8::is_upper(first) ? Shape::kTitle
                                                           : Shape::kMixed;
    d.tokens.push_back(token);
  }
  void run(Document& document) const { analyzer_->run(document, analyzer_->make_scratch().get()); }

  std::vector<std::string> readings(const std::string& word) const {
    const Document d = read(word);
    std::vector<std::string> out;
    for (const Analysis& a : d.analyses) {
      out.push_back(std::string(d.view(a.lemma)) + " | " + word.substr(0, a.nominative) + " | " +
                    names_of(a.tags & ~static_cast<uint32_t>(kKnown)));
    }
    return out;
  }

  const Analyzer& analyzer() const { return *analyzer_; }

 private:
  std::pair<std::string, std::string> sections_;
  std::unique_ptr<lexicon::Lexicon> lexicon_;
  std::unique_ptr<Analyzer> analyzer_;
};

}  // namespace derek::morph
