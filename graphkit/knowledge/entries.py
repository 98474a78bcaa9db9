"""The records of the knowledge base: an entry, its names, and the rules that guard ambiguous names."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ..models import Record


class Alias(Record):
    """A name of an entry; `when` names the context rule under which it is believed, None for always."""

    name: str
    when: str | None = None


class Rule(Record):
    """The surroundings that bear an ambiguous name out: any `before`, `after` or `near` word, no `unless` one.

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
    ids: dict[str, str] = Field(default_factory=dict)
    attributes: dict[str, str] = Field(default_factory=dict)
    source: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[Alias, ...]:
        """All names, the preferred ones first, none twice."""
        known = {a.name: a for a in self.aliases}
        first = [known.pop(n, Alias(name=n)) for n in (self.ar, self.en) if n]
        return (*first, *known.values())

    def under(self, given: Entry) -> Entry:
        """This entry with a user's over it: what the user gives wins, names and sources add up."""
        own = {name: value for name, value in self if value}
        aliases = {a.name: a for a in (*self.aliases, *given.aliases)}
        added = {"aliases": tuple(aliases.values()), "source": tuple(dict.fromkeys((*self.source, *given.source)))}
        merged = {key: {**getattr(self, key), **getattr(given, key)} for key in ("ids", "attributes")}
        return Entry(**{**own, **{name: value for name, value in given if value}, **added, **merged})


class Knowledge(Record):
    """All entries by id, and the context rules by name."""

    entries: dict[str, Entry]
    rules: dict[str, Rule] = Field(default_factory=dict)

    def names(self) -> Iterator[tuple[Alias, Entry]]:
        """Every name with its entry, those that need no rule first."""
        named = [(alias, entry) for entry in self.entries.values() for alias in entry.names]
        yield from (pair for pair in named if not pair[0].when)
        yield from (pair for pair in named if pair[0].when)
