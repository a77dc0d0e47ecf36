#include "pipeline/pipeline.h"

#include <chrono>

#include "base/digest.h"
#include "base/value_text.h"
#include "text/codepage.h"
#include "text/language_tag.h"
#include "text/pretokenized.h"

namespace derek {

namespace {

// Rules read these in pieces, and see nothing that crosses from one to the next.
void note_long_sentences(Document& document) {
  size_t count = 0;
  const Sentence* first = nullptr;
  for (const Sentence& sentence : document.sentences) {
    if (sentence.tokens.size() <= grammar::kMaxSentence) continue;
    if (count++ == 0) first = &sentence;
  }
  if (count == 0) return;
  document.diagnostics.push_back({"warning", "long_sentence",
                                  "sentences of more than " + std::to_string(grammar::kMaxSentence) +
                                      " tokens were read in pieces: " + std::to_string(count),
                                  document.span_of(first->tokens)});
}

}  // namespace

Result<Pipeline> Pipeline::Impl::make(pipeline::Bundle bundle, const LoadOptions& options, std::vector<Error>* errors) {
  if (!options.dictionaries.empty()) {
    Result<pipeline::Bundle> merged = bundle.with_user_folder(options.dictionaries, errors);
    if (!merged) return merged.error();
    bundle = std::move(*merged);
  }
  Result<morph::Tables> tables = morph::read_tables(bundle.sources());
  if (!tables) return tables.error();
  const auto shared = std::make_shared<const morph::Tables>(std::move(*tables));
  auto normalizer = text::Normalizer::create(bundle.sources(), &bundle.lexicon(), {shared, bundle.stems()});
  if (!normalizer) return normalizer.error();
  auto impl = std::make_unique<Impl>(std::move(bundle), std::move(*normalizer));
  auto stages = pipeline::make_stages(impl->bundle, shared, options.use_model, options.dictionaries, errors);
  if (!stages) return stages.error();
  impl->stages = std::move(*stages);
  if (impl->stages.corrections) impl->read_given_names(impl->stages.corrections->table());
  return Pipeline(std::move(impl));
}

void Pipeline::Impl::read_given_names(link::CorrectionTable& table) const {
  for (link::CorrectionRow& row : table.rows()) {
    if (row.label != Label::kPerson || !row.changes_name()) continue;
    Document document;
    document.original = row.as;
    run(document, Start::kOriginal);
    const bool whole = document.entities.size() == 1 && document.mentions[0].span.size() == document.text.size();
    if (!whole || document.entities[0].label != Label::kPerson) continue;
    const Entity& person = document.entities[0];
    row.given = person.given;
    row.family = person.family;
    row.patronymic = person.patronymic;
    row.sex = person.sex;
  }
}

bool Pipeline::Impl::run(Document& document, Start start, double seconds) const {
  using Clock = std::chrono::steady_clock;
  const auto begun = Clock::now();
  bool in_time = true;
  Scratches scratches;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      scratches = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (scratches.stages.empty()) {
    scratches.normalizer = normalizer.make_scratch();
    for (const auto& stage : stages.list) scratches.stages.push_back(stage->make_scratch());
  }
  if (start == Start::kOriginal) normalizer.run(document, scratches.normalizer.get());
  // The first stage cuts text into tokens.
  for (size_t i = start == Start::kOriginal ? 0 : 1; i < stages.list.size() && in_time; ++i) {
    stages.list[i]->run(document, scratches.stages[i].get());
    in_time = seconds <= 0 || std::chrono::duration<double>(Clock::now() - begun).count() < seconds;
  }
  note_long_sentences(document);
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(scratches));
  return in_time;
}

Result<Pipeline> Pipeline::load(const std::string& data_file, const LoadOptions& options) {
  Result<pipeline::Bundle> bundle = pipeline::Bundle::open(data_file);
  if (!bundle) return bundle.error();
  return Impl::make(std::move(*bundle), options);
}

Result<Pipeline> Pipeline::from_folder(const std::string& folder, const LoadOptions& options) {
  Result<pipeline::Bundle> bundle = pipeline::Bundle::from_folder(folder);
  if (!bundle) return bundle.error();
  return Impl::make(std::move(*bundle), options);
}

Pipeline::Pipeline(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

Result<Document> Pipeline::analyze(const Request& request) const {
  Result<text::Decoded> decoded = text::decode(request.bytes, request.encoding);
  if (!decoded) return decoded.error();
  Document document;
  document.id = request.id;
  document.source = request.source;
  document.title = request.title;
  document.sha256 = sha256_hex(request.bytes);
  document.encoding = decoded->encoding;
  document.language = "kk";
  document.declared_language = text::primary_language(request.declared_language);
  document.date = request.date;
  if (!request.date.empty()) document.date_source = request.date_source;
  document.fallback_date = request.fallback_date;
  document.original = std::move(decoded->text);
  if (decoded->lossy) {
    document.diagnostics.push_back({"warning", "encoding", "some bytes are not valid " + document.encoding +
                                    "; each stands as U+FFFD", {}});
  }
  if (!impl_->run(document, Impl::Start::kOriginal, request.seconds))
    return Error{"limit", "takes longer to analyse than " + number_text(request.seconds) + " s", "", 0, 0, ""};
  return document;
}

Document Pipeline::analyze_tokens(const std::vector<std::vector<std::string>>& sentences, const std::string& date) const {
  Document document;
  document.date = date;
  if (!date.empty()) document.date_source = "option";
  text::set_tokens(document, sentences);
  impl_->run(document, Impl::Start::kTokens);
  return document;
}

std::string_view Pipeline::fingerprint() const { return impl_->bundle.fingerprint(); }

}  // namespace derek
