#include "output/jsonld.h"

#include <vector>

#include "output/csv.h"
#include "output/json_text.h"
#include "output/languages.h"
#include "output/view.h"

namespace derek::output {

namespace {

class ArticleWriter {
 public:
  explicit ArticleWriter(const Document& d)
      : v_(d, OffsetUnit::kByte), d_(d), base_(d.sha256.empty() ? "" : "urn:sha256:" + d.sha256), of_(d.entities.size()) {
    for (const Relation& r : d.relations) {
      if (r.subject != kNoIndex) of_[r.subject].push_back(&r);
    }
  }

  std::string write() {
    j_.object().member("@context", "https://schema.org").member("@type", "NewsArticle").member("@id", base_);
    j_.member("identifier", d_.id).member("headline", headline()).member("datePublished", d_.date);
    const std::string language = language_of(d_);
    j_.member("inLanguage", language == "und" ? "" : language)
        .member("genre", "press release")
        .member("text", d_.original);
    j_.key("mentions").array();
    for (uint32_t e = 0; e < d_.entities.size(); ++e) entity(e);
    for (const Mention& m : d_.mentions) {
      if (m.label == Label::kEvent) {
        j_.object().member("@type", "Event").member("name", m.lemma).end_object();
      } else if (m.label == Label::kMoney && m.value) {
        money(m);
      }
    }
    j_.end_array().key("hasPart").array();
    for (const Quote& q : d_.quotes) {
      j_.object().member("@type", "Quotation").member("text", v_.text(q.span));
      reference("spokenByCharacter", q.speaker);
      j_.end_object();
    }
    j_.end_array().end_object();
    return j_.text() + "\n";
  }

 private:
  std::string headline() const {
    if (!d_.title.empty()) return d_.title;
    const size_t start = d_.original.find_first_not_of(" \r\n\t");
    return start == std::string::npos ? "" : d_.original.substr(start, d_.original.find_first_of("\r\n", start) - start);
  }

  std::string id(uint32_t entity) const { return base_ + "#" + id_text('e', entity); }

  void reference(const char* name, uint32_t entity) {
    if (entity != kNoIndex) j_.key(name).object().member("@id", id(entity)).end_object();
  }

  void strings(const char* name, const std::vector<std::string>& list) {
    if (list.empty()) return;
    j_.key(name).array();
    for (const std::string& text : list) j_.string(text);
    j_.end_array();
  }

  void entity(uint32_t index) {
    const Entity& e = d_.entities[index];
    const bool person = e.label == Label::kPerson, body = e.label == Label::kOrganisation;
    j_.object().member("@type", person ? "Person" : body ? "Organization" : "Place").member("@id", id(index)).member("name", e.name);
    strings("alternateName", variants(d_, e));
    if (person) {
      j_.member("givenName", e.given).member("additionalName", e.patronymic).member("familyName", e.family);
      j_.member("gender", e.sex == "f" ? "https://schema.org/Female" : e.sex == "m" ? "https://schema.org/Male" : "");
      titles(index);
    } else {
      std::vector<uint32_t> parents, places;
      for (const Relation* r : of_[index]) {
        if (r->label == RelationLabel::kPartOf) parents.push_back(r->object);
        if (r->label == RelationLabel::kLocatedIn) places.push_back(r->object);
      }
      references(body ? "parentOrganization" : "containedInPlace", body ? parents : places);
      if (body) references("location", places);
    }
    j_.end_object();
  }

  void references(const char* name, const std::vector<uint32_t>& entities) {
    if (entities.empty()) return;
    j_.key(name).array();
    for (const uint32_t e : entities) j_.object().member("@id", id(e)).end_object();
    j_.end_array();
  }

  void titles(uint32_t person) {
    std::vector<std::string> now;
    std::vector<const Relation*> at;
    for (const Relation* r : of_[person]) {
      if (r->label != RelationLabel::kHoldsPosition) continue;
      if (r->status == "current" || r->status == "acting" || r->status == "appointed") now.push_back(r->title);
      if (r->object != kNoIndex) at.push_back(r);
    }
    strings("jobTitle", now);
    if (at.empty()) return;
    j_.key("affiliation").array();
    for (const Relation* r : at) {
      j_.object().member("@type", "OrganizationRole").member("roleName", r->title);
      reference("affiliation", r->object);
      j_.end_object();
    }
    j_.end_array();
  }

  void money(const Mention& m) {
    j_.object().member("@type", "MonetaryAmount").member("name", v_.line(m.span)).member("currency", m.value->currency);
    if (m.value->value) j_.member("value", *m.value->value);
    if (m.value->min) j_.member("minValue", *m.value->min);
    if (m.value->max) j_.member("maxValue", *m.value->max);
    j_.end_object();
  }

  View v_;
  const Document& d_;
  std::string base_;
  std::vector<std::vector<const Relation*>> of_;  // relations of each entity
  JsonText j_;
};

}  // namespace

std::string to_jsonld(const Document& document) { return ArticleWriter(document).write(); }

}  // namespace derek::output
