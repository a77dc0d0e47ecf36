// The data that stages are made from: lists compiled, all else as checked text. Made from a folder of
// dictionaries, packed to one file, opened again, laid under a user's own folder.
//
// The packed file has three sections: `words` and `index` of the lexicon, and `sources`, the text of every other
// file of the folder. Rules and small tables are parsed from there on load (a few milliseconds). A fourth section,
// `model`, is that of the tagger; it may be missing.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/sections.h"
#include "derek/status.h"
#include "grammar/grammar.h"
#include "lexicon/lexicon.h"

namespace derek::pipeline {

class Bundle {
 public:
  static constexpr std::string_view kModelFile = "tagger/model.crf";  // below the folder of dictionaries

  // Reads a folder such as dictionaries/. All errors of all its lists are gathered.
  static Result<Bundle> from_folder(const std::string& folder, std::vector<Error>* errors = nullptr);
  // Opens a file of packed data where it lies.
  static Result<Bundle> open(const std::string& file);
  // Opens packed data (bytes are taken over). `name` is for messages.
  static Result<Bundle> unpack(std::string bytes, const std::string& name);
  // This bundle with a user's folder on top: his list entries and rules win.
  Result<Bundle> with_user_folder(const std::string& folder, std::vector<Error>* errors = nullptr) const;

  std::string pack() const { return std::string(bytes_); }

  const lexicon::Lexicon& lexicon() const { return *lexicon_; }
  const std::vector<SourceText>& sources() const { return sources_; }  // all but lists and rules
  const std::vector<grammar::RuleSource>& rules() const { return rules_; }
  std::string_view model() const { return model_; }  // bytes of tagger/model.crf; empty: none
  std::string_view stems() const { return stems_; }  // what text::Normalizer compiled
  const std::set<uint32_t>& user_entries() const { return user_entries_; }  // of the lexicon, that the user's lists have
  const std::set<std::string>& user_removals() const { return user_removals_; }  // entries that they take out, in lower case
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  static Result<Bundle> unpack(std::string_view bytes, std::shared_ptr<const void> owner, const std::string& name);

  std::string_view bytes_;  // the packed form; the lexicon points into it
  std::shared_ptr<const void> owner_;
  std::shared_ptr<const lexicon::Lexicon> lexicon_;
  std::vector<SourceText> sources_;
  std::vector<grammar::RuleSource> rules_;
  std::string_view model_, stems_;
  std::set<uint32_t> user_entries_;
  std::set<std::string> user_removals_;
  std::string fingerprint_;
};

}  // namespace derek::pipeline
