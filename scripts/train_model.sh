#!/usr/bin/env bash
# Trains the tagger's model: cross-validation first, for the scores in its card, then on everything.
#
#   scripts/train_model.sh IOB2_FILE…     KazNERD's IOB2_valid.txt; corpus/tagger/ is always trained on besides
#
# Build the program first (scripts/run.sh does). A few minutes on two cores.
set -euo pipefail
files=()
for file in "$@"; do files+=("$(realpath "$file")"); done
cd "$(dirname "$0")/.."
[ ${#files[@]} -gt 0 ] || { echo "usage: scripts/train_model.sh IOB2_FILE…" >&2; exit 2; }
derek=build/release/bin/derek
own=$(mktemp -d)
trap 'rm -rf "$own"' EXIT
python3 scripts/marked_to_iob2.py --program "$derek" corpus/tagger/*.txt >"$own/corpus-tagger.iob2"
"$derek" train "${files[@]}" --data dictionaries --also "$own/corpus-tagger.iob2" --cross-validate 5 -o dictionaries/tagger/model.crf
