"""What graphkit knows about the world: entries with names in both scripts, read from the YAML files in `data/`.

A name that is also a word, or the name of several things, carries a rule (`when`) of `rules.yaml` that says which
surroundings bear it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from ..models import Record


class Alias(Record):
    """A name of an entry; `when` names the context rule under which it is believed, None for always."""

    name: str
    when: str | None = None


class Rule(Record):
    """The surroundings that bear an ambiguous name out: any `before`, `after` or `near` word, none of the `unless` ones.

    Words are compared folded and without clitics, with and without the article. `before` and `after` look at the next
    word to the name, `near` at the sentence; `quoted`: the name stands in quotation marks of its own; `document`: an
    unambiguous alias of the same entry stands elsewhere in the document; `capitals`: it must be written in capitals as
    the alias is. `context.bears_out` decides.
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    unless_near: tuple[str, ...] = ()
    quoted: bool = False
    capitals: bool = False
    document: bool = False


class Entry(Record):
    """One thing that graphkit knows by name; `source` says where each fact comes from."""

    id: str
    type: str
    ar: str | None = None
    en: str | None = None
    aliases: tuple[Alias, ...] = ()
    parent: str | None = None
    country: str | None = None
    active: str | None = None
    ids: dict[str, str] = {}
    attributes: dict[str, str] = {}
    source: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[Alias, ...]:
        """All names, the preferred ones first, none twice."""
        known = {a.name: a for a in self.aliases}
        first = [known.pop(n, Alias(name=n)) for n in (self.ar, self.en) if n]
        return (*first, *known.values())


class Knowledge(Record):
    """All entries by id, and the context rules by name."""

    entries: dict[str, Entry]
    rules: dict[str, Rule] = {}

    def names(self) -> Iterator[tuple[Alias, Entry]]:
        """Every name with its entry."""
        for entry in self.entries.values():
            for alias in entry.names:
                yield alias, entry


def _entry(raw: dict[str, Any]) -> Entry:
    aliases = [a if isinstance(a, dict) else {"name": a} for a in raw.pop("aliases", [])]
    return Entry(aliases=tuple(Alias(**a) for a in aliases), **raw)


def _flat(words: Any) -> tuple[str, ...]:
    """A list of words in which shared lists (YAML anchors) may be nested."""
    return tuple(w for item in words for w in (_flat(item) if isinstance(item, list) else (item,)))


def _rule(raw: dict[str, Any]) -> Rule:
    return Rule(**{key: _flat(value) if isinstance(value, list) else value for key, value in raw.items()})


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@cache
def knowledge() -> Knowledge:
    """The knowledge that ships with graphkit, read once."""
    folder = Path(str(files("graphkit") / "knowledge" / "data"))
    entries = [_entry(raw) for path in sorted(folder.glob("*.yaml")) if path.stem != "rules" for raw in _read(path)]
    rules = {name: _rule(raw) for name, raw in _read(folder / "rules.yaml")["rules"].items()}
    return Knowledge(entries={e.id: e for e in entries}, rules=rules)
