"""Whether two names are one name: their words set side by side, in order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from ..text.phonetic import code, codes, plain
from ..text.romanise import is_arabic
from .words import CLOSE, DIFFERENT, SAME, alike

Kind = Literal["same", "close", "part", "different"]


class Comparison(NamedTuple):
    """`same`: word by word; `close`: but for words that are nearly the same; `part`: one lacks words of the other.

    `same` and `close` count words, `extra` those that one name lacks.
    """

    kind: Kind
    same: int
    close: int
    extra: int


_NOTHING = Comparison("different", 0, 0, 0)


@lru_cache(maxsize=400_000)
def compare(left: tuple[str, ...], right: tuple[str, ...]) -> Comparison:
    """Set two names, as `words` gives them, side by side.

    >>> from graphkit.text.phonetic import words
    >>> compare(words("أبو بكر البغدادي"), words("Abu Bakr al-Baghdadi")).kind
    'same'
    >>> compare(words("محمد حسن"), words("محمد حسين")).kind
    'different'
    """
    if len(left) > len(right):
        left, right = right, left
    if not left:
        return _NOTHING
    found = _subsequence(left, right)
    if found is None:
        return _joined(left, right)
    same, close, extra = found.count(SAME), found.count(CLOSE), len(right) - len(left)
    kind: Kind = "part" if extra else "close" if close else "same"
    return Comparison(kind, same, close, extra)


def _joined(left: tuple[str, ...], right: tuple[str, ...]) -> Comparison:
    """Names that differ in where words are parted only: بن قردان, بنقردان."""
    one, two = "".join(left), "".join(right)
    if len(left) == len(right) or min(len(one), len(two)) < 5:
        return _NOTHING
    sound = "".join(map(code, left)), "".join(map(code, right))
    alike_sound = sound[0] == sound[1] and len(sound[0]) >= 6 and is_arabic(one) != is_arabic(two)
    return Comparison("same", len(left), 0, 0) if one == two or alike_sound else _NOTHING


def _subsequence(short: tuple[str, ...], long: tuple[str, ...]) -> list[float] | None:
    """How each word of the shorter name is met, in order, in the longer one; None where one is not."""
    found: list[float] = []
    at, spare = 0, len(long) - len(short)
    for position, word in enumerate(short):
        while (how := alike(word, long[at])) == DIFFERENT:
            at += 1
            if at > position + spare:
                return None
        found.append(how)
        at += 1
    return found


def likeness(left: str, right: str) -> float:
    """How alike two names of any script look and sound, in 0..1: for ranking, not for deciding.

    >>> likeness("محمود عباس", "Mahmoud Abbas") > likeness("محمود عباس", "Mahmoud Ahmad")
    True
    """
    pairs = zip(_keys(left), _keys(right), strict=True)
    return round(sum(Indel.normalized_similarity(a, b) for a, b in pairs) / 2, 6)


def nearest(name: str, names: Sequence[str], limit: int = 5) -> list[tuple[int, float]]:
    """Which of many names, in any script, are most like one: (position in `names`, likeness), the best first.

    >>> nearest("محمود عباس", ["Mahmoud Ahmad", "Mahmud Abbas"], limit=1)
    [(1, 1.0)]
    """
    import numpy as np
    from rapidfuzz.process import cdist

    sides = zip(_keys(name), zip(*map(_keys, names), strict=True), strict=True)
    likenesses = sum(cdist([a], b, scorer=Indel.normalized_similarity, dtype=np.float64)[0] for a, b in sides) / 2
    order = np.argsort(-likenesses, kind="stable")[:limit]
    return [(int(i), round(float(likenesses[i]), 6)) for i in order]


@lru_cache(maxsize=200_000)
def _keys(name: str) -> tuple[str, str]:
    """The sound of a name and how it looks in simple Latin letters, both without spaces."""
    return "".join(codes(name)), plain(name).replace(" ", "")
