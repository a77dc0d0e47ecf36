#!/usr/bin/env python3
"""Checks that derek writes the same bytes whatever built it and wherever it runs.

Usage: check_same.py DEREK [ANOTHER_BUILD…] [--text FILE]

Every program reads corpus/press (and FILE, a document a line), with 1, 2 and 8 jobs and in several locales and time
zones, and writes several output formats. All that the first wrote in the first way must come again. A locale that is not
installed counts as C does. Exits 1 where bytes differ. Standard library only.
"""
import argparse
import hashlib
import itertools
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
LOCALES = ("C", "C.UTF-8", "kk_KZ.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8")
FORMATS = ("jsonl", "text", "csv-dates", "entity-index", "tei", "atom-authorities", "json-ld", "iob2", "conllu")
ZONES = ("UTC", "Asia/Almaty", "America/St_Johns")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("derek", nargs="+")
    parser.add_argument("--text")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        inputs = [["-r", SOURCE / "corpus" / "press"]]
        if args.text:
            path = Path(folder) / "lines.jsonl"
            with open(args.text, encoding="utf-8") as lines, open(path, "w") as out:
                for line in lines:
                    out.write(json.dumps({"text": line.rstrip("\n")}) + "\n")
            inputs.append(["--input-format", "jsonl", path])

        def digest(derek, jobs, locale, zone, format_, source):
            environment = {**os.environ, "LC_ALL": locale, "LANG": locale, "TZ": zone}
            run = subprocess.run([derek, "extract", "-q", "-j", str(jobs), "--output-format", format_, *map(str, source)], env=environment,
                                 stdout=subprocess.PIPE)
            return hashlib.sha256(run.stdout).hexdigest(), len(run.stdout)

        ways = [(derek, 1, "C", "UTC") for derek in args.derek]
        ways += [(args.derek[0], jobs, locale, zone) for jobs, (locale, zone) in
                 zip(itertools.cycle((8, 2, 1)), itertools.product(LOCALES, ZONES))]
        differ = compared = size = 0
        for source, format_ in itertools.product(inputs, FORMATS):
            first, length = digest(*ways[0], format_, source)
            size += length
            for way in ways[1:]:
                compared += 1
                if digest(*way, format_, source)[0] != first:
                    differ += 1
                    print("differs:", format_, *way, file=sys.stderr)
        print(f"{compared} outputs compared with {len(inputs) * len(FORMATS)} of {size} bytes, {differ} differ")
        sys.exit(1 if differ or not size else 0)


if __name__ == "__main__":
    main()
