#!/usr/bin/env bash
# Installs what is missing, builds the release, and extracts the facts of the given files (none: the sample release).
# Prints a summary of each file and says where the JSON lies: out/NAME.json below this folder.
#
#   scripts/run.sh [FILE…]
set -euo pipefail
files=()
for file in "$@"; do files+=("$(realpath -m -- "$file")"); done
cd "$(dirname "$0")/.."
. scripts/packages.sh
derek_install_packages
derek_build release --target derek_program derek_data
program=build/release/bin/derek
[ ${#files[@]} -gt 0 ] || files=(corpus/press/train/sample.txt)
mkdir -p out
failed=0
for file in "${files[@]}"; do
  json=out/$(basename "${file%.*}").json
  if "$program" extract "$file" -o "$json"; then
    "$program" extract --output-format text "$file"
    echo "JSON: $PWD/$json"
  else
    failed=1
  fi
done
exit $failed
