#!/usr/bin/env bash
# Installs what is missing, builds with sanitizers and warnings as errors, and runs all tests.
#
#   scripts/test.sh [PRESET]     dev (the default), release, shared or tsan
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh
derek_install_packages $derek_packages $derek_test_packages
derek_install_validators
export DEREK_REQUIRE_VALIDATORS=1  # a validator that is missing fails its test
preset=${1:-dev}
derek_build "$preset"
ctest --preset "$preset" -j "$(nproc)"
