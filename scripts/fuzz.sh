#!/usr/bin/env bash
# Runs the fuzz targets of tests/fuzz, each for some seconds. Needs clang with libFuzzer (Debian: clang, libclang-rt-dev).
#
#   scripts/fuzz.sh SECONDS [TARGET…]     TARGET: the name of tests/fuzz/TARGET_fuzz.cpp; none: all
#
# What a target has learnt stays in build/fuzz/corpus/TARGET. An input that breaks something is written to
# build/fuzz/crash-*: keep it in tests/fuzz/seeds/TARGET, whose files are also run by an ordinary test.
set -euo pipefail
cd "$(dirname "$0")/.."
[[ ${1:-} =~ ^[0-9]+$ ]] || { sed -n '2,4s/^# \{0,1\}//p' "$0" >&2; exit 2; }
seconds=$1
shift
cmake -S . -B build/fuzz -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_CXX_COMPILER=clang++ -DDEREK_FUZZ=ON \
  -DDEREK_SANITIZE=address,undefined -DDEREK_BUILD_TESTS=OFF \
  -DCMAKE_CXX_FLAGS="-fsanitize-ignorelist=$PWD/tests/fuzz/ignore.txt" ${DEREK_CMAKE_ARGS:-} >&2
cmake --build build/fuzz --target fuzz >&2
[ $# -gt 0 ] || set -- $(cd tests/fuzz && ls *_fuzz.cpp | sed 's/_fuzz\.cpp$//')
for target in "$@"; do
  mkdir -p "build/fuzz/corpus/$target"
  "build/fuzz/bin/${target}_fuzz" -max_total_time="$seconds" -max_len=4096 -timeout=10 -print_final_stats=1 \
    -artifact_prefix=build/fuzz/ "build/fuzz/corpus/$target" "tests/fuzz/seeds/$target"
done
