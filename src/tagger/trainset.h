// Sentences with their features and true tags, numbered for training.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "derek/document.h"
#include "tagger/features.h"

namespace derek::tagger {

// A range of sentence numbers.
struct SentenceRange {
  uint32_t first = 0, last = 0;
};

class TrainingSet {
 public:
  // Adds the sentences of a document: `truth` and `rule_tags` have one tag a token.
  void add(const FeatureReader& reader, const Document& document, const std::vector<uint8_t>& rule_tags,
           const std::vector<uint8_t>& truth);

  uint32_t sentences() const { return static_cast<uint32_t>(first_token_.size() - 1); }
  uint32_t tokens() const { return static_cast<uint32_t>(truth_.size()); }
  // Tokens [first, last) of a sentence.
  TokenRange tokens_of(uint32_t sentence) const { return {first_token_[sentence], first_token_[sentence + 1]}; }
  uint8_t truth(uint32_t token) const { return truth_[token]; }
  uint8_t rule_tag(uint32_t token) const { return rule_tags_[token]; }
  // The features of a token, as numbers below features().
  std::span<const uint32_t> features_of(uint32_t token) const {
    return std::span(ids_).subspan(first_id_[token], first_id_[token + 1] - first_id_[token]);
  }
  uint32_t features() const { return static_cast<uint32_t>(hashes_.size()); }
  uint64_t hash_of(uint32_t feature) const { return hashes_[feature]; }

 private:
  std::vector<uint32_t> first_token_{0};
  std::vector<uint8_t> truth_, rule_tags_;
  std::vector<uint64_t> first_id_{0};
  std::vector<uint32_t> ids_;
  std::vector<uint64_t> hashes_;
  std::unordered_map<uint64_t, uint32_t> number_;
  FeatureScratch scratch_;
};

}  // namespace derek::tagger
