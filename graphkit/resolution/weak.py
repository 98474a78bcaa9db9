"""Names that many share: they tell one thing from another inside a document, never across documents."""

from __future__ import annotations

from ..text.fold import fold

_KUNYA = frozenset({"ابو", "ابا", "ابي", "ام", "abu", "umm", "abou", "ابن", "ibn"})


def weak_name(type: str, name: str) -> bool:
    """Whether a name alone doesn't say who is meant.

    >>> weak_name("Person", "أبو عمر"), weak_name("Person", "أبو عمر البغدادي")
    (True, False)
    """
    words = fold(name).split()
    if type != "Person":
        return not words
    return len(words) < 2 or (len(words) == 2 and words[0] in _KUNYA)
