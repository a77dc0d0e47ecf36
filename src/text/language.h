// The stage that tells the language of every paragraph and marks its sentences with it.
//
//   auto languages = Languages::create(sources);  // normalize/language.tsv
//   (*languages)->run(document, nullptr);         // sentences, language
//
// Letters that only Kazakh has decide most paragraphs; the rest is told by frequent words and endings. What
// does not show stays Kazakh. `language` of the document is that of most of its tokens.
//
// What the document's metadata declare breaks ties only, as sites often declare Russian on Kazakh pages: a paragraph
// is in the declared language if nothing in it speaks for another, and most of the paragraphs that show theirs agree.
//
// Thread rule: constant after create.
#pragma once

#include <memory>
#include <optional>
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
  // Nothing where the paragraph leaves it to `declared`; never if that is Kazakh.
  std::optional<Language> language_of(const Document& document, TokenRange paragraph, Language declared) const;

  LanguageWords words_;
};

}  // namespace derek::text
