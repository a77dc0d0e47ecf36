#!/usr/bin/env python3
"""Checks the offsets of `derek extract` on any plain text, one document a line.

Usage: check_offsets.py DEREK TEXT_FILE...

Every line of the files goes through `derek extract --input-format jsonl`. For each line there must be one record,
in order, that is no error; the slice of every mention and quote must be its text; ids must resolve; a nested
mention must lie inside its outer one. Prints counts; exits 1 if anything is wrong. Standard library only.
"""
import json
import subprocess
import sys
import tempfile

MOST_SHOWN = 20


def problems_of(line, record, wanted_id):
    """What is wrong with one record, as short sentences."""
    if record.get("id") != wanted_id:
        yield f"the id is {record.get('id')!r}"
    if "error" in record:
        yield f"error record: {record['error'].get('code')}: {record['error'].get('message')}"
        return
    if record["length"] != len(line):
        yield f"length is {record['length']} instead of {len(line)}"
    mentions = {m["id"]: m for m in record["mentions"]}
    entities = {e["id"]: e for e in record["entities"]}
    if len(mentions) != len(record["mentions"]) or len(entities) != len(record["entities"]):
        yield "an id is used twice"
    for kind in ("mentions", "quotes"):
        for item in record[kind]:
            start, end = item["start"], item["end"]
            if not 0 <= start < end <= len(line):
                yield f"{kind}: span {start}:{end} is empty or outside"
            elif line[start:end] != item["text"]:
                yield f"{kind}: {start}:{end} slices {line[start:end]!r}, not {item['text']!r}"
            elif item["text"] != item["text"].strip():
                yield f"{kind}: space at the edge of {item['text']!r}"
    previous = (-1, 0)
    for m in record["mentions"]:
        key = (m["start"], -m["end"])
        if key < previous:
            yield f"{m['id']} is out of order"
        previous = key
        if "entity" in m and (m["entity"] not in entities or m["id"] not in entities[m["entity"]]["mentions"]):
            yield f"{m['id']}: entity {m['entity']} does not hold it"
        if "within" in m:
            outer = mentions.get(m["within"])
            if outer is None:
                yield f"{m['id']}: within {m['within']}, which does not exist"
            elif not outer["start"] <= m["start"] <= m["end"] <= outer["end"]:
                yield f"{m['id']} does not lie within {m['within']}"
    for e in record["entities"]:
        if not e["mentions"]:
            yield f"{e['id']} has no mention"
        for m in e["mentions"]:
            if m not in mentions or mentions[m].get("entity") != e["id"]:
                yield f"{e['id']}: mention {m} does not point back"
    for r in record["relations"]:
        for key in ("person", "organisation", "place", "child", "parent", "thing"):
            if r.get(key) is not None and r[key] not in entities:
                yield f"{r['label']}: {key} {r[key]} does not exist"
        if "position" in r and r["position"] not in mentions:
            yield f"{r['label']}: position {r['position']} does not exist"
        if not 0 <= r["start"] < r["end"] <= len(line):
            yield f"{r['label']}: span {r['start']}:{r['end']} is empty or outside"
    for q in record["quotes"]:
        if "speaker" in q and q["speaker"] not in entities:
            yield f"quote: speaker {q['speaker']} does not exist"
        if "speaker_start" in q and not 0 <= q["speaker_start"] < q["speaker_end"] <= len(line):
            yield f"quote: speaker {q['speaker_start']}:{q['speaker_end']} is empty or outside"


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, files = sys.argv[1], sys.argv[2:]
    bad = total = 0
    counts = {"mentions": 0, "entities": 0, "relations": 0, "quotes": 0}
    for name in files:
        with open(name, encoding="utf-8", newline="\n") as file:
            lines = file.read().split("\n")
        if lines and lines[-1] == "":
            lines.pop()
        with tempfile.TemporaryFile() as source:
            for number, line in enumerate(lines, 1):
                source.write(json.dumps({"id": f"{name}:{number}", "text": line}).encode() + b"\n")
            source.seek(0)
            run = subprocess.Popen([program, "extract", "--input-format", "jsonl", "-"], stdin=source,
                                   stdout=subprocess.PIPE)
            written = 0
            for number, (line, output) in enumerate(zip(lines, run.stdout), 1):
                written += 1
                wanted_id = f"{name}:{number}"
                try:
                    record = json.loads(output.decode("utf-8"))
                    found = list(problems_of(line, record, wanted_id))
                    for key in counts:
                        counts[key] += len(record.get(key, ()))
                except (UnicodeDecodeError, ValueError, KeyError) as error:
                    found = [f"the record cannot be read: {error!r}"]
                for problem in found:
                    bad += 1
                    if bad <= MOST_SHOWN:
                        print(f"{wanted_id}: {problem}", file=sys.stderr)
            written += sum(1 for _ in run.stdout)
            code = run.wait()
        total += len(lines)
        if written != len(lines) or code != 0:
            bad += 1
            print(f"{name}: {written} records for {len(lines)} lines, exit code {code}", file=sys.stderr)
    print(f"{total} lines", *(f"{n} {key}" for key, n in counts.items()), f"{bad} problems", sep=", ")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
