#!/usr/bin/env python3
"""Each output format of the press releases, read by programs of others: Python's csv, json and XML readers; xmllint and
jing; sqlite3; ajv, edtf and jsonld (tests/validators). scripts/test.sh installs them; without it, what is missing is
skipped, unless DEREK_REQUIRE_VALIDATORS is set.

Usage: formats_test.py DEREK DATA_FILE SOURCE_DIR [UNITTEST ARGUMENTS]
"""
import collections
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

DEREK, DATA, SOURCE = sys.argv[1:4]
FILES = sorted(str(p) for p in Path(SOURCE, "corpus", "press", "train").glob("*.txt"))


MODULES = Path(SOURCE, "build", "validators", "node_modules")
REQUIRED = bool(os.environ.get("DEREK_REQUIRE_VALIDATORS"))


def needs(program):
    there = shutil.which(program) and (program != "node" or MODULES.is_dir())
    return unittest.skipUnless(there or REQUIRED, program + " or its modules are not installed")


def node(check, values, *args):
    """What tests/validators/validate.js says of each value."""
    lines = "".join(json.dumps(value) + "\n" for value in values)
    result = subprocess.run(["node", str(Path(SOURCE, "tests", "validators", "validate.js")), check, *args], input=lines.encode(),
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, env={**os.environ, "NODE_PATH": str(MODULES)})
    assert result.returncode == 0, result.stderr.decode()
    answers = [json.loads(line) for line in result.stdout.decode().splitlines()]
    assert len(answers) == len(values), (len(answers), len(values))
    return answers


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


    @needs("sqlite3")
    def test_sqlite(self):
        """The tables join by their ids."""
        names = ("documents", "mentions", "entities", "relations", "dates", "figures", "quotes")
        with tempfile.TemporaryDirectory() as folder:
            script = ".bail on\n.mode csv\n"
            for name in names:
                Path(folder, name).write_text(extract("csv-" + name), encoding="utf-8")
                script += f'.import "{folder}/{name}" {name}\n'
            script += "".join(f"SELECT COUNT(*) FROM {name} AS t JOIN documents AS d ON t.document = d.document;\n" for name in names)
            script += ("SELECT p.name, r.title, COALESCE(b.name, '') FROM relations r JOIN entities p ON p.document = r.document AND "
                       "p.entity = r.subject LEFT JOIN entities b ON b.document = r.document AND b.entity = r.object "
                       "WHERE r.label = 'holds_position' ORDER BY r.rowid;\n")
            result = subprocess.run(["sqlite3", "-batch"], input=script.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        self.assertEqual((result.returncode, result.stderr.decode()), (0, ""))
        rows = list(csv.reader(io.StringIO(result.stdout.decode(), newline=""), strict=True))
        counts = dict(zip(names, (int(row[0]) for row in rows)))
        self.assertEqual(counts["documents"], len(FILES))
        for name in ("mentions", "entities", "relations", "quotes"):
            self.assertEqual(counts[name], len(records(name)), name)
        held = []
        for record in RECORDS.values():
            name = {e["id"]: e["name"] for e in record["entities"]}
            held += [[name[r["person"]], r["title"], name.get(r["organisation"], "")]
                     for r in record["relations"] if r["label"] == "holds_position"]
        self.assertEqual(rows[len(names):], held)


class Index(unittest.TestCase):
    def test_counts_dates_and_order(self):
        rows = list(csv.DictReader(io.StringIO(extract("entity-index"), newline=""), strict=True))
        counts, documents = collections.Counter(), collections.defaultdict(set)
        for document, entity in records("entities"):
            counts[entity["name"], entity["label"]] += len(entity["mentions"])
            documents[entity["name"], entity["label"]].add(document)
        self.assertEqual({(r["name"], r["label"]): int(r["count"]) for r in rows}, counts)
        for row in rows:
            self.assertEqual(set(row["documents"].split("|")), documents[row["name"], row["label"]])
            dates = [RECORDS[d]["date"] for d in row["documents"].split("|") if "date" in RECORDS[d]]
            self.assertEqual((row["first_date"], row["last_date"]), (min(dates, default=""), max(dates, default="")))
        initials = [row["name"][0] for row in rows if row["name"][0] in "АӘБВГҒДЕЖЗИКҚЛМНҢОӨПРСТУҰҮФХ"]
        order = "АӘБВГҒДЕЖЗИКҚЛМНҢОӨПРСТУҰҮФХ"
        self.assertEqual(initials, sorted(initials, key=order.index))


def xml_text(node):
    return "".join(node.itertext())


class Tei(unittest.TestCase):
    TEI = "{http://www.tei-c.org/ns/1.0}"
    ID = "{http://www.w3.org/XML/1998/namespace}id"

    def test_text_and_facts_are_all_there(self):
        for path in FILES[:4]:
            root = ElementTree.fromstring(extract("tei", [path]))
            self.assertEqual(root.tag, self.TEI + "TEI")
            text = Path(path).read_text(encoding="utf-8")
            paragraphs = [xml_text(p) for p in root.iter(self.TEI + "p") if xml_text(p) != path][0:]
            self.assertEqual("".join("".join(paragraphs).split()), "".join(text.split()))
            record, body = RECORDS[path], root.find(self.TEI + "text")
            count = collections.Counter(node.tag.removeprefix(self.TEI) for node in body.iter())
            labels = collections.Counter(m["label"] for m in record["mentions"])
            self.assertEqual((count["persName"], count["orgName"], count["date"], count["roleName"]),
                             (labels["PERSON"], labels["ORGANISATION"], labels["DATE"], labels["POSITION"]), path)
            ids = [node.get(self.ID) for node in root.iter() if node.get(self.ID)]
            self.assertEqual(len(ids), len(set(ids)))
            self.assertEqual(len(list(root.iter(self.TEI + "person"))), sum(e["label"] == "PERSON" for e in record["entities"]))
            for node in root.iter():
                for name in ("ref", "who", "active", "passive", "next", "prev"):
                    if node.get(name):
                        self.assertIn(node.get(name).removeprefix("#"), ids)

    def test_corpus(self):
        root = ElementTree.fromstring(extract("tei"))
        self.assertEqual(root.tag, self.TEI + "teiCorpus")
        self.assertEqual(len(root.findall(self.TEI + "TEI")), len(FILES))

    @needs("xmllint")
    def test_xmllint(self):
        result = subprocess.run(["xmllint", "--noout", "-"], input=extract("tei").encode(), stderr=subprocess.PIPE, check=False)
        self.assertEqual(result.returncode, 0, result.stderr.decode())

    @needs("jing")
    def test_schema(self):
        """By the part of TEI that derek writes; DEREK_TEI_ALL names a tei_all.rng to check by that too."""
        schemas = [["-c", str(Path(SOURCE, "tests", "cli", "tei_profile.rnc"))]]
        if os.environ.get("DEREK_TEI_ALL"):
            schemas.append([os.environ["DEREK_TEI_ALL"]])
        with tempfile.NamedTemporaryFile(suffix=".xml") as file:
            file.write(extract("tei").encode())
            file.flush()
            for schema in schemas:
                result = subprocess.run(["jing", *schema, file.name], stdout=subprocess.PIPE, check=False)
                self.assertEqual(result.stdout.decode(), "")


class Atom(unittest.TestCase):
    """What AtoM's own CSV validators ask for."""

    def table(self, name):
        rows = list(csv.reader(io.StringIO(extract("atom-" + name), newline=""), strict=True))
        self.assertEqual(len(rows[0]), len(set(rows[0])), "duplicate column name")
        for row in rows:
            self.assertEqual(len(row), len(rows[0]), "column count")
            self.assertTrue(any(row), "empty row")
        return [dict(zip(rows[0], row)) for row in rows[1:]]

    def test_descriptions(self):
        table = self.table("descriptions")
        self.assertEqual([row["legacyId"] for row in table], FILES)
        for row in table:
            self.assertEqual((row["culture"], row["language"], row["script"]), ("kk", "kk", "Cyrl"))
            self.assertTrue(0 < len(row["title"]) <= 1024)
            self.assertEqual((row["levelOfDescription"], row["publicationStatus"]), ("Item", "Draft"))
            events = [row[key].split("|") for key in ("eventTypes", "eventDates", "eventStartDates", "eventEndDates", "eventActors")]
            self.assertEqual(len({len(e) for e in events}), 1, "parallel lists")
            self.assertEqual(row["eventStartDates"], RECORDS[row["legacyId"]].get("date", ""))
            people = {e["name"] for e in RECORDS[row["legacyId"]]["entities"] if e["label"] == "PERSON"}
            self.assertLessEqual(people, set(row["nameAccessPoints"].split("|")))

    def test_authorities_and_relationships(self):
        names = collections.defaultdict(set)
        for row in self.table("authorities"):
            self.assertIn(row["typeOfEntity"], ("Person", "Corporate body"))
            self.assertEqual(len(row["actorOccupations"].split("|")), len(row["actorOccupationNotes"].split("|")))
            names[row["authorizedFormOfName"]].add(row["typeOfEntity"])
        self.assertEqual(sum(map(len, names.values())),
                         len({(e["name"], e["label"]) for _, e in records("entities") if e["label"] in ("PERSON", "ORGANISATION")}))
        relations = self.table("relationships")
        self.assertGreater(len(relations), 20)
        for row in relations:
            self.assertIn(row["category"], ("associative", "hierarchical"))
            self.assertIn(row["sourceAuthorizedFormOfName"], names)
            self.assertIn(row["targetAuthorizedFormOfName"], names)


class Json(unittest.TestCase):
    @needs("node")
    def test_schema_by_ajv(self):
        with tempfile.TemporaryDirectory() as folder:
            schema = Path(folder, "schema.json")
            schema.write_bytes(subprocess.run([DEREK, "schema"], stdout=subprocess.PIPE, check=True).stdout)
            own = Path(folder, "own")
            name = [e["name"] for _, e in records("entities") if e["label"] == "PERSON"]
            own.mkdir()
            (own / "corrections.tsv").write_text(f"action\tlabel\tname\tas\nconfirm\tPERSON\t{name[0]}\nrename\tPERSON\t{name[1]}\tА. Б.\n")
            values = [json.loads(line) for unit in ("codepoint", "utf16", "byte")
                      for line in extract("jsonl", FILES, "--offsets", unit, "--dictionaries", str(own)).splitlines()]
            self.assertIn("corrections", [key for value in values for e in value["entities"] for key in e])
            page = Path(folder, "page.html")
            page.write_text('<html lang="ru-RU"><p>Жиынды Баян Жандосова ашты.')
            values.append(json.loads(extract("jsonl", [str(page)])))
            self.assertEqual(values[-1]["declared_language"], "ru")
            missing = subprocess.run([DEREK, "extract", "--data", DATA, Path(folder, "no.txt")], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            values.append(json.loads(missing.stdout))
            self.assertIn("error", values[-1])
            broken = [{**values[0], "length": -1}, {**values[0], "declared_language": "ru-RU"},
                      {**values[0], "mentions": [{**values[0]["mentions"][0], "label": "X"}]}, {"id": 1}]
            answers = node("schema", values + broken, str(schema))
        self.assertEqual([a for a in answers[:-len(broken)] if a], [])
        self.assertTrue(all(answers[-len(broken):]), answers[-len(broken):])

    @needs("node")
    def test_dates_by_edtf(self):
        """They parse, and have the bounds that edtf gives them (seasons begin elsewhere there). Level 2 of npm's edtf lacks
        seasons and quarters of unknown years and in intervals; times alone are no EDTF."""
        files = [str(p) for part in ("train", "dev") for p in sorted(Path(SOURCE, "corpus", "press", part).glob("*.txt"))]
        found = []
        for line in extract("jsonl", files).splitlines():
            found += [m["value"] for m in json.loads(line)["mentions"] if "edtf" in m.get("value", {})]
        beyond = re.compile(r"T|X.*-[234]\d$|-(2[1-9]|3\d|4[01])(/|$).*/|/.*-(2[1-9]|3\d|4[01])$|-(2[1-9]|3\d|4[01])/")
        values = [v for v in found if not beyond.search(v["edtf"])]
        self.assertGreater(len(values), 100)
        for value, answer in zip(values, node("edtf", [v["edtf"] for v in values])):
            self.assertNotIn("error", answer, value)
            if "start" in value and "end" in value and not re.search(r"-2[1-4]$", value["edtf"]):
                self.assertEqual((answer["min"], answer["max"]), (value["start"], value["end"]), value)
        self.assertIn("error", node("edtf", ["2023-13"])[0])

    @needs("node")
    def test_linked_data_by_jsonld(self):
        """Every term is known and nothing is dropped."""
        articles = [json.loads(line) for line in extract("json-ld").splitlines()]
        for article, answer in zip(articles, node("json-ld", articles)):
            self.assertIsInstance(answer, list, answer)
            self.assertEqual(answer[0]["@type"], ["http://schema.org/NewsArticle"])
            self.assertEqual(len(answer[0]["http://schema.org/mentions"]), len(article["mentions"]))
        pages = [json.loads(line) for line in extract("web-annotation").splitlines()]
        for page, answer in zip(pages, node("json-ld", pages)):
            self.assertIsInstance(answer, list, answer)
            self.assertEqual(len(answer[0]["http://www.w3.org/ns/activitystreams#items"][0]["@list"]), len(page["items"]))
        self.assertIn("error", node("json-ld", [{**articles[0], "unheard": "of"}])[0])

    def test_json_ld(self):
        lines = [json.loads(line) for line in extract("json-ld").splitlines()]
        self.assertEqual([x["identifier"] for x in lines], FILES)
        for article in lines:
            record = RECORDS[article["identifier"]]
            people = [x["name"] for x in article["mentions"] if x["@type"] == "Person"]
            self.assertEqual(people, [e["name"] for e in record["entities"] if e["label"] == "PERSON"])
            ids = [x["@id"] for x in article["mentions"] if "@id" in x]
            for person in (x for x in article["mentions"] if x["@type"] == "Person"):
                for role in person.get("affiliation", []):
                    self.assertIn(role["affiliation"]["@id"], ids)
            self.assertEqual([q["text"] for q in article["hasPart"]], [q["text"] for q in record["quotes"]])

    def test_web_annotation(self):
        for line, path in zip(extract("web-annotation").splitlines(), FILES):
            page, text = json.loads(line), Path(path).read_text(encoding="utf-8")
            self.assertEqual(len(page["items"]), len(RECORDS[path]["mentions"]))
            for item in page["items"]:
                place, quote = item["target"]["selector"]
                self.assertEqual(text[place["start"]:place["end"]], quote["exact"])
                self.assertTrue(text[:place["start"]].endswith(quote.get("prefix", "")))
                self.assertTrue(text[place["end"]:].startswith(quote.get("suffix", "")))

    def test_label_studio_counts_in_utf16(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "a.txt")
            Path(path).write_text("🤝 Жиынды Баян Жандосова ашты.", encoding="utf-8")
            tasks = json.loads(extract("label-studio", [path, path]))
        self.assertEqual(len(tasks), 2)
        result = [r for r in tasks[0]["predictions"][0]["result"] if r["value"]["labels"] == ["PERSON"]][0]
        self.assertEqual((result["value"]["start"], result["value"]["text"]), (10, "Баян Жандосова"))
        config = subprocess.run([DEREK, "schema", "label-studio.xml"], stdout=subprocess.PIPE, check=True).stdout
        labels = {label.get("value") for label in ElementTree.fromstring(config).iter("Label")}
        self.assertEqual(len(labels), 26)

    def test_doccano(self):
        for line, path in zip(extract("doccano").splitlines(), FILES):
            task = json.loads(line)
            self.assertEqual(task["text"], Path(path).read_text(encoding="utf-8"))
            spans = {e["id"]: (e["start_offset"], e["end_offset"]) for e in task["entities"]}
            self.assertEqual([spans[i + 1] for i in range(len(RECORDS[path]["mentions"]))],
                             [(m["start"], m["end"]) for m in RECORDS[path]["mentions"]])
            for relation in task["relations"]:
                self.assertTrue({relation["from_id"], relation["to_id"]} <= set(spans))


class Conllu(unittest.TestCase):
    def test_columns_and_names(self):
        text, number = extract("conllu"), 0
        self.assertEqual([l.removeprefix("# newdoc id = ") for l in text.splitlines() if l.startswith("# newdoc")], FILES)
        tags = []
        for line in text.splitlines():
            if not line or line.startswith("#"):
                number = 0
                continue
            cells = line.split("\t")
            number += 1
            self.assertEqual((len(cells), cells[0]), (10, str(number)), line)
            tags.append(next((x[3:] for x in cells[9].split("|") if x.startswith("NE=")), "O"))
        iob2 = [line.split("\t")[1] for line in extract("iob2").splitlines() if line and not line.startswith("-DOC")]
        self.assertEqual(tags, iob2)


class Html(unittest.TestCase):
    def test_text_is_there(self):
        page = extract("html", [FILES[0]])
        self.assertTrue(page.startswith("<!DOCTYPE html>") and page.endswith("</html>\n"), page[:60] + page[-60:])
        person = [e["name"] for e in RECORDS[FILES[0]]["entities"] if e["label"] == "PERSON"][0]
        self.assertIn(person, page)

    def test_languages_are_marked(self):
        """The words around the text are English, the text is in its own languages."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "a.txt")
            russian = "Сегодня в городе состоялось открытие новой библиотеки для детей и взрослых, сообщили в пресс-службе."
            path.write_text(f"Жиынды Баян Жандосова ашты, оған қала тұрғындары да қатысты.\n{russian}\nЖиын кешке дейін созылды.\n")
            page = extract("html", [str(path)])
        self.assertIn('<html lang="en">', page)
        self.assertIn('<main lang="kk">', page)
        self.assertIn('<p lang="ru">' + russian[:30], page)
        self.assertEqual(page.count("<p>"), 2)  # the text's other lines
        self.assertIn('<h2 lang="en">', page)


class Iob2(unittest.TestCase):
    def test_tags_follow_each_other(self):
        text, last, documents = extract("iob2"), "O", 0
        for line in text.splitlines():
            if not line:
                last = "O"
                continue
            token, tag = line.split("\t")
            documents += token == "-DOCSTART-"
            if tag.startswith("I-"):
                self.assertEqual(last[2:], tag[2:])
            last = tag
        self.assertEqual(documents, len(FILES))
        self.assertIn("\tB-PERSON\n", text)


class Brat(unittest.TestCase):
    def test_spans(self):
        for path in FILES[:4]:
            text = Path(path).read_text(encoding="utf-8")
            spans = [line.split("\t") for line in extract("brat", [path]).splitlines() if line.startswith("T")]
            self.assertEqual(len(spans), len(RECORDS[path]["mentions"]) + len(RECORDS[path]["quotes"]))
            self.assertEqual(extract("brat-text", [path]), text)
            for _, place, words in spans:
                pieces = [tuple(map(int, p.split())) for p in place.split(" ", 1)[1].split(";")]
                self.assertEqual(" ".join(text[a:b] for a, b in pieces), words)


if __name__ == "__main__":
    sys.argv[1:4] = []
    unittest.main()
