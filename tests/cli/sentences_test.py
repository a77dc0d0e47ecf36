#!/usr/bin/env python3
"""The sentences of corpus/tagger and the script that converts them. Standard library only.

Usage: sentences_test.py DEREK DATA_FILE SOURCE_DIR [UNITTEST ARGUMENTS]
"""
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

DEREK, DATA, SOURCE = sys.argv[1:4]
FILES = sorted(Path(SOURCE, "corpus", "tagger").glob("*.txt"))


def convert(*files):
    script = str(Path(SOURCE, "scripts", "marked_to_iob2.py"))
    return subprocess.run([sys.executable, script, "--program", DEREK, "--data", DATA, *map(str, files)],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", timeout=120)


class Sentences(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="derek_sentences_"))
        self.addCleanup(shutil.rmtree, self.folder)

    def converted(self, text):
        path = self.folder / "a.txt"
        path.write_text(text, encoding="utf-8")
        return convert(path)

    def refused(self, text, *messages):
        result = self.converted(text)
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertEqual(result.stderr, "".join(f"{self.folder}/a.txt:{m}\n" for m in messages))

    def test_corpus(self):
        self.assertGreater(len(FILES), 0)
        result = convert(*FILES)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        lines = [line for path in FILES for line in path.read_text(encoding="utf-8").split("\n")]
        lines = [line for line in lines if line and not line.startswith("#")]
        blocks = result.stdout.split("\n\n")
        self.assertEqual(blocks.pop(), "")
        self.assertEqual(len(blocks), len(lines))
        for line, block in zip(lines, blocks):
            brackets = line.replace("\\[", "").count("[")
            self.assertEqual(block.count("\tB-"), brackets, line)
        self.assertEqual(len(set(lines)), len(lines), "a sentence stands twice")

    def test_heads_name_source_and_licence(self):
        for path in FILES:
            head = [line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("#")]
            self.assertIn("Source: ", " ".join(head), path)
            self.assertIn("Licence: CC0-1.0.", " ".join(head), path)

    def test_spans_become_tags(self):
        result = self.converted("# head\n\n«[LAW Тіл туралы]» заңды [PERSON Қ. Серіков] [CARDINAL 5 000-ға жуық] "
                                "адамға \\[оқыды\\].\n[GPE Астана], [DATE 12 мамыр].\n")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertEqual(result.stdout.split("\n"), [
            "«\tO", "Тіл\tB-LAW", "туралы\tI-LAW", "»\tO", "заңды\tO", "Қ.\tB-PERSON", "Серіков\tI-PERSON",
            "5\tB-CARDINAL", "000-ға\tI-CARDINAL", "жуық\tI-CARDINAL", "адамға\tO", "[\tO", "оқыды\tO", "]\tO", ".\tO",
            "", "Астана\tB-GPE", ",\tO", "12\tB-DATE", "мамыр\tI-DATE", ".\tO", "", ""])

    def test_neighbouring_spans_begin_anew(self):
        self.assertIn("Серіков\tI-PERSON\nДина\tB-PERSON", self.converted("[PERSON Қ. Серіков] [PERSON Дина]\n").stdout)

    def test_mistakes_have_a_place(self):
        self.refused("[PERSON Асан] [ADAM Үсен] келді.\n", "1:16: unknown label 'ADAM'")
        self.refused("# head\nОны [PERSON Асан\n", "2:5: a bracket is not closed")
        self.refused("Асан] келді.\n", "1:5: a bracket closes that was not opened")
        self.refused("[PERSON Асан [PERSON Үсен]] келді.\n", "1:14: a bracket opens inside another")
        self.refused("[GPE Аста]нада қар.\n", "1:10: no token ends where the span does")
        self.refused("Кеше А[GPE стана] оянды.\n", "1:12: no token begins where the span does")
        self.refused("[PERSON Асан ]келді.\n", "1:14: no token ends where the span does")
        self.refused("[DATE] келді.\n", "1:1: a span without text")
        self.refused("[DATE  ] келді.\n", "1:1: a span without text")
        self.refused("\\Асан келді.\n", "1:1: a backslash stands before [, ] or \\ only")

    def test_every_mistake_is_told_in_order(self):
        self.refused("Жақсы.\n[GPE Аста]нада қар.\n[X а]\n", "2:10: no token ends where the span does",
                     "3:2: unknown label 'X'")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[4:])
