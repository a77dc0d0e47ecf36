#include "output/annotation_tools.h"

#include <algorithm>

#include "base/brat_names.h"
#include "base/fields.h"
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

// A relation between two spans: mentions, behind them the quotes.
struct Link {
  std::string_view type;
  size_t from = 0, to = 0;
};

// Entities stand for their first mentions.
std::vector<Link> links(const Document& d) {
  std::vector<Link> out;
  const auto first = [&](uint32_t entity) { return d.entities[entity].mentions.front(); };
  for (const Relation& r : d.relations) {
    if (r.label == RelationLabel::kHoldsPosition) {
      if (r.position == kNoIndex) continue;
      out.push_back({"holds_position", first(r.subject), r.position});
      if (r.object != kNoIndex) out.push_back({"position_at", r.position, first(r.object)});
      if (r.place != kNoIndex) out.push_back({"position_in", r.position, first(r.place)});
    } else {
      out.push_back({to_string(r.label), first(r.subject), first(r.object)});
    }
  }
  for (size_t q = 0; q < d.quotes.size(); ++q) {
    if (d.quotes[q].speaker != kNoIndex) out.push_back({"speaker", d.mentions.size() + q, first(d.quotes[q].speaker)});
  }
  return out;
}

class LabelStudio : public Writer {
 public:
  std::string begin() override { return "[\n"; }
  std::string between() override { return ",\n"; }
  std::string end() override { return "\n]\n"; }

  std::string document(const Document& d) override {
    const View v(d, OffsetUnit::kUtf16);
    JsonText j;
    j.object().key("data").object().member("id", d.id).member("date", d.date).key("text").string(d.original).end_object();
    j.key("predictions").array().object().member("model_version", "derek " + std::string(version())).key("result").array();
    std::vector<const Relation*> held(d.mentions.size(), nullptr);  // of each title the first who holds it
    for (const Relation& r : d.relations) {
      if (r.label == RelationLabel::kHoldsPosition && r.position != kNoIndex && !held[r.position]) held[r.position] = &r;
    }
    for (uint32_t m = 0; m < d.mentions.size(); ++m) {
      const Mention& mention = d.mentions[m];
      span(j, v, id_text('m', m), mention.span, derek::to_string(mention.label), mention.score, notes(v, m, held[m]));
    }
    for (uint32_t q = 0; q < d.quotes.size(); ++q) {
      const Quote& quote = d.quotes[q];
      Fields fields{{"speech", std::string(to_string(quote.kind))}};
      if (!quote.cue.empty()) fields.emplace_back("cue", quote.cue);
      span(j, v, id_text('q', q), quote.span, brat::kQuote, quote.score, fields);
    }
    const auto id = [&](size_t index) {
      const bool quote = index >= d.mentions.size();
      return id_text(quote ? 'q' : 'm', static_cast<uint32_t>(quote ? index - d.mentions.size() : index));
    };
    const auto relation = [&](std::string_view type, size_t from, size_t to) {
      j.object().member("type", "relation").member("from_id", id(from)).member("to_id", id(to)).member("direction", "right");
      j.key("labels").array().string(type).end_array().end_object();
    };
    for (const Link& link : links(d)) relation(link.type, link.from, link.to);
    for (const Entity& e : d.entities) {
      for (size_t m = 1; m < e.mentions.size(); ++m) relation("same", e.mentions.front(), e.mentions[m]);
    }
    j.end_array().end_object().end_array().end_object();
    return j.text();
  }

 private:
  static Fields notes(const View& v, uint32_t index, const Relation* held) {
    const Mention& m = v.d.mentions[index];
    Fields fields;
    if (m.value) return value_fields(*m.value);
    if (!m.lemma.empty() && m.lemma != v.text(m.span)) fields.emplace_back("lemma", m.lemma);
    const auto add = [&](const char* key, const std::string& value) {
      if (!value.empty()) fields.emplace_back(key, value);
    };
    if (m.label == Label::kGpe) add("place_kind", m.kind);
    if (held) {
      add("kind", held->kind);
      add("status", held->status);
    }
    if (m.entity == kNoIndex || v.d.entities[m.entity].mentions.front() != index) return fields;
    const Entity& entity = v.d.entities[m.entity];
    add("name", entity.name);
    add("given", entity.given);
    add("patronymic", entity.patronymic);
    add("family", entity.family);
    add("sex", entity.sex);
    return fields;
  }

  static void span(JsonText& j, const View& v, const std::string& id, Span normalized, std::string_view label, double score,
                   const Fields& notes) {
    const Span at = v.at(normalized);
    j.object().member("id", id).member("from_name", "label").member("to_name", "text").member("type", "labels");
    j.key("value").object().member("start", at.begin).member("end", at.end).member("text", v.text(normalized));
    j.key("labels").array().string(label).end_array().end_object().member("score", std::round(score * 1e4) / 1e4);
    if (!notes.empty()) j.key("meta").object().key("text").array().string(join_fields(notes)).end_array().end_object();
    j.end_object();
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
  for (const Link& link : links(d)) {
    j.object().member("id", static_cast<double>(++count)).member("from_id", static_cast<double>(link.from + 1));
    j.member("to_id", static_cast<double>(link.to + 1)).member("type", link.type).end_object();
  }
  j.end_array().end_object();
  return j.text() + "\n";
}

std::unique_ptr<Writer> label_studio_writer() { return std::make_unique<LabelStudio>(); }

std::string label_studio_config() {
  std::string out = "<View>\n  <Labels name=\"label\" toName=\"text\">\n";
  for (const std::string_view label : kLabelNames) out += "    <Label value=\"" + std::string(label) + "\"/>\n";
  out += "    <Label value=\"QUOTE\"/>\n  </Labels>\n  <Relations>\n";
  for (const char* type : {"holds_position", "position_at", "position_in", "part_of", "located_in", "speaker", "same"})
    out += "    <Relation value=\"" + std::string(type) + "\"/>\n";
  return out + "  </Relations>\n  <Text name=\"text\" value=\"$text\"/>\n</View>\n";
}

}  // namespace derek::output
