#include "tagger/reasons.h"

#include <algorithm>
#include <cmath>

#include "tagger/rule_tags.h"

namespace derek::tagger {

Reasons::Reasons(const Tagger& tagger, const Document& document) : tagger_(tagger), document_(document) {
  if (!tagger.has_model()) return;
  // As it was when the tagger saw it: its own mentions are not there yet.
  Document before = document;
  std::erase_if(before.mentions, [](const Mention& m) { return m.by == "tagger"; });
  tagger.reader().prepare(before, rule_tags(before), scratch_);
}

std::vector<Reason> Reasons::of(uint32_t token, size_t count) {
  std::vector<Reason> out;
  if (!tagger_.has_model() || token >= document_.tags.size()) return out;
  const Model& model = *tagger_.model();
  const uint32_t tag = tag_of(document_.tags[token]);
  std::vector<uint64_t> hashes;
  for (const Template& one : tagger_.reader().templates()) {
    hashes.clear();
    tagger_.reader().features_of(one, document_, token, scratch_, hashes);
    Row<int32_t> row{};
    for (const uint64_t feature : hashes) model.add(feature, row);
    if (row[tag] != 0) out.push_back({one.text, static_cast<float>(row[tag]) * model.step()});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Reason& a, const Reason& b) { return std::abs(a.weight) > std::abs(b.weight); });
  if (out.size() > count) out.resize(count);
  return out;
}

}  // namespace derek::tagger
