#include "output/atom.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "base/collate.h"
#include "base/utf8.h"
#include "derek/version.h"
#include "output/csv.h"
#include "output/languages.h"
#include "output/view.h"

namespace derek::output {

namespace {

constexpr char kDescriptionColumns[] =
    "legacyId,parentId,qubitParentSlug,identifier,title,eventActors,eventActorHistories,eventTypes,eventDates,"
    "eventStartDates,eventEndDates,levelOfDescription,extentAndMedium,repository,archivalHistory,acquisition,"
    "scopeAndContent,appraisal,accruals,arrangement,accessConditions,reproductionConditions,language,script,languageNote,"
    "physicalCharacteristics,findingAids,locationOfOriginals,locationOfCopies,relatedUnitsOfDescription,publicationNote,"
    "generalNote,subjectAccessPoints,placeAccessPoints,nameAccessPoints,genreAccessPoints,descriptionIdentifier,"
    "institutionIdentifier,rules,descriptionStatus,levelOfDetail,revisionHistory,languageOfDescription,"
    "scriptOfDescription,sources,archivistNote,publicationStatus,physicalObjectName,physicalObjectLocation,"
    "physicalObjectType,alternativeIdentifiers,alternativeIdentifierLabels,digitalObjectPath,digitalObjectURI,"
    "digitalObjectChecksum,culture";
constexpr char kAuthorityColumns[] =
    "culture,typeOfEntity,authorizedFormOfName,corporateBodyIdentifiers,datesOfExistence,history,places,legalStatus,"
    "functions,mandates,internalStructures,generalContext,descriptionIdentifier,institutionIdentifier,rules,status,"
    "levelOfDetail,revisionHistory,sources,maintenanceNotes,actorOccupations,actorOccupationNotes";
constexpr char kRelationshipColumns[] =
    "sourceAuthorizedFormOfName,targetAuthorizedFormOfName,category,description,date,startDate,endDate,culture";
constexpr char kCulture[] = "kk";
constexpr size_t kLongestTitle = 250;  // code points; AtoM warns of titles beyond 1024 characters

std::string cell(std::string text) {
  std::replace(text.begin(), text.end(), '|', '/');
  return text;
}

// A row from the columns that have something.
std::string row(std::string_view columns, const std::map<std::string, std::string>& known) {
  std::vector<std::string> cells;
  for (size_t at = 0; at <= columns.size();) {
    const size_t end = std::min(columns.find(',', at), columns.size());
    const auto found = known.find(std::string(columns.substr(at, end - at)));
    cells.push_back(found == known.end() ? "" : found->second);
    at = end + 1;
  }
  return csv_row(cells);
}

std::string first_line(const std::string& text) {
  size_t start = 0;
  while (start < text.size() && (text[start] == '\n' || text[start] == '\r' || text[start] == ' ')) ++start;
  std::string line = text.substr(start, text.find_first_of("\r\n", start) - start);
  size_t count = 0;
  for (size_t i = 0; i < line.size(); ++count) {
    if (count == kLongestTitle) return line.substr(0, i) + "…";
    utf8::next(line, i);
  }
  return line;
}

class Descriptions : public Writer {
 public:
  std::string begin() override { return std::string(kDescriptionColumns) + "\r\n"; }

  std::string document(const Document& d) override {
    std::vector<std::string> names, places, subjects;
    const auto add = [](std::vector<std::string>& list, const std::string& text) {
      const std::string one = cell(text);
      if (!one.empty() && std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
    };
    for (const Entity& e : d.entities) {
      add(e.label == Label::kPerson || e.label == Label::kOrganisation ? names : places, e.name);
    }
    for (const Mention& m : d.mentions) {
      if (m.label == Label::kEvent || m.label == Label::kProject || m.label == Label::kLaw || m.label == Label::kDisease)
        add(subjects, m.lemma);
    }
    const std::string language = language_of(d);
    std::map<std::string, std::string> known = {
        {"legacyId", cell(d.id)},
        {"title", d.title.empty() ? first_line(d.original) : d.title},
        {"levelOfDescription", "Item"},
        {"scopeAndContent", cell(d.original)},
        {"language", language == "und" ? "" : language},
        {"script", d.script},
        {"subjectAccessPoints", joined(subjects, "|")},
        {"placeAccessPoints", joined(places, "|")},
        {"nameAccessPoints", joined(names, "|")},
        {"genreAccessPoints", "Press releases"},
        {"descriptionStatus", "Draft"},
        {"publicationStatus", "Draft"},
        {"archivistNote", "derek " + std::string(version())},
        {"culture", kCulture}};
    if (!d.date.empty()) {
      known.insert({{"eventTypes", "Creation"}, {"eventDates", d.date}, {"eventStartDates", d.date}, {"eventEndDates", d.date}});
      known.insert({{"eventActors", "NULL"}, {"eventActorHistories", "NULL"}});
    }
    if (!d.sha256.empty()) known.insert({{"alternativeIdentifiers", d.sha256}, {"alternativeIdentifierLabels", "SHA-256"}});
    return row(kDescriptionColumns, known);
  }
};

class Authorities : public Writer {
 public:
  std::string document(const Document& d) override {
    for (const Entity& e : d.entities) {
      if (e.label != Label::kPerson && e.label != Label::kOrganisation) continue;
      Record& record = records_[{e.name, e.label}];
      for (const std::string& variant : variants(d, e)) record.variants.insert(cell(variant));
      if (record.documents.empty() || record.documents.back() != d.id) record.documents.push_back(d.id);
    }
    for (const Relation& r : d.relations) {
      if (r.label == RelationLabel::kHoldsPosition) {
        const uint32_t where = r.object == kNoIndex ? r.place : r.object;
        std::string note = where == kNoIndex ? "" : cell(d.entities[where].name);
        if (r.status != "current") note += (note.empty() ? "" : ", ") + r.status;
        const Entity& person = d.entities[r.subject];
        if (person.label == Label::kPerson) records_[{person.name, person.label}].titles.insert({cell(r.title), note.empty() ? "NULL" : note});
      } else if (r.label == RelationLabel::kLocatedIn && d.entities[r.subject].label == Label::kOrganisation) {
        records_[{d.entities[r.subject].name, Label::kOrganisation}].places.insert(cell(d.entities[r.object].name));
      }
    }
    return "";
  }

  std::string end() override {
    std::vector<std::pair<std::string, const std::pair<const std::pair<std::string, Label>, Record>*>> order;
    for (const auto& entry : records_) order.emplace_back(kazakh_sort_key(entry.first.first), &entry);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string out = std::string(kAuthorityColumns) + "\r\n";
    for (const auto& [key, entry] : order) {
      const auto& [name, record] = *entry;
      std::vector<std::string> titles, notes;
      for (const auto& [title, note] : record.titles) {
        titles.push_back(title);
        notes.push_back(note);
      }
      std::string maintenance = "derek " + std::string(version());
      if (!record.variants.empty()) maintenance += "; " + joined({record.variants.begin(), record.variants.end()}, "; ");
      out += row(kAuthorityColumns,
                 {{"culture", kCulture},
                  {"typeOfEntity", name.second == Label::kPerson ? "Person" : "Corporate body"},
                  {"authorizedFormOfName", cell(name.first)},
                  {"places", joined({record.places.begin(), record.places.end()}, "; ")},
                  {"status", "Draft"},
                  {"sources", joined(record.documents, "; ")},
                  {"maintenanceNotes", maintenance},
                  {"actorOccupations", joined(titles, "|")},
                  {"actorOccupationNotes", joined(notes, "|")}});
    }
    return out;
  }

 private:
  struct Record {
    std::set<std::string> variants, places;
    std::set<std::pair<std::string, std::string>> titles;  // with their notes
    std::vector<std::string> documents;
  };
  std::map<std::pair<std::string, Label>, Record> records_;
};

// The same relation in many documents is one, dated by those that tell of it.
class Relationships : public Writer {
 public:
  std::string document(const Document& d) override {
    for (const Relation& r : d.relations) {
      if (r.subject == kNoIndex || r.object == kNoIndex || d.entities[r.object].label != Label::kOrganisation) continue;
      const bool holds = r.label == RelationLabel::kHoldsPosition;
      if (!holds && r.label != RelationLabel::kPartOf) continue;
      const std::string description = !holds ? "" : r.title + (r.status == "current" ? "" : ", " + r.status);
      std::set<std::string>& dates =
          known_[{d.entities[r.subject].name, d.entities[r.object].name, holds ? "associative" : "hierarchical", description}];
      if (!d.date.empty()) dates.insert(d.date);
    }
    return "";
  }

  std::string end() override {
    std::string out = std::string(kRelationshipColumns) + "\r\n";
    for (const auto& [key, dates] : known_) {
      std::string date = dates.empty() ? "" : *dates.begin();
      if (dates.size() > 1) date += " – " + *dates.rbegin();
      out += csv_row({cell(key[0]), cell(key[1]), key[2], cell(key[3]), date, "", "", kCulture});
    }
    return out;
  }

 private:
  std::map<std::vector<std::string>, std::set<std::string>> known_;
};

}  // namespace

std::unique_ptr<Writer> atom_descriptions_writer() { return std::make_unique<Descriptions>(); }
std::unique_ptr<Writer> atom_authorities_writer() { return std::make_unique<Authorities>(); }
std::unique_ptr<Writer> atom_relationships_writer() { return std::make_unique<Relationships>(); }

}  // namespace derek::output
