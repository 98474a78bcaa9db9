"""Word classes: triggers, titles, classifiers, given names, nationalities … (`knowledge/data_words/`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from ..knowledge.nationalities import ambiguous_demonyms, capitals, country_names, demonyms
from ..text.fold import fold
from ..text.stem import stems
from .reading import Word

_SHORT = 4
_ENDINGS = ("ه", "ها", "هم", "هما", "ته", "تها", "ي", "ون", "ين", "ات", "ان", "و", "تي")
_NO_TYPES = frozenset(["with_nationality"])


def _text(file: str) -> str:
    return (files("graphkit") / "knowledge" / "data_words" / file).read_text(encoding="utf-8")


@cache
def table(file: str) -> Mapping[str, Any]:
    """A YAML file of `data_words/`."""
    loaded: Mapping[str, Any] = yaml.load(_text(file), Loader=yaml.CSafeLoader)
    return loaded


def words(name: str) -> frozenset[str]:
    """A list of `grammar.yaml`."""
    return frozenset(table("grammar.yaml")[name])


def by_word(name: str) -> dict[str, str]:
    """A table of `grammar.yaml`, type by word."""
    return {word: kind for kind, listed in table("grammar.yaml")[name].items() for word in listed}


CLASSIFIERS = words("classifiers")
_OPENERS = words("openers")


def _bare(folded: str) -> str:
    return folded.removeprefix("ال") if len(folded) > _SHORT else folded


@cache
def _stems_of(file: str) -> dict[str, tuple[str, ...]]:
    """Class names by folded stem, from a file of `class: [stems]`."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, words in table(file).items():
        for word in words:
            found[fold(word)].add(name)
    return {word: tuple(sorted(names)) for word, names in found.items()}


def look_up(folded: str, file: str) -> tuple[str, ...]:
    """The classes of a file of `class: [stems]` to which a folded word may belong, sorted."""
    known = _stems_of(file)
    return tuple(sorted({name for s in stems(folded) if s in known for name in known[s]}))


@lru_cache(maxsize=1 << 17)
def senses(folded: str) -> tuple[str, ...]:
    """The senses of `triggers.yaml` that a folded word may carry, sorted; empty for most words."""
    return look_up(folded, "triggers.yaml")


@lru_cache(maxsize=1 << 17)
def things(folded: str) -> tuple[str, ...]:
    """The types that a folded word may stand for as a common noun (`nouns.yaml`), sorted."""
    return look_up(folded, "nouns.yaml")


@lru_cache(maxsize=1 << 16)
def is_noun(folded: str) -> bool:
    """Whether a folded word, with or without the article, is itself a noun or adjective that we know."""
    bare = _bare(folded)
    known = _stems_of("nouns.yaml")
    ends = (bare.removesuffix(s) for s in _ENDINGS if bare.endswith(s))
    return bare in CLASSIFIERS or bare in known or bare in _OPENERS or any(end in known for end in ends)


@cache
def classifiers() -> Mapping[str, tuple[str, ...]]:
    """The types that a single folded word, without the article, announces when it stands before a name."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, words in table("classifiers.yaml").items():
        for word in words if kind not in _NO_TYPES else ():
            if " " not in word:
                found[_bare(fold(word))].add(kind)
    return {word: tuple(sorted(kinds)) for word, kinds in found.items()}


@cache
def person_names() -> frozenset[str]:
    """Folded words of which people's names are made, without the article."""
    lines = _text("person_names.txt").splitlines()
    return frozenset(line for line in lines if line and line[0] != "#") | given_names()


@cache
def given_names() -> frozenset[str]:
    """Folded given names of one word."""
    listed = (table("given_names.yaml")[part] for part in ("male", "female", "eastern", "western"))
    return frozenset(fold(name) for names in listed for name in names if " " not in name)


def _titles_of(kinds: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for kind in kinds for word in table("titles.yaml")[kind])


@cache
def _titles() -> frozenset[str]:
    return _titles_of(("address", "ranks"))


@cache
def _offices() -> frozenset[str]:
    return _titles_of(("leads", "spokesperson_of", "member_of", "founded", "associate_of"))


def is_title(folded: str) -> bool:
    """Whether folded words are a title that stands right before a name: a rank, a form of address."""
    return folded in _titles()


def is_office(folded: str) -> bool:
    """Whether a folded word is an office, calling or kinship, with or without the article."""
    return folded in _offices() or _bare(folded) in _offices()


def is_person_name(folded: str) -> bool:
    """Whether a folded word is known as part of people's names, with or without the article."""
    return folded in person_names() or (folded.startswith("ال") and folded[2:] in person_names())


def classes(word: Word) -> tuple[str, ...]:
    """The classes of a word, sorted: what it may be beside a plain word."""
    if not word.is_word:
        return ()
    out = {f"n{t}" for t in things(word.folded)} | {f"t{s}" for s in senses(word.folded)}
    folded = word.bare
    if folded in demonyms() and folded not in ambiguous_demonyms():
        out.add("nationality")
    out |= {name for form in word.forms for name in _form_classes(form.word)}
    if is_person_name(folded):
        out.add("personname")
    elif any(is_person_name(f.word) for f in word.forms[1:]):
        out.add("+personname")
    return tuple(sorted(out))


def _form_classes(folded: str) -> list[str]:
    tests = (
        ("title", _titles()), ("office", _offices()), ("country", country_names()), ("capital", capitals()),
        ("given", given_names()),
    )  # fmt: skip
    return [name for name, words in tests if folded in words]
