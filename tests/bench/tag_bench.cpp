// How fast the tagger tags: all of it, and its decoding alone, in tokens a second; rule tags apart.
//
//   bench_tag [benchmark's options] [FILE]      without FILE: the press releases of corpus/
#include <benchmark/benchmark.h>

#include <cmath>
#include <random>
#include <string>

#include "bench/common.h"
#include "derek/derek.h"
#include "pipeline/pipeline.h"
#include "tagger/chain.h"
#include "tagger/rule_tags.h"

namespace {

using namespace derek;
using bench::need;

std::string g_text;  // set before anything runs

const Pipeline& pipeline_with_model() {
  static const Pipeline kPipeline = need(Pipeline::from_folder(DEREK_SOURCE_DIR "/dictionaries"));
  return kPipeline;
}

// The text as rules and lists leave it to the tagger.
const Document& before_tagger() {
  static const Document kDocument = [] {
    LoadOptions options;
    options.use_model = false;
    const Pipeline rules = need(Pipeline::from_folder(DEREK_SOURCE_DIR "/dictionaries", options));
    Request request;
    request.bytes = g_text;
    return need(rules.analyze(request));
  }();
  return kDocument;
}

void report(benchmark::State& state) {
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(before_tagger().tokens.size()));
}

// From the bytes of a file to a model ready for use, damage looked for.
void open_model(benchmark::State& state) {
  const std::string bytes = need(read_file(DEREK_SOURCE_DIR "/dictionaries/tagger/model.crf"));
  for (auto _ : state) benchmark::DoNotOptimize(need(tagger::Model::open(bytes, "model.crf")).step());
}
BENCHMARK(open_model);

void rule_tags(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(tagger::rule_tags(before_tagger()).data());
  report(state);
}
BENCHMARK(rule_tags);

void tag(benchmark::State& state) {
  const tagger::Tagger& tagger = *pipeline_with_model().impl().stages.tagger;
  const auto scratch = tagger.make_scratch();
  Document document = before_tagger();
  for (auto _ : state) {
    tagger.run(document, scratch.get());
    benchmark::DoNotOptimize(document.tags.data());
  }
  report(state);
}
BENCHMARK(tag);

// Best path and marginals over scores such as a sure tagger gives: one tag stands out.
void decode(benchmark::State& state) {
  const Document& d = before_tagger();
  const tagger::Model& model = *pipeline_with_model().impl().stages.tagger->model();
  const tagger::Potentials<float> potentials(model.moves());
  std::mt19937 random(1);
  std::normal_distribution<float> weight(-4, 2);
  std::vector<std::vector<tagger::Row<float>>> sentences;
  for (const Sentence& s : d.sentences) {
    std::vector<tagger::Row<float>> rows(s.tokens.size());
    for (auto& row : rows) {
      for (float& x : row) x = weight(random);
      row[random() % 4 ? 0 : random() % tagger::kFree] += 12;
    }
    sentences.push_back(std::move(rows));
  }
  tagger::BestPath<float> best_path(model.moves());
  tagger::Lattice<float> lattice;
  std::vector<tagger::Row<float>> rows;
  std::vector<uint8_t> tags;
  for (auto _ : state) {
    for (const auto& sentence : sentences) {
      best_path.run(sentence, tags);
      rows = sentence;
      lattice.run(rows, potentials);
      benchmark::DoNotOptimize(tags.data());
    }
  }
  report(state);
}
BENCHMARK(decode);

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  g_text = bench::read_text(argc, argv);
  before_tagger();
  pipeline_with_model();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
