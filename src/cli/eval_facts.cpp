#include "cli/eval_facts.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <cmath>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/score_table.h"
#include "input/corpus.h"
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

std::optional<Part> score_folder(const Pipeline& pipeline, const std::string& folder, bool with_differences) {
  const auto corpus = input::read_corpus(folder);
  if (!corpus) {
    complain(corpus.error());
    return std::nullopt;
  }
  Part part;
  part.folder = folder;
  part.documents = corpus->size();
  score::FactScores scores;
  for (const input::AnnotatedDocument& document : *corpus) {
    Request request;
    request.bytes = document.text;
    request.id = request.source = document.name;
    request.encoding = "utf-8";
    request.date = document.date;
    request.date_source = "option";
    const Result<Document> found = pipeline.analyze(request);
    if (!found) {
      complain(folder + "/" + document.name + ".txt: " + found.error().message);
      return std::nullopt;
    }
    std::vector<score::Difference> differences;
    scores.add(document.truth, *found, with_differences ? &differences : nullptr);
    for (const score::Difference& d : differences) {
      part.differences += document.name + "\t" + (d.missing ? "-" : "+") + "\t" + d.layer + "\t" + one_line(d.text) + "\n";
    }
  }
  part.layers = scores.layers();
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

int eval_facts(const Pipeline& pipeline, const std::vector<std::string>& folders, bool as_json, bool differences) {
  std::vector<Part> parts;
  for (const std::string& folder : folders) {
    std::optional<Part> part = score_folder(pipeline, folder, differences);
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
