// How fast facts are extracted: all of it, from bytes to JSON, and each stage alone, beside what the same
// bytes cost when they are only copied, decoded, cut into words by ICU or written as JSON in the same run.
//
// Everything is warm: working memory remembers the words of the text, as it does after many documents.
//
//   bench_extract [benchmark's options] [FILE]      without FILE: the press releases of corpus/
#include <benchmark/benchmark.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <unicode/unistr.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bench/baselines.h"
#include "bench/common.h"
#include "derek/derek.h"
#include "output/writer.h"
#include "pipeline/pipeline.h"

namespace {

using namespace derek;
using bench::need;

std::string g_text;                        // set before anything runs
std::vector<std::string_view> g_releases;  // g_text in documents

// Documents of the size of a release: cut at the first empty line behind 2,000 bytes.
std::vector<std::string_view> releases(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const size_t gap = text.find("\n\n", 2000);
    const size_t size = gap == std::string_view::npos ? text.size() : gap + 2;
    out.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return out;
}

const Pipeline& pipeline_of_ours() {
  static const Pipeline kPipeline = need(Pipeline::from_folder(DEREK_SOURCE_DIR "/dictionaries"));
  return kPipeline;
}

Document extracted(std::string_view bytes) {
  Request request;
  request.bytes = bytes;
  return need(pipeline_of_ours().analyze(request));
}

void report(benchmark::State& state) { bench::report(state, g_text); }

void copy(benchmark::State& state) { bench::copy(state, g_text); }

void decode(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(icu::UnicodeString::fromUTF8(g_text).length());
  report(state);
}

void words(benchmark::State& state) { bench::words(state, g_text); }

// The bare writer of RapidJSON with what `extract` writes of the text.
void json_alone(benchmark::State& state) {
  const auto writer = output::find_format("jsonl")->make({});
  std::vector<rapidjson::Document> facts(g_releases.size());
  for (size_t i = 0; i < facts.size(); ++i)
    facts[i].Parse(writer->document(extracted(g_releases[i])).c_str());
  for (auto _ : state) {
    for (const rapidjson::Document& d : facts) {
      rapidjson::StringBuffer to;
      rapidjson::Writer<rapidjson::StringBuffer> write(to);
      d.Accept(write);
      benchmark::DoNotOptimize(to.GetString());
    }
  }
  report(state);
}

void extract(benchmark::State& state) {
  const auto writer = output::find_format("jsonl")->make({});
  const auto run = [&] {
    for (const std::string_view bytes : g_releases)
      benchmark::DoNotOptimize(writer->document(extracted(bytes)).data());
  };
  run();
  for (auto _ : state) run();
  report(state);
}

// One stage, on documents that those before it have read. Only its own time counts, not that of copying
// documents.
void stage(benchmark::State& state, size_t which) {
  const Pipeline::Impl& impl = pipeline_of_ours().impl();
  std::vector<Document> before(g_releases.size());
  const auto normalizer = impl.normalizer.make_scratch();
  for (size_t i = 0; i < before.size(); ++i) {
    before[i].original = std::string(g_releases[i]);
    impl.normalizer.run(before[i], normalizer.get());
  }
  for (size_t s = 0; s < which; ++s) {
    const auto scratch = impl.stages.list[s]->make_scratch();
    for (Document& d : before) impl.stages.list[s]->run(d, scratch.get());
  }
  const auto scratch = impl.stages.list[which]->make_scratch();
  for (bool warm = false; auto _ : state) {
    std::chrono::steady_clock::duration spent{};
    for (int rounds = warm ? 1 : 2; rounds > 0; --rounds) {
      std::vector<Document> documents = before;
      const auto start = std::chrono::steady_clock::now();
      for (Document& d : documents) impl.stages.list[which]->run(d, scratch.get());
      spent = std::chrono::steady_clock::now() - start;
    }
    warm = true;
    state.SetIterationTime(std::chrono::duration<double>(spent).count());
  }
  report(state);
}

void normalise(benchmark::State& state) {
  const text::Normalizer& normalizer = pipeline_of_ours().impl().normalizer;
  const auto scratch = normalizer.make_scratch();
  for (auto _ : state) {
    for (const std::string_view bytes : g_releases) {
      Document document;
      document.original = std::string(bytes);
      normalizer.run(document, scratch.get());
      benchmark::DoNotOptimize(document.text.data());
    }
  }
  report(state);
}

void write(benchmark::State& state) {
  const auto writer = output::find_format("jsonl")->make({});
  std::vector<Document> documents;
  for (const std::string_view bytes : g_releases) documents.push_back(extracted(bytes));
  for (auto _ : state) {
    for (const Document& d : documents) benchmark::DoNotOptimize(writer->document(d).data());
  }
  report(state);
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  g_text = bench::read_text(argc, argv);
  g_releases = releases(g_text);
  benchmark::RegisterBenchmark("copy", copy);
  benchmark::RegisterBenchmark("decode", decode);
  benchmark::RegisterBenchmark("words", words);
  benchmark::RegisterBenchmark("json_alone", json_alone);
  benchmark::RegisterBenchmark("extract", extract)->UseRealTime()->Threads(1)->Threads(2);
  benchmark::RegisterBenchmark("stage/normalise", normalise);
  const auto& list = pipeline_of_ours().impl().stages.list;
  for (size_t i = 0; i < list.size(); ++i)
    benchmark::RegisterBenchmark(("stage/" + std::string(list[i]->name())).c_str(), stage, i)
        ->UseManualTime();
  benchmark::RegisterBenchmark("stage/write", write);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
