"""Names that many share: they tell one thing from another inside a document, never across documents."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

import yaml

from ..knowledge.nationalities import demonyms
from ..text.fold import fold
from ..text.phonetic import words
from .words import known

_KUNYA = frozenset({"ابو", "ابا", "ابي", "بو", "ام", "ابن", "اخو", "abu", "abou", "abi", "umm", "um", "ibn"})
# types whose names are proper ones whatever words they are made of
_EVENTS = frozenset({"Attack", "Operation", "Content"})
_PROPER = frozenset({"Country", "Platform", "Weapon"})


@cache
def vocabulary() -> dict[str, frozenset[str]]:
    """The word lists of `words.yaml`, as `phonetic.words` gives words: folded, without article."""
    raw = yaml.safe_load((files("graphkit") / "resolution" / "words.yaml").read_text(encoding="utf-8"))
    return {topic: frozenset(w for entry in listed for w in words(str(entry))) for topic, listed in raw.items()}


@cache
def vocabulary_of(topics: tuple[str, ...]) -> frozenset[str]:
    """The words of several lists."""
    return frozenset().union(*(vocabulary()[topic] for topic in topics))


@lru_cache(maxsize=100_000)
def general(word: str) -> bool:
    """Whether a folded word says what a thing is or whose (مدينة, تركية) and not which."""
    return word in vocabulary_of(tuple(vocabulary())) or word in demonyms() or f"ال{word}" in demonyms()


@lru_cache(maxsize=200_000)
def weak_name(type: str, name: str) -> bool:
    """Whether a name alone doesn't say who is meant: a kunya, a given name, two very common ones, `the ministry`.

    >>> weak_name("Person", "أبو عمر"), weak_name("Person", "أبو عمر البغدادي"), weak_name("Person", "محمد علي")
    (True, False, True)
    >>> weak_name("PublicBody", "وزارة الدفاع"), weak_name("PublicBody", "وزارة الدفاع الأمريكية")
    (True, False)
    """
    parts = words(name)
    if type == "Person":
        return _weak_person(name, parts)
    if type in _EVENTS and len(parts) == 1 and fold(name).startswith("ال"):
        return True
    if type == "Facility":  # the American embassy: in which country?
        parts = tuple(w for w in parts if w not in demonyms() and f"ال{w}" not in demonyms())
    shared = ("group", "unit", "crowd") if type == "ArmedGroup" else () if type in _PROPER else ("institution",)
    return not parts or vocabulary_of(shared).issuperset(parts)


def _weak_person(name: str, parts: tuple[str, ...]) -> bool:
    if len(parts) < 2:
        article = fold(name).startswith("ال")
        return not parts or article or len(parts[0]) < 4 or bool(known(parts[0]))
    if len(parts) == 2:
        return parts[0] in _KUNYA or vocabulary()["common_given"].issuperset(parts)
    return vocabulary()["common_given"].issuperset(parts) and len(parts) == 3 and parts[0] in ("عبد", "abd")
