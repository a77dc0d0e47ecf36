#!/usr/bin/env python3
"""Do scores depend on the names and numbers that stand in the corpus? Swaps them for others and scores again.

  scripts/score_substituted.py [FOLDER …]           corpus/press/train and dev, three seeds
  scripts/score_substituted.py --seed 7 --keep OUT corpus/press/train

In each document of the folders (texts with .ann, as for derek eval) other persons, places, bodies and figures take the
place of those marked, the same everywhere, in the same case and possessive (by derek inflect): given names by others of
the sex, surnames by others of their ending, patronymics by those of other fathers, cities, villages, districts and
regions of Kazakhstan by others of their kind, names in «marks» of bodies by other words, what a department is for by
another purpose, digits of figures by other digits. Dates, times, contacts, laws and words in small letters stay. The
.ann changes with the text. What has a form that derek cannot make, or a name of several words, stays as it is; how much
changed is printed. For each layer then F1 before and after, the mean of the seeds; exit code 1 if a layer with 50 facts
or more falls by more than --most points (2).
"""
import argparse
import decimal
import functools
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LEXICON = ROOT / "dictionaries" / "lexicon"
WORD = re.compile(r"«[^«»\s]+»(?:-\w+)?|[\w’'-]+\.?")
QUOTED = """Ақбұлақ Алтынқазық Асқартау Атамұра Байтерек Бәйге Дастан Дидар Ертөстік Жетіген Жаңғыру Заңғар Зерде
  Игілік Кемеңгер Көктөбе Күншуақ Қарлығаш Қайнар Қобыландыбатыр Маржан Мирас Мұнара Нұрлыжол Отырар Өрлеу Перзент
  Серпін Сұңқар Тұлпар Тұмар Ұшқын Шаңырақ Шапағат Шырақ Ынтымақ Іскер Көшбасшы""".split()
PURPOSES = ["мәдениет", "білім", "денсаулық сақтау", "туризм", "ішкі саясат", "дене шынықтыру", "кәсіпкерлік",
            "ауыл шаруашылығы", "құрылыс", "экономика", "қаржы", "ветеринария", "энергетика", "цифрландыру", "ардагерлер",
            "мұрағаттар", "экология", "жұмыспен қамту"]
FIGURES = ("CARDINAL", "MONEY", "QUANTITY", "PERCENTAGE")
NUMBER = re.compile(r"(?<![\d,.])\d+(?:[,.]\d+)?(?![\d,.]*\d)")


def column(name, *columns):
    rows = [line.rstrip("\n").split("\t") for line in (LEXICON / f"{name}.tsv").open(encoding="utf-8")
            if line.strip() and not line.startswith("#")]
    return [[(row + [""] * len(rows[0]))[rows[0].index(c)] for c in columns] for row in rows[1:]]


def one_word(words):
    return sorted({w for w in words if re.fullmatch(r"[А-ЯӘҒҚҢӨҰҮҺІ][а-яәғқңөұүһіё]{2,9}", w)})


class Pools:
    """What may stand for what."""

    def __init__(self):
        given = column("given_name", "entry", "sex")
        self.given = {sex: one_word(e for e, s in given if s == sex) for sex in "mf"}
        surnames = one_word(e for e, s in column("surname", "entry", "sex"))
        self.masculine = [s for s in surnames if re.search("[оеё]в$|[иы]н$", s)]
        self.bare = [s for s in surnames if not re.search("[оеё]ва?$|[иы]на?$|ұлы$|қызы$|ский$|ская$", s)]
        self.places = {kind: one_word(re.sub(r" (облысы|ауданы|қаласы|ауылы)$", "", e)
                                      for e, where in column(kind, "entry", "country" if kind in ("city", "region") else "region")
                                      if kind in ("village", "district") or where == "KZ")
                       for kind in ("region", "city", "district", "village")}
        self.kinds_of = {}
        for kind, names in self.places.items():
            for name in names:
                self.kinds_of.setdefault(name, set()).add(kind)
        names = {e for e, _ in given} | set(surnames)
        self.quoted = [w for w in QUOTED if w not in names]


class Forms:
    """derek inflect, asked once a word."""

    def __init__(self, program):
        self.program = program

    @functools.lru_cache(maxsize=None)
    def table(self, word):
        run = subprocess.run([self.program, "inflect", word], capture_output=True, check=False)
        return [cell for line in run.stdout.decode().splitlines()[1:] for cell in line.split("\t")[2:]]

    def same_form(self, word, old, new):
        """`new` in the form that `word` is of `old`; None if it is none."""
        if word == old:
            return new
        if not word.startswith(old[:max(2, len(old) - 2)]):
            return None
        forms = self.table(old)
        return self.table(new)[forms.index(word)] if word in forms else None


class Substitution:
    """The words of one document and what takes their place."""

    def __init__(self, forms, pools, rng, text):
        self.forms, self.pools, self.rng, self.text = forms, pools, rng, text
        self.words, self.initials = {}, []

    def choose(self, pool, like):
        fresh = [w for w in pool if w not in self.text and w not in self.words.values() and w[:1] != like[:1]]
        return self.rng.choice(fresh) if fresh else None

    def learn(self, old, pool, make=lambda w: w):
        if old in self.words:
            return
        chosen = self.choose(pool, old)
        if chosen:
            self.words[old] = make(chosen)

    def person(self, parts, sex):
        given, family, patronymic = (parts.get(k, "") for k in ("given", "family", "patronymic"))
        if " " in given + family:
            return
        if given and sex in self.pools.given:
            self.learn(given, self.pools.given[sex])
        if family:
            ending = re.search(r"(ұлы|қызы)$|([оеё]в|[иы]н)(а?)$", family)
            if not ending:
                self.learn(family, self.pools.bare)
            elif ending[1]:
                self.learn(family, self.pools.given["m"], lambda w: w + ending[1])
            else:
                self.learn(family, self.pools.masculine, lambda w: w + ending[3])
        if patronymic and re.search("(ұлы|қызы)$", patronymic):
            self.learn(patronymic, self.pools.given["m"], lambda w: w + patronymic[-3 if patronymic.endswith("ұлы") else -4:])
        known = [part for part in (given, family, patronymic) if part in self.words]
        self.initials.append((known, {part[0]: self.words[part][0] for part in known}))

    def place(self, name):
        """By a name that stands in the same lists: one that is a city and a region by another such."""
        word = name.split()[0]
        kinds = self.pools.kinds_of.get(word)
        if not kinds:
            kinds = {kind for kind, noun in (("region", "облысы"), ("district", "ауданы"), ("village", "ауылы")) if name.endswith(" " + noun)}
        if kinds and len(name.split()) <= 2:
            self.learn(word, [w for w in self.pools.places[min(kinds)] if self.pools.kinds_of[w] == kinds])

    def body(self, name):
        for quoted in re.findall(r"«([^»]+)»", name):
            for word in re.findall(r"(?<![\w-])[А-ЯӘҒҚҢӨҰҮҺІ]\w{2,}(?![\w-])", quoted):
                if not re.search(rf"(?<!\w){word.lower()}", self.text):  # a common word elsewhere
                    self.learn(word, self.pools.quoted)
        for purpose in PURPOSES:
            if re.search(rf"(?:^|\s){purpose} (?:басқармасы|департаменті|бөлімі|комитеті)", name.lower()):
                self.learn(purpose, [p for p in PURPOSES if p != purpose and p.count(" ") == purpose.count(" ")])

    def abbreviation(self, names):
        """Of names of one body: one that is the first letters of another follows it."""
        letters = lambda name: "".join(w[0].upper() for w in re.findall(r"\w+", name))
        for short in names:
            for name in names if re.fullmatch(r"[А-ЯӘҒҚҢӨҰҮҺІ]{2,8}", short) else []:
                if name != short and letters(name) == short and letters(self.apply(name, False)) != short:
                    self.words[short] = letters(self.apply(name, False))

    def apply(self, words, person):
        """The words of a mention or lemma, with the others in place."""
        initials = next((letters for parts, letters in self.initials for part in parts for word in words.split()
                         if person and self.forms.same_form(word.rstrip(",."), part, self.words[part])), {})

        def other(match):
            word = match[0]
            if person and re.fullmatch(r"(?:[А-ЯӘҒҚҢӨҰҮҺІЁ]\.)+", word):
                return "".join(initials.get(c, c) for c in word)
            stop = word.endswith(".")
            bare = word[:-1] if stop else word
            if len(bare) > 1 and bare.isupper() and bare not in self.words:
                found = other(re.match(".+", bare.capitalize()))
                return word if found == bare.capitalize() else found.upper() + "." * stop
            quoted = re.fullmatch(r"«(.+)»(-\w+)?", bare)
            if quoted and quoted[1] in self.words:
                old, new = quoted[1], self.words[quoted[1]]
                if not quoted[2]:
                    return f"«{new}»" + "." * stop
                return (self.forms.same_form(bare, f"«{old}»", f"«{new}»") or word[:-1 if stop else None]) + "." * stop
            for old, new in self.words.items():
                if bare[:2] == old[:2]:
                    form = self.forms.same_form(bare, old, new)
                    if form:
                        return form + "." * stop
            return word

        for old, new in self.words.items():  # purposes may have two words
            if old in PURPOSES:
                words = re.sub(rf"(?<!\w){old} (?=басқарма|департамент|бөлім|комитет)", new + " ", words)
                words = re.sub(rf"(?<!\w){old.capitalize()} (?=басқарма|департамент|бөлім|комитет)",
                               new.capitalize() + " ", words)
        return WORD.sub(other, words)

    def figure(self, words, notes):
        """Other digits of a figure, and its notes; None where the two cannot be kept together."""
        found = list(NUMBER.finditer(words))
        keys = [k for k in ("value", "min", "max") if k in notes]
        if len(found) != len(keys) or not keys or " " in words[:found[-1].end()].strip(" "):
            spaced = re.sub(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))", "", words)
            if spaced != words or len(found) != len(keys) or not keys:
                return None
        notes = dict(notes)
        olds, news = [], []
        for match in found:
            digits = re.sub(r"\d", lambda m: m[0] if m[0] == "0" else self.rng.choice("123456789"), match[0])
            if re.match(r"-?\w", words[match.end():]):  # its suffix goes by how the number ends
                digits = digits[:-1] + match[0][-1] if match[0][-1] != "0" else match[0]
            olds.append(decimal.Decimal(match[0].replace(",", ".")))
            news.append(digits)
        if len(news) == 2:
            news.sort(key=lambda d: decimal.Decimal(d.replace(",", ".")))
        for key, old, new in zip(keys, olds, news):
            number = decimal.Decimal(notes[key]) / old * decimal.Decimal(new.replace(",", "."))
            notes[key] = repr(float(number)).removesuffix(".0") if number % 1 else str(int(number))
        parts, at = [], 0
        for match, digits in zip(found, news):
            parts += [words[at:match.start()], digits]
            at = match.end()
        return "".join(parts) + words[at:], notes


def split_notes(line):
    return {k.strip(): re.sub(r"\\(.)", r"\1", v.strip()) for k, v in
            (piece.split("=", 1) for piece in re.split(r"(?<!\\);", line))}


def joined_notes(notes):
    return "; ".join(k + "=" + re.sub(r"([;\\])", r"\\\1", v) for k, v in notes.items())


def substitute(text, standoff, forms, pools, rng):
    """(text, standoff, spans that could change, spans that did)"""
    lines = standoff.splitlines()
    spans, notes, sex = {}, {}, {}
    for line in lines:
        cells = line.split("\t")
        if line[0] == "T":
            label, places = cells[1].split(" ", 1)
            pieces = [tuple(map(int, p.split())) for p in places.split(";")]
            spans[cells[0]] = [label, pieces[0][0], pieces[-1][1], len(pieces)]
        elif line[0] == "#":
            notes[cells[1].split()[1]] = split_notes(cells[2])
        elif line[0] == "A" and cells[1].startswith("Sex "):
            sex[cells[1].split()[1]] = cells[1].split()[2]
    new = Substitution(forms, pools, rng, text)
    for t, (label, start, end, _) in spans.items():
        lemma = notes.get(t, {}).get("lemma", text[start:end])
        if label == "PERSON":
            new.person(notes.get(t, {}), sex.get(t))
    for t, (label, start, end, _) in spans.items():
        lemma = notes.get(t, {}).get("lemma", text[start:end])
        if label == "GPE":
            new.place(lemma)
        elif label == "ORGANISATION":
            new.body(lemma)
    for line in lines:
        if line[0] == "*":
            new.abbreviation([notes.get(t, {}).get("lemma", text[spans[t][1]:spans[t][2]]) for t in line.split()[2:]])
    # Outermost spans of names and all figures, from the left; edits of their words.
    names = ("PERSON", "ORGANISATION", "GPE", "LOCATION", "FACILITY", "POSITION")
    edits, last, asked = [], 0, 0
    for t, (label, start, end, pieces) in sorted(spans.items(), key=lambda s: (s[1][1], -s[1][2])):
        if label == "QUOTE" or start < last or pieces > 1:
            continue
        if label in names:
            inside = [s for s in spans.values() if s[0] == "PERSON" and start <= s[1] and s[2] <= end]
            words = new.apply(text[start:end], bool(inside))
            edits += pairs(start, text[start:end], words)
            asked += 1
            last = end
        elif label in FIGURES:
            asked += 1
            found = new.figure(text[start:end], notes.get(t, {}))
            if found:
                edits += pairs(start, text[start:end], found[0])
                notes[t] = found[1]
            last = end
    shifts, delta = [], 0  # (end of an edit, by how much what follows moves)
    out, at = [], 0
    for start, end, words in edits:
        out += [text[at:start], words]
        at = end
        delta += len(words) - (end - start)
        shifts.append((end, delta))
    out.append(text[at:])
    changed = "".join(out)

    def moved(offset):
        return offset + max(((e, d) for e, d in shifts if e <= offset), default=(0, 0))[1]

    result = []
    for line in lines:
        cells = line.split("\t")
        if line[0] == "T":
            label, places = cells[1].split(" ", 1)
            pieces = [tuple(moved(int(x)) for x in p.split()) for p in places.split(";")]
            line = f"{cells[0]}\t{label} {';'.join(f'{a} {b}' for a, b in pieces)}\t{' '.join(changed[a:b] for a, b in pieces)}"
            t = cells[0]
            if label in names + ("CONTACT",):
                old = notes.setdefault(t, {})
                for key in ("lemma", "name", "given", "patronymic", "family", "normal"):
                    if key in old:
                        old[key] = new.apply(old[key], label == "PERSON")
        if line[0] != "#":
            result.append(line)
    result += [f"#{i}\tAnnotatorNotes {t}\t{joined_notes(n)}" for i, (t, n) in enumerate(notes.items(), 1) if n]
    return changed, "\n".join(result) + "\n", asked, len({e[0] for e in edits})


def pairs(start, old, new):
    """The edits word by word, so that offsets within a mention move with their words."""
    a, b = re.split(r"(\s+)", old), re.split(r"(\s+)", new)
    if len(a) != len(b):
        return [(start, start + len(old), new)] if old != new else []
    out = []
    for x, y in zip(a, b):
        if x != y:
            out.append((start, start + len(x), y))
        start += len(x)
    return out


def scores(program, folders):
    run = subprocess.run([program, "eval", "--json", *map(str, folders)], capture_output=True, check=False)
    if run.returncode != 0:
        sys.exit(run.stderr.decode())
    return [part["layers"] for part in json.loads(run.stdout)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, action="append")
    parser.add_argument("--most", type=float, default=2)
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the changed corpus")
    parser.add_argument("--program", default=ROOT / "build" / "release" / "bin" / "derek", type=pathlib.Path)
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    folders = options.folders or [f for f in (ROOT / "corpus/press/train", ROOT / "corpus/press/dev") if f.exists()]
    program, seeds = str(options.program.resolve()), options.seed or [1, 2, 3]
    forms, pools = Forms(program), Pools()
    before = scores(program, folders)
    after = []
    with tempfile.TemporaryDirectory() as temporary:
        out = options.keep or pathlib.Path(temporary)
        for seed in seeds:
            targets, asked, done = [], 0, 0
            for folder in folders:
                target = out / str(seed) / folder.name
                target.mkdir(parents=True, exist_ok=True)
                shutil.copy(folder / "documents.tsv", target)
                for path in sorted(folder.glob("*.txt")):
                    rng = random.Random(f"{seed} {path.name}")
                    text, standoff, a, d = substitute(path.read_text(encoding="utf-8"),
                                                      path.with_suffix(".ann").read_text(encoding="utf-8"), forms, pools, rng)
                    (target / path.name).write_bytes(text.encode())
                    (target / path.with_suffix(".ann").name).write_bytes(standoff.encode())
                    asked, done = asked + a, done + d
                targets.append(target)
            print(f"seed {seed}: {asked} names and figures, {done} words of them changed")
            after.append(scores(program, targets))
    worst = 0
    for i, folder in enumerate(folders):
        print(f"\n{folder}\n{'layer':<24}{'truth':>7}{'before':>9}{'after':>9}{'change':>9}")
        for layer, counts in before[i].items():
            if counts["truth"] == 0 or layer.startswith("mention "):
                continue
            mean = sum(run[i][layer]["f1"] for run in after) / len(after)
            change = 100 * (mean - counts["f1"])
            print(f"{layer:<24}{counts['truth']:>7}{counts['f1']:>9.3f}{mean:>9.3f}{change:>+9.1f}")
            if counts["truth"] >= 50:
                worst = min(worst, change)
    print(f"\nlargest fall of a layer with 50 facts or more: {-worst:.1f} points")
    return 1 if -worst > options.most else 0


if __name__ == "__main__":
    sys.exit(main())
