"""What the knowledge base says of a key: an entry of its lists, or a country."""

from __future__ import annotations

from functools import cache

from ..knowledge.loader import Entry, Knowledge
from ..knowledge.nationalities import countries


def entry_of(key: str, knowledge: Knowledge | None) -> Entry | None:
    """The entry of a key; None without a knowledge base, and for a key that it does not have."""
    if knowledge is None:
        return None
    return knowledge.entries.get(key) or _countries().get(key)


@cache
def _countries() -> dict[str, Entry]:
    return {
        c.key: Entry(id=c.key, type="Country", ar=c.ar, en=c.en, ids={"iso3166": c.iso}, source=("cldr",))
        for c in countries().values()
        if c.sovereign
    }


def keys(knowledge: Knowledge | None) -> frozenset[str]:
    """All keys that the knowledge base has."""
    return frozenset(knowledge.entries) | frozenset(_countries()) if knowledge else frozenset()
