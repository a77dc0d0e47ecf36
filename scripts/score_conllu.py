#!/usr/bin/env python3
"""Scores `derek analyze --tokens` against a CoNLL-U file: lemma, part of speech, and case of each word.

Marks and numbers in digits are left out. Compared as written, but for these differences of convention between treebanks
of Universal Dependencies and derek:
  - derek's verb keeps voice and negation (сатыл, сүйме), the treebank's lemma is the bare stem (сат, сүй): right where
    derek's is the treebank's and then only suffixes of voice and negation;
  - derek's lemma of a form in -у may be the listed word in -у (шешу), the treebank's is the stem (шеш); derek's lemma of
    a collective is the numeral (екі), the treebank's is itself (екеу): right where both have VerbForm or NumType=Coll;
  - a token that the treebank parts into several words (баласыз = бала сыз) is asked for the first word's lemma only;
  - letter case does not count;
  - derek's -дағы is Derivation=Attr, the treebank's is Case=Loc;
  - derek has no AUX, SCONJ, DET: they count as VERB, CCONJ, PRON. A form of a verb with a case is a verb in the treebank,
    derek calls -у a noun: either will do.
X, parts of set phrases, is not asked.

--half first|second takes the first or the second half of the sentences.
"""
import argparse
import collections
import re
import subprocess
import sys
import tempfile

VOICE = re.compile(r"(?:[ыіаеө]?[лнст]|[ыіу]?[сн]?[ыі]?[лн]|[ыі]с|[дт][ыіаеүұ]р|[ғгқк][ыіаеұ]з|т|п?[мбп][аеө])*$")
SAME_PART = {"AUX": "VERB", "SCONJ": "CCONJ", "DET": "PRON"}


class Word:
    def __init__(self, cells, whole):
        self.form, self.lemma, self.upos = cells[1], cells[2].lower(), SAME_PART.get(cells[3], cells[3])
        self.feats = dict(f.split("=", 1) for f in cells[5].split("|") if "=" in f)
        self.whole = whole  # the token is this word
        case = self.feats.get("Case", "-")
        self.case = "Loc" if self.feats.get("Derivation") == "Attr" else case


def sentences_of(text):
    """Lists of words; of a token of several words the first."""
    out, skip = [[]], 0
    for line in text.splitlines():
        cells = line.split("\t")
        if not line:
            out.append([])
        elif line.startswith("#"):
            continue
        elif "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            form, skip = cells[1], last - first + 1
        elif skip:
            if form is not None:
                out[-1].append(Word([cells[0], form] + cells[2:], False))
                form = None
            skip -= 1
        else:
            out[-1].append(Word(cells, True))
    return [s for s in out if s]


def analyze(derek, gold, data):
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write("\n\n".join("\n".join(w.form for w in s) for s in gold) + "\n")
        file.flush()
        command = [derek, "analyze", "--tokens", file.name] + (["--data", data] if data else [])
        return sentences_of(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)


def lemma_right(gold, got):
    if gold.lemma == got.lemma:
        return True
    if gold.feats.get("VerbForm") == "Ger" and got.lemma == re.sub("[ыі]$", "", gold.lemma) + "у":
        return True
    if gold.feats.get("NumType") == "Coll" and got.feats.get("NumType") == "Coll":
        return True
    verb = gold.upos == "VERB" and ("Voice" in gold.feats or "Polarity" in gold.feats)
    return verb and got.lemma.startswith(gold.lemma) and bool(VOICE.match(got.lemma[len(gold.lemma):]))


def part_right(gold, got):
    return gold.upos == got.upos or (gold.feats.get("VerbForm") == "Ger" and got.upos in ("NOUN", "VERB"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("derek")
    parser.add_argument("file")
    parser.add_argument("--data", help="dictionaries, as for derek")
    parser.add_argument("--half", choices=["first", "second"])
    parser.add_argument("--show", action="store_true", help="show the words that differ")
    args = parser.parse_args()
    with open(args.file, encoding="utf-8") as file:
        gold = sentences_of(file.read())
    if args.half:
        middle = len(gold) // 2
        gold = gold[:middle] if args.half == "first" else gold[middle:]
    found = analyze(args.derek, gold, args.data)
    if [[w.form for w in s] for s in gold] != [[w.form for w in s] for s in found]:
        sys.exit("the tokens of the program are not those of the file")
    right, asked = collections.Counter(), collections.Counter()

    def count(layer, ok, sentence, want, got, field):
        asked[layer] += 1
        right[layer] += ok
        if args.show and not ok:
            print(f"{layer}\t{want.form}\t{getattr(want, field)}\t{getattr(got, field)}\t"
                  + " ".join(w.form for w in sentence))

    for sentence, other in zip(gold, found):
        for want, got in zip(sentence, other):
            if want.upos in ("PUNCT", "SYM", "X") or want.form[0].isdigit():
                continue
            count("lemma", lemma_right(want, got), sentence, want, got, "lemma")
            if not want.whole:
                continue
            count("upos", part_right(want, got), sentence, want, got, "upos")
            # Of adjectives and numerals, "nominative" and "no case" are the same.
            case = [w.case if w.case != "Nom" or w.upos in ("NOUN", "PROPN", "PRON") else "-" for w in (want, got)]
            count("case", case[0] == case[1], sentence, want, got, "case")
    for layer in ("lemma", "upos", "case"):
        print(f"{layer}: {right[layer]} of {asked[layer]} = {right[layer] / max(asked[layer], 1):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
