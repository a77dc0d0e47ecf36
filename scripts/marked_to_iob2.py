#!/usr/bin/env python3
"""Turns sentences with names marked in brackets into IOB2, with derek's own tokens.

  scripts/marked_to_iob2.py corpus/tagger/*.txt > train.iob2

A line is a sentence: `[PERSON Сәуле Бекжанова] [DATE бүгін] келді.` The labels are those of corpus/README.md;
\\[ \\] \\\\ stand for [ ] \\ of the text; empty lines and lines beginning with # are skipped. Out comes a token and its
tag a line, parted by a tab, and an empty line after each sentence. Every mistake is reported as FILE:LINE:COLUMN on
standard error; then nothing is written and the exit code is 1. Standard library only.
"""
import argparse
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LABELS = frozenset("""ADAGE ART CARDINAL CONTACT DATE DISEASE EVENT FACILITY GPE LANGUAGE LAW LOCATION MISCELLANEOUS
MONEY NON_HUMAN NORP ORDINAL ORGANISATION PERCENTAGE PERSON POSITION PRODUCT PROJECT QUANTITY TIME""".split())


class Mistake(Exception):
    """What is wrong with a line, and the column (from 1) where."""

    def __init__(self, column, message):
        super().__init__(message)
        self.column = column


def unmark(line):
    """The plain text, its spans as (start, end, label), and the column of each of its characters."""
    text, columns, spans = [], [], []
    opened = None  # (start, label, column) of the span that is open
    at = 0
    while at < len(line):
        char = line[at]
        if char == "[":
            if opened:
                raise Mistake(at + 1, "a bracket opens inside another")
            label = line[at + 1:].split(" ", 1)[0].split("]", 1)[0]
            if label not in LABELS:
                raise Mistake(at + 2, f"unknown label {label!r}")
            opened = (len(text), label, at + 1)
            at += len(label) + 2
            if line[at - 1:at] != " ":
                raise Mistake(opened[2], "a span without text")
            continue
        if char == "]":
            if not opened:
                raise Mistake(at + 1, "a bracket closes that was not opened")
            start, label, column = opened
            if not "".join(text[start:]).strip():
                raise Mistake(column, "a span without text")
            spans.append((start, len(text), label))
            opened = None
            at += 1
            continue
        if char == "\\":
            at += 1
            if at == len(line) or line[at] not in "[]\\":
                raise Mistake(at, "a backslash stands before [, ] or \\ only")
        text.append(line[at])
        columns.append(at + 1)
        at += 1
    if opened:
        raise Mistake(opened[2], "a bracket is not closed")
    return "".join(text), spans, columns


def tokens_of(texts, command):
    """The tokens of each text (one line each) as derek cuts them: lists of (start, end)."""
    result = subprocess.run(command, input="\n".join(texts) + "\n", stdout=subprocess.PIPE, encoding="utf-8")
    if result.returncode:
        sys.exit(f"marked_to_iob2: {' '.join(command)} failed")
    forms = iter([line.split("\t")[1] for line in result.stdout.split("\n") if line[:1].isdigit()])
    for text in texts:
        tokens, at = [], 0
        while text[at:].strip():
            at += len(text[at:]) - len(text[at:].lstrip())
            form = next(forms, "")
            if not form or not text.startswith(form, at):
                sys.exit(f"marked_to_iob2: derek's token {form!r} is not at {at + 1} of {text!r}")
            tokens.append((at, at + len(form)))
            at += len(form)
        yield tokens


def tags_of(tokens, spans, columns):
    """The IOB2 tag of each token. Throws if a span does not begin and end with a token."""
    starts = {start: i for i, (start, _) in enumerate(tokens)}
    ends = {end: i for i, (_, end) in enumerate(tokens)}
    tags = ["O"] * len(tokens)
    for start, end, label in spans:
        if start not in starts:
            raise Mistake(columns[start], "no token begins where the span does")
        if end not in ends:
            raise Mistake(columns[end - 1] + 1, "no token ends where the span does")
        first, last = starts[start], ends[end]
        tags[first:last + 1] = ["B-" + label] + ["I-" + label] * (last - first)
    return tags


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--program", default=str(ROOT / "build/release/bin/derek"), help="derek (default: %(default)s)")
    parser.add_argument("--data", help="compiled dictionaries, or a folder of them, for derek")
    options = parser.parse_args()

    mistakes, places, sentences = [], [], []

    def report(place, mistake):
        mistakes.append((place, f"{options.files[place[0]]}:{place[1]}:{mistake.column}: {mistake}"))

    for number, path in enumerate(options.files):
        for place, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if not line.strip() or line.startswith("#"):
                continue
            try:
                sentences.append(unmark(line))
                places.append((number, place))
            except Mistake as mistake:
                report((number, place), mistake)

    command = [options.program, "analyze"] + (["--data", options.data] if options.data else [])
    texts = [text for text, _, _ in sentences]
    lines = []
    for place, (text, spans, columns), tokens in zip(places, sentences, tokens_of(texts, command)):
        try:
            tags = tags_of(tokens, spans, columns)
            lines += [f"{text[start:end]}\t{tag}" for (start, end), tag in zip(tokens, tags)] + [""]
        except Mistake as mistake:
            report(place, mistake)
    for _, message in sorted(mistakes):
        print(message, file=sys.stderr)
    if mistakes:
        return 1
    sys.stdout.write("".join(line + "\n" for line in lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
