"""A light stemmer: what forms of one word have in common, for features and trigger look-up; never shown.

Takes off clitics, the article, the marks of the imperfect and the endings, like light10 (Larkey, Ballesteros
and Connell 2007). Several stems are possible; the caller looks for one that it knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from .clitics import forms

_SUFFIXES = tuple(
    "هما كما تها تهم وها وهم اتها اته اتهم ون ين ان ات تا وا ها هم هن نا ته وه يه ه ت ا ن ي و يا تين تان".split()
)
_INNER = ("ون", "ين", "ات", "ت", "و", "ا")
_IMPERFECT = "يتنا"
_LEAST = 3


@lru_cache(maxsize=1 << 17)
def stems(folded: str) -> tuple[str, ...]:
    """All possible stems of a folded word, the word itself first.

    >>> "بايع" in stems("وسيبايعونهم"), "اعتقل" in stems("اعتقلتهم")
    (True, True)
    """
    bases = (base for form in forms(folded) for base in _bases(form.word))
    return tuple(dict.fromkeys(stem for base in bases for stem in _without_endings(base)))


def _bases(word: str) -> list[str]:
    """A word with its article or the marks of the future and the imperfect taken off, and as it is."""
    out = [word]
    if word.startswith("ال") and len(word) > _LEAST + 1:
        out.append(word[2:])
    if word[0] == "س" and len(word) > _LEAST + 1 and word[1] in _IMPERFECT:
        out += [word[1:], word[2:]]
    elif word[0] in _IMPERFECT and len(word) > _LEAST:
        out.append(word[1:])
    return out


def _without_endings(base: str) -> Iterator[str]:
    """A word as it is, without one ending, and without the one inside that (`هاجموهم` → `هاجمو` → `هاجم`)."""
    yield base
    for rest in _cut(base, _SUFFIXES):
        yield rest
        yield from _cut(rest, _INNER)


def _cut(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    return (word[: -len(e)] for e in endings if word.endswith(e) and len(word) - len(e) >= _LEAST)


@lru_cache(maxsize=1 << 17)
def stem(folded: str) -> str:
    """One stem, the same for most forms of a noun: article, clitics before it and one ending taken off."""
    word = folded
    for prefix in ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف"):
        if word.startswith(prefix) and len(word) - len(prefix) >= _LEAST:
            word = word[len(prefix) :]
            break
    for suffix in ("هما", "ها", "هم", "ون", "ين", "ان", "ات", "يه", "ه", "ت", "وا", "ا", "ي"):
        if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST:
            return word[: -len(suffix)]
    return word
