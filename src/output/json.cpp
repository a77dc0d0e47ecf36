#include "output/json.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>

#include "base/value_text.h"
#include "derek/version.h"
#include "output/json_text.h"
#include "output/languages.h"

namespace derek::output {

namespace {

template <typename Writer>
class DocumentWriter {
 public:
  DocumentWriter(Writer& writer, const Document& document, const JsonOptions& options)
      : w_(writer), d_(document), offsets_(document.original, options.unit), options_(options) {}

  void write() {
    w_.StartObject();
    key("derek");
    w_.StartObject();
    key("schema");
    w_.Int(kSchemaVersion);
    text("version", version());
    text("data", options_.fingerprint);
    w_.EndObject();
    key("id");
    string(d_.id);
    text("source", d_.source);
    text("sha256", d_.sha256);
    text("encoding", d_.encoding);
    text("script", d_.script);
    text("language", d_.language);
    languages();
    text("declared_language", d_.declared_language);
    text("offset_unit", to_string(options_.unit));
    key("length");
    w_.Uint(offsets_.length());
    text("title", d_.title);
    text("date", d_.date);
    text("date_source", d_.date_source);
    mentions();
    entities();
    relations();
    quotes();
    diagnostics();
    w_.EndObject();
  }

 private:
  void key(std::string_view s) { w_.Key(s.data(), static_cast<rapidjson::SizeType>(s.size())); }
  void string(std::string_view s) { write_json_string(w_, s); }
  void text(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    string(value);
  }
  void number(std::string_view name, double value) {
    if (!std::isfinite(value)) return;  // JSON has no such numbers
    key(name);
    const std::string digits = number_text(value);
    w_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
  }
  void number(std::string_view name, const std::optional<double>& value) {
    if (value) number(name, *value);
  }
  // Scores to four places, so that the last bits of a sum do not show.
  void score(double value) { number("score", std::round(value * 1e4) / 1e4); }
  void id(std::string_view name, char prefix, uint32_t index) {
    if (index == kNoIndex) return;
    key(name);
    string(prefix + std::to_string(index + 1));
  }
  void id_or_null(std::string_view name, char prefix, uint32_t index) {
    if (index != kNoIndex) return id(name, prefix, index);
    key(name);
    w_.Null();
  }
  void span(Span normalized, const char* begin = "start", const char* end = "end") {
    const Span s = offsets_.span(d_.offsets.to_original(normalized));
    key(begin);
    w_.Uint(s.begin);
    key(end);
    w_.Uint(s.end);
  }
  void slice(Span normalized) {
    const Span s = d_.offsets.to_original(normalized);
    key("text");
    string(std::string_view(d_.original).substr(s.begin, s.size()));
  }

  // An array of objects whose members `write` writes.
  template <typename List, typename Write>
  void objects(std::string_view name, const List& list, Write write) {
    key(name);
    w_.StartArray();
    for (const auto& item : list) {
      w_.StartObject();
      write(item);
      w_.EndObject();
    }
    w_.EndArray();
  }

  template <typename List, typename Text>
  void strings(std::string_view name, const List& list, Text text_of) {
    key(name);
    w_.StartArray();
    for (const auto& item : list) string(text_of(item));
    w_.EndArray();
  }

  void value(const Value& v) {
    key("value");
    w_.StartObject();
    text("kind", v.kind);
    text("edtf", v.edtf);
    text("start", v.start);
    text("end", v.end);
    text("duration", v.duration);
    text("repeat", v.repeat);
    number("value", v.value);
    number("min", v.min);
    number("max", v.max);
    number("order", v.order);
    text("currency", v.currency);
    text("unit", v.unit);
    text("counted", v.counted);
    text("normal", v.normal);
    text("modifier", v.modifier);
    text("anchor", v.anchor);
    w_.EndObject();
  }

  // Stretches in another language than most of the document.
  void languages() {
    const std::vector<LanguageStretch> stretches = other_languages(d_);
    if (stretches.empty()) return;
    objects("languages", stretches, [&](const LanguageStretch& s) {
      span(s.span);
      text("language", to_string(s.language));
    });
  }

  void mentions() {
    objects("mentions", d_.mentions, [&](const Mention& m) {
      id("id", 'm', static_cast<uint32_t>(&m - d_.mentions.data()));
      text("label", to_string(m.label));
      span(m.span);
      slice(m.span);
      text("lemma", m.lemma);
      text("kind", m.kind);
      if (m.value) value(*m.value);
      id("entity", 'e', m.entity);
      id("within", 'm', m.within);
      score(m.score);
      text("by", m.by);
    });
  }

  void entities() {
    objects("entities", d_.entities, [&](const Entity& e) {
      id("id", 'e', static_cast<uint32_t>(&e - d_.entities.data()));
      text("label", to_string(e.label));
      text("name", e.name);
      text("latin", e.latin);
      if (!e.aliases.empty()) strings("aliases", e.aliases, [](const std::string& alias) { return alias; });
      if (!e.given.empty() || !e.family.empty() || !e.patronymic.empty()) {
        key("parts");
        w_.StartObject();
        text("given", e.given);
        text("patronymic", e.patronymic);
        text("family", e.family);
        w_.EndObject();
      }
      text("sex", e.sex);
      strings("mentions", e.mentions, [](uint32_t m) { return "m" + std::to_string(m + 1); });
      if (e.corrections.empty()) return;
      objects("corrections", e.corrections, [&](const Correction& c) {
        text("action", c.action);
        text("at", c.at);
        text("was", c.was);
      });
    });
  }

  void relations() {
    objects("relations", d_.relations, [&](const Relation& r) {
      switch (r.label) {
        case RelationLabel::kHoldsPosition:
          text("label", "holds_position");
          id("person", 'e', r.subject);
          text("title", r.title);
          id("position", 'm', r.position);
          id_or_null("organisation", 'e', r.object);
          id_or_null("place", 'e', r.place);
          break;
        case RelationLabel::kPartOf:
          text("label", "part_of");
          id("child", 'e', r.subject);
          id("parent", 'e', r.object);
          break;
        case RelationLabel::kLocatedIn:
          text("label", "located_in");
          id("thing", 'e', r.subject);
          id("place", 'e', r.object);
          break;
      }
      text("kind", r.kind);
      text("status", r.status);
      span(r.span);
      score(r.score);
      text("by", r.by);
    });
  }

  void quotes() {
    objects("quotes", d_.quotes, [&](const Quote& q) {
      text("kind", q.kind == QuoteKind::kDirect ? "direct" : "indirect");
      span(q.span);
      slice(q.span);
      id("speaker", 'e', q.speaker);
      if (!q.speaker_span.empty()) span(q.speaker_span, "speaker_start", "speaker_end");
      text("cue", q.cue);
      score(q.score);
      text("by", q.by);
    });
  }

  void diagnostics() {
    objects("diagnostics", d_.diagnostics, [&](const Diagnostic& g) {
      text("level", g.level);
      text("code", g.code);
      text("message", g.message);
      if (!g.span.empty()) span(g.span);
    });
  }

  Writer& w_;
  const Document& d_;
  Offsets offsets_;
  const JsonOptions& options_;
};

template <typename Write>
std::string render(bool pretty, Write write) {
  rapidjson::StringBuffer buffer;
  if (pretty) {
    rapidjson::PrettyWriter<rapidjson::StringBuffer> writer(buffer);
    writer.SetIndent(' ', 2);
    write(writer);
  } else {
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    write(writer);
  }
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

std::string to_json(const Document& document, const JsonOptions& options) {
  return render(options.pretty, [&](auto& writer) { DocumentWriter(writer, document, options).write(); });
}

std::string error_json(std::string_view id, std::string_view source, const Error& error, bool pretty) {
  return render(pretty, [&](auto& w) {
    w.StartObject();
    const auto text = [&](const char* key, std::string_view value) {
      w.Key(key);
      write_json_string(w, value);
    };
    text("id", id);
    if (!source.empty()) text("source", source);
    w.Key("error");
    w.StartObject();
    text("code", error.code);
    text("message", error.message);
    w.EndObject();
    w.EndObject();
  });
}

}  // namespace derek::output
