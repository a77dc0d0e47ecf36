// The border to C: handles, arguments checked, exceptions made errors. What is done is done by derek.h and output/.
#include "derek/derek_c.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <type_traits>
#include <utility>

#include "api/conllu_writer.h"
#include "derek/derek.h"
#include "output/writer.h"
#include "value/edtf.h"

struct derek_pipeline {
  std::shared_ptr<const derek::Pipeline> pipeline;
};

struct derek_document {
  derek::Document document;
  std::shared_ptr<const derek::Pipeline> pipeline;  // writers ask for its fingerprint and its tables
};

struct derek_error {
  derek::Error error;
  std::string text;
};

namespace {

using namespace derek;
using output::OffsetUnit;

derek_error* no_memory() {
  static derek_error error{{"memory", "out of memory", "", 0, 0, ""}, "out of memory"};  // made without allocating
  return &error;
}

Error wrong(std::string message) { return {"argument", std::move(message), "", 0, 0, ""}; }

void report(derek_error** out, const Error& error) {
  if (out) *out = new derek_error{error, error.to_string()};
}

// Runs what returns Result<T*>: its value, or null with the error in *out.
template <typename Work>
auto at_border(derek_error** out, Work work) noexcept -> std::decay_t<decltype(*work())> {
  if (out) *out = nullptr;
  try {
    try {
      const auto result = work();
      if (result) return *result;
      report(out, result.error());
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception& e) {
      report(out, {"internal", e.what(), "", 0, 0, ""});
    }
  } catch (const std::bad_alloc&) {
    if (out) *out = no_memory();
  }
  return nullptr;
}

// A struct as this library knows it, of callers that know fewer or more members. Those that only the caller knows
// must be zero: they ask for nothing.
template <typename T>
Result<T> sized(const T* given, const char* name) {
  const size_t size = given->size;
  if (size < sizeof given->size) return wrong("the size of the " + std::string(name) + " is not set");
  const char* bytes = reinterpret_cast<const char*>(given);
  const auto is_set = [](char c) { return c != 0; };
  if (size > sizeof(T) && std::any_of(bytes + sizeof(T), bytes + size, is_set))
    return wrong("the " + std::string(name) + " has members that are newer than this library");
  T out{};
  std::memcpy(&out, given, std::min(size, sizeof(T)));
  return out;
}

std::string text_of(const char* s) { return s ? s : ""; }

Result<OffsetUnit> unit_of(const std::string& name) {
  if (name.empty()) return OffsetUnit::kCodepoint;
  for (const OffsetUnit unit : {OffsetUnit::kCodepoint, OffsetUnit::kUtf16, OffsetUnit::kByte})
    if (output::to_string(unit) == name) return unit;
  return wrong("there is no unit of offsets \"" + name + "\"");
}

Result<derek_pipeline*> load(const char* data, const derek_load_options* given) {
  if (!data) return wrong("no data is named");
  LoadOptions options;
  if (given) {
    const Result<derek_load_options> read = sized(given, "options");
    if (!read) return read.error();
    options.dictionaries = text_of(read->dictionaries);
    options.use_model = read->rules_only == 0;
  }
  std::error_code code;
  const bool folder = std::filesystem::is_directory(data, code);
  Result<Pipeline> pipeline = folder ? Pipeline::from_folder(data, options) : Pipeline::load(data, options);
  if (!pipeline) return pipeline.error();
  return new derek_pipeline{std::make_shared<const Pipeline>(std::move(*pipeline))};
}

Result<derek_document*> analyze(const derek_pipeline* pipeline, const derek_request* given) {
  if (!pipeline) return wrong("there is no pipeline");
  if (!given) return wrong("there is no request");
  const Result<derek_request> read = sized(given, "request");
  if (!read) return read.error();
  if (!read->bytes && read->length > 0) return wrong("the request has a length but no bytes");
  Request request;
  if (read->bytes) request.bytes = {read->bytes, read->length};
  request.id = text_of(read->id);
  request.title = text_of(read->title);
  request.encoding = text_of(read->encoding);
  request.date = text_of(read->date);
  request.date_source = "option";
  request.seconds = read->seconds;
  if (!value::is_reference_date(request.date))
    return wrong("the date is none such as 2023, 2023-12 or 2023-12-05: \"" + request.date + "\"");
  Result<Document> document = pipeline->pipeline->analyze(request);
  if (!document) return document.error();
  return new derek_document{std::move(*document), pipeline->pipeline};
}

Result<std::string> write(std::span<const derek_document* const> documents, const std::string& name,
                          const std::string& offsets) {
  const output::Format* format = output::find_format(name);
  if (!format) return wrong("there is no output format \"" + name + "\"");
  const Result<OffsetUnit> unit = unit_of(offsets);
  if (!unit) return unit.error();
  output::WriterOptions options;
  options.unit = *unit;
  options.single = documents.size() == 1;
  for (const derek_document* d : documents) {
    if (!d) return wrong("one of the documents is NULL");
    if (d->pipeline != documents[0]->pipeline) return wrong("the documents are of several pipelines");
  }
  if (!documents.empty()) {
    options.fingerprint = documents[0]->pipeline->fingerprint();
    if (name == "conllu") {
      auto conllu = api::conllu_writer(*documents[0]->pipeline);
      if (!conllu) return conllu.error();
      options.conllu = std::move(*conllu);
    }
  }
  const auto writer = format->make(options);
  std::string out = writer->begin();
  bool first = true;
  for (const derek_document* d : documents) {
    const std::string record = writer->document(d->document);
    if (record.empty()) continue;
    if (!std::exchange(first, false)) out += writer->between();
    out += record;
  }
  return out + writer->end();
}

Result<char*> copy(const std::string& text, size_t* length) {
  char* out = static_cast<char*>(std::malloc(text.size() + 1));
  if (!out) throw std::bad_alloc();
  std::memcpy(out, text.c_str(), text.size() + 1);
  if (length) *length = text.size();
  return out;
}

}  // namespace

extern "C" {

derek_pipeline* derek_load(const char* data, const derek_load_options* options, derek_error** error) {
  return at_border(error, [&] { return load(data, options); });
}

void derek_pipeline_free(derek_pipeline* pipeline) { delete pipeline; }

// A std::string ends with a NUL, and the view is all of one.
const char* derek_fingerprint(const derek_pipeline* pipeline) {
  return pipeline ? pipeline->pipeline->fingerprint().data() : nullptr;
}

derek_document* derek_analyze(const derek_pipeline* pipeline, const derek_request* request, derek_error** error) {
  return at_border(error, [&] { return analyze(pipeline, request); });
}

void derek_document_free(derek_document* document) { delete document; }

char* derek_write(const derek_document* const* documents, size_t count, const char* format, const char* offsets,
                  size_t* length, derek_error** error) {
  return at_border(error, [&]() -> Result<char*> {
    if (!documents && count > 0) return wrong("there are no documents");
    if (!format) return wrong("no output format is named");
    const Result<std::string> text = write({documents, count}, format, text_of(offsets));
    if (!text) return text.error();
    return copy(*text, length);
  });
}

void derek_text_free(char* text) { std::free(text); }

const char* derek_error_code(const derek_error* error) { return error ? error->error.code.c_str() : ""; }
const char* derek_error_message(const derek_error* error) { return error ? error->error.message.c_str() : ""; }
const char* derek_error_file(const derek_error* error) { return error ? error->error.file.c_str() : ""; }
int derek_error_line(const derek_error* error) { return error ? error->error.line : 0; }
int derek_error_column(const derek_error* error) { return error ? error->error.column : 0; }
const char* derek_error_text(const derek_error* error) { return error ? error->text.c_str() : ""; }

void derek_error_free(derek_error* error) {
  if (error != no_memory()) delete error;
}

const char* derek_version(void) { return derek::version(); }

}  // extern "C"
