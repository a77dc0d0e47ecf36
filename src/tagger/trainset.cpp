#include "tagger/trainset.h"

namespace derek::tagger {

void TrainingSet::add(const FeatureReader& reader, const Document& d, const std::vector<uint8_t>& rule_tags,
                      const std::vector<uint8_t>& truth) {
  reader.prepare(d, rule_tags, scratch_);
  std::vector<uint64_t> hashes;
  for (const Sentence& sentence : d.sentences) {
    for (uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      hashes.clear();
      reader.all(d, t, scratch_, hashes);
      for (const uint64_t hash : hashes) {
        const auto [it, is_new] = number_.try_emplace(hash, static_cast<uint32_t>(hashes_.size()));
        if (is_new) hashes_.push_back(hash);
        ids_.push_back(it->second);
      }
      first_id_.push_back(ids_.size());
      truth_.push_back(truth[t]);
      rule_tags_.push_back(rule_tags[t]);
    }
    first_token_.push_back(static_cast<uint32_t>(truth_.size()));
  }
}

}  // namespace derek::tagger
