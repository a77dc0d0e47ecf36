// Text → tokens and sentences.
//
//   auto segmenter = Segmenter::create(sources);  // segment/tokens.txt, abbreviation.tsv, digit_suffix.tsv,
//   auto scratch = (*segmenter)->make_scratch();  //   before_number.tsv, domain.tsv
//   (*segmenter)->run(document, scratch.get());   // text → tokens, sentences
//
// Break rules (ICU) cut the text; small steps driven by tables then join and split (raw_tokens.h). Sentences
// follow (sentence.h). Every character but white space is in exactly one token; every token in exactly one
// sentence. Documents that have tokens already (pretokenized.h) are left as they are.
//
// Thread rule: constant after create; one scratch a thread.
#pragma once

#include <memory>
#include <vector>

#include "base/files.h"
#include "base/stage.h"
#include "derek/status.h"

namespace derek::text {

class Segmenter : public Stage {
 public:
  // Errors: "list" with file and line, also for a break rule that ICU refuses; "data" where a source is
  // missing.
  static Result<std::unique_ptr<Segmenter>> create(const std::vector<SourceText>& sources);
  ~Segmenter() override;

  std::string_view name() const override { return "segment"; }
  std::unique_ptr<Scratch> make_scratch() const override;
  void run(Document& document, Scratch* scratch) const override;

 private:
  struct Impl;
  explicit Segmenter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace derek::text
