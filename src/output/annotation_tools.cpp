#include "output/annotation_tools.h"

#include <algorithm>

#include "base/utf8.h"
#include "derek/version.h"
#include "output/json_text.h"
#include "output/view.h"

namespace derek::output {

namespace {

// Up to `count` code points of `text` before or after a byte.
std::string_view before(std::string_view text, uint32_t byte, size_t count) {
  uint32_t start = byte;
  while (start > 0 && count > 0) {
    --start;
    if ((static_cast<unsigned char>(text[start]) & 0xC0) != 0x80) --count;
  }
  return text.substr(start, byte - start);
}
std::string_view after(std::string_view text, uint32_t byte, size_t count) {
  size_t end = byte;
  for (; end < text.size() && count > 0; --count) utf8::next(text, end);
  return text.substr(byte, end - byte);
}

class LabelStudio : public Writer {
 public:
  std::string begin() override { return "[\n"; }
  std::string between() override { return ",\n"; }
  std::string end() override { return "\n]\n"; }

  std::string document(const Document& d) override {
    const View v(d, OffsetUnit::kUtf16);
    JsonText j;
    j.object().key("data").object().member("id", d.id).key("text").string(d.original).end_object();
    j.key("predictions").array().object().member("model_version", "derek " + std::string(version())).key("result").array();
    for (uint32_t m = 0; m < d.mentions.size(); ++m) {
      const Mention& mention = d.mentions[m];
      span(j, v, id_text('m', m), mention.span, derek::to_string(mention.label), mention.score);
    }
    for (uint32_t q = 0; q < d.quotes.size(); ++q) span(j, v, id_text('q', q), d.quotes[q].span, "QUOTE", d.quotes[q].score);
    j.end_array().end_object().end_array().end_object();
    return j.text();
  }

 private:
  static void span(JsonText& j, const View& v, const std::string& id, Span normalized, std::string_view label, double score) {
    const Span at = v.at(normalized);
    j.object().member("id", id).member("from_name", "label").member("to_name", "text").member("type", "labels");
    j.key("value").object().member("start", at.begin).member("end", at.end).member("text", v.text(normalized));
    j.key("labels").array().string(label).end_array().end_object().member("score", std::round(score * 1e4) / 1e4).end_object();
  }
};

}  // namespace

std::string to_iob2(const Document& d) {
  std::string out = "-DOCSTART-\tO\n\n";
  for (const Sentence& s : d.sentences) {
    for (uint32_t t = s.tokens.first; t < s.tokens.last; ++t) {
      out += d.view(d.tokens[t]);
      const TokenTag tag = t < d.tags.size() ? d.tags[t] : TokenTag();
      out += tag.iob == Iob::kOutside ? "\tO" : tag.iob == Iob::kBegin ? "\tB-" : "\tI-";
      if (tag.iob != Iob::kOutside) out += derek::to_string(tag.label);
      out += '\n';
    }
    out += '\n';
  }
  return out;
}

std::string to_web_annotation(const Document& d) {
  constexpr size_t kContext = 32;
  const View v(d, OffsetUnit::kCodepoint);
  const std::string base = d.sha256.empty() ? "" : "urn:sha256:" + d.sha256;
  JsonText j;
  j.object().member("@context", "http://www.w3.org/ns/anno.jsonld").member("id", base + "#annotations").member("type", "AnnotationPage");
  j.key("items").array();
  for (uint32_t m = 0; m < d.mentions.size(); ++m) {
    const Mention& mention = d.mentions[m];
    const Span bytes = v.bytes(mention.span), at = v.at(mention.span);
    const std::string name = mention.entity != kNoIndex ? v.name(mention.entity) : mention.lemma;
    j.object().member("id", base + "#" + id_text('m', m)).member("type", "Annotation");
    j.member("motivation", name.empty() ? "tagging" : "identifying").key("body").array();
    j.object().member("type", "TextualBody").member("purpose", "tagging").member("value", derek::to_string(mention.label)).end_object();
    if (!name.empty())
      j.object().member("type", "TextualBody").member("purpose", "identifying").member("language", "kk").member("value", name).end_object();
    j.end_array().key("target").object().member("source", d.source.empty() ? d.id : d.source).key("selector").array();
    j.object().member("type", "TextPositionSelector").member("start", at.begin).member("end", at.end).end_object();
    j.object().member("type", "TextQuoteSelector").member("exact", v.text(mention.span));
    j.member("prefix", before(d.original, bytes.begin, kContext)).member("suffix", after(d.original, bytes.end, kContext)).end_object();
    j.end_array().end_object().end_object();
  }
  j.end_array().end_object();
  return j.text() + "\n";
}

std::string to_doccano(const Document& d) {
  const View v(d, OffsetUnit::kCodepoint);
  JsonText j;
  j.object().member("id", d.id).key("text").string(d.original).key("entities").array();
  const auto span = [&](size_t id, std::string_view label, Span normalized) {
    const Span at = v.at(normalized);
    j.object().member("id", static_cast<double>(id)).member("label", label);
    j.member("start_offset", at.begin).member("end_offset", at.end).end_object();
  };
  for (size_t m = 0; m < d.mentions.size(); ++m) span(m + 1, derek::to_string(d.mentions[m].label), d.mentions[m].span);
  for (size_t q = 0; q < d.quotes.size(); ++q) span(d.mentions.size() + q + 1, "QUOTE", d.quotes[q].span);
  j.end_array().key("relations").array();
  size_t count = 0;
  const auto relation = [&](std::string_view type, size_t from, size_t to) {
    j.object().member("id", static_cast<double>(++count)).member("from_id", static_cast<double>(from));
    j.member("to_id", static_cast<double>(to)).member("type", type).end_object();
  };
  const auto first = [&](uint32_t entity) { return d.entities[entity].mentions.front() + 1; };
  for (const Relation& r : d.relations) {
    if (r.label == RelationLabel::kHoldsPosition) {
      if (r.position == kNoIndex) continue;
      relation("holds_position", first(r.subject), r.position + 1);
      if (r.object != kNoIndex) relation("position_at", r.position + 1, first(r.object));
      if (r.place != kNoIndex) relation("position_in", r.position + 1, first(r.place));
    } else {
      relation(to_string(r.label), first(r.subject), first(r.object));
    }
  }
  for (size_t q = 0; q < d.quotes.size(); ++q) {
    if (d.quotes[q].speaker != kNoIndex) relation("speaker", d.mentions.size() + q + 1, first(d.quotes[q].speaker));
  }
  j.end_array().end_object();
  return j.text() + "\n";
}

std::unique_ptr<Writer> label_studio_writer() { return std::make_unique<LabelStudio>(); }

std::string label_studio_config() {
  std::string out = "<View>\n  <Labels name=\"label\" toName=\"text\">\n";
  for (const std::string_view label : kLabelNames) out += "    <Label value=\"" + std::string(label) + "\"/>\n";
  return out + "    <Label value=\"QUOTE\"/>\n  </Labels>\n  <Text name=\"text\" value=\"$text\"/>\n</View>\n";
}

}  // namespace derek::output
