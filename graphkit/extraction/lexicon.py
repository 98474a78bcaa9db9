"""Word classes: which words are triggers, titles, classifiers, given names, nationalities … (`knowledge/data_words/`)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from ..knowledge.nationalities import ambiguous_demonyms, country_names, demonyms
from ..text.fold import fold
from ..text.stem import stems
from .reading import Word

CLASSIFIERS = frozenset(
    "تنظيم جماعه حركه جبهه كتيبه كتائب كتايب لواء الويه ميليشيا مليشيا مجموعه شبكه مدينه محافظه منطقه بلده قريه اقليم دوله"
    " جمهوريه مقاطعه قضاء ناحيه وكاله صحيفه قناه حي موقع منظمه حزب قوات العاصمه".split()
)


@cache
def _triggers() -> dict[str, tuple[str, ...]]:
    text = (files("graphkit") / "knowledge" / "data_words" / "triggers.yaml").read_text(encoding="utf-8")
    table: dict[str, list[str]] = defaultdict(list)
    for sense, words in yaml.load(text, Loader=yaml.CSafeLoader).items():
        for word in words:
            table[fold(word)].append(sense)
    return {word: tuple(sorted(set(senses))) for word, senses in table.items()}


@lru_cache(maxsize=1 << 17)
def senses(folded: str) -> tuple[str, ...]:
    """The senses of `triggers.yaml` that a folded word may carry, sorted; empty for most words."""
    table = _triggers()
    return tuple(sorted({sense for s in stems(folded) if s in table for sense in table[s]}))


def classes(word: Word) -> tuple[str, ...]:
    """The classes of a word, sorted: what it may be beside a plain word."""
    out = []
    folded = word.bare
    if folded in demonyms() and folded not in ambiguous_demonyms():
        out.append("nationality")
    if any(f.word in country_names() for f in word.forms):
        out.append("country")
    return tuple(sorted(out))
