#!/usr/bin/env python3
"""Each output format of the press releases, read by programs of others: Python's csv, json and XML readers, and where
they are installed xmllint and jing.

Usage: formats_test.py DEREK DATA_FILE SOURCE_DIR [UNITTEST ARGUMENTS]
"""
import csv
import io
import json
import subprocess
import sys
import unittest
from pathlib import Path

DEREK, DATA, SOURCE = sys.argv[1:4]
FILES = sorted(str(p) for p in Path(SOURCE, "corpus", "press", "train").glob("*.txt"))


def extract(format_name, files=None, *options):
    result = subprocess.run([DEREK, "extract", "--data", DATA, "--output-format", format_name, *options, *(files or FILES)],
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300, check=False)
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode("utf-8")


RECORDS = {r["id"]: r for r in map(json.loads, extract("jsonl").splitlines())}


def records(key):
    return [(r["id"], x) for r in RECORDS.values() for x in r[key]]


class Csv(unittest.TestCase):
    def table(self, name):
        text = extract("csv-" + name)
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        for row in rows:
            self.assertEqual(len(row), len(rows[0]), row)
        return [dict(zip(rows[0], row)) for row in rows[1:]]

    def test_documents(self):
        table = self.table("documents")
        self.assertEqual([row["document"] for row in table], FILES)
        for row in table:
            record = RECORDS[row["document"]]
            self.assertEqual(row["sha256"], record["sha256"])
            self.assertEqual(int(row["mentions"]), len(record["mentions"]))

    def test_mentions(self):
        table = self.table("mentions")
        self.assertEqual(len(table), len(records("mentions")))
        for row, (document, mention) in zip(table, records("mentions")):
            self.assertEqual((row["document"], row["mention"], row["text"], int(row["start"])),
                             (document, mention["id"], mention["text"], mention["start"]))

    def test_others(self):
        for name in ("entities", "relations", "quotes"):
            self.assertEqual(len(self.table(name)), len(records(name)), name)
        mentions = [m for _, m in records("mentions") if "value" in m]
        dates = [m["value"].get("edtf", "") for m in mentions if m["label"] in ("DATE", "TIME")]
        self.assertEqual([row["edtf"] for row in self.table("dates")], dates)
        figures = [m["text"] for m in mentions if m["label"] not in ("DATE", "TIME", "CONTACT")]
        self.assertEqual([row["text"] for row in self.table("figures")], figures)


class Brat(unittest.TestCase):
    def test_spans(self):
        for path in FILES:
            text = Path(path).read_text(encoding="utf-8")
            spans = [line.split("\t") for line in extract("brat", [path]).splitlines() if line.startswith("T")]
            self.assertEqual(len(spans), len(RECORDS[path]["mentions"]) + len(RECORDS[path]["quotes"]))
            for _, place, words in spans:
                pieces = [tuple(map(int, p.split())) for p in place.split(" ", 1)[1].split(";")]
                self.assertEqual(" ".join(text[a:b] for a, b in pieces), words)


if __name__ == "__main__":
    sys.argv[1:4] = []
    unittest.main()
