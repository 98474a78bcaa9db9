"""What is wrong in the knowledge: `graphkit knowledge check`, and what a user's `--knowledge` file is held to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from ..ontology import ontology
from ..text.fold import fold
from .entries import Alias, Entry
from .reading import Fault, KnowledgeFile, read_file

_WORD_FIELDS = ("before", "after", "near", "unless_before", "unless_after", "unless_near")


def check(extra: Sequence[Path] = ()) -> list[Fault]:
    """All faults of the shipped knowledge and of a user's files, by file and line; empty where all is well.

    Raises KnowledgeError for a file that cannot be read at all.
    """
    from .loader import shipped_files

    given = tuple(read_file(path) for path in extra)
    found = [*_shipped_faults(), *(faults(shipped_files(), given) if given else ())]
    return sorted(found, key=lambda f: (str(f.path), f.line, f.message))


@cache
def _shipped_faults() -> tuple[Fault, ...]:
    from .loader import shipped_files

    return tuple(faults((), shipped_files()))


def faults(known: Sequence[KnowledgeFile], given: Sequence[KnowledgeFile]) -> Iterator[Fault]:
    """The faults of `given`, a layer laid over the files in `known`; each test is one function of the table below."""
    for file in given:
        yield from file.faults
    layers = Layers(tuple(known), tuple(given))
    for test in _TESTS:
        yield from test(layers)


@dataclass(frozen=True)
class Place:
    """An entry, and where it stands."""

    file: KnowledgeFile
    line: int
    entry: Entry

    def fault(self, message: str) -> Fault:
        """A fault of this entry."""
        return Fault(self.file.path, self.line, f"{self.entry.id}: {message}")

    def __str__(self) -> str:
        return f"{self.entry.id} ({self.file.path.name}:{self.line})"


@dataclass(frozen=True)
class Layers:
    """The files that are taken as right, and those that are tested over them."""

    known: tuple[KnowledgeFile, ...]
    given: tuple[KnowledgeFile, ...]

    @cached_property
    def places(self) -> list[Place]:
        """The entries to be tested."""
        return [Place(file, line, entry) for file in self.given for line, entry in file.entries]

    @cached_property
    def known_places(self) -> list[Place]:
        """The entries below them."""
        return [Place(file, line, entry) for file in self.known for line, entry in file.entries]

    @cached_property
    def known_ids(self) -> dict[str, Place]:
        """The entries below by id."""
        return {p.entry.id: p for p in self.known_places}

    @cached_property
    def rules(self) -> set[str]:
        """The names of all rules."""
        return {name for file in (*self.known, *self.given) for name in file.rules}


def _types(layers: Layers) -> Iterator[Fault]:
    known = ontology().entities
    for place in layers.places:
        below = layers.known_ids.get(place.entry.id)
        if place.entry.type not in known:
            yield place.fault(f"unknown type '{place.entry.type}'; one of {', '.join(known)}")
        elif below and below.entry.type != place.entry.type:
            yield place.fault(f"is a {below.entry.type} in {below.file.path.name}; give another id or the same type")


def _ids(layers: Layers) -> Iterator[Fault]:
    seen: dict[str, Place] = {}
    for place in layers.places:
        if place.entry.id != "-".join(fold(place.entry.id).split()) or not place.entry.id.isascii():
            yield place.fault("an id is written in small letters, digits and hyphens: islamic-state")
        if place.entry.id in seen:
            yield place.fault(f"the id stands twice, see {seen[place.entry.id]}")
        seen.setdefault(place.entry.id, place)


def _names(layers: Layers) -> Iterator[Fault]:
    """A name may stand under several entries if all of them but one carry a rule."""
    sure: dict[str, Place] = {}
    for place, alias in _named(layers.known_places):
        if not alias.when:
            sure.setdefault(fold(alias.name), place)
    for place, alias in _named(layers.places):
        folded = fold(alias.name)
        if not folded:
            yield place.fault(f"the name '{alias.name}' has no letter or digit")
        elif not alias.when and sure.setdefault(folded, place).entry.id != place.entry.id:
            yield place.fault(f"the name '{alias.name}' is also of {sure[folded]}; give one of them a rule (when: ...)")


def _named(places: Sequence[Place]) -> Iterator[tuple[Place, Alias]]:
    return ((place, alias) for place in places for alias in place.entry.names)


def _nameless(layers: Layers) -> Iterator[Fault]:
    for place in layers.places:
        if not place.entry.names and place.entry.id not in layers.known_ids:
            yield place.fault("has no name; give ar, en or aliases")


def _countries(layers: Layers) -> Iterator[Fault]:
    """A name of a country is no one else's unless a rule guards it; `country` is the id of one."""
    from .nationalities import countries

    keys = {country.key for country in countries().values()}
    taken = {fold(name): country.en for country in countries().values() for name in country.names}
    for place in layers.places:
        if place.entry.country and place.entry.country not in keys:
            yield place.fault(f"unknown country '{place.entry.country}'; write it as an id: saudi-arabia")
    for place, alias in _named(layers.places):
        if not alias.when and place.entry.id not in keys and fold(alias.name) in taken:
            yield place.fault(
                f"the name '{alias.name}' is also of the country {taken[fold(alias.name)]}; give it a rule"
            )


def _parents(layers: Layers) -> Iterator[Fault]:
    parents = {p.entry.id: p.entry.parent for p in (*layers.known_places, *layers.places)}
    for place in layers.places:
        above, seen = place.entry.parent, {place.entry.id}
        if above and above not in parents:
            yield place.fault(f"unknown parent '{above}'")
        while above and above not in seen:
            seen.add(above)
            above = parents.get(above)
        if above:
            yield place.fault(f"is its own parent through '{above}'")


def _sources(layers: Layers) -> Iterator[Fault]:
    for place in layers.places:
        if not place.entry.source and not layers.known:
            yield place.fault("names no source")


def _guards(layers: Layers) -> Iterator[Fault]:
    for place, alias in _named(layers.places):
        if alias.when and alias.when not in layers.rules:
            yield place.fault(f"the rule '{alias.when}' of the name '{alias.name}' does not exist; see rules.yaml")


def _rule_words(layers: Layers) -> Iterator[Fault]:
    """A rule's words are compared one by one, so that two in one would never be met."""
    for file in layers.given:
        for name, (line, rule) in file.rules.items():
            for field in _WORD_FIELDS:
                bad = [word for word in getattr(rule, field) if len(fold(word).split()) != 1]
                if bad:
                    yield Fault(file.path, line, f"rule '{name}': {field}: one word each, not '{', '.join(bad)}'")


_TESTS: tuple[Callable[[Layers], Iterator[Fault]], ...] = (
    _types,
    _ids,
    _names,
    _nameless,
    _countries,
    _parents,
    _sources,
    _guards,
    _rule_words,
)
