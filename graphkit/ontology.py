"""The types and relations that graphkit knows, read from `ontology.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from .models import Record


class EntityType(Record):
    """A kind of thing: labels in both languages, how it is drawn, what it covers."""

    name: str
    ar: str
    en: str
    colour: str
    shape: str
    means: str
    map: dict[str, Any] = {}


class Relation(Record):
    """A kind of claim, directed head -> tail unless symmetric; `heads` and `tails` are the allowed types."""

    name: str
    ar: str
    en: str
    heads: frozenset[str]
    tails: frozenset[str]
    symmetric: bool = False
    inverse: str | None = None
    means: str
    map: dict[str, Any] = {}


class Ontology(Record):
    """All types and relations, by name."""

    entities: dict[str, EntityType]
    relations: dict[str, Relation]
    sets: dict[str, frozenset[str]]

    def allows(self, head: str, relation: str, tail: str) -> bool:
        """Whether `relation` may lead from a `head` type to a `tail` type (either way if symmetric).

        >>> ontology().allows("ArmedGroup", "pledged_allegiance_to", "ArmedGroup")
        True
        >>> ontology().allows("Place", "leads", "Person")
        False
        """
        r = self.relations.get(relation)
        return r is not None and head in r.heads and tail in r.tails


def _expand(names: list[str], sets: dict[str, list[str]]) -> frozenset[str]:
    return frozenset().union(*(_expand(sets[n], sets) if n in sets else {n} for n in names))


@cache
def ontology() -> Ontology:
    """The ontology that ships with graphkit, read once."""
    raw = yaml.load((files("graphkit") / "ontology.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    sets = raw["sets"]
    relations = {
        name: Relation(name=name, heads=_expand(r.pop("from"), sets), tails=_expand(r.pop("to"), sets), **r)
        for name, r in raw["relations"].items()
    }
    entities = {name: EntityType(name=name, **e) for name, e in raw["entities"].items()}
    return Ontology(entities=entities, relations=relations, sets={k: _expand(v, sets) for k, v in sets.items()})
