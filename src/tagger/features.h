// Features of a token: 64-bit hashes of a template together with what it sees.
//
// Two features that fall on one hash share their weights; with 64 bits that does not happen in practice. A token
// beyond the edge of the sentence is seen as such. Thread rule: FeatureReader is constant; a FeatureScratch belongs to
// one thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "derek/document.h"
#include "lexicon/lexicon.h"
#include "tagger/templates.h"

namespace derek::tagger {

// What the places of a document's tokens are: filled by FeatureReader::prepare.
struct FeatureScratch {
  std::vector<uint64_t> rule, by, quote, open, close;  // a value for each token
  std::vector<uint64_t> place;                         // all of what Scope::kPlace looks at
  std::vector<uint64_t> lower, lemma;                  // the same, of the word
  std::vector<uint32_t> first_list;                    // where its lists begin in `list`; one more at the end
  std::vector<uint64_t> list;
  std::vector<TokenRange> sentence;                    // of each token
  uint32_t folded_token = kNoIndex;                    // the word at hand
  std::string folded;                                  // it, with every digit as 0
  std::vector<uint32_t> starts;                        // its characters' offsets, and its end
  std::vector<uint64_t> values, combined;              // of a part of a template, of the parts so far
};

class FeatureReader {
 public:
  // The lexicon must outlive the reader.
  FeatureReader(std::vector<Template> templates, const lexicon::Lexicon& lexicon);

  const std::vector<Template>& templates() const { return templates_; }

  // Once a document, before its features are asked for. `rule_tags`: one tag a token (rule_tags.h).
  void prepare(const Document& document, const std::vector<uint8_t>& rule_tags, FeatureScratch& scratch) const;

  // Appends features: what the templates of a scope and position make of the seen token, for whatever token sees it
  // there; what templates that look at several make of the token; all that the token has.
  void of_token(const Document& document, uint32_t seen, Scope scope, int position, FeatureScratch& scratch,
                std::vector<uint64_t>& out) const;
  void several(const Document& document, uint32_t token, FeatureScratch& scratch, std::vector<uint64_t>& out) const;
  void all(const Document& document, uint32_t token, FeatureScratch& scratch, std::vector<uint64_t>& out) const;

  // Of the templates that look at one token only, where that lies beyond the edge of the sentence.
  void beyond(const Document& document, uint32_t token, FeatureScratch& scratch, std::vector<uint64_t>& out) const;
  // Of one template.
  void features_of(const Template& one, const Document& document, uint32_t token, FeatureScratch& scratch,
                   std::vector<uint64_t>& out) const;

  // Equal keys mean equal features of the scope.
  uint64_t key(const Document& document, uint32_t token, Scope scope, const FeatureScratch& scratch) const;

 private:
  void values_of(const Observation& part, const Document& document, uint32_t token, FeatureScratch& scratch,
                 std::vector<uint64_t>& out) const;
  void values_at(const Observation& part, const Document& document, uint32_t token, FeatureScratch& scratch,
                 std::vector<uint64_t>& out) const;

  std::vector<Template> templates_;
  std::vector<uint64_t> list_seed_;  // of each list of the lexicon
};

}  // namespace derek::tagger
