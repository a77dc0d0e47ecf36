#!/usr/bin/env python3
"""Man pages and completions tell of every option that --help tells of. Standard library only.

Usage: manual_test.py DEREK [UNITTEST ARGUMENTS]
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

DEREK = sys.argv[1]
REQUIRED = "DEREK_REQUIRE_VALIDATORS" in os.environ


def run(*args, **options):
    return subprocess.run([str(arg) for arg in args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, check=False, **options)


def text(*args):
    result = run(DEREK, *args)
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


COMMANDS = re.findall(r"^  (\w+) +\w", text("--help"), re.M)
OPTIONS = {command: re.findall(r"^ +(?:-\w \[ )?--([\w-]+)", text(command, "--help"), re.M) for command in COMMANDS}


class Manual(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="derek_manual_"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        text("manual", "man", str(cls.folder / "man1"))
        for shell in ("bash", "zsh", "fish"):
            (cls.folder / shell).write_text(text("manual", shell))

    def test_every_command_has_options_here(self):
        self.assertGreater(len(COMMANDS), 10)
        for command, options in OPTIONS.items():
            self.assertIn("help", options, command)

    def test_pages_hold_every_option(self):
        overview = (self.folder / "man1/derek.1").read_text()
        for command, options in OPTIONS.items():
            page = (self.folder / f"man1/derek-{command}.1").read_text()
            self.assertIn(f"\nderek\\-{command} \\- ", page)
            self.assertIn(f"derek {command}\\fR", overview)
            for option in options:
                self.assertIn("\\fB\\-\\-" + option.replace("-", "\\-") + "\\fR", page)

    def test_pages_are_sound(self):
        if not shutil.which("groff"):
            self.assertFalse(REQUIRED, "groff is missing")
            self.skipTest("groff is not installed")
        for page in sorted((self.folder / "man1").iterdir()):
            page.read_bytes().decode("ascii")
            result = run("groff", "-man", "-ww", "-z", page)
            self.assertEqual((result.returncode, result.stderr), (0, b""), page)

    def test_completions_hold_every_option(self):
        bash, zsh, fish = ((self.folder / shell).read_text() for shell in ("bash", "zsh", "fish"))
        for command, options in OPTIONS.items():
            offered = re.search(rf"    {command}\)\n      options='(.*)'\n", bash)
            self.assertEqual(sorted(offered[1].split()), sorted("--" + option for option in options))
            part = zsh[zsh.index(f"\n    {command})\n"):]
            for option in options:
                self.assertRegex(part[:part.index(";;")], f"'--{option}=?\\[")
                self.assertRegex(fish, f"__fish_seen_subcommand_from {command}' -l {option} ")

    def test_syntax_of_scripts(self):
        for shell in ("bash", "zsh", "fish"):
            if shutil.which(shell):
                result = run(shell, "-n", self.folder / shell)
                self.assertEqual((result.returncode, result.stderr), (0, b""), shell)

    def complete(self, *words):
        script = f'source {self.folder}/bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _derek; printf "%s\\n" "${{COMPREPLY[@]}}"'
        result = run("bash", "-c", script, "bash", *words, cwd=self.folder)
        self.assertEqual(result.stderr, b"")
        return result.stdout.decode().split()

    def test_bash_completes(self):
        self.assertEqual(self.complete("derek", "ex"), ["extract", "explain"])
        self.assertEqual(self.complete("derek", "extract", "--out"), ["--output-format", "--output"])
        self.assertEqual(self.complete("derek", "extract", "--output-format", "t"), ["text", "tei"])
        self.assertEqual(self.complete("derek", "extract", "--on-error", "=", "s"), ["skip"])
        self.assertEqual(self.complete("derek", "inflect", "--case", ""), ["nom", "gen", "dat", "acc", "loc", "abl", "ins"])
        self.assertEqual(self.complete("derek", "extract", "--jobs", ""), [])
        self.assertEqual(self.complete("derek", "extract", "ma"), ["man1"])
        self.assertEqual(self.complete("derek", "extract", "--dictionaries", "b"), [])  # bash is a file here
        self.assertEqual(self.complete("derek", "nonsense", "--"), [])

    def test_wrong_usage_is_told(self):
        for words in ((), ("man",), ("bash", "x"), ("ksh",)):
            self.assertEqual(run(DEREK, "manual", *words).returncode, 2, words)
        self.assertEqual(run(DEREK, "manual", "man", "/dev/null/x").returncode, 2)


if __name__ == "__main__":
    sys.argv[1:2] = []
    unittest.main()
