#!/usr/bin/env python3
"""Scores lemmas, case and number of `derek analyze --tokens` against a table of word forms.

FILE has three columns parted by tabs: lemma, form, tags of UniMorph (N;GEN;PL). A form is right when its first reading is
one of those that the table has for it. Forms of several words are left out.

With --hold-out the dictionaries are copied without the table's lemmas first: without them in morph/stem.tsv, in the lists,
among the whole words of morph/exception.tsv and in morph/alternation.tsv. Without it, forms whose lemma is no listed stem
are counted apart.
"""
import argparse
import collections
import os
import shutil
import subprocess
import sys
import tempfile

CASES = {"NOM": "Nom", "GEN": "Gen", "DAT": "Dat", "ACC": "Acc", "LOC": "Loc", "ABL": "Abl", "INST": "Ins"}


def read_gold(path):
    """form -> {(lemma, case, number)}"""
    gold = collections.defaultdict(set)
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 3 or " " in cells[0] or " " in cells[1]:
            continue
        tags = cells[2].split(";")
        case = next((CASES[t] for t in tags if t in CASES), "Nom")
        gold[cells[1]].add((cells[0].lower(), case, "Plur" if "PL" in tags else "Sing"))
    return gold


def stems_of(folder):
    stems = set()
    for line in open(os.path.join(folder, "morph", "stem.tsv"), encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if not line.startswith("#") and cells[0] not in ("kind", "verb", "verb_ending", "form_list"):
            stems.update(" ".join(cells[1:]).split())
    return stems


def without(source, target, lemmas):
    """Copies dictionaries without the lemmas."""
    shutil.copytree(source, target)
    for folder, _, names in os.walk(target):
        kind = os.path.basename(folder)
        for name in names:
            if not name.endswith(".tsv") or kind not in ("morph", "lexicon") or name == "suffix.tsv":
                continue
            path = os.path.join(folder, name)
            out, head = [], True
            for line in open(path, encoding="utf-8"):
                cells = line.rstrip("\n").split("\t")
                if line.startswith("#") or head:
                    head = head and line.startswith("#")
                elif name == "stem.tsv" and kind == "morph":
                    if cells[0] != "verb":
                        cells[1] = " ".join(w for w in cells[1].split() if w not in lemmas)
                    if not cells[1]:
                        continue
                elif kind == "morph" and cells[1] in lemmas:  # exception.tsv: entry, alternation.tsv: lemma
                    continue
                elif kind == "lexicon" and cells[0].lower() in lemmas:
                    continue
                out.append("\t".join(cells) + "\n")
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(out)


def analyze(derek, forms, folder):
    """form -> (lemma, case, number), in documents of bearable length."""
    out = {}
    with tempfile.TemporaryDirectory() as scratch:
        data = os.path.join(scratch, "derek.dat")
        subprocess.run([derek, "compile", folder, "-o", data], check=True, stdout=subprocess.DEVNULL)
        for first in range(0, len(forms), 5000):
            out.update(analyze_some(derek, forms[first:first + 5000], data))
    return out


def analyze_some(derek, forms, data):
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write("\n\n".join(forms) + "\n")
        file.flush()
        command = [derek, "analyze", "--tokens", file.name, "--data", data]
        text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    out = {}
    for line in text.splitlines():
        cells = line.split("\t")
        if len(cells) == 10:
            feats = dict(f.split("=", 1) for f in cells[5].split("|") if "=" in f)
            out[cells[1]] = (cells[2].lower(), feats.get("Case", "-"), feats.get("Number", "-"))
    return out


def report(name, forms, gold, found, show):
    lemma = both = tags = 0
    wrong = collections.Counter()
    for form in forms:
        got, right = found.get(form, ("-", "-", "-")), gold[form]
        lemma += any(got[0] == r[0] for r in right)
        tags += any(got[1:] == r[1:] for r in right)
        both += got in right
        if got not in right:
            wrong[(form, got, tuple(sorted(right)))] += 1
    n = max(len(forms), 1)
    print(f"{name}: {len(forms)} forms; lemma {lemma / n:.2%}, case and number {tags / n:.2%}, all {both / n:.2%}")
    for form, got, right in list(wrong)[:: max(1, len(wrong) // show)][:show] if show else []:
        print("  ", form, "got", *got, "expected", *(" ".join(r) for r in right))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("derek")
    parser.add_argument("file")
    parser.add_argument("--dictionaries", default=os.path.join(os.path.dirname(__file__), "..", "dictionaries"))
    parser.add_argument("--hold-out", action="store_true")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N of the wrong forms")
    args = parser.parse_args()
    gold = read_gold(args.file)
    lemmas = {lemma for readings in gold.values() for lemma, _, _ in readings}
    if args.hold_out:
        with tempfile.TemporaryDirectory() as folder:
            copy = os.path.join(folder, "dictionaries")
            without(args.dictionaries, copy, lemmas)
            found = analyze(args.derek, list(gold), copy)
        report("held out", list(gold), gold, found, args.show)
        return 0
    found = analyze(args.derek, list(gold), args.dictionaries)
    stems = stems_of(args.dictionaries)
    known = [f for f, readings in gold.items() if any(r[0] in stems for r in readings)]
    listed = set(known)
    other = [f for f in gold if f not in listed]
    print(f"{len(lemmas & stems)} of {len(lemmas)} lemmas are listed stems")
    report("known", known, gold, found, args.show)
    report("unknown", other, gold, found, args.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
