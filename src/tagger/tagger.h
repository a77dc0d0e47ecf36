// The stage that fills Document::tags: features, weights, the best path and how sure it is.
//
// Without a model the tags are those of rules and lists. With one, what a user's own rules and list entries found
// stands as it is, and the best path is the best one around it. Sentences beyond kMaxChain tokens are decoded in pieces.
//
// The weights of what can be seen of one token are summed once and kept for the next token alike: of its word form
// and, apart, of its place (row_memo.h).
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/stage.h"
#include "lexicon/lexicon.h"
#include "tagger/features.h"
#include "tagger/model.h"

namespace derek::tagger {

inline constexpr uint32_t kMaxChain = 1000;

// What makes features: templates and lists.
struct Knowledge {
  std::unique_ptr<const FeatureReader> reader;
  std::string fingerprint;  // of the templates: a model belongs to them

  // From tagger/features.txt. The lexicon must outlive it.
  static Result<Knowledge> read(const std::vector<SourceText>& sources, const lexicon::Lexicon& lexicon);
};

// What of the data is the user's own.
struct UserData {
  std::set<std::string, std::less<>> rules;  // "rule:NAME"
  std::set<uint32_t> entries;                // of lists
};

class Tagger : public Stage {
 public:
  // `model`: the bytes of one, which must outlive the stage; empty: none. Errors: "features", "list", "model".
  static Result<std::unique_ptr<Tagger>> create(const std::vector<SourceText>& sources, const lexicon::Lexicon& lexicon,
                                                std::string_view model, UserData user);

  std::string_view name() const override { return "tagger"; }
  std::unique_ptr<Scratch> make_scratch() const override;
  void run(Document& document, Scratch* scratch) const override;

  bool has_model() const { return model_.has_value(); }
  const Model* model() const { return model_ ? &*model_ : nullptr; }
  const FeatureReader& reader() const { return *knowledge_.reader; }  // only with a model

 private:
  struct Work;
  Tagger() = default;
  void sum_up(const Document& document, uint32_t token, Scope scope, Work& work) const;
  void add_sums(const Document& document, TokenRange tokens, Scope scope, Work& work) const;
  void score(const Document& document, TokenRange tokens, Work& work) const;
  void constrain(const Document& document, const std::vector<uint8_t>& rules, Work& work) const;
  void write(Document& document, TokenRange tokens, Work& work) const;

  Knowledge knowledge_;
  std::optional<Model> model_;
  std::optional<Potentials<float>> potentials_;  // of the model's moves
  // Positions that templates of Scope::kWord, of Scope::kPlace have.
  std::array<std::vector<int>, 2> positions_;
  UserData user_;
};

}  // namespace derek::tagger
