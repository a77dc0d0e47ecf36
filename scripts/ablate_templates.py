#!/usr/bin/env python3
"""What each group of the tagger's feature templates is worth: scores of taggers trained without it.

  scripts/ablate_templates.py IOB2_FILE [--also FILE]

A group is all templates with the same observations, whatever their size and position. Each tagger is
trained on the first four fifths of the file and scored on the last, as is the tagger with all templates, which comes
first. Build the program first (scripts/run.sh does). About a minute a group on two cores.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def group_of(template):
    return re.sub("[^a-z ]", "", template)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--also", action="append", default=[], help="more sentences to train on, never scored")
    parser.add_argument("--program", default=str(ROOT / "build/release/bin/derek"))
    options = parser.parse_args()

    sentences = [s for s in options.file.read_text(encoding="utf-8").split("\n\n") if s.strip()]
    cut = len(sentences) * 4 // 5
    lines = (ROOT / "dictionaries/tagger/features.txt").read_text(encoding="utf-8").splitlines()
    templates = [line for line in lines if line and not line.startswith("#")]
    groups = list(dict.fromkeys(map(group_of, templates)))

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        train, test, data = folder / "train.iob2", folder / "test.iob2", folder / "dictionaries"
        train.write_text("\n\n".join(sentences[:cut]) + "\n", encoding="utf-8")
        test.write_text("\n\n".join(sentences[cut:]) + "\n", encoding="utf-8")
        shutil.copytree(ROOT / "dictionaries", data)

        def score(left_out):
            kept = [line for line in lines if line.startswith("#") or group_of(line) != left_out]
            (data / "tagger/features.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
            model = data / "tagger/model.crf"
            model.unlink(missing_ok=True)
            also = [word for file in options.also for word in ("--also", file)]
            made = folder / "model.crf"
            subprocess.run([options.program, "train", str(train), *also, "--data", str(data), "-o", str(made)],
                           check=True, stderr=subprocess.DEVNULL)
            made.rename(model)
            out = subprocess.run([options.program, "eval", str(test), "--data", str(data)], check=True, capture_output=True)
            return float(re.search(r"micro F1 ([0-9.]+)", (out.stdout + out.stderr).decode()).group(1))

        whole = score(None)
        print(f"{whole:.4f}  all templates", flush=True)
        for group in groups:
            f1 = score(group)
            print(f"{f1:.4f}  {f1 - whole:+.4f}  without {group}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
