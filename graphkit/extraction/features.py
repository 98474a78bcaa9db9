"""What the recogniser sees of a token: its letters, its word classes and clusters, its neighbours, known names.

The features of a word alone are made once and kept, for each place in the window; a token's own are the known names.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from .lexicon import classes
from .reading import Candidate, Reading, Word, word_of

_AT_START, _AT_END = ("-1:<s>",), ("+1:</s>",)


@cache
def clusters() -> dict[str, tuple[str, str]]:
    """The coarse and the fine cluster of every frequent word (`training/clusters.py`)."""
    text = (files("graphkit") / "extraction" / "weights" / "clusters.tsv").read_text(encoding="utf-8")
    return {word: (coarse, fine) for word, coarse, fine in (line.split("\t") for line in text.split("\n") if line)}


@lru_cache(maxsize=1 << 17)
def _alone(text: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Features of a word by itself, and as the neighbour at -2, -1, +1 and +2."""
    word = word_of(text)
    bare = word.bare
    stem = bare.removeprefix("ال") if len(bare) > 4 else bare
    groups = clusters().get(word.folded) or clusters().get(bare) or ("?", "?")
    kinds = classes(word)
    here = [f"w={word.folded}", f"b={stem}", f"s={_shape(word)}", f"k={groups[0]}", f"f={groups[1]}"]
    here += [f"<{n}={stem[:n]}" for n in (2, 3)] + [f">{n}={stem[-n:]}" for n in (2, 3)]
    here += [f"p={word.folded[:3]}"] if word.folded != stem else []
    here += [f"c={c}" for c in kinds]
    near = [f"w={word.folded}", f"b={stem}", f"f={groups[1]}", f"k={groups[0]}", *(f"c={c}" for c in kinds)]
    far = [f"b={stem}", f"k={groups[0]}", *(f"c={c}" for c in kinds)]
    return (
        tuple(here),
        tuple("-2:" + a for a in far),
        tuple("-1:" + a for a in near),
        tuple("+1:" + a for a in near),
        tuple("+2:" + a for a in far),
    )


def _shape(word: Word) -> str:
    if not word.is_word:
        return "9" if word.is_number else word.text[:1]
    if word.is_latin:
        return "A" if word.text.isupper() else "a"
    return "ال" if word.bare.startswith("ال") else "ع"


def known(reading: Reading) -> list[str]:
    """For each token the known name that begins (`B-`) or goes on (`I-`) there, or an empty string."""
    tags = [""] * len(reading.words)
    for m in reading.mentions:
        for i in range(m.start, m.end):
            tags[i] = f"{'B' if i == m.start else 'I'}-{tag(m)}"
    return tags


def tag(mention: Candidate) -> str:
    """A mention's label: its type, with a mark where it is no name."""
    return mention.type if mention.kind == "name" else mention.type + "."


def sentence(reading: Reading, begin: int, end: int, names: list[str]) -> list[list[str]]:
    """The features of the tokens `begin` to `end`, one list a token."""
    sets = [_alone(w.text) for w in reading.words[begin:end]]
    last = len(sets) - 1
    rows: list[list[str]] = []
    for i, own in enumerate(sets):
        row = list(own[0])
        row += sets[i - 1][2] if i else _AT_START
        row += sets[i + 1][3] if i < last else _AT_END
        if i > 1:
            row += sets[i - 2][1]
        if i < last - 1:
            row += sets[i + 2][4]
        if names[begin + i]:
            row.append("g=" + names[begin + i])
        if i and names[begin + i - 1]:
            row.append("-1:g=" + names[begin + i - 1])
        if i < last and names[begin + i + 1]:
            row.append("+1:g=" + names[begin + i + 1])
        rows.append(row)
    return rows
