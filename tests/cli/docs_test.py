#!/usr/bin/env python3
"""Runs the commands of the tutorials in docs/ and compares what they print; … in the text stands for anything.

Usage: docs_test.py DEREK DATA_FILE SOURCE_DIR [UNITTEST ARGUMENTS]
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

DEREK, DATA, SOURCE = sys.argv[1:4]


def steps(page):
    """Each command of the console blocks ("$ ", more lines of it "> ") with the output below it."""
    for block in re.findall(r"^```console\n(.*?)^```", page, re.S | re.M):
        for step in re.split(r"^\$ ", block, flags=re.M)[1:]:
            lines = step.splitlines(keepends=True)
            end = next((i for i, line in enumerate(lines) if i and not line.startswith("> ")), len(lines))
            yield lines[0] + "".join(line[2:] for line in lines[1:end]), "".join(lines[end:])


class Tutorials(unittest.TestCase):
    def run_page(self, name):
        page = Path(SOURCE, "docs", name).read_text(encoding="utf-8")
        folder = Path(tempfile.mkdtemp(prefix="derek_docs_"))
        self.addCleanup(shutil.rmtree, folder)
        (folder / "releases").mkdir()
        for text in Path(SOURCE, "corpus", "press", "train").glob("*.txt"):
            shutil.copy(text, folder / "releases")
        (folder / "bin").mkdir()
        (folder / "bin" / "derek").symlink_to(Path(DEREK).resolve())
        environment = {**os.environ, "PATH": f"{folder}/bin:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
        done = 0
        for command, expected in steps(page):
            with self.subTest(command):
                result = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, env=environment, timeout=300,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
                self.assertEqual(result.stderr.decode(), "")
                pattern = "[^\n]*".join(re.escape(piece) for piece in expected.split("…"))
                self.assertRegex(result.stdout.decode().replace("\r\n", "\n"), re.compile(rf"\A{pattern}\Z"))
            done += 1
        self.assertGreater(done, 5)

    def test_archivist(self):
        self.run_page("archivist.md")

    def test_researcher(self):
        self.run_page("researcher.md")


if __name__ == "__main__":
    sys.argv[1:4] = []
    unittest.main()
