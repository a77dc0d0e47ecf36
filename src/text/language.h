// The stage that tells the language of every paragraph and marks its sentences with it.
//
//   auto languages = Languages::create(sources);  // normalize/language.tsv
//   (*languages)->run(document, nullptr);         // sentences, language
//
// Letters that only Kazakh has decide most paragraphs; the rest is told by frequent words and endings. What
// does not show stays Kazakh. `language` of the document is that of most of its tokens.
//
// Thread rule: constant after create.
#pragma once

#include <memory>
#include <vector>

#include "base/files.h"
#include "base/stage.h"
#include "derek/status.h"
#include "text/language_words.h"

namespace derek::text {

class Languages : public Stage {
 public:
  static Result<std::unique_ptr<Languages>> create(const std::vector<SourceText>& sources);

  std::string_view name() const override { return "language"; }
  void run(Document& document, Scratch* scratch) const override;

 private:
  explicit Languages(LanguageWords words) : words_(std::move(words)) {}
  Language language_of(const Document& document, TokenRange paragraph) const;

  LanguageWords words_;
};

}  // namespace derek::text
