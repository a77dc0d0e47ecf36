// libFuzzer's entry for the text stages; scripts/fuzz.sh builds and runs it.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz/check_text.h"

// Loading the dictionaries, slow with sanitizers, is no part of the first input's time.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  derek::fuzz::check_text(" ");
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string broken = derek::fuzz::check_text({reinterpret_cast<const char*>(data), size});
  if (broken.empty()) return 0;
  std::fprintf(stderr, "%s\n", broken.c_str());
  std::abort();
}
