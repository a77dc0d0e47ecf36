#include "tagger/tags.h"

namespace derek::tagger {

std::string tag_name(uint32_t tag) {
  if (tag == kOutside) return "O";
  return (is_inside(tag) ? "I-" : "B-") + std::string(to_string(label_of(tag)));
}

uint32_t tag_of(const TokenTag& tag) {
  return tag.iob == Iob::kOutside ? kOutside : tag.iob == Iob::kBegin ? begin_tag(tag.label) : inside_tag(tag.label);
}

std::string tag_name(const TokenTag& tag) { return tag_name(tag_of(tag)); }

std::optional<uint32_t> tag_from_name(std::string_view name) {
  if (name == "O") return kOutside;
  if (name.size() < 3 || name[1] != '-' || (name[0] != 'B' && name[0] != 'I')) return std::nullopt;
  const std::optional<Label> label = label_from_string(name.substr(2));
  if (!label) return std::nullopt;
  return name[0] == 'B' ? begin_tag(*label) : inside_tag(*label);
}

std::vector<LabelledRange> ranges_of(const std::vector<uint8_t>& tags) {
  std::vector<LabelledRange> out;
  uint32_t before = kOutside;
  for (uint32_t t = 0; t < tags.size(); ++t) {
    const uint32_t tag = tags[t];
    if (is_inside(tag) && may_follow(before, tag)) {
      out.back().tokens.last = t + 1;
    } else if (tag != kOutside) {
      out.push_back({{t, t + 1}, label_of(tag)});
    }
    before = tag;
  }
  return out;
}

}  // namespace derek::tagger
