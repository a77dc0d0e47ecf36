#!/usr/bin/env python3
"""Runs the program as its users do. Standard library only.

Usage: cli_test.py DEREK DATA_FILE SOURCE_DIR [UNITTEST ARGUMENTS]
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

DEREK, DATA, SOURCE = sys.argv[1:4]
COMMANDS = ("extract", "tag", "explain", "train", "eval", "check", "correct", "lists", "compile", "dump", "schema", "manual")
SENTENCE = "Жиынды Баян Жандосова ашты.\n"
RULE = """rule test.%s -> EVENT
  pattern   [text %s]
  yes       бұл [%s] деген
  no        қала
"""


def run(*args, stdin=b"", program=DEREK, **options):
    if args and args[0] in ("extract", "tag", "explain", "check", "train", "eval") and "--data" not in args and "--help" not in args:
        args = (args[0], "--data", DATA, *args[1:])
    return subprocess.run([program, *args], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300,
                          **options)


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="derek_cli_"))
        self.addCleanup(shutil.rmtree, self.folder)

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def good(self, *args, **options):
        result = run(*args, **options)
        self.assertEqual(result.returncode, 0, result.stderr.decode(errors="replace"))
        return result.stdout.decode()

    def refused(self, result, *words):
        self.assertEqual(result.returncode, 2, result.stderr.decode(errors="replace"))
        self.assertEqual(result.stdout, b"")
        self.assertTrue(result.stderr.startswith(b"derek: "), result.stderr)
        for word in words:
            self.assertIn(word, result.stderr.decode())


class Usage(Case):
    def test_help_of_every_command(self):
        self.assertIn("Usage: derek COMMAND", self.good("--help"))
        self.assertTrue(self.good("--version").startswith("derek "))
        for command in COMMANDS:
            text = self.good(command, "--help")
            self.assertTrue(text.startswith("Usage: derek " + command), text)

    def test_no_arguments(self):
        result = run()
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        self.assertIn(b"Usage", result.stderr)

    def test_unknown_command_and_option(self):
        self.refused(run("extrakt"), "extrakt")
        for command in COMMANDS:
            self.refused(run(command, "--colour"), "colour")

    def test_wrong_values_of_options(self):
        text = self.file("a.txt", SENTENCE)
        for date in ("yesterday", "2024-13", "2024-02-30", "20240101", "2024-01-01/2024-02-01", ""):
            self.refused(run("extract", "--date", date, text), "--date")
        self.refused(run("tag", "--date", "x", text), "--date")
        self.refused(run("explain", "--date", "x", text), "--date")
        self.refused(run("extract", "--encoding", "koi9", text), "koi9")
        self.refused(run("extract", "--offsets", "lines", text), "lines")
        self.refused(run("extract", "--input-format", "lotus", text), "lotus")
        self.refused(run("extract", "--output-format", "xml", text), "xml")
        self.refused(run("extract"), "nothing to read")
        self.refused(run("explain", text, text), "one file")
        self.refused(run("compile", str(self.folder)), "-o FILE")
        self.refused(run("dump"), "-o DIR")

    def test_missing_data(self):
        text = self.file("a.txt", SENTENCE)
        self.refused(run("extract", "--data", str(self.folder / "no.dat"), text), "no.dat", "no such file")
        self.refused(run("extract", "--data", text, text), "is not compiled data")
        lonely = self.folder / "bin" / "derek"
        lonely.parent.mkdir()
        shutil.copy(DEREK, lonely)
        self.refused(subprocess.run([lonely, "extract", text], stdout=subprocess.PIPE, stderr=subprocess.PIPE),
                     "derek.dat", "no such file")


class Extract(Case):
    def test_one_document_is_indented_json(self):
        text = self.good("extract", self.file("a.txt", SENTENCE))
        self.assertTrue(text.startswith('{\n  "derek"') and text.endswith("}\n"))
        record = json.loads(text)
        person = [m for m in record["mentions"] if m["label"] == "PERSON"][0]
        self.assertEqual((person["text"], person["start"], person["end"]), ("Баян Жандосова", 7, 21))
        self.assertEqual(record["source"], str(self.folder / "a.txt"))

    def test_empty_file(self):
        record = json.loads(self.good("extract", self.file("a.txt", "")))
        self.assertEqual((record["length"], record["mentions"]), (0, []))

    def test_files_that_cannot_be_read_keep_their_place(self):
        good = self.file("good.txt", SENTENCE)
        bad = [self.file("x.png", b"\x89PNG\r\n\x1a\n\0\0\0"), str(self.folder / "none.txt"), str(self.folder)]
        if os.geteuid() != 0:
            closed = self.file("closed.txt", SENTENCE)
            os.chmod(closed, 0)
            bad.append(closed)
        result = run("extract", good, *bad, good)
        self.assertEqual(result.returncode, 1)
        records = [json.loads(line) for line in result.stdout.decode().splitlines()]
        self.assertEqual([r["id"] for r in records], [good, *bad, good])
        self.assertEqual(["error" in r for r in records], [False] + [True] * len(bad) + [False])
        self.assertEqual(records[1]["error"]["code"], "binary")
        self.assertEqual(records[2]["error"]["code"], "io")
        self.assertEqual(len(result.stderr.splitlines()), len(bad))

    def test_one_bad_file(self):
        result = run("extract", str(self.folder / "none.txt"))
        self.assertEqual(result.returncode, 1)
        self.assertEqual(json.loads(result.stdout)["error"]["code"], "io")

    def test_invalid_utf8_warns(self):
        data = ("Қаладағы жиынға келді " * 5).encode() + b"\xff\xfe\xfd " + SENTENCE.encode()
        record = json.loads(self.good("extract", "--encoding", "utf-8", self.file("a.txt", data)))
        self.assertEqual([(d["level"], d["code"]) for d in record["diagnostics"]], [("warning", "encoding")])

    def test_file_names_that_are_no_utf8(self):
        path = os.path.join(os.fsencode(self.folder), b"a\xff.txt")
        with open(path, "wb") as file:
            file.write(SENTENCE.encode())
        self.assertTrue(json.loads(self.good("extract", path))["id"].endswith("a\ufffd.txt"))

    def test_standard_input(self):
        record = json.loads(self.good("extract", "-", stdin=SENTENCE.encode()))
        self.assertEqual((record["id"], record["length"]), ("-", len(SENTENCE)))

    def test_offsets(self):
        path = self.file("a.txt", "🤝 " + SENTENCE)
        for unit, start, length in (("codepoint", 9, 30), ("utf16", 10, 31), ("byte", 18, 58)):
            record = json.loads(self.good("extract", "--offsets", unit, path))
            person = [m for m in record["mentions"] if m["label"] == "PERSON"][0]
            self.assertEqual((record["offset_unit"], person["start"]), (unit, start))
            sizes = {"codepoint": len, "byte": lambda s: len(s.encode()), "utf16": lambda s: len(s.encode("utf-16le")) // 2}
            self.assertEqual(record["length"], sizes[unit]("🤝 " + SENTENCE))

    def test_encoding(self):
        path = self.file("a.txt", SENTENCE.encode("kz1048"))
        record = json.loads(self.good("extract", "--encoding", "kz-1048", path))
        self.assertEqual(record["encoding"], "KZ-1048")
        self.assertIn("Баян Жандосова", [m["text"] for m in record["mentions"]])

    def test_date(self):
        record = json.loads(self.good("extract", "--date", "2024-05", self.file("a.txt", SENTENCE)))
        self.assertEqual((record["date"], record["date_source"]), ("2024-05", "option"))

    def test_summary(self):
        text = self.good("extract", "--output-format", "text", self.file("a.txt", SENTENCE))
        self.assertIn("\nPeople\n  Баян Жандосова", text)

    def test_output_file(self):
        path, target = self.file("a.txt", SENTENCE), self.folder / "out.json"
        expected = self.good("extract", path)
        self.assertEqual(self.good("extract", path, "-o", str(target)), "")
        self.assertEqual(target.read_text(), expected)
        self.assertEqual(run("extract", path, "-o", str(self.folder / "no" / "x")).returncode, 2)

    def test_twice_the_same_bytes(self):
        paths = sorted(str(p) for p in Path(SOURCE, "corpus", "press").rglob("*.txt"))
        self.assertEqual(self.good("extract", *paths), self.good("extract", *paths))


class JsonLines(Case):
    def lines(self, *lines, code=None, args=()):
        data = b"".join(line if isinstance(line, bytes) else line.encode() + b"\n" for line in lines)
        result = run("extract", "--input-format", "jsonl", *args, "-", stdin=data)
        if code is not None:
            self.assertEqual(result.returncode, code, result.stderr.decode())
        return [json.loads(line) for line in result.stdout.decode().splitlines()]

    def test_one_line_out_for_each_line_in(self):
        records = self.lines('{"id":"a","text":"Баян Жандосова келді"}', "{", "", '{"text":"x"}', '{"id":7,"text":"y"}',
                             '{"id":"d","text":"x","date":"soon"}', code=1)
        self.assertEqual([r["id"] for r in records], ["a", "-:2", "-:3", "-:4", "7", "d"])
        self.assertEqual(["error" in r for r in records], [False, True, True, False, False, True])
        self.assertEqual(records[1]["error"]["code"], "jsonl")

    def test_line_ends(self):
        records = self.lines(b'\xef\xbb\xbf{"id":"a","text":"x"}\r\n', b'{"id":"b","text":"y"}', code=0)
        self.assertEqual([r["id"] for r in records], ["a", "b"])

    def test_offsets_count_a_mark_at_the_start(self):
        records = self.lines('{"id":"a","text":"\ufeffБаян Жандосова келді"}', code=0)
        self.assertEqual(records[0]["length"], 21)
        self.assertEqual((records[0]["mentions"][0]["start"], records[0]["mentions"][0]["end"]), (1, 15))

    def test_dates_of_lines_win(self):
        records = self.lines('{"id":"a","text":"x","date":"2023"}', '{"id":"b","text":"x"}', args=("--date", "2024"), code=0)
        self.assertEqual([(r["date"], r["date_source"]) for r in records], [("2023", "metadata"), ("2024", "option")])

    def test_a_named_pipe_is_read(self):
        pipe = str(self.folder / "pipe")
        os.mkfifo(pipe)
        writer = threading.Thread(target=lambda: Path(pipe).write_bytes(b'{"id":"a","text":"x"}\n' * 3))
        writer.start()
        text = self.good("extract", "--input-format", "jsonl", pipe)
        writer.join()
        self.assertEqual(len(text.splitlines()), 3)

    def test_ill_formed_text_and_title(self):
        records = self.lines(b'{"id":"a\xff","text":"b\xff","title":"\xff"}\n', '{"id":"b","text":"\\udc00"}', code=1)
        self.assertEqual(records[0]["id"], "a\ufffd")
        self.assertEqual(records[0]["diagnostics"][0]["code"], "encoding")
        self.assertIn("error", records[1])


class Output(Case):
    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_full_disk(self):
        path = self.file("a.txt", SENTENCE)
        for args in (("extract", "--data", DATA, path), ("tag", "--data", DATA, path), ("schema",),
                     ("explain", "--data", DATA, path)):
            with open("/dev/full", "wb") as full:
                result = subprocess.run([DEREK, *args], stdout=full, stderr=subprocess.PIPE)
            self.assertEqual(result.returncode, 2, args)
            self.assertIn(b"cannot be written", result.stderr, args)

    def test_closed_pipe_makes_no_noise(self):
        data = b'{"id":"a","text":"x"}\n' * 2000
        source = self.file("a.jsonl", data)
        process = subprocess.Popen([DEREK, "extract", "--data", DATA, "--input-format", "jsonl", source],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()
        process.wait()

    def test_schema_is_json(self):
        self.assertEqual(json.loads(self.good("schema"))["type"], "object")


class Dictionaries(Case):
    def test_rule_error_has_its_place_and_a_caret(self):
        self.file("own/grammar/50-own.rules", "rule own.x -> PERSON\n  pattern   [lematext Ай]\n  yes       [Ай]\n  no        а\n")
        result = run("extract", "--dictionaries", str(self.folder / "own"), self.file("a.txt", SENTENCE))
        self.refused(result, "50-own.rules:2:", "lematext")
        lines = result.stderr.decode().splitlines()
        self.assertTrue(any(line.strip() == "^" for line in lines), lines)

    def test_own_rule_is_used(self):
        self.file("own/grammar/50-own.rules", RULE % ("own", "Думанфест", "Думанфест"))
        own = ("--dictionaries", str(self.folder / "own"))
        record = json.loads(self.good("extract", *own, self.file("a.txt", "Бүгін Думанфест басталды.\n")))
        self.assertIn(("Думанфест", "rule:test.own"), [(m["text"], m["by"]) for m in record["mentions"]])
        self.assertIn("1 rules, 2 examples, 0 failed", self.good("check", *own))

    def test_check_names_a_failing_example(self):
        self.file("own/grammar/50-own.rules", RULE % ("own", "Думанфест", "Басқа"))
        result = run("check", "--dictionaries", str(self.folder / "own"))
        self.assertEqual(result.returncode, 1)
        self.assertIn("1 failed", result.stdout.decode())
        self.assertIn("50-own.rules:3: rule test.own", result.stderr.decode())
        self.assertIn("yes бұл Басқа деген", result.stderr.decode())

    def test_missing_folder(self):
        self.refused(run("extract", "--dictionaries", str(self.folder / "no"), self.file("a.txt", "")), "no such folder")

    def test_compile_dump_compile_gives_the_same_bytes(self):
        one, two, text = self.folder / "1.dat", self.folder / "2.dat", self.folder / "text"
        self.good("compile", str(Path(SOURCE, "dictionaries")), "-o", str(one))
        self.assertIn("files written", self.good("dump", str(one), "-o", str(text)))
        self.good("compile", str(text), "-o", str(two))
        self.assertEqual(one.read_bytes(), two.read_bytes())
        self.assertIn("\n# column value 1..12\n", (text / "lexicon/month.tsv").read_text())

    def test_senseless_cells_are_told_by_check_and_compile(self):
        folder, compiled = self.folder / "dictionaries", self.folder / "x.dat"
        shutil.copytree(Path(SOURCE, "dictionaries"), folder)
        slips = (("lexicon/month", "қаңтар\t1\n", "қаңтар\t13\n"),
                 ("lexicon/currency", "тиын\tKZT\t0.01\n", "тиын\tKZT\tбір\n"),
                 ("segment/abbreviation", "а.\topening\n", "а.\topened\n"))
        for name, old, new in slips:
            path = folder / (name + ".tsv")
            text = path.read_text()
            self.assertIn(old, text)
            path.write_text(text.replace(old, new))
        for args in (("check", str(folder)), ("compile", str(folder), "-o", str(compiled))):
            result = subprocess.run([DEREK, *args], capture_output=True)
            self.refused(result, "lexicon/month.tsv:", 'column value has "13"; allowed: 1..12', "lexicon/currency.tsv:",
                         'factor has "бір"', "segment/abbreviation.tsv:", 'class has "opened"; allowed: opening, closing')
        self.assertFalse(compiled.exists())

    def test_damaged_data_is_refused(self):
        path, data = self.file("a.txt", SENTENCE), Path(DATA).read_bytes()
        cut = self.file("cut.dat", data[:-100])
        flipped = self.file("flipped.dat", data[:5000] + bytes([data[5000] ^ 1]) + data[5001:])
        for broken in (cut, flipped):
            self.refused(run("extract", "--data", broken, path), "is damaged")
            self.refused(run("dump", broken, "-o", str(self.folder / "out")), "is damaged")


class Correct(Case):
    def setUp(self):
        super().setUp()
        self.own = ("--dictionaries", str(self.folder / "own"))

    def correct(self, *args):
        return run("correct", *self.own, *args)

    def entities(self, *args):
        return json.loads(self.good("extract", *args, self.file("a.txt", SENTENCE)))["entities"]

    def test_what_is_corrected_once_holds(self):
        self.assertEqual(self.good("correct", *self.own, "rename", "PERSON", "Баян Жандосова", "Баян Асанқызы Жандосова"),
                         f"{self.folder}/own/corrections.tsv:2\n")
        self.good("correct", *self.own, "confirm", "PERSON", "Баян Асанқызы Жандосова", "--note", "штат кестесі")
        [person] = self.entities(*self.own)
        self.assertEqual((person["name"], person["aliases"]), ("Баян Асанқызы Жандосова", ["Баян Жандосова"]))
        self.assertEqual(person["corrections"], [{"action": "rename", "at": "corrections.tsv:2", "was": "Баян Жандосова"},
                                                 {"action": "confirm", "at": "corrections.tsv:3"}])
        self.assertNotIn("corrections", self.entities()[0])
        self.assertIn("0 failed, 2 corrections", self.good("check", *self.own))
        explained = self.good("explain", *self.own, str(self.folder / "a.txt"))
        self.assertIn("corrected rename (corrections.tsv:2), was Баян Жандосова", explained)
        self.assertIn("rename, corrections.tsv:2", self.good("explain", "--html", *self.own, str(self.folder / "a.txt")))

    def test_a_variant_will_do(self):
        self.good("correct", *self.own, "merge", "PERSON", "Б. Жандосова", "Баян Асанқызы Жандосова")
        for text, name in ((SENTENCE + "Б. Жандосова сөз сөйледі.\n", "Баян Асанқызы Жандосова"),
                           ("Жиынды Балнұр Жандосова ашты.\nБ. Жандосова сөз сөйледі.\n", "Балнұр Жандосова")):
            [person] = json.loads(self.good("extract", *self.own, self.file("b.txt", text)))["entities"]
            self.assertEqual(person["name"], name)
            self.assertIn("Б. Жандосова", person["aliases"])

    def lists(self, *args):
        return run("lists", "add", "--data", DATA, *self.own, *args)

    def test_an_entry_of_ones_own_is_found(self):
        text = self.file("b.txt", "Жиын Қызғалдақкентте өтті.\n")
        find = lambda: [e["name"] for e in json.loads(self.good("extract", *self.own, text))["entities"]]
        (self.folder / "own").mkdir()
        self.assertEqual(find(), [])
        added = self.lists("city", "Қызғалдақкент", "country=KZ")
        self.assertEqual((added.returncode, added.stdout.decode()), (0, f"{self.folder}/own/lexicon/city.tsv:5\n"), added.stderr)
        self.assertEqual(find(), ["Қызғалдақкент"])
        self.assertEqual(self.lists("city", "Наурызкент").returncode, 0)
        self.good("check", *self.own)

    def test_entries_that_a_list_cannot_take(self):
        self.assertEqual(self.lists("city", "Қызғалдақкент", "country=KZ").returncode, 0)
        before = (self.folder / "own/lexicon/city.tsv").read_bytes()
        for args, words in ((("citty", "Ақкент"), ("there is no list 'citty'", "city")), (("city", "Қызғалдақкент"), ("city.tsv:5", "already")),
                            (("city", "Абай", "country=KZ"), ("has 'Абай' already",)), (("city", "Ақкент", "land=KZ"), ("the columns are country, now",)),
                            (("../city", "Ақкент"), ("there is no list",)), (("city", "Ақ\tкент"), ("without tabs",)), (("city", ""), ("one line",)),
                            (("city",), ("--help",)), (("city", "#Ақкент"), ("does not begin with #",))):
            self.refused(self.lists(*args), *words)
        self.assertEqual((self.folder / "own/lexicon/city.tsv").read_bytes(), before)
        self.assertEqual([path.name for path in (self.folder / "own/lexicon").iterdir()], ["city.tsv"])

    def test_a_cell_that_a_list_cannot_take_leaves_the_file_as_it_was(self):
        head = "# about  ours\n# source  us\n# licence  ours\n"
        path = Path(self.file("own/lexicon/holiday.tsv", head + "entry\tmonth\tday\nҚала күні\t7\t6"))  # no line end
        before = path.read_bytes()
        self.refused(self.lists("holiday", "Ауыл күні", "month=7", "day=40"), "own/lexicon/holiday.tsv:6:13",
                     'the column day has "40"; allowed: 1..31', "^")
        self.refused(self.lists("holiday", "Ауыл күні", "month=7"), "the column day is empty; allowed: 1..31")
        self.refused(self.lists("holiday", "Қала  күні", "month=7", "day=6"), "is there twice")
        self.assertEqual(path.read_bytes(), before)
        for args, words in ((("number_word", "оншақты", "value=abc", "kind=vague"), ('value has "abc"',)),
                            (("city", "Ақкент", "country=xx1"), ('country has "xx1"', "/[A-Z]{2}/")),
                            (("given_name", "Айсәуле", "sex=q"), ('sex has "q"; allowed: m, f, u',))):
            self.refused(self.lists(*args), *words)
        self.assertEqual([p.name for p in path.parent.iterdir()], ["holiday.tsv"])
        self.assertEqual(self.lists("holiday", "Ауыл күні", "month=7", "day=4").returncode, 0)
        self.assertEqual(path.read_bytes(), before + "\nАуыл күні\t7\t4\n".encode())

    def test_a_denied_name_is_gone_and_said_so(self):
        self.good("correct", *self.own, "deny", "PERSON", "баян жандосова")
        record = json.loads(self.good("extract", *self.own, self.file("a.txt", SENTENCE)))
        self.assertEqual((record["mentions"], record["entities"]), ([], []))
        self.assertEqual([(d["code"], d["start"]) for d in record["diagnostics"]], [("denied", 7)])
        for option in ((), ("--html",)):
            self.assertIn("PERSON Баян Жандосова: corrections.tsv:2", self.good("explain", *option, *self.own, str(self.folder / "a.txt")))

    def test_conflicts_are_refused_and_nothing_is_written(self):
        self.good("correct", *self.own, "deny", "PERSON", "Баян")
        before = (self.folder / "own" / "corrections.tsv").read_bytes()
        for args, words in ((("merge", "PERSON", "Б. Ел", "Баян"), ("corrections.tsv:3:20: line 2 denies Баян", "^")),
                            (("confirm", "PERSON", "Баян"), ("corrections.tsv:3:16: line 2 denies Баян already", "^")),
                            (("drop", "PERSON", "Асан"), ("there is no action 'drop'",)),
                            (("deny", "DATE", "Асан"), ("'DATE' cannot be corrected",)),
                            (("deny", "PERSON"), ("--help",)), (("deny", "PERSON", "a\tb"), ("one line",))):
            self.refused(self.correct(*args), *words)
        self.refused(run("correct", "deny", "PERSON", "Баян"), "--dictionaries")
        self.assertEqual((self.folder / "own" / "corrections.tsv").read_bytes(), before)

    def test_own_order_of_columns_and_a_line_without_its_end(self):
        self.file("own/corrections.tsv", "# about  ours\nname\tas\tlabel\taction\nАсан\t\tPERSON\tdeny")
        self.good("correct", *self.own, "merge", "PERSON", "Б. Жандосова", "Баян Жандосова")
        self.assertTrue((self.folder / "own" / "corrections.tsv").read_text().endswith("deny\nБ. Жандосова\tБаян Жандосова\tPERSON\tmerge\n"))
        self.refused(self.correct("deny", "PERSON", "Ер", "--note", "x"), "there is no column note")

    def test_check_names_a_mistake(self):
        self.file("own/corrections.tsv", "action\tlabel\tname\tas\ndeny\tPERSN\tАсан\n")
        self.refused(run("check", *self.own), "own/corrections.tsv:2:6: 'PERSN'")


class Tag(Case):
    def tag(self, data, *args):
        return self.good("tag", *args, stdin=data.encode())

    def test_columns_and_blank_lines_are_kept(self):
        self.assertEqual(self.tag("Жиынды\tx y\nБаян\t1\nЖандосова\t2\nашты\t\n\n\nмен\n"),
                         "Жиынды\tx y\tO\nБаян\t1\tB-PERSON\nЖандосова\t2\tI-PERSON\nашты\t\tO\n\n\nмен\tO\n")

    def test_spaces_as_separators(self):
        self.assertEqual(self.tag("Баян x\nЖандосова y\nашты z\n"), "Баян x B-PERSON\nЖандосова y I-PERSON\nашты z O\n")

    def test_a_gold_column_is_not_read(self):
        plain = self.tag("Жиынды\nБаян\nЖандосова\nашты\n").split()[1::2]
        gold = self.tag("Жиынды\tB-GPE\nБаян\tO\nЖандосова\tB-LAW\nашты\tI-LAW\n").split()[2::3]
        self.assertEqual(plain, gold)

    def test_tokens_are_never_cut(self):
        tokens = ["«Қала»", "a.b", "12-сі,", "!!!", "ҚР-ның", "🤝🤝", "..."]
        lines = self.tag("\n".join(tokens) + "\n").splitlines()
        self.assertEqual([line.split("\t")[0] for line in lines], tokens)

    def test_line_ends(self):
        self.assertEqual(self.tag("Баян\r\nЖандосова\r\n\r\nмен"), "Баян\tB-PERSON\nЖандосова\tI-PERSON\n\nмен\tO\n")

    def test_empty_input(self):
        self.assertEqual(self.tag(""), "")
        self.assertEqual(self.tag("\n\n"), "\n\n")

    def test_a_byte_order_mark_is_no_part_of_the_first_token(self):
        self.assertEqual(self.tag("\ufeffБаян\nЖандосова\n"), "Баян\tB-PERSON\nЖандосова\tI-PERSON\n")

    def test_missing_file(self):
        result = run("tag", str(self.folder / "no"), self.file("a", "мен\n"))
        self.assertEqual((result.returncode, result.stdout.decode()), (1, "мен\tO\n"))


class Train(Case):
    # Enough to tell two kinds of names apart.
    IOB2 = "".join(f"{name} B-PERSON\n{place} B-GPE\nкелді O\n\n"
                   for name in ("Баян", "Әсел", "Омар", "Мәди") for place in ("Таразға", "Оралға", "Семейге", "Алматыға"))

    def test_a_model_is_trained_and_used(self):
        data, model = self.file("a.iob2", self.IOB2), self.folder / "own" / "tagger" / "model.crf"
        model.parent.mkdir(parents=True)
        self.good("train", data, "-o", str(model), "--iterations", "20")
        own = ("--dictionaries", str(self.folder / "own"))
        text = self.good("eval", *own, data)
        self.assertRegex(text, r"(?m)^PERSON +16 +16 +1\.000")
        self.assertIn("expected calibration error", text)
        first = model.read_bytes()
        self.good("train", data, "-o", str(model), "--iterations", "20")
        self.assertEqual(model.read_bytes(), first)

    def test_cross_validation_writes_no_model(self):
        text = self.good("train", self.file("a.iob2", self.IOB2), "--cross-validate", "4", "--iterations", "10")
        self.assertIn("micro F1", text)
        self.assertEqual([p.name for p in self.folder.iterdir()], ["a.iob2"])

    def test_wrong_usage(self):
        data = self.file("a.iob2", self.IOB2)
        self.refused(run("train", data), "-o FILE")
        self.refused(run("train", data, "-o", "x", "--l2", "-1"), "negative")
        self.refused(run("eval"), "IOB2")

    def test_mistakes_in_the_data(self):
        for text, word in (("Баян B-PERSON\nкелді\n", ":2:"), ("Баян B-NOBODY\n", "NOBODY"), ("Баян O\n", "too few")):
            result = run("train", self.file("a.iob2", text), "--cross-validate", "2")
            self.assertEqual((result.returncode, result.stdout), (1, b""))
            self.assertIn(word, result.stderr.decode())
        self.assertEqual(run("eval", str(self.folder / "no.iob2")).returncode, 1)


class EvalFacts(Case):
    HEAD = "# about x\n# source x\n# licence CC0-1.0\nname\tdate\n"

    def folder_of(self, standoff, table="a\t2024-05-01\n"):
        self.file("part/a.txt", SENTENCE)
        self.file("part/a.ann", standoff)
        self.file("part/documents.tsv", self.HEAD + table)
        return str(self.folder / "part")

    def test_scores_and_differences(self):
        part = self.folder_of("T1\tPERSON 7 21\tБаян Жандосова\nT2\tEVENT 0 6\tЖиынды\n"
                              "#1\tAnnotatorNotes T1\tgiven=Баян; family=Жандосова\nA1\tSex T1 f\n")
        layers = json.loads(self.good("eval", "--json", part))[0]["layers"]
        self.assertEqual((layers["person_name"]["f1"], layers["mention"]["recall"], layers["mention"]["precision"]), (1, 0.5, 1))
        text = self.good("eval", "--differences", part, part)
        self.assertEqual(text.count("a\t-\tmention\tEVENT Жиынды\n"), 2)
        self.assertIn("mention PERSON                1      1   1.000   1.000   1.000\n", text)

    def test_what_brat_writes_is_scored_right(self):
        part = self.folder_of("")
        Path(part, "a.ann").write_text(self.good("extract", "--output-format", "brat", part + "/a.txt"), encoding="utf-8")
        for name, layer in json.loads(self.good("eval", "--json", part))[0]["layers"].items():
            self.assertEqual(layer["f1"], 1 if layer["truth"] else 0, name)

    def export(self, *texts, change=lambda result: result):
        """What Label Studio exports when its pre-annotations were accepted."""
        tasks = json.loads(self.good("extract", "--output-format", "label-studio", *texts))
        for task in tasks:
            result = change(task.pop("predictions")[0]["result"])
            for item in result:
                item.pop("score", None)
            task["annotations"] = [{"id": 1, "was_cancelled": False, "result": result}]
        return self.file("export.json", json.dumps(tasks))

    def layers(self, export):
        return json.loads(self.good("eval", "--json", export))[0]["layers"]

    def test_what_label_studio_exports_is_scored_right(self):
        texts = sorted(str(p) for p in Path(SOURCE, "corpus", "press", "train").glob("*.txt"))[:3]
        layers = self.layers(self.export(*texts))
        for name, layer in layers.items():
            self.assertEqual(layer["f1"], 1 if layer["truth"] else 0, name)
        self.assertGreater(min(layers[name]["truth"] for name in ("mention", "lemma", "date", "person_b3", "person_title_body", "quote_speaker")), 0)
        # A span that somebody took away, and one that he drew.
        text = self.file("a.txt", SENTENCE)
        wrong = self.export(text, change=lambda result: [{"id": "n", "type": "labels", "value": {"start": 0, "end": 6, "labels": ["EVENT"]}}])
        self.assertIn("a.txt\t-\tmention\tEVENT Жиынды\n", self.good("eval", "--differences", wrong))
        self.assertIn("a.txt\t+\tmention\tPERSON Баян Жандосова\n", self.good("eval", "--differences", wrong))

    def test_label_studio_is_scored_on_what_it_tells_of(self):
        def spans(result):
            return [{k: v for k, v in item.items() if k != "meta"} for item in result if item["type"] == "labels"]
        texts = sorted(str(p) for p in Path(SOURCE, "corpus", "press", "train").glob("*.txt"))[:3]
        layers = self.layers(self.export(*texts, change=spans))
        self.assertEqual({name for name in layers if not name.startswith("mention ")}, {"mention", "quote"})
        self.assertEqual((layers["mention"]["f1"], layers["quote"]["f1"]), (1, 1))
        layers = self.layers(self.export(*texts, change=lambda result: [dict(item, meta={}) for item in result]))
        self.assertNotIn("lemma", layers)
        self.assertEqual([layers[name]["f1"] for name in ("person_title_body", "person_b3", "quote_speaker")], [1, 1, 1])
        result = run("eval", self.file("x.json", "[{}]"))
        self.assertEqual(result.returncode, 1)
        self.assertIn("x.json: task 1: there is no data.text", result.stderr.decode())

    def test_errors_have_a_place(self):
        result = run("eval", self.folder_of("T1\tPERSON 7 20\tБаян\n"))
        self.assertEqual(result.returncode, 1)
        self.assertIn("a.ann:1: the text has other words there: Баян Жандосов", result.stderr.decode())
        self.assertIn("there is no line for a", run("eval", self.folder_of("", "")).stderr.decode())
        self.assertIn("there is no b.txt", run("eval", self.folder_of("", "a\t2024\nb\t2024\n")).stderr.decode())
        self.assertIn("documents.tsv", run("eval", str(self.folder)).stderr.decode())
        self.refused(run("eval", str(self.folder), self.file("x.iob2", "")), "not both")
        self.refused(run("eval", "--json", "--differences", str(self.folder)), "totals")


class Explain(Case):
    def test_text(self):
        text = self.good("explain", self.file("a.txt", SENTENCE))
        self.assertIn("PERSON  Баян Жандосова\n", text)
        self.assertRegex(text, r"by     rule:person\.\S+ \(grammar/\S+\.rules:\d+\)")

    def test_html(self):
        text = self.good("explain", "--html", self.file("<a>.txt", "<script>" + SENTENCE))
        self.assertTrue(text.startswith("<!DOCTYPE html>") and text.endswith("</html>\n"))
        self.assertNotIn("<script>", text)
        self.assertNotIn("<a>", text)
        self.assertIn("<small>PERSON</small></mark>", text)

    def test_standard_input_and_missing_file(self):
        self.assertIn("Баян Жандосова", self.good("explain", "-", stdin=SENTENCE.encode()))
        result = run("explain", str(self.folder / "no"))
        self.assertEqual((result.returncode, result.stdout), (1, b""))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]], verbosity=1)
