"""Joins gold annotations with their articles: every mention found in the tokens, every relation with its evidence."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from graphkit.extraction import tokens
from graphkit.extraction.reading import Candidate, Reading, read
from graphkit.models import Document


@dataclass
class Example:
    """An annotated article: its reading with gold mentions (`entity` numbers `entities`) and the raw annotation."""

    document: Document
    reading: Reading
    entities: list[dict[str, Any]]
    relations: list[dict[str, Any]]


def from_command_line(description: str | None) -> tuple[Path | None, list[Example], list[Example]]:
    """What a model's own script is asked: where to save it, the articles to learn from, those held out by outlet."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs=2, action="append", required=True)
    parser.add_argument("--hold-out", nargs="*", default=[])
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    examples = [e for folder, articles in args.gold for e in load(folder, articles)]
    held = [e for e in examples if e.document.source in args.hold_out]
    return args.out, [e for e in examples if e.document.source not in args.hold_out], held


def tokenizer() -> Language:
    """Tokens and sentences only."""
    nlp = spacy.blank("ar")
    nlp.tokenizer = tokens.Tokenizer(nlp)
    nlp.add_pipe("graphkit_sentences")
    return nlp


def load(folder: Path, articles: Path) -> Iterator[Example]:
    """All annotated articles of a folder, sorted by id."""
    texts = {r["id"]: r for r in map(json.loads, articles.open(encoding="utf-8"))}
    nlp = tokenizer()
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        raw = texts[gold["id"]]
        document = Document(id=raw["id"], title=raw["title"], text=raw["text"], date=raw["date"], source=raw["source"])
        yield example(nlp, document, gold)


def example(nlp: Language, document: Document, gold: dict[str, Any]) -> Example:
    """One article with its gold mentions placed."""
    reading = read(nlp(document.full))
    for number, entity in enumerate(gold["entities"]):
        for kind in ("mentions", "descriptions"):
            for text in entity.get(kind, []):
                reading.mentions.extend(_occurrences(reading, text, entity, number, kind))
    reading.mentions = _outermost(reading.mentions)
    for m in reading.mentions:
        if m.type == "Country" and any(o is not m and o.start <= m.start and m.end <= o.end for o in reading.mentions):
            m.nationality = "inside"
    return Example(document, reading, gold["entities"], gold["relations"])


def _occurrences(reading: Reading, text: str, entity: dict[str, Any], number: int, kind: str) -> Iterator[Candidate]:
    ends = {s + len(w.text): i + 1 for i, (s, w) in enumerate(zip(reading.starts, reading.words, strict=True))}
    begins = {
        s + f.start: (i, f.start)
        for i, (s, w) in enumerate(zip(reading.starts, reading.words, strict=True))
        for f in reversed(w.forms)
    }
    for form in {text, *(["ل" + text[2:]] if text.startswith("ال") else [])}:
        at = reading.text.find(form)
        while at >= 0:
            if at in begins and at + len(form) in ends:
                start, skip = begins[at]
                if form == text or (skip and reading.words[start].text[skip - 1] == "ل"):
                    what = "name" if entity.get("named", True) and kind == "mentions" else "description"
                    yield Candidate(
                        start,
                        ends[at + len(form)],
                        skip,
                        entity["type"],
                        what,
                        entity=number,
                        by="gold",
                        article=form != text,
                    )
            at = reading.text.find(form, at + 1)


def _outermost(mentions: list[Candidate]) -> list[Candidate]:
    """Names that lie in no other name (countries inside others are nationalities), then the descriptions between."""
    names: list[Candidate] = []
    for m in sorted((m for m in mentions if m.kind == "name"), key=lambda m: (m.start - m.end, m.start)):
        over = [o for o in names if o.start < m.end and m.start < o.end]
        nested = len(over) == 1 and over[0].start <= m.start and m.end <= over[0].end and over[0].type != "Country"
        if not over or (nested and m.type == "Country"):
            names.append(m)
    taken = {i for m in names for i in range(m.start, m.end)}
    out = list(names)
    for m in sorted((m for m in mentions if m.kind != "name"), key=lambda m: (m.start - m.end, m.start)):
        end = next((i for i in range(m.start, m.end) if i in taken), m.end)
        if end > m.start:
            out.append(replace(m, end=end))
            taken.update(range(m.start, end))
    return sorted(out, key=lambda m: (m.start, -m.end))
