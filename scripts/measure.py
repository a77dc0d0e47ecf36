#!/usr/bin/env python3
"""Measures how fast derek is and prints one table in Markdown: ratios to what ICU's word BreakIterator needs for the same
bytes in the same run, which hold from machine to machine, beside what was measured here.

Usage: measure.py BUILD_FOLDER [FILE]      the build: -DCMAKE_BUILD_TYPE=Release -DDEREK_BUILD_BENCH=ON
                                           FILE: a text in UTF-8, documents parted by empty lines; without: corpus/press

Of repeated runs the fastest counts: other work on the machine only slows. Standard library only.
"""
import csv
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
REPEATS = 7


def bench(program, text, pattern):
    """Least time of each benchmark, in seconds."""
    out = subprocess.run([program, f"--benchmark_filter={pattern}", "--benchmark_min_time=0.2", "--benchmark_format=csv",
                          f"--benchmark_repetitions={REPEATS}", *([text] if text else [])],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.decode()
    least = {}
    rows = csv.reader(out[out.index("name,"):].splitlines())
    for row in list(rows)[1:]:
        if not row[0].endswith(("_mean", "_median", "_stddev", "_cv")):
            least[row[0]] = min(least.get(row[0], 1e9), float(row[2]) / 1e9)
    return least


def run(*command):
    """Least wall time in seconds, largest resident memory in bytes."""
    times, peak = [], 0
    for _ in range(3):
        started = time.monotonic()
        process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        times.append(time.monotonic() - started)
        peak = max(peak, usage.ru_maxrss * 1024)
        if status:
            sys.exit(f"{command} failed")
    return min(times), peak


def table(rows):
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for n, row in enumerate(rows):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
        if n == 0:
            print("| " + " | ".join("-" * width for width in widths) + " |")


def more_lists(folder, times):
    """A copy of the dictionaries in which the lists of names are so many times as long, by words that no text has."""
    subprocess.run(["cp", "-r", SOURCE / "dictionaries", folder], check=True)
    entries = 0
    for path in sorted((folder / "lexicon").glob("*.tsv")):
        lines = path.read_bytes().split(b"\n")
        rows = [line for line in lines if line and not line.startswith(b"#")]
        head, rows = rows[0], rows[1:]
        if len(rows) < 500:
            continue
        extra = []
        for n in range(1, times):
            for row in rows:
                cells = row.split(b"\t")
                cells[0] = cells[0] + ("ғ" + "бвгджзкл"[n % 8] * n).encode()
                extra.append(b"\t".join(cells))
        entries += len(rows)
        keep = lines[: lines.index(head) + 1]
        path.write_bytes(b"\n".join(keep + sorted(set(rows + extra))) + b"\n")
    return entries


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    build, text = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) == 3 else ""
    derek, data = build / "bin" / "derek", build / "share" / "derek" / "derek.dat"
    speeds = bench(build / "bin" / "bench_extract", text, ".")
    words = speeds.pop("words")
    size = len(Path(text).read_bytes()) if text else sum(
        path.stat().st_size + 2 for path in (SOURCE / "corpus" / "press" / "train").glob("*.txt"))
    rows = [("one core, warm", "time against `words`", "MB/s here")]
    rows.append(("`words`: ICU's word BreakIterator, with UTF-16", "1", f"{size / words / 1e6:.1f}"))
    for name, seconds in speeds.items():
        name = name.replace("/manual_time", "").replace("/real_time", "")
        rows.append((f"`{name}`", f"{seconds / words:.3g}", f"{size / seconds / 1e6:.3g}"))
    table(rows)

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        whole = Path(text).read_text() if text else "\n".join(
            path.read_text() for path in sorted((SOURCE / "corpus" / "press").glob("*/*.txt")))
        one, small = folder / "one.txt", folder / "small.txt"
        one.write_text(whole)
        small.write_text(whole[:2000])
        command = (derek, "extract", "--date", "2024-01-01")
        start, start_peak = run(*command, small)

        def of_length(bytes_):
            path = folder / f"{bytes_}.txt"
            path.write_bytes((whole.encode() * (bytes_ // len(whole.encode()) + 1))[:bytes_].rsplit(b"\n", 1)[0])
            seconds, peak = run(*command, path)
            return seconds - start, peak

        short, long = of_length(1_000_000), of_length(10_000_000)
        many = folder / "many"
        many.mkdir()
        for i in range(0, len(whole), 3000):
            for copy in range(4):
                (many / f"{i}-{copy}.txt").write_text(whole[i : i + 3000])
        alone, _ = run(*command, "-r", "-j", 1, many)
        two, two_peak = run(*command, "-r", "-j", 2, many)
        entries = more_lists(folder / "dictionaries", 10)
        larger = folder / "larger.dat"
        subprocess.run([derek, "compile", folder / "dictionaries", "-o", larger], check=True)
        larger_start, _ = run(*command, "--data", larger, small)
        with_larger, _ = run(*command, "--data", larger, "-r", "-j", 1, many)
    print()
    table([("whole program", "here"),
           ("start to first result, a release", f"{start * 1000:.0f} ms"),
           ("compiled data", f"{data.stat().st_size / 1e6:.1f} MB"),
           ("peak memory, a release", f"{start_peak / 1e6:.0f} MB"),
           ("peak memory, two jobs, many releases", f"{two_peak / 1e6:.0f} MB"),
           ("two jobs against one", f"{(alone - start) / (two - start):.2f} times as fast"),
           ("one document of 10 MB against one of 1 MB", f"{long[0] / short[0]:.1f} times the time"),
           ("peak memory, a document of 10 MB", f"{long[1] / 1e6:.0f} MB"),
           (f"lists ten times as long (of {entries} entries)",
            f"{(with_larger - larger_start) / (alone - start):.2f} times the time")])


if __name__ == "__main__":
    main()
