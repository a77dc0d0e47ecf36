#include "output/brat.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/brat_names.h"
#include "base/fields.h"
#include "base/utf8.h"
#include "output/offsets.h"

namespace derek::output {

namespace {

class Writer {
 public:
  explicit Writer(const Document& d) : d_(d), offsets_(d.original, OffsetUnit::kCodepoint) {}

  std::string write() {
    for (uint32_t m = 0; m < d_.mentions.size(); ++m) mention(m);
    for (uint32_t q = 0; q < d_.quotes.size(); ++q) quote(q);
    for (uint32_t e = 0; e < d_.entities.size(); ++e) entity(d_.entities[e]);
    titles();
    for (const Relation& r : d_.relations) {
      if (r.label == RelationLabel::kHoldsPosition) continue;
      relation(r.label == RelationLabel::kPartOf ? brat::kPartOf : brat::kLocatedIn,
               span_id(nearest(r.subject, r.span)), span_id(nearest(r.object, r.span)));
    }
    return spans_ + events_ + relations_ + attributes_ + same_ + notes_;
  }

 private:
  static std::string span_id(uint32_t index) { return "T" + std::to_string(index + 1); }

  std::string_view original(Span span) const {
    const Span s = d_.offsets.to_original(span);
    return std::string_view(d_.original).substr(s.begin, s.size());
  }

  void span(const std::string& id, std::string_view label, Span normalized) {
    const Span whole = d_.offsets.to_original(normalized);
    std::string places, words;
    for (uint32_t at = whole.begin; at < whole.end;) {
      const uint32_t end = static_cast<uint32_t>(std::min<size_t>(d_.original.find('\n', at), whole.end));
      if (at < end) {
        const Span piece = offsets_.span({at, end});
        places += (places.empty() ? " " : ";") + std::to_string(piece.begin) + " " + std::to_string(piece.end);
        words += (words.empty() ? "" : " ") + d_.original.substr(at, end - at);
      }
      at = end + 1;
    }
    std::replace(words.begin(), words.end(), '\t', ' ');
    spans_ += id + "\t" + std::string(label) + places + "\t" + words + "\n";
  }

  void attribute(const char* name, const std::string& of, std::string_view value) {
    attributes_ += "A" + std::to_string(++attribute_count_) + "\t" + name + " " + of + " " + std::string(value) + "\n";
  }

  void relation(const char* name, const std::string& first, const std::string& second) {
    relations_ += "R" + std::to_string(++relation_count_) + "\t" + name + " Arg1:" + first + " Arg2:" + second + "\n";
  }

  void note(const std::string& of, const Fields& fields) {
    if (fields.empty()) return;
    notes_ += "#" + std::to_string(++note_count_) + "\tAnnotatorNotes " + of + "\t" + join_fields(fields) + "\n";
  }

  void mention(uint32_t index) {
    const Mention& m = d_.mentions[index];
    const std::string id = span_id(index);
    span(id, to_string(m.label), m.span);
    if (m.label == Label::kGpe && !m.kind.empty()) attribute(brat::kPlaceKind, id, m.kind);
    Fields fields;
    if (m.value) {
      fields = value_fields(*m.value);
    } else if (!m.lemma.empty() && m.lemma != original(m.span)) {
      fields.emplace_back("lemma", m.lemma);
    }
    if (m.entity != kNoIndex && speaks_for(d_.entities[m.entity]) == index) describe(d_.entities[m.entity], index, fields);
    note(id, fields);
  }

  // The mention that carries what is known of its entity: the one with its name, else the longest.
  uint32_t speaks_for(const Entity& entity) const {
    uint32_t best = entity.mentions.front();
    size_t longest = 0;
    for (const uint32_t m : entity.mentions) {
      const std::string& lemma = d_.mentions[m].lemma;
      if (lemma == entity.name) return m;
      const size_t length = utf8::count_code_points(lemma);
      if (length > longest) longest = length, best = m;
    }
    return best;
  }

  void describe(const Entity& entity, uint32_t mention, Fields& fields) {
    const bool parts = !entity.given.empty() || !entity.patronymic.empty() || !entity.family.empty();
    size_t length = utf8::count_code_points(d_.mentions[mention].lemma);
    bool plain = d_.mentions[mention].lemma == entity.name;  // the reader would choose this name
    for (const uint32_t m : entity.mentions) {
      const size_t other = utf8::count_code_points(d_.mentions[m].lemma);
      if (!parts && (other > length || (other == length && m < mention && d_.mentions[m].lemma != entity.name))) plain = false;
    }
    if (!plain) fields.emplace_back("name", entity.name);
    if (!entity.given.empty()) fields.emplace_back("given", entity.given);
    if (!entity.patronymic.empty()) fields.emplace_back("patronymic", entity.patronymic);
    if (!entity.family.empty()) fields.emplace_back("family", entity.family);
    if (!entity.sex.empty()) attribute(brat::kSex, span_id(mention), entity.sex);
  }

  void quote(uint32_t index) {
    const Quote& q = d_.quotes[index];
    const std::string id = span_id(static_cast<uint32_t>(d_.mentions.size()) + index);
    span(id, brat::kQuote, q.span);
    attribute(brat::kSpeech, id, q.kind == QuoteKind::kDirect ? "direct" : "indirect");
    if (q.speaker != kNoIndex)
      relation(brat::kSpeaker, id, span_id(nearest(q.speaker, q.speaker_span.empty() ? q.span : q.speaker_span)));
    if (!q.cue.empty()) note(id, {{"cue", q.cue}});
  }

  void entity(const Entity& e) {
    if (e.mentions.size() < 2) return;
    same_ += std::string("*\t") + brat::kSame;
    for (const uint32_t m : e.mentions) same_ += " " + span_id(m);
    same_ += "\n";
  }

  // brat shows a trigger only with its event, so a title that nobody holds has one without roles.
  void titles() {
    std::vector<std::vector<const Relation*>> held(d_.mentions.size());
    for (const Relation& r : d_.relations) {
      if (r.label == RelationLabel::kHoldsPosition && r.position != kNoIndex) held[r.position].push_back(&r);
    }
    for (uint32_t m = 0; m < d_.mentions.size(); ++m) {
      if (d_.mentions[m].label != Label::kPosition) continue;
      if (held[m].empty()) held[m].push_back(nullptr);
      for (const Relation* r : held[m]) {
        const std::string id = "E" + std::to_string(++event_count_);
        events_ += id + "\tPOSITION:" + span_id(m);
        if (r) {
          const Span at = d_.mentions[m].span;
          const auto role = [&](const char* name, uint32_t entity) {
            if (entity != kNoIndex) events_ += std::string(" ") + name + ":" + span_id(nearest(entity, at));
          };
          role(brat::kPerson, r->subject);
          role(brat::kOrganisation, r->object);
          role(brat::kPlace, r->place);
          if (!r->status.empty() && r->status != "current") attribute(brat::kStatus, id, r->status);
        }
        events_ += "\n";
        const std::string& kind = r && !r->kind.empty() ? r->kind : d_.mentions[m].kind;
        if (!kind.empty()) attribute(brat::kKind, id, kind);
      }
    }
  }

  // The entity's mention that lies nearest to a place in the text.
  uint32_t nearest(uint32_t entity, Span at) const {
    const std::vector<uint32_t>& list = d_.entities[entity].mentions;
    const auto next = std::lower_bound(list.begin(), list.end(), at.begin, [&](uint32_t m, uint32_t begin) {
      return d_.mentions[m].span.begin < begin;
    });
    if (next == list.begin()) return *next;
    const uint32_t before = *(next - 1);
    if (next == list.end()) return before;
    const Span left = d_.mentions[before].span, right = d_.mentions[*next].span;
    const uint32_t gap = left.end < at.begin ? at.begin - left.end : 0;
    return right.begin < at.end || right.begin - at.end < gap ? *next : before;
  }

  const Document& d_;
  Offsets offsets_;
  std::string spans_, events_, relations_, attributes_, same_, notes_;
  size_t attribute_count_ = 0, relation_count_ = 0, note_count_ = 0, event_count_ = 0;
};

constexpr char kNamesEntity[] = "PERSON|ORGANISATION|GPE|LOCATION|FACILITY";
constexpr char kPlaces[] = "GPE|LOCATION|FACILITY";

struct Look {
  Label label;
  const char* colour;  // dark letters on it have a contrast of 7:1 or more
};
constexpr Look kLooks[] = {
    {Label::kPerson, "#ffccaa"},   {Label::kOrganisation, "#aed6f1"}, {Label::kGpe, "#c8e6a0"},
    {Label::kLocation, "#c8e6a0"}, {Label::kFacility, "#d7ccc8"},     {Label::kPosition, "#f7dc6f"},
    {Label::kDate, "#d7bde2"},     {Label::kTime, "#d7bde2"},         {Label::kMoney, "#a3e4d7"},
    {Label::kCardinal, "#e5e7e9"}, {Label::kOrdinal, "#e5e7e9"},      {Label::kPercentage, "#e5e7e9"},
    {Label::kQuantity, "#e5e7e9"}, {Label::kContact, "#f5b7b1"}};

}  // namespace

std::string to_brat(const Document& document) { return Writer(document).write(); }

std::string brat_annotation_conf() {
  std::string out = "# What may be marked, for brat. derek writes this file.\n[entities]\n";
  for (const std::string_view label : kLabelNames) {
    if (label != "POSITION") out += std::string(label) + "\n";  // a trigger of events
  }
  out += std::string(brat::kQuote) + "\n\n[relations]\n";
  out += std::string(brat::kPartOf) + "\tArg1:ORGANISATION, Arg2:ORGANISATION\n";
  out += std::string(brat::kLocatedIn) + "\tArg1:" + kNamesEntity + ", Arg2:" + kPlaces + "\n";
  out += std::string(brat::kSpeaker) + "\tArg1:QUOTE, Arg2:" + kNamesEntity + "\n";
  out += std::string(brat::kSame) + "\tArg1:" + kNamesEntity + ", Arg2:" + kNamesEntity +
         ", <REL-TYPE>:symmetric-transitive\n";
  out += "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n";
  out += "\n[events]\nPOSITION\tPerson?:PERSON, Organisation?:ORGANISATION|FACILITY, Place?:" + std::string(kPlaces) + "\n";
  out += "\n[attributes]\n";
  out += std::string(brat::kKind) + "\tArg:POSITION, Value:office|rank|honour|degree|occupation|role\n";
  out += std::string(brat::kStatus) + "\tArg:POSITION, Value:current|former|acting|appointed|dismissed|candidate\n";
  out += std::string(brat::kPlaceKind) + "\tArg:GPE, Value:country|region|city|district|village|settlement|street\n";
  out += std::string(brat::kSex) + "\tArg:PERSON, Value:f|m\n";
  out += std::string(brat::kSpeech) + "\tArg:QUOTE, Value:direct|indirect\n";
  return out;
}

std::string brat_visual_conf() {
  std::string out = "# How brat shows it. derek writes this file.\n[labels]\n[drawing]\n";
  out += "SPAN_DEFAULT\tfgColor:black, bgColor:#fdfefe, borderColor:darken\n";
  out += "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5\n";
  for (const Look& look : kLooks) out += std::string(to_string(look.label)) + "\tbgColor:" + look.colour + "\n";
  out += std::string(brat::kQuote) + "\tbgColor:#fcf3cf\n" + brat::kSame + "\tdashArray:3-3, arrowHead:none\n";
  return out;
}

}  // namespace derek::output
