#include "cli/eval_facts.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/files.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/score_table.h"
#include "input/corpus.h"
#include "input/label_studio.h"
#include "score/facts.h"

namespace derek::cli {

namespace {

struct Part {
  std::string folder;
  size_t documents = 0;
  std::vector<score::Layer> layers;
  std::string differences;  // lines
};

// Newlines and tabs would break the line that a difference has.
std::string one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  return text;
}

// A layer that an export of Label Studio says nothing of: its notes or its relations were left out.
bool is_unsaid(const input::LabelStudioExport& all, const std::string& layer) {
  const auto among = [&](std::initializer_list<const char*> names) {
    return std::find(names.begin(), names.end(), layer) != names.end();
  };
  if (!all.notes && among({"lemma", "date", "figure", "contact", "place_kind", "person_name", "person_parts", "person_sex",
                           "title_kind", "title_status", "quote_cue"}))
    return true;
  const std::pair<const char*, std::vector<std::string>> needs[] = {
      {"same", {"person_b3", "body_b3", "person_name"}},
      {"holds_position", {"title", "person_title", "person_title_body", "title_kind", "title_status", "title_place"}},
      {"position_at", {"person_title_body"}},
      {"position_in", {"title_place"}},
      {"part_of", {"part_of"}},
      {"located_in", {"located_in"}},
      {"speaker", {"quote_speaker"}}};
  for (const auto& [relation, layers] : needs) {
    if (!all.relations.contains(relation) && std::find(layers.begin(), layers.end(), layer) != layers.end()) return true;
  }
  return false;
}

// Where notes were left out, what they would say of spans that both sides have is taken for granted, so that titles can
// be compared.
void fill_unsaid(Document& truth, const Document& found) {
  const auto original = [&](Span span) {
    const Span s = found.offsets.to_original(span);
    return std::pair(s.begin, s.end);
  };
  std::map<std::tuple<uint32_t, uint32_t, Label>, const Mention*> at;
  for (const Mention& m : found.mentions) at[std::tuple_cat(original(m.span), std::tuple(m.label))] = &m;
  for (Mention& m : truth.mentions) {
    if (const auto same = at.find({m.span.begin, m.span.end, m.label}); same != at.end()) m.lemma = same->second->lemma;
  }
  for (Relation& r : truth.relations) {
    if (r.position != kNoIndex) r.title = truth.mentions[r.position].lemma;
  }
  for (Quote& q : truth.quotes) {
    for (const Quote& other : found.quotes) {
      if (original(other.span) == std::pair(q.span.begin, q.span.end)) q.kind = other.kind;
    }
  }
}

std::optional<Part> score_documents(const Pipeline& pipeline, const std::string& path, bool with_differences) {
  input::LabelStudioExport all;
  const bool from_label_studio = is_label_studio(path);
  Status read = ok_status();
  if (from_label_studio) {
    const Result<std::string> bytes = read_file(path);
    auto tasks = bytes ? input::read_label_studio(path, *bytes) : bytes.error();
    if (tasks) all = std::move(*tasks);
    else read = tasks.error();
  } else {
    auto corpus = input::read_corpus(path);
    if (corpus) all.documents = std::move(*corpus);
    else read = corpus.error();
  }
  if (!read) {
    complain(read.error());
    return std::nullopt;
  }
  Part part;
  part.folder = path;
  part.documents = all.documents.size();
  score::FactScores scores;
  for (input::AnnotatedDocument& document : all.documents) {
    Request request;
    request.bytes = document.text;
    request.id = request.source = document.name;
    request.encoding = "utf-8";
    request.date = document.date;
    request.date_source = "option";
    const Result<Document> found = pipeline.analyze(request);
    if (!found) {
      complain(path + "/" + document.name + ": " + found.error().message);
      return std::nullopt;
    }
    if (from_label_studio && !all.notes) fill_unsaid(document.truth, *found);
    std::vector<score::Difference> differences;
    scores.add(document.truth, *found, with_differences ? &differences : nullptr);
    for (const score::Difference& d : differences) {
      if (from_label_studio && is_unsaid(all, d.layer)) continue;
      part.differences += document.name + "\t" + (d.missing ? "-" : "+") + "\t" + d.layer + "\t" + one_line(d.text) + "\n";
    }
  }
  part.layers = scores.layers();
  if (from_label_studio) std::erase_if(part.layers, [&](const score::Layer& l) { return is_unsaid(all, l.name); });
  return part;
}

std::string table(const Part& part) {
  const auto right = [](const std::string& text, size_t width) {
    return std::string(width > text.size() ? width - text.size() : 0, ' ') + text;
  };
  constexpr size_t kNameWidth = 24;
  std::string out = part.folder + ": " + std::to_string(part.documents) + " documents\n";
  out += "layer" + std::string(kNameWidth - 5, ' ') + "  truth  found       P       R      F1\n";
  for (const score::Layer& l : part.layers) {
    out += l.name + std::string(l.name.size() < kNameWidth ? kNameWidth - l.name.size() : 1, ' ');
    out += right(std::to_string(l.truth), 7) + right(std::to_string(l.found), 7);
    for (const double share : {l.precision(), l.recall(), l.f1()}) out += right(decimals(share, 3), 8);
    out += "\n";
  }
  return out;
}

std::string json(const std::vector<Part>& parts) {
  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> w(buffer);
  w.SetIndent(' ', 2);
  w.StartArray();
  for (const Part& part : parts) {
    w.StartObject();
    w.Key("folder");
    w.String(part.folder.c_str());
    w.Key("documents");
    w.Uint64(part.documents);
    w.Key("layers");
    w.StartObject();
    for (const score::Layer& l : part.layers) {
      w.Key(l.name.c_str());
      w.StartObject();
      w.Key("truth");
      w.Uint64(l.truth);
      w.Key("found");
      w.Uint64(l.found);
      for (const auto& [name, share] : {std::pair{"precision", l.precision()}, {"recall", l.recall()}, {"f1", l.f1()}}) {
        w.Key(name);
        w.Double(std::round(share * 1e6) / 1e6);
      }
      w.EndObject();
    }
    w.EndObject();
    w.EndObject();
  }
  w.EndArray();
  return std::string(buffer.GetString()) + "\n";
}

}  // namespace

bool is_label_studio(const std::string& path) { return path.ends_with(".json"); }

int eval_facts(const Pipeline& pipeline, const std::vector<std::string>& folders, bool as_json, bool differences) {
  std::vector<Part> parts;
  for (const std::string& folder : folders) {
    std::optional<Part> part = score_documents(pipeline, folder, differences);
    if (!part) return kSomeFailed;
    parts.push_back(std::move(*part));
  }
  std::string out;
  if (as_json) {
    out = json(parts);
  } else {
    for (const Part& part : parts) out += (out.empty() ? "" : "\n") + part.differences + table(part);
  }
  return print(out) ? kDone : kUsage;
}

}  // namespace derek::cli
