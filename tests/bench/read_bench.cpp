// How fast text is read: normalised, cut and analysed, beside what ICU's bare word iterator and memcpy need
// for the same bytes in the same run.
//
// Forms of words are read once and remembered, so all but `segment` is measured with nothing remembered
// (seen:0, the first text) and with the text's own forms remembered (seen:1, as after many texts).
//
//   bench_read [benchmark's options] [FILE]      without FILE: the press releases of corpus/
#include <benchmark/benchmark.h>

#include <memory>
#include <string>

#include "bench/baselines.h"
#include "bench/common.h"
#include "morph/analyzer.h"
#include "pipeline/bundle.h"
#include "text/language.h"
#include "text/normalize.h"
#include "text/segment.h"

namespace {

using namespace derek;
using bench::need;

std::string g_text;  // set before anything runs

// The stages up to the readings.
struct Reading {
  pipeline::Bundle bundle = need(pipeline::Bundle::from_folder(DEREK_SOURCE_DIR "/dictionaries"));
  text::Normalizer normalizer = need(text::Normalizer::create(bundle.sources(), &bundle.lexicon()));
  std::unique_ptr<text::Segmenter> segmenter = need(text::Segmenter::create(bundle.sources()));
  std::unique_ptr<text::Languages> languages = need(text::Languages::create(bundle.sources()));
  std::unique_ptr<morph::Analyzer> analyzer =
      need(morph::Analyzer::create(bundle.sources(), bundle.lexicon()));
};

const Reading& reading() {
  static const Reading kReading;
  return kReading;
}

Document original() {
  Document document;
  document.original = g_text;
  return document;
}

Document normalised() {
  Document document = original();
  reading().normalizer.run(document);
  return document;
}

Document cut() {
  Document document = normalised();
  const auto scratch = reading().segmenter->make_scratch();
  reading().segmenter->run(document, scratch.get());
  const auto more = reading().languages->make_scratch();
  reading().languages->run(document, more.get());
  return document;
}

void report(benchmark::State& state) { bench::report(state, g_text); }

void copy(benchmark::State& state) { bench::copy(state, g_text); }
BENCHMARK(copy);

void words(benchmark::State& state) { bench::words(state, g_text); }
BENCHMARK(words);

void normalise(benchmark::State& state) {
  auto scratch = reading().normalizer.make_scratch();
  for (auto _ : state) {
    if (state.range(0) == 0) scratch = reading().normalizer.make_scratch();
    Document document = original();
    reading().normalizer.run(document, scratch.get());
    benchmark::DoNotOptimize(document.text.data());
  }
  report(state);
}
BENCHMARK(normalise)->ArgName("seen")->Arg(0)->Arg(1);

void segment(benchmark::State& state) {
  const Document before = normalised();
  const auto scratch = reading().segmenter->make_scratch();
  for (auto _ : state) {
    Document document = before;
    reading().segmenter->run(document, scratch.get());
    benchmark::DoNotOptimize(document.tokens.data());
  }
  report(state);
}
BENCHMARK(segment);

void analyse(benchmark::State& state) {
  const Document before = cut();
  auto scratch = reading().analyzer->make_scratch();
  for (auto _ : state) {
    Document document = before;
    if (state.range(0) == 0) scratch = reading().analyzer->make_scratch();
    reading().analyzer->run(document, scratch.get());
    benchmark::DoNotOptimize(document.analyses.data());
  }
  report(state);
}
BENCHMARK(analyse)->ArgName("seen")->Arg(0)->Arg(1);

void all(benchmark::State& state) {
  const Reading& r = reading();
  const auto cut_scratch = r.segmenter->make_scratch();
  auto mend_scratch = r.normalizer.make_scratch();
  auto read_scratch = r.analyzer->make_scratch();
  for (auto _ : state) {
    if (state.range(0) == 0) {
      mend_scratch = r.normalizer.make_scratch();
      read_scratch = r.analyzer->make_scratch();
    }
    Document document = original();
    r.normalizer.run(document, mend_scratch.get());
    r.segmenter->run(document, cut_scratch.get());
    r.analyzer->run(document, read_scratch.get());
    benchmark::DoNotOptimize(document.analyses.data());
  }
  report(state);
}
BENCHMARK(all)->ArgName("seen")->Arg(0)->Arg(1);

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  g_text = bench::read_text(argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
