"""Word classes: which words are triggers, titles, classifiers, given names, nationalities … (`knowledge/data_words/`)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from ..knowledge.nationalities import ambiguous_demonyms, capitals, country_names, demonyms
from ..text.fold import fold
from ..text.stem import stems
from .reading import Word

CLASSIFIERS = frozenset(
    "تنظيم جماعه حركه جبهه كتيبه كتائب كتايب لواء الويه ميليشيا مليشيا مجموعه شبكه مدينه محافظه منطقه بلده قريه اقليم دوله"
    " جمهوريه مقاطعه قضاء ناحيه وكاله صحيفه قناه حي موقع منظمه حزب قوات العاصمه".split()
)


@cache
def _stems_of(file: str) -> dict[str, tuple[str, ...]]:
    """Class names by folded stem, from a file of `class: [stems]`."""
    text = (files("graphkit") / "knowledge" / "data_words" / file).read_text(encoding="utf-8")
    table: dict[str, list[str]] = defaultdict(list)
    for name, words in yaml.load(text, Loader=yaml.CSafeLoader).items():
        for word in words:
            table[fold(word)].append(name)
    return {word: tuple(sorted(set(names))) for word, names in table.items()}


def _look_up(folded: str, file: str) -> tuple[str, ...]:
    table = _stems_of(file)
    return tuple(sorted({name for s in stems(folded) if s in table for name in table[s]}))


@lru_cache(maxsize=1 << 17)
def senses(folded: str) -> tuple[str, ...]:
    """The senses of `triggers.yaml` that a folded word may carry, sorted; empty for most words."""
    return _look_up(folded, "triggers.yaml")


@lru_cache(maxsize=1 << 17)
def things(folded: str) -> tuple[str, ...]:
    """The types that a folded word may stand for as a common noun (`nouns.yaml`), sorted."""
    return _look_up(folded, "nouns.yaml")


def classes(word: Word) -> tuple[str, ...]:
    """The classes of a word, sorted: what it may be beside a plain word."""
    if not word.is_word:
        return ()
    out = [f"n{t}" for t in things(word.folded)] + [f"t{s}" for s in senses(word.folded)]
    folded = word.bare
    if folded in demonyms() and folded not in ambiguous_demonyms():
        out.append("nationality")
    if any(f.word in country_names() for f in word.forms):
        out.append("country")
    if any(f.word in capitals() for f in word.forms):
        out.append("capital")
    return tuple(sorted(out))
