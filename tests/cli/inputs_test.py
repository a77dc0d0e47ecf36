#!/usr/bin/env python3
"""Inputs in every format and runs over many of them, with the program as its users run it. Standard library only.

Usage: inputs_test.py DEREK DATA_FILE SOURCE_DIR [UNITTEST ARGUMENTS]
"""
import csv
import gzip
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
import unittest
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True
import collection

DEREK, DATA, SOURCE = sys.argv[1:4]
TEXTS = [path.read_text() for path in sorted(Path(SOURCE, "corpus", "press", "train").glob("*.txt"))]
SHORT = "Жиынды Баян Жандосова ашты.\n"


def command(*args):
    return [DEREK, "extract", "--data", DATA, *map(str, args)]


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="derek_inputs_"))
        self.addCleanup(shutil.rmtree, self.folder)

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_derek(self, *args, stdin=b"", code=0):
        result = subprocess.run(command(*args), input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
        self.assertEqual(result.returncode, code, result.stderr.decode(errors="replace"))
        self.stderr = result.stderr.decode()
        return result.stdout.decode()

    def records(self, *args, **options):
        return [json.loads(line) for line in self.run_derek("--output-format", "jsonl", *args, **options).splitlines()]


class Formats(Case):
    def test_facts_are_those_of_the_text(self):
        expected = collection.make(self.folder / "c", TEXTS, 60)
        found = {record["id"]: record for record in self.records("-r", "-j", "2", self.folder / "c")}
        self.assertEqual(set(found), {id for id, _, _ in expected})
        lines = "".join(json.dumps({"id": id, "text": text, **({"date": date} if date else {})}) + "\n" for id, text, date in expected)
        for plain in self.records("--input-format", "jsonl", "-", stdin=lines.encode()):
            with self.subTest(plain["id"]):
                self.assertEqual(collection.facts(found[plain["id"]]), collection.facts(plain))

    def test_columns_have_other_names(self):
        path = self.file("a.csv", "key;body;day\nx;Баян Жандосова келді;2024-02-07\n")
        record, = self.records("--text-field", "body", "--id-field", "key", "--date-field", "day", path)
        self.assertEqual((record["id"], record["date"]), ("x", "2024-02-07"))

    def test_a_date_in_the_text_beats_that_of_the_file(self):
        path = self.file("a.docx", collection.zip_bytes([
            ("word/document.xml", "<w:document><w:body><w:p><w:r><w:t>Астана, 2023 жылғы 5 мамыр. Кеше жиын өтті.</w:t></w:r></w:p></w:body></w:document>"),
            ("docProps/core.xml", "<cp:coreProperties><dc:title>Т</dc:title><dcterms:created>2019-01-01T00:00:00Z</dcterms:created></cp:coreProperties>")]))
        record, = self.records(path)
        self.assertEqual((record["date"], record["date_source"], record["title"]), ("2023-05-05", "text", "Т"))
        plain = self.file("b.docx", collection.zip_bytes([
            ("word/document.xml", "<w:document><w:body><w:p><w:r><w:t>Кеше жиын өтті.</w:t></w:r></w:p></w:body></w:document>"),
            ("docProps/core.xml", "<cp:coreProperties><dcterms:created>2019-01-01T00:00:00Z</dcterms:created></cp:coreProperties>")]))
        record, = self.records(plain)
        self.assertEqual((record["date"], record["date_source"]), ("2019-01-01", "metadata"))


class DeclaredLanguage(Case):
    KAZAKH = "Жиынды Баян Жандосова ашты, оған қала тұрғындары да қатысты."

    def languages(self, *paths):
        return [(r["language"], r.get("declared_language")) for r in self.records(*paths)]

    def office(self, name, language):
        tag = f"<dc:language>{language}</dc:language>"
        if name == "docx":
            return collection.zip_bytes([
                ("word/document.xml", f"<w:document><w:body><w:p><w:r><w:t>{self.KAZAKH}</w:t></w:r></w:p></w:body>"
                 "</w:document>"),
                ("docProps/core.xml", f"<cp:coreProperties>{tag}</cp:coreProperties>")])
        with zipfile.ZipFile(io.BytesIO(collection.odt(self.KAZAKH))) as odt:
            members = [(member, odt.read(member)) for member in odt.namelist()]
        meta = f"<office:document-meta><office:meta>{tag}</office:meta></office:document-meta>"
        return collection.zip_bytes(members + [("meta.xml", meta)])

    def test_the_text_wins(self):
        page = collection.html_page(self.KAZAKH)
        told = self.file("a.html", page.replace('lang="kk"', 'lang="ru-RU"'))
        self.assertEqual(self.languages(told, self.file("b.html", page.replace('lang="kk"', 'lang="nonsense"'))),
                         [("kk", "ru"), ("kk", None)])
        facts = [collection.facts(r) for r in self.records(told, self.file("c.html", page))]
        self.assertEqual(facts[0], facts[1])

    def test_the_declaration_speaks_where_the_text_is_silent(self):
        page = "<html{}><body><h1>Виктор Ким</h1><p>Метод доступа</p></body></html>"
        told, untold = self.file("a.html", page.format(" lang=ru")), self.file("b.html", page.format(""))
        self.assertEqual(self.languages(told, untold), [("ru", "ru"), ("kk", None)])

    def test_office_documents(self):
        for name in ("docx", "odt"):
            paths = [self.file(f"{i}.{name}", self.office(name, tag)) for i, tag in enumerate(("ru-RU", "?"))]
            self.assertEqual(self.languages(*paths), [("kk", "ru"), ("kk", None)], name)

    def test_a_member_of_an_archive_and_an_attachment(self):
        page = collection.html_page(self.KAZAKH)
        packed = self.file("a.zip", collection.zip_bytes([("a.html", page), ("b.txt", self.KAZAKH)]))
        self.assertEqual(self.languages(packed), [("kk", "kk"), ("kk", None)])
        mail = collection.mail(self.KAZAKH, "2024-02-07", attachment=self.KAZAKH)
        path = self.file("a.eml", mail.replace(b"\n", b"\nContent-Language: ru\n", 1))
        self.assertEqual(self.languages(path), [("kk", "ru")] * 2)

    def test_other_formats(self):
        path = self.file("a.html", '<html lang="tr"><p>Türkiye ile yeni bir anlaşma için çok daha sonra.')
        record, = self.records(path)
        self.assertEqual((record["language"], record["declared_language"]), ("und", "tr"))
        self.assertEqual(json.loads(self.run_derek("--output-format", "json-ld", path))["inLanguage"], "tr")
        tei = self.run_derek("--output-format", "tei", path)
        self.assertIn('<language ident="tr"/>', tei)
        self.assertIn('<text xml:lang="tr">', tei)
        self.assertIn('<main lang="tr">', self.run_derek("--output-format", "html", path))
        for table, column, value in (("csv-documents", "declared_language", "tr"), ("csv-documents", "language", "und"),
                                     ("atom-descriptions", "language", "tr")):
            row, = csv.DictReader(io.StringIO(self.run_derek("--output-format", table, path), newline=""))
            self.assertEqual(row[column], value, table)


class Trouble(Case):
    """One bad input gives one clear error; those before and behind it are read."""

    def trouble(self, path, error_code, *args):
        good = self.file("good.txt", SHORT)
        records = self.records(*args, good, path, good, code=1)
        self.assertEqual([r["id"] for r in (records[0], records[-1])], [str(good)] * 2)
        errors = [r for r in records if "error" in r]
        self.assertEqual([r["error"]["code"] for r in errors], [error_code], errors)
        self.assertNotIn("error", records[-1])
        return records[1:-1]

    def test_truncated_archives(self):
        whole = collection.zip_bytes([("a.txt", SHORT), ("b.txt", SHORT * 100)])
        self.trouble(self.file("cut.zip", whole[:-60]), "archive")
        packed = gzip.compress(os.urandom(9000).hex().encode())
        self.trouble(self.file("cut.txt.gz", packed[:-3000]), "archive")
        self.trouble(self.file("bad.docx", collection.docx(SHORT)[:-40]), "archive")

    def test_names_that_climb_out(self):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w") as archive:
            for name in ("../evil.txt", "ok.txt"):
                info = tarfile.TarInfo(name)
                info.size = len(SHORT.encode())
                archive.addfile(info, io.BytesIO(SHORT.encode()))
        records = self.trouble(self.file("in/a.tar", out.getvalue()), "archive")
        self.assertEqual([r["id"].rsplit("/")[-1] for r in records], ["evil.txt", "ok.txt"])
        self.assertFalse((self.folder / "evil.txt").exists())

    def test_bombs(self):
        zeros = bytes(400 << 20)
        started = time.monotonic()
        self.trouble(self.file("bomb.gz", gzip.compress(zeros, 9)), "limit")
        self.trouble(self.file("bomb.zip", collection.zip_bytes([("a.txt", zeros)])), "limit")
        nested = SHORT.encode()
        for _ in range(8):
            nested = collection.zip_bytes([("a.zip", nested)])
        self.trouble(self.file("deep.zip", nested), "limit")
        self.assertLess(time.monotonic() - started, 120)

    def test_pages_without_end(self):
        self.trouble(self.file("deep.html", "<html>" + "<div>" * 1_000_000), "limit")
        self.trouble(self.file("long.jsonl", '{"text":"' + "x" * 5000 + '"}\n'), "limit", "--max-doc-bytes", "4000")

    def test_what_is_no_text(self):
        self.trouble(self.file("a.png", b"\x89PNG\r\n\x1a\n\0\0"), "binary")
        self.trouble(self.file("a.pdf", b"%PDF-1.4\nnothing"), "pdf")
        self.trouble(self.folder / "gone.txt", "io")

    def test_mails_within_mails(self):
        data = collection.mail(SHORT, "2024-02-07")
        for _ in range(3):
            data = (b"From: a@b.kz\nTo: x@y.kz\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=BB%d\n\n"
                    b"--BB%d\nContent-Type: text/plain\n\nouter\n--BB%d\nContent-Type: message/rfc822\n\n%s\n--BB%d--\n"
                    % (len(data), len(data), len(data), data, len(data)))
        mbox = b"From a@b.kz Wed Feb  7 10:00:00 2024\n" + data
        path = self.file("a.tar.gz", self.tar("inner.mbox", mbox))
        records = self.records(path)
        self.assertEqual([m["text"] for m in records[-1]["mentions"]][:1], ["Баян Жандосова"])
        self.assertEqual(len(records), 4)

    def tar(self, name, data):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w:gz") as archive:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        return out.getvalue()

    def test_unwritable_and_full(self):
        path = self.file("a.txt", SHORT)
        self.run_derek(path, "-o", self.folder / "none" / "x.json", code=2)
        self.assertIn("cannot be written", self.stderr)
        self.run_derek(path, "-o", str(path) + "/", code=2)
        if os.path.exists("/dev/full"):
            self.run_derek(path, "-o", "/dev/full", code=2)
            self.assertIn("cannot be written", self.stderr)
        self.assertEqual(path.read_text(), SHORT)


class Runs(Case):
    def collection(self, count=40):
        kinds = ("plain", "html", "jsonl", "mbox", "archive", "csv")
        collection.make(self.folder / "in", [SHORT, TEXTS[0][:600], TEXTS[1][:300]], count, kinds=kinds)
        return self.folder / "in"

    def test_jobs_do_not_change_the_output(self):
        folder = self.collection()
        outputs = {self.run_derek("-r", "-j", jobs, folder) for jobs in (1, 2, 8)}
        self.assertEqual(len(outputs), 1)
        index = {self.run_derek("-r", "-j", jobs, "--output-format", "entity-index", folder) for jobs in (1, 8)}
        self.assertEqual(len(index), 1)

    def test_a_folder_of_outputs(self):
        folder, out = self.collection(), self.folder / "out"
        self.run_derek("-r", folder, "-o", f"{out}/")
        self.assertRegex(self.stderr, r"derek: \d+ documents, 0 errors, [\d.]+ s\n")
        inputs = sorted(str(p.relative_to(folder)) for p in folder.rglob("*.*") if p.is_file())
        outputs = sorted(str(p.relative_to(out)) for p in out.rglob("*.json*"))
        self.assertEqual([name.rsplit(".json", 1)[0] for name in outputs], inputs)
        before = {name: (out / name).stat().st_mtime_ns for name in outputs}
        changed = folder / inputs[3]
        os.utime(changed, ns=(1, 1))
        self.run_derek("-r", folder, "-o", out, "--resume")
        self.assertIn(f"{len(inputs) - 1} inputs unchanged", self.stderr)
        self.assertEqual([name for name in outputs if (out / name).stat().st_mtime_ns != before[name]],
                         [name for name in outputs if name.rsplit(".json", 1)[0] == inputs[3]])

    def test_killed_and_resumed(self):
        folder = self.collection(60)
        expected = self.run_derek("-r", folder).encode()
        target = self.folder / "out.jsonl"
        for delay in (0.35, 0.5, 0.8):
            target.unlink(missing_ok=True)
            process = subprocess.Popen(command("-r", "-q", "-j", 2, folder, "-o", target), stderr=subprocess.DEVNULL)
            time.sleep(delay)
            process.kill()
            process.wait()
            self.run_derek("-r", "-q", "-j", 2, folder, "-o", target, "--resume")
            self.assertEqual(target.read_bytes(), expected)
            self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["in", "out.jsonl"])

    def test_resume_takes_up_at_the_part_where_it_stopped(self):
        lines = "".join(json.dumps({"id": i, "text": SHORT}) + "\n" for i in range(450))
        path, target = self.file("a.jsonl", lines + "{\n" + lines), self.folder / "out.jsonl"
        expected = self.run_derek(path, code=1)
        self.run_derek(path, "-o", target, "--on-error", "fail", code=1)
        self.assertFalse(target.exists())
        journal = Path(str(target) + ".journal").read_text()
        self.assertEqual([line.split("\t")[3] for line in journal.splitlines()[1:]], ["100", "200", "300", "400"])
        # The same options but for what to do with errors are another run; with them it goes on.
        self.run_derek(path, "-o", target, "--resume", "--on-error", "fail", code=1)
        self.run_derek(path, "-o", target, "--resume", code=1)
        self.assertEqual(target.read_text(), expected)

    def test_interrupted(self):
        lines = "".join(json.dumps({"id": i, "text": TEXTS[0]}) + "\n" for i in range(3000))
        path, target = self.file("a.jsonl", lines), self.folder / "out.jsonl"
        process = subprocess.Popen(command(path, "-o", target), stderr=subprocess.PIPE)
        part = Path(str(target) + ".part")
        while process.poll() is None and not (part.exists() and part.stat().st_size):
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        stderr = process.communicate(timeout=60)[1].decode()
        self.assertEqual(process.returncode, 130, stderr)
        self.assertIn("--resume goes on", stderr)
        self.assertFalse(target.exists())
        text = part.read_text()
        self.assertTrue(text.endswith("\n"))
        self.assertEqual([json.loads(line)["id"] for line in text.splitlines()], [str(i) for i in range(text.count("\n"))])

    def test_one_line_in_one_line_out(self):
        process = subprocess.Popen(command("--input-format", "jsonl", "--line-buffered", "-"), stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for i, line in enumerate([b'{"id":"a","text":"x"}\n', b"{}\n", b"x\n", b'{"id":"b","text":"y"}\n'] * 3):
            process.stdin.write(line)
            process.stdin.flush()
            self.assertEqual("error" in json.loads(process.stdout.readline()), i % 4 in (1, 2))
        self.assertEqual(process.communicate(timeout=60)[0], b"")
        self.assertEqual(process.returncode, 0)

    def test_shards_are_a_partition(self):
        folder = self.collection()
        whole = self.run_derek("-r", folder).splitlines()
        shards = [self.run_derek("-r", "--shard", f"{i}/3", folder).splitlines() for i in range(3)]
        self.assertEqual(sorted(whole), sorted(sum(shards, [])))
        self.assertTrue(all(shards))

    def test_shards_write_only_their_own_files(self):
        paths = [self.file(f"in/{i}.txt", SHORT) for i in range(12)]
        for i in range(2):
            self.run_derek("-r", self.folder / "in", "-o", f"{self.folder}/out{i}/", "--shard", f"{i}/2", "-q")
        written = [sorted(p.name for p in (self.folder / f"out{i}").glob("*.json")) for i in range(2)]
        self.assertTrue(all(written))
        self.assertEqual(sorted(sum(written, [])), sorted(p.name + ".json" for p in paths))
        # One stream, resumed: what another shard does counts as done.
        args = ("-r", self.folder / "in", "-o", self.folder / "out.jsonl", "--shard", "1/2", "-q")
        self.run_derek(*args)
        self.assertEqual([json.loads(line)["id"].rsplit("/")[-1] + ".json" for line in (self.folder / "out.jsonl").read_text().splitlines()],
                         sorted(written[1], key=lambda name: str(self.folder / "in" / name[:-5])))

    def test_resume_takes_away_what_an_input_was_before(self):
        path, out = self.file("in/a", json.dumps({"text": SHORT}) + "\n"), self.folder / "out"
        args = ("-r", self.folder / "in", "-o", f"{out}/", "-q")
        names = lambda: sorted(p.name for p in out.iterdir() if not p.name.startswith("."))
        self.run_derek(*args)
        self.assertEqual(names(), ["a.jsonl"])
        path.write_text(SHORT)
        (out / "b.jsonl").write_text("not ours")
        self.run_derek(*args, "--resume")
        self.assertEqual(names(), ["a.json", "b.jsonl"])
        path.write_text((json.dumps({"text": SHORT}) + "\n") * 2)
        self.run_derek(*args, "--resume")
        self.assertEqual(names(), ["a.jsonl", "b.jsonl"])

    def test_a_document_that_takes_too_long_is_an_error(self):
        path = self.file("a.txt", SHORT * 2000)
        [record] = self.records("--timeout", "0.0001", path, code=1)
        self.assertEqual(record["error"], {"code": "limit", "message": "takes longer to analyse than 0.0001 s"})
        self.assertNotIn("error", self.records("--timeout", "0", path)[0])
        self.run_derek("--timeout", "-1", path, code=2)

    def test_lists_of_files_and_patterns(self):
        a, b = self.file("x/a.txt", SHORT), self.file("x/b.txt", SHORT)
        ids = lambda *args, **options: [record["id"] for record in self.records(*args, **options)]
        self.assertEqual(ids(self.folder / "x" / "*.txt"), [str(a), str(b)])
        self.assertEqual(ids("--files-from", "-", stdin=f"{b}\n{a}\n".encode()), [str(b), str(a)])
        self.assertEqual(ids("--files-from", self.file("list", f"{a}\0{b}\0"), "-0"), [str(a), str(b)])
        self.file("x/.hidden.txt", SHORT)
        self.assertEqual(ids("-r", self.folder / "x"), [str(a), str(b)])

    def test_what_to_do_on_errors(self):
        good, bad = self.file("a.txt", SHORT), self.file("b.png", b"\x89PNG\r\n\x1a\n")
        self.assertEqual(len(self.records(good, bad, good, "--on-error", "skip", code=1)), 2)
        self.assertEqual(len(self.records(good, bad, good, "--on-error", "fail", code=1)), 1)
        self.assertIn("first error", self.stderr)

    def test_wrong_usage(self):
        path = self.file("a.txt", SHORT)
        for args in (("--shard", "3/3"), ("--shard", "x"), ("--resume",), ("--on-error", "cry"), ("-j", "x"),
                     ("-o", self.folder / "x", "--resume", "--output-format", "entity-index")):
            self.assertEqual(self.run_derek(path, *args, code=2), "")
        self.run_derek(path, path, "-o", str(self.folder) + "/", code=2)
        self.assertIn("two inputs", self.stderr)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]], verbosity=1)
