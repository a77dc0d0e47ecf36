// derek: facts of Kazakh news and press releases. The one header that users include.
//
//   auto pipeline = derek::Pipeline::load("derek.dat");
//   if (!pipeline) { std::cerr << pipeline.error().to_string() << '\n'; return 2; }
//   derek::Request request;
//   request.bytes = file_contents;
//   request.date = "2023-12";                       // reference date, EDTF; optional
//   derek::Result<derek::Document> document = pipeline->analyze(request);
//
// Thread rule: a Pipeline is constant after load; any number of threads may call it. It keeps working memory of
// its own between calls, so that a loop over documents does not allocate anew.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "derek/document.h"
#include "derek/offset_map.h"
#include "derek/status.h"
#include "derek/version.h"

namespace derek {

struct LoadOptions {
  // A folder of the user's own lists and rules, laid out like dictionaries/. They win over ours. Empty: none.
  std::string dictionaries;
  // The trained tagger beside rules and lists, if the data has one.
  bool use_model = true;
};

// One document to analyse. All strings are UTF-8.
struct Request {
  std::string_view bytes;   // the document as it came, in any supported encoding
  std::string id;           // copied to the Document
  std::string source;       // copied to the Document
  std::string encoding;     // a label such as "kz-1048"; empty: guessed
  std::string date;         // reference date (EDTF year, month or day); empty: taken from the text if it has a dateline
  std::string date_source;  // option | metadata; where `date` came from
  std::string fallback_date;  // of the metadata; taken where `date` is empty and the text has no dateline
  std::string title;
  std::string declared_language;  // what the metadata say it is written in: a BCP 47 tag or a name; optional
  double seconds = 0;       // after so many the analysis is given up, between two stages; 0: never
};

class Pipeline {
 public:
  // Loads compiled data. Errors: "io", "data"; with LoadOptions::dictionaries also "list" and "rule".
  static Result<Pipeline> load(const std::string& data_file, const LoadOptions& options = {});
  // Compiles a folder of dictionaries in memory, for their authors.
  static Result<Pipeline> from_folder(const std::string& folder, const LoadOptions& options = {});

  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;
  ~Pipeline();

  // Fails only where there is no text: code "binary", or "encoding" for an unknown label; or "limit" for lack of time.
  Result<Document> analyze(const Request& request) const;

  // Analyses text that is already cut: one vector of tokens for each sentence, on exactly these tokens.
  Document analyze_tokens(const std::vector<std::vector<std::string>>& sentences, const std::string& date = "") const;

  // 32 hexadecimal digits that change with any change of the data.
  std::string_view fingerprint() const;

  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  explicit Pipeline(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace derek
