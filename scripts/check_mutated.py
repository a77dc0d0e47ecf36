#!/usr/bin/env python3
"""Feeds damaged documents and damaged compiled data to derek extract and looks for crashes, hangs and wrong offsets.

Usage: check_mutated.py DEREK [--data FILE] [--documents N] [--data-files N] [--seed N]

By default 10,000 documents and 1,000 data files, all made from corpus/ and from the program's own data by the seed:
half of the documents are texts damaged character by character, of which each offset is checked; the others are files
of every format, damaged byte by byte. What breaks is kept in a folder that the last line names. Exits 1 if anything
does. Standard library only.
"""
import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SOURCE / "tests" / "cli"))
sys.path.insert(0, str(SOURCE / "scripts"))
sys.dont_write_bytecode = True
import collection  # noqa: E402
from check_offsets import problems_of  # noqa: E402

TEXTS = [path.read_text() for path in sorted((SOURCE / "corpus" / "press").glob("*/*.txt"))]
LONGEST = 10  # seconds that a document may take
BATCH = 200   # documents a run
ODD = ("\0", "\u00ad", "\u200b", "\u200d", "\u202e", "\u0301", "\ufeff", "\ufffd", "\u2028", "\x0b", "\t", "\r", "\n\n", "🏔️",
       "𐰴", "«", "»", "“", "\"", "(", "[", "—", "-", ".", "…", "№", "%", "99999999999999999999", "1/0", "0,", "бір", "ы" * 60,
       "ОБЛЫСЫНЫҢ", "алпыс алты мың ", "ил. ", "31 ақпан ", "İ", "ß", "ə", "i", "қаз", "ﷺ", "<p>", "&#", "{\"", "\ud7ff")


def damaged_text(source):
    """A text of the corpus, its characters damaged."""
    text = list(source.choice(TEXTS)[: source.randint(20, 3000)])
    for _ in range(source.choice((1, 3, 10, 50))):
        at, length = source.randrange(len(text) + 1), source.choice((1, 1, 2, 5, 40))
        kind = source.randrange(7)
        if kind == 0:
            del text[at : at + length]
        elif kind == 1:
            text[at:at] = source.choice(ODD) * source.choice((1, 1, 3))
        elif kind == 2:
            text[at:at] = text[at : at + length] * source.choice((1, 2, 20))
        elif kind == 3:
            text[at : at + length] = "".join(text[at : at + length]).swapcase()
        elif kind == 4:
            other = source.choice(TEXTS)
            start = source.randrange(len(other))
            text[at:at] = other[start : start + length * 5]
        elif kind == 5:
            part = text[at : at + length]
            source.shuffle(part)
            text[at : at + length] = part
        else:
            text[at : at + length] = [chr(source.choice((ord(c) ^ 1, source.randrange(0x20, 0xD800)))) for c in text[at : at + length]]
    return "".join(text)


def damaged_bytes(whole, source):
    data = bytearray(whole)
    for _ in range(source.choice((1, 1, 4, 30))):
        at, length = source.randrange(len(data) + 1), source.choice((1, 1, 4, 200))
        kind = source.randrange(5)
        if kind == 0:
            del data[at : at + length]
        elif kind == 1:
            data[at:at] = source.randbytes(length)
        elif kind == 2:
            data[at:at] = data[at : at + length]
        elif kind == 3:
            data[at : at + length] = bytes(b ^ (1 << source.randrange(8)) for b in data[at : at + length])
        elif source.random() < 0.2:
            del data[at:]
    return bytes(data) if data != whole else damaged_bytes(whole, source)


class Checks:
    def __init__(self, derek, data, seed):
        self.command = [derek, "extract", *(["--data", data] if data else [])]
        self.seed = seed
        self.folder = Path(tempfile.mkdtemp(prefix="derek_mutated_"))
        self.failed, self.slowest = 0, 0.0

    def broken(self, what, data, name):
        self.failed += 1
        (self.folder / "broken").mkdir(exist_ok=True)
        (self.folder / "broken" / name).write_bytes(data)
        print(f"FAILED {name}: {what}", file=sys.stderr, flush=True)

    def run(self, *args, stdin=None, limit=LONGEST):
        """Standard output, and what is wrong with how the program ended."""
        started = time.monotonic()
        try:
            run = subprocess.run([*self.command, *map(str, args)], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 timeout=limit)
        except subprocess.TimeoutExpired:
            return b"", f"longer than {limit} s"
        self.slowest = max(self.slowest, (time.monotonic() - started) / (limit / LONGEST))
        return run.stdout, "" if run.returncode in (0, 1) else f"exit code {run.returncode}: {run.stderr.decode(errors='replace')[:200]}"

    def texts(self, count):
        source = random.Random(self.seed)
        for first in range(0, count, BATCH):
            texts = [damaged_text(source) for _ in range(min(BATCH, count - first))]
            lines = [json.dumps({"id": str(i), "text": text}).encode() + b"\n" for i, text in enumerate(texts)]
            out, wrong = self.run("--input-format", "jsonl", "-", stdin=b"".join(lines), limit=LONGEST * 6)
            if wrong:  # which of them was it?
                out = b""
                for i, line in enumerate(lines):
                    one, wrong = self.run("--input-format", "jsonl", "-", stdin=line)
                    out += one or b"\n"
                    if wrong:
                        self.broken(wrong, line, f"text-{first + i}.jsonl")
            records = out.splitlines()
            if len(records) != len(lines):
                self.broken(f"{len(records)} records for {len(lines)} texts", b"".join(lines), f"texts-{first}.jsonl")
            for i, (text, record) in enumerate(zip(texts, records)):
                try:
                    found = next(problems_of(text, json.loads(record), str(i)), None) if record else None
                except (ValueError, KeyError) as error:
                    found = repr(error)
                if found:
                    self.broken(found, lines[i], f"text-{first + i}.jsonl")
        print(f"{count} damaged texts, {self.failed} problems", flush=True)

    def files(self, count):
        source, before = random.Random(self.seed + 1), self.failed
        whole = self.folder / "whole"
        collection.make(whole, TEXTS, 400, seed=self.seed)
        originals = sorted(path for path in whole.rglob("*") if path.is_file())
        for first in range(0, count, BATCH):
            folder = self.folder / "files"
            folder.mkdir()
            for i in range(first, min(first + BATCH, count)):
                path = source.choice(originals)
                (folder / f"{i}-{path.name}").write_bytes(damaged_bytes(path.read_bytes(), source))
            out, wrong = self.run("-r", "-j", 2, folder, limit=LONGEST * 6)
            for path in sorted(folder.iterdir()) if wrong else ():
                _, one = self.run(path)
                if one:
                    self.broken(one, path.read_bytes(), path.name)
            for line in out.splitlines():
                try:
                    record = json.loads(line)
                    found = "error" not in record and self.inside(record)
                except (ValueError, KeyError) as error:
                    record, found = {"source": "?"}, repr(error)
                if found:
                    path = folder / Path(record["source"]).name
                    self.broken(found, path.read_bytes() if path.is_file() else line, path.name)
            shutil.rmtree(folder)
        print(f"{count} damaged files, {self.failed - before} problems", flush=True)

    @staticmethod
    def inside(record):
        """What is wrong with the spans of a record whose text is not at hand."""
        for kind in ("mentions", "quotes", "relations"):
            for item in record[kind]:
                if not 0 <= item["start"] < item["end"] <= record["length"]:
                    return f"{kind}: span {item['start']}:{item['end']} is empty or outside"
        return None

    def data_files(self, count):
        source, before = random.Random(self.seed + 2), self.failed
        compiled = self.folder / "whole.dat"
        derek = self.command[0]
        made = subprocess.run([derek, "compile", str(SOURCE / "dictionaries"), "-o", str(compiled)])
        if made.returncode != 0:
            sys.exit("the dictionaries cannot be compiled")
        whole, text, refused = compiled.read_bytes(), self.folder / "text.txt", 0
        text.write_text(TEXTS[0])
        target = self.folder / "damaged.dat"
        for i in range(count):
            data = damaged_bytes(whole, source)
            if i % 2:  # a byte of the head
                at = source.randrange(256)
                data = whole[:at] + bytes([whole[at] ^ (1 << source.randrange(8))]) + whole[at + 1 :]
            target.write_bytes(data)
            run = subprocess.run([derek, "extract", "--data", str(target), str(text)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 timeout=LONGEST)
            refused += run.returncode == 2
            if run.returncode != 2 or not run.stderr or run.stdout:
                self.broken(f"exit code {run.returncode}", data, f"data-{i}.dat")
        print(f"{count} damaged data files, {refused} refused with a message, {self.failed - before} problems", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("derek")
    parser.add_argument("--data")
    parser.add_argument("--documents", type=int, default=10000)
    parser.add_argument("--data-files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    checks = Checks(args.derek, args.data, args.seed)
    checks.texts(args.documents // 2)
    checks.files(args.documents - args.documents // 2)
    checks.data_files(args.data_files)
    if checks.failed:
        sys.exit(f"{checks.failed} problems; see {checks.folder / 'broken'}")
    shutil.rmtree(checks.folder)


if __name__ == "__main__":
    main()
