#!/usr/bin/env python3
"""Compares what derek extracts from the press releases with their goldens, the facts as read by hand.

  scripts/compare_golden.py            precision and recall of each layer over all releases
  scripts/compare_golden.py NAME …     the same for these releases, and every difference
  scripts/compare_golden.py --write    and renews corpus/press/NAME.known.tsv

Build the program first (scripts/run.sh does); --program PATH runs another one. tests/unit/corpus/golden_test.cpp
makes the same lines from the same JSON: change both together.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PRESS = ROOT / "corpus" / "press"
VALUE_KEYS = ["kind", "edtf", "start", "end", "duration", "repeat", "value", "min", "max", "order", "currency",
              "unit", "counted", "normal", "modifier", "anchor"]

# layer: of the fact. start: for sorting. body: its fields. owner: body of the mention or quote that it is about.
Fact = collections.namedtuple("Fact", "layer start body owner")


def line_of(text):
    return " ".join(text.replace("\t", " ").split("\n"))


def facts_of(document):
    """The facts of a document (its JSON, numbers kept as text): a set of Fact."""
    facts = set()

    def add(layer, fields, start="0", owner=""):
        body = "\t".join([layer] + [line_of(f) for f in fields])
        facts.add(Fact(layer, int(start), body, owner))
        return body

    mentions = {m["id"]: m for m in document.get("mentions", [])}
    entities = {e["id"]: e for e in document.get("entities", [])}

    def name(record, key):
        return entities[record[key]]["name"] if record.get(key) else "-"

    for m in mentions.values():
        at = [m["start"], m["end"], m["label"]]
        owner = add("mention", at + [m["text"]], m["start"])
        for key in ("lemma", "kind"):
            if key in m:
                add(key, at + [m[key]], m["start"], owner)
        if "value" in m:
            value = [f"{k}={m['value'][k]}" for k in VALUE_KEYS if k in m["value"]]
            add("value", at + [" ".join(value)], m["start"], owner)
    for e in entities.values():
        spans = [f"{mentions[m]['start']}-{mentions[m]['end']}" for m in e["mentions"]]
        add("entity", [e["label"], e["name"], " ".join(spans)])
        if e["label"] == "PERSON":
            parts = [f"{k}={e['parts'][k]}" for k in ("given", "patronymic", "family") if k in e.get("parts", {})]
            parts += [f"sex={e['sex']}"] if "sex" in e else []
            add("person", [e["name"], " ".join(parts)])
    for r in document.get("relations", []):
        if r["label"] == "holds_position":
            who = [name(r, "person"), r["title"]]
            add("holds", who + [name(r, "organisation"), r["status"]])
            add("holds_kind", who + [r["kind"]])
            if r.get("place"):
                add("holds_place", who + [name(r, "place")])
        elif r["label"] == "part_of":
            add("part_of", [name(r, "child"), name(r, "parent")])
        else:
            add("located_in", [name(r, "thing"), name(r, "place")])
    for q in document.get("quotes", []):
        owner = add("quote", [q["start"], q["end"], q["kind"], name(q, "speaker")], q["start"])
        if "cue" in q:
            add("cue", [q["start"], q["end"], q["cue"]], q["start"], owner)
    return facts


def differences(golden, actual):
    """Lines "-" (missing) and "+" (invented), without what follows from a missing or invented mention or quote."""
    missing, invented = golden - actual, actual - golden
    owners = {f.body for f in missing | invented}
    rows = [(f.layer, f.start, f.body, sign) for sign, side in (("-", missing), ("+", invented)) for f in side
            if f.owner not in owners]
    return [f"{sign}\t{body}" for _, _, body, sign in sorted(rows)]


def load(text):
    return json.loads(text, parse_int=str, parse_float=str)


def extract(program, path):
    with open(path.with_suffix(".facts.tsv"), encoding="utf-8") as f:
        date = f.readline().split()[2]
    command = [str(program), "extract", "--date", date, path.relative_to(ROOT).as_posix()]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if run.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{run.stderr.decode('utf-8', 'replace')}")
    return load(run.stdout.decode("utf-8"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="renew the lists of known differences")
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / "build" / "release" / "bin" / "derek")
    parser.add_argument("names", nargs="*", metavar="NAME")
    options = parser.parse_args()
    options.program = options.program.resolve()

    golden_count, actual_count, both_count = (collections.Counter() for _ in range(3))
    known = 0
    for path in sorted(PRESS.glob("*.txt")):
        if options.names and path.stem not in options.names:
            continue
        golden = facts_of(load(path.with_suffix(".json").read_text(encoding="utf-8")))
        actual = facts_of(extract(options.program, path))
        for counter, facts in ((golden_count, golden), (actual_count, actual), (both_count, golden & actual)):
            for f in facts:
                counter[f.layer] += 1
                if f.layer == "mention":
                    counter["mention " + f.body.split("\t")[3]] += 1
        lines = differences(golden, actual)
        known += len(lines)
        if options.names:
            print(f"# {path.stem}", *lines, sep="\n")
        if options.write:
            target = path.with_suffix(".known.tsv")
            if lines:
                target.write_bytes(("\n".join(lines) + "\n").encode())
            else:
                target.unlink(missing_ok=True)

    print(f"{'layer':<24}{'golden':>8}{'found':>8}{'right':>8}{'precision':>11}{'recall':>8}")
    layers = ["mention"] + sorted(k for k in golden_count | actual_count if k.startswith("mention "))
    layers += ["lemma", "kind", "value", "entity", "person", "holds", "holds_kind", "holds_place", "part_of",
               "located_in", "quote", "cue"]
    for layer in layers:
        golden, actual, both = golden_count[layer], actual_count[layer], both_count[layer]
        precision = f"{100 * both / actual:.1f}" if actual else "-"
        recall = f"{100 * both / golden:.1f}" if golden else "-"
        print(f"{layer:<24}{golden:>8}{actual:>8}{both:>8}{precision:>11}{recall:>8}")
    print(f"{known} lines of known differences")


if __name__ == "__main__":
    main()
