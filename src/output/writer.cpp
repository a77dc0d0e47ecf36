#include "output/writer.h"

#include <algorithm>
#include <utility>

#include "output/annotation_tools.h"
#include "output/atom.h"
#include "output/brat.h"
#include "output/csv.h"
#include "output/entity_index.h"
#include "output/explanation.h"
#include "output/json.h"
#include "output/jsonld.h"
#include "output/summary.h"
#include "output/tei.h"

namespace derek::output {

namespace {

class JsonWriter : public Writer {
 public:
  JsonWriter(const WriterOptions& options, bool pretty) : options_{options.unit, pretty, options.fingerprint} {}
  std::string document(const Document& d) override { return to_json(d, options_) + "\n"; }
  std::string error(std::string_view id, std::string_view source, const Error& error) override {
    return error_json(id, source, error, options_.pretty) + "\n";
  }

 private:
  JsonOptions options_;
};

// A format whose documents follow each other.
class PlainWriter : public Writer {
 public:
  explicit PlainWriter(std::function<std::string(const Document&)> write) : write_(std::move(write)) {}
  std::string document(const Document& d) override { return write_(d); }

 private:
  std::function<std::string(const Document&)> write_;
};

std::string summary_line(const Document& d) { return summary(d) + "\n"; }

std::string original(const Document& d) { return d.original; }

std::string page(const Document& d) {
  return explain_html(d, [](std::string_view) { return std::string(); },
                      [](const Mention&) { return std::vector<std::pair<std::string, std::string>>(); }) + "\n";
}

template <auto write>
std::unique_ptr<Writer> plain(const WriterOptions&) {
  return std::make_unique<PlainWriter>(write);
}

template <auto make>
std::unique_ptr<Writer> made(const WriterOptions&) {
  return make();
}

template <CsvTable table>
std::unique_ptr<Writer> csv(const WriterOptions& options) {
  return csv_writer(table, options.unit);
}

constexpr Format kFormats[] = {
    {"json", "one document as indented JSON, several as jsonl", ".json", false,
     [](const WriterOptions& o) -> std::unique_ptr<Writer> { return std::make_unique<JsonWriter>(o, o.single); }},
    {"jsonl", "JSON Lines", ".jsonl", false,
     [](const WriterOptions& o) -> std::unique_ptr<Writer> { return std::make_unique<JsonWriter>(o, false); }},
    {"text", "a summary to read", ".summary.txt", false, plain<summary_line>},
    {"html", "a page with the facts marked, for one document", ".html", false, plain<page>},
    {"brat", "brat standoff, for one document", ".ann", false, plain<to_brat>},
    {"brat-text", "the text it goes with", ".txt", false, plain<original>},
    {"csv-documents", "CSV tables, joined by ids", ".documents.csv", false, csv<CsvTable::kDocuments>},
    {"csv-mentions", "", ".mentions.csv", false, csv<CsvTable::kMentions>},
    {"csv-entities", "", ".entities.csv", false, csv<CsvTable::kEntities>},
    {"csv-relations", "", ".relations.csv", false, csv<CsvTable::kRelations>},
    {"csv-dates", "", ".dates.csv", false, csv<CsvTable::kDates>},
    {"csv-figures", "", ".figures.csv", false, csv<CsvTable::kFigures>},
    {"csv-quotes", "", ".quotes.csv", false, csv<CsvTable::kQuotes>},
    {"entity-index", "persons, bodies and places of all documents, as CSV", ".index.csv", true, made<entity_index_writer>},
    {"tei", "TEI P5", ".xml", false, [](const WriterOptions& o) { return tei_writer(o.single); }},
    {"atom-descriptions", "CSV for AtoM", ".descriptions.csv", false, made<atom_descriptions_writer>},
    {"atom-authorities", "", ".authorities.csv", true, made<atom_authorities_writer>},
    {"atom-relationships", "", ".relationships.csv", true, made<atom_relationships_writer>},
    {"json-ld", "schema.org, a line a document", ".jsonld", false, plain<to_jsonld>},
    {"web-annotation", "W3C Web Annotation, a line a document", ".annotations.jsonld", false, plain<to_web_annotation>},
    {"iob2", "tokens with the tags of the tag layer", ".iob2", false, plain<to_iob2>},
    {"conllu", "CoNLL-U with these tags", ".conllu", false,
     [](const WriterOptions& o) -> std::unique_ptr<Writer> { return std::make_unique<PlainWriter>(o.conllu); }},
    {"label-studio", "tasks for Label Studio", ".tasks.json", false, made<label_studio_writer>},
    {"doccano", "JSON Lines for doccano", ".doccano.jsonl", false, plain<to_doccano>},
};

}  // namespace

std::string Writer::error(std::string_view, std::string_view, const Error&) { return ""; }

std::span<const Format> formats() { return kFormats; }

const Format* find_format(std::string_view name) {
  const auto found = std::find_if(std::begin(kFormats), std::end(kFormats), [&](const Format& f) { return f.name == name; });
  return found == std::end(kFormats) ? nullptr : &*found;
}

}  // namespace derek::output
