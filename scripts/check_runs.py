#!/usr/bin/env python3
"""Long checks of derek extract over collections: formats, crashes, threads, memory, trouble. Minutes, not seconds; the
tests run short forms of them (tests/cli/inputs_test.py).

Usage: check_runs.py DEREK [--data FILE] [CHECK…]      checks: formats kills jobs memory trouble (all of them)
"""
import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SOURCE / "tests" / "cli"))
sys.dont_write_bytecode = True
import collection  # noqa: E402

TEXTS = [path.read_text() for path in sorted((SOURCE / "corpus" / "press" / "train").glob("*.txt"))]
SHORT = "Жиынды Баян Жандосова ашты.\n"


class Checks:
    def __init__(self, derek, data):
        self.command = [derek, "extract", *(["--data", data] if data else [])]
        self.folder = Path(tempfile.mkdtemp(prefix="derek_check_"))
        self.failed = 0

    def say(self, good, text):
        self.failed += not good
        print("ok    " if good else "FAILED", text, flush=True)

    def run(self, *args, stdin=None):
        return subprocess.run([*self.command, *map(str, args)], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def mixed(self, count):
        folder = self.folder / f"mixed-{count}"
        return folder, None if folder.exists() else collection.make(folder, TEXTS, count)

    def formats(self):
        folder, expected = self.folder / "formats", collection.make(self.folder / "formats", TEXTS, 5000, seed=7)
        found = {}
        for line in self.run("-r", "-j", 2, folder).stdout.decode().splitlines():
            record = json.loads(line)
            found[record["id"]] = record
        pairs = sorted({(text, date or "") for _, text, date in expected})
        lines = "".join(json.dumps({"id": str(i), "text": text, **({"date": date} if date else {})}) + "\n"
                        for i, (text, date) in enumerate(pairs))
        plain = self.run("--input-format", "jsonl", "-", stdin=lines.encode()).stdout.decode().splitlines()
        facts = dict(zip(pairs, (collection.facts(json.loads(line)) for line in plain)))
        good = sum(id in found and "error" not in found[id] and collection.facts(found[id]) == facts[text, date or ""]
                   for id, text, date in expected)
        self.say(good == len(expected) == len(found), f"formats: {good} of {len(expected)} documents have the facts of their text")

    def kills(self):
        folder, _ = self.mixed(400)
        target, source = self.folder / "kills.jsonl", random.Random(1)
        started = time.monotonic()
        self.run("-r", "-q", "-j", 2, folder, "-o", target)
        whole, expected = time.monotonic() - started, target.read_bytes()
        equal = killed = 0
        for _ in range(60):  # a run may be done before its moment comes
            if killed == 20:
                break
            target.unlink()
            process = subprocess.Popen([*self.command, "-r", "-q", "-j", "2", str(folder), "-o", str(target)])
            time.sleep(source.uniform(0.05, 0.95) * whole)
            process.kill()
            if process.wait() != -9:
                continue
            killed += 1
            self.run("-r", "-q", "-j", 2, folder, "-o", target, "--resume")
            equal += target.read_bytes() == expected
        self.say(killed == equal == 20, f"kills: {killed} runs of {whole:.1f} s killed, {equal} resumed to the same bytes")

    def jobs(self):
        folder, _ = self.mixed(400)
        outputs = [self.run("-r", "-j", jobs, folder).stdout for jobs in (1, 2, 8)]
        self.say(len(set(outputs)) == 1 and outputs[0], f"jobs: 1, 2 and 8 give {len(set(outputs))} output(s) of {len(outputs[0])} bytes")

    def memory(self):
        peaks = []
        for count in (500, 50_000):
            path = self.folder / f"{count}.jsonl.gz"
            with gzip.open(path, "wt", 1) as file:
                for i in range(count):
                    file.write(json.dumps({"id": i, "text": f"{i} құжат. " + TEXTS[i % len(TEXTS)][:600]}, ensure_ascii=False) + "\n")
            # From a small process: a child's peak begins with the memory of its parent.
            measure = "import os, sys; print(os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)[2].ru_maxrss)"
            peak = subprocess.run([sys.executable, "-c", measure, *self.command, "-j", "2", str(path), "-o", "/dev/null", "-q"],
                                  stdout=subprocess.PIPE, check=True).stdout
            peaks.append(int(peak) / 1024)
        self.say(peaks[1] <= peaks[0] * 1.1, f"memory: {peaks[0]:.0f} MiB over 500 documents, {peaks[1]:.0f} MiB over 50,000")

    def trouble(self):
        good = self.folder / "good.txt"
        good.write_text(SHORT)
        cases = []
        with open(self.folder / "line.jsonl", "w") as file:
            file.write('{"text":"')
            for _ in range(1024):
                file.write("x" * (1 << 20))
            file.write('"}\n' + json.dumps({"text": SHORT}) + "\n")
        cases.append(("a line of 1 GiB", "line.jsonl", ["limit", None]))
        (self.folder / "tags.html").write_text("<html><body>" + "<b><i>" * 500_000)
        cases.append(("a page of a million open tags", "tags.html", ["limit"]))
        (self.folder / "flat.html").write_text("<html><body><article>" + "<p>x</p>" * 1_000_000)
        cases.append(("a page of a million paragraphs", "flat.html", [None]))
        with gzip.open(self.folder / "bomb.gz", "wb", 9) as file:
            for _ in range(4096):
                file.write(bytes(1 << 20))
        cases.append(("a bomb of 4 GiB", "bomb.gz", ["limit"]))
        for name, file, expected in cases:
            started = time.monotonic()
            process = subprocess.Popen([*self.command, "-q", "--output-format", "jsonl", str(good), str(self.folder / file), str(good)],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            out = process.communicate()[0]
            records = [json.loads(line) for line in out.decode().splitlines()]
            codes = [record.get("error", {}).get("code") for record in records]
            self.say(codes == [None, *expected, None], f"trouble: {name}: {codes[1:-1]}, {time.monotonic() - started:.1f} s")
        self.full_disk()

    def full_disk(self):
        """Needs to be root: a file system of 1 MiB."""
        disk = self.folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", disk], stderr=subprocess.DEVNULL).returncode != 0:
            return print("skipped full disk: no file system can be mounted")
        try:
            folder, _ = self.mixed(400)
            other = disk / "other"
            other.write_text("x")
            result = self.run("-r", "-q", folder, "-o", disk / "out.jsonl")
            good = result.returncode == 2 and b"No space left" in result.stderr and not (disk / "out.jsonl").exists()
            subprocess.run(["mount", "-o", "remount,size=100m", disk], check=True)
            self.run("-r", "-q", folder, "-o", disk / "out.jsonl", "--resume")
            same = (disk / "out.jsonl").read_bytes() == self.run("-r", folder).stdout
            self.say(good and same and other.read_text() == "x", "trouble: a full disk stops the run; with room it resumes to the same bytes")
        finally:
            subprocess.run(["umount", disk])


def main():
    names = ("formats", "kills", "jobs", "memory", "trouble")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("derek")
    parser.add_argument("--data")
    parser.add_argument("checks", nargs="*")
    options = parser.parse_intermixed_args()
    checks = Checks(options.derek, options.data)
    try:
        for name in options.checks or names:
            getattr(checks, name)()
    finally:
        subprocess.run(["rm", "-rf", str(checks.folder)])
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
