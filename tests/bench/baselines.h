// The baselines that every speed is measured beside: what the same bytes cost when they are only copied, or cut into
// words by ICU with its conversion to UTF-16.
#pragma once

#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <cstring>
#include <memory>
#include <string>

namespace derek::bench {

inline void report(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(text.size()));
}

inline void copy(benchmark::State& state, const std::string& text) {
  std::string to(text.size(), ' ');
  for (auto _ : state) {
    std::memcpy(to.data(), text.data(), text.size());
    benchmark::DoNotOptimize(to.data());
    benchmark::ClobberMemory();
  }
  report(state, text);
}

inline void words(benchmark::State& state, const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createWordInstance(icu::Locale("kk"), status));
  for (auto _ : state) {
    const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
    iterator->setText(wide);
    int64_t count = 0;
    while (iterator->next() != icu::BreakIterator::DONE) ++count;
    benchmark::DoNotOptimize(count);
  }
  report(state, text);
}

}  // namespace derek::bench
