#include "fuzz/check_text.h"

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "base/utf8.h"
#include "morph/analyzer.h"
#include "pipeline/bundle.h"
#include "text/codepage.h"
#include "text/language.h"
#include "text/normalize.h"
#include "text/segment.h"

namespace derek::fuzz {

namespace {

template <typename T>
T must(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "%s\n", result.error().to_string().c_str());
    std::abort();
  }
  return std::move(*result);
}

// The shipped dictionaries, loaded once.
struct Stages {
  pipeline::Bundle bundle =
      must(pipeline::Bundle::from_folder(std::string(DEREK_SOURCE_DIR) + "/dictionaries"));
  text::Normalizer normalizer = must(text::Normalizer::create(bundle.sources(), &bundle.lexicon()));
  std::unique_ptr<text::Segmenter> segmenter = must(text::Segmenter::create(bundle.sources()));
  std::unique_ptr<text::Languages> languages = must(text::Languages::create(bundle.sources()));
  std::unique_ptr<morph::Analyzer> analyzer =
      must(morph::Analyzer::create(bundle.sources(), bundle.lexicon()));
};

std::string broken_offsets(const Document& d) {
  if (utf8::find_invalid(d.original) != std::string::npos) return "the original is no UTF-8";
  if (utf8::find_invalid(d.text) != std::string::npos) return "the text is no UTF-8";
  if (d.offsets.normalized_size() != d.text.size()) return "the map is not as long as the text";
  if (d.offsets.original_size() != d.original.size()) return "the map is not as long as the original";
  Span last;
  for (size_t i = 0; i < d.text.size();) {
    const auto begin = static_cast<uint32_t>(i);
    utf8::next(d.text, i);
    const Span s = d.offsets.to_original({begin, static_cast<uint32_t>(i)});
    if (s.begin >= s.end || s.end > d.original.size()) return "a character stands for nothing";
    if (s.begin < last.end && !(s == last)) return "characters change places";
    // No offset lies inside a character of the original.
    for (const uint32_t at : {s.begin, s.end})
      if (at < d.original.size() && (d.original[at] & 0xC0) == 0x80) return "an offset splits a character";
    last = s;
  }
  for (const Diagnostic& g : d.diagnostics)
    if (g.span.begin > g.span.end || g.span.end > d.text.size()) return "a note lies outside: " + g.code;
  return "";
}

std::string broken_tokens(const Document& d) {
  uint32_t end = 0;
  for (const Token& t : d.tokens) {
    if (t.span.begin < end || t.span.begin >= t.span.end || t.span.end > d.text.size())
      return "a token out of place";
    if (t.lower.size != t.span.size()) return "small letters take another room";
    for (uint32_t i = end; i < t.span.begin; ++i)
      if (d.text[i] != ' ' && d.text[i] != '\n') return "text between tokens";
    end = t.span.end;
    if (t.first_analysis + t.analysis_count > d.analyses.size()) return "readings out of range";
    for (uint32_t i = 0; i < t.analysis_count; ++i) {
      const Analysis& a = d.analyses[t.first_analysis + i];
      if (a.nominative > t.span.size()) return "a nominative longer than its word";
      if (uint64_t{a.lemma.offset} + a.lemma.size > d.pool.size()) return "a lemma out of range";
    }
  }
  uint32_t next = 0;
  for (const Sentence& s : d.sentences) {
    if (s.tokens.first != next || s.tokens.first >= s.tokens.last)
      return "sentences do not follow each other";
    next = s.tokens.last;
  }
  return next == d.tokens.size() ? "" : "tokens outside all sentences";
}

}  // namespace

std::string check_text(std::string_view input) {
  static const Stages stages;
  static const auto segment_scratch = stages.segmenter->make_scratch(),
                    morph_scratch = stages.analyzer->make_scratch();
  constexpr const char* kLabels[] = {"",         "utf-8",        "utf-16",  "utf-16le",
                                     "utf-16be", "windows-1251", "kz-1048", "pt154"};
  if (input.empty()) return "";
  const char* label = kLabels[static_cast<unsigned char>(input.front()) % std::size(kLabels)];
  Result<text::Decoded> decoded = text::decode(input.substr(1), label);
  if (!decoded)
    return decoded.error().code == "binary" ? "" : "an error without need: " + decoded.error().code;
  Document document;
  document.original = std::move(decoded->text);
  stages.normalizer.run(document);
  if (std::string broken = broken_offsets(document); !broken.empty()) return broken;
  stages.segmenter->run(document, segment_scratch.get());
  stages.languages->run(document, nullptr);
  stages.analyzer->run(document, morph_scratch.get());
  return broken_tokens(document);
}

}  // namespace derek::fuzz
