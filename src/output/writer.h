// What every output format is to those who write files: bytes before, for each document, and behind.
//
//   const output::Format* format = output::find_format("csv-dates");
//   auto writer = format->make(options);
//   out << writer->begin();
//   for (…) out << writer->document(d);   // or ->error(…) in place of one that cannot be read; between two that are
//   out << writer->end();                 // not empty goes ->between()
//
// A format that needs several tables is several formats (csv-mentions, csv-dates …).
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "derek/document.h"
#include "derek/status.h"
#include "output/offsets.h"

namespace derek::output {

struct WriterOptions {
  OffsetUnit unit = OffsetUnit::kCodepoint;  // formats that prescribe a unit keep to theirs
  bool single = false;                       // one document is all that there will be
  std::string fingerprint;                   // of the data that made the documents
  std::function<std::string(const Document&)> conllu;  // needs tables of morph/, so whoever has them gives it
};

class Writer {
 public:
  virtual ~Writer() = default;
  virtual std::string begin() { return ""; }
  // Threads may call it at once, unless the format `collects`.
  virtual std::string document(const Document& document) = 0;
  // In place of a document that cannot be read. Formats that have no place for it leave it out.
  virtual std::string error(std::string_view id, std::string_view source, const Error& error);
  virtual std::string between() { return ""; }
  virtual std::string end() { return ""; }
};

struct Format {
  const char* name;
  const char* about;      // a few words for the help
  const char* extension;  // of a file with one document, such as ".json"
  bool collects;          // says what it has to say at the end
  std::unique_ptr<Writer> (*make)(const WriterOptions&);
};

std::span<const Format> formats();
const Format* find_format(std::string_view name);

}  // namespace derek::output
