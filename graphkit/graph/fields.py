"""The fields that a condition can ask for, and how each is compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from ..errors import FilterError, NotInGraphError
from ..models import Edge, Entity, Phase, Status
from ..ontology import EntityType, Relation, ontology
from ..text.fold import fold
from .dates import earliest, latest
from .names import bearing, id_of
from .walks import within

if TYPE_CHECKING:
    from .core import KnowledgeGraph

Level = Literal["entity", "relation"]
Test = Callable[[Any], bool]


@dataclass(frozen=True)
class Field:
    """What a field asks of a record: `of` gives its values, `kind` says how they are compared."""

    level: Level
    kind: Literal["choice", "text", "number", "date", "entity"]
    of: Callable[[KnowledgeGraph, Any], Iterable[Any]]
    choices: Callable[[], dict[str, str]] = dict


def _labelled(known: dict[str, EntityType] | dict[str, Relation]) -> dict[str, str]:
    """Every way to write a name of the ontology (folded) -> the name."""
    return {fold(w): name for name, k in known.items() for w in (k.ar, k.en, name)}


def _outlets(kg: KnowledgeGraph, edge: Edge) -> Iterable[str]:
    found = (kg.sources[c.document].source for c in edge.claims if c.document in kg.sources)
    return [outlet for outlet in found if outlet]


def _entity_names(_: KnowledgeGraph, entity: Entity) -> Iterable[str]:
    return [n for n in (entity.id, entity.name, entity.name_ar, entity.name_en, *entity.aliases) if n]


FIELDS = {
    "type": Field("entity", "choice", lambda _, e: [e.type], lambda: _labelled(ontology().entities)),
    "name": Field("entity", "text", _entity_names),
    "seen": Field("entity", "date", lambda _, e: [e.first_seen, e.last_seen]),
    "mentioned": Field("entity", "number", lambda _, e: [e.documents]),
    "relation": Field("relation", "choice", lambda _, e: [e.type], lambda: _labelled(ontology().relations)),
    "status": Field("relation", "choice", lambda _, e: [e.status], lambda: {s: s for s in get_args(Status)}),
    "phase": Field("relation", "choice", lambda _, e: [e.phase or ""], lambda: {p: p for p in get_args(Phase)}),
    "date": Field("relation", "date", lambda _, e: [e.first, e.last]),
    "outlet": Field("relation", "text", _outlets),
    "documents": Field("relation", "number", lambda _, e: [e.independent_documents]),
    "confidence": Field("relation", "number", lambda _, e: [e.confidence]),
    "entity": Field("relation", "entity", lambda _, e: [e.head, e.tail]),
    "head": Field("relation", "entity", lambda _, e: [e.head]),
    "tail": Field("relation", "entity", lambda _, e: [e.tail]),
    "asserted_by": Field("relation", "entity", lambda _, e: [c.asserted_by for c in e.claims if c.asserted_by]),
}


def compare(kg: KnowledgeGraph, field: Field, operator: str, value: str) -> Test:
    """The test that a record's field stands in this relation to the value. Raises FilterError."""
    if operator == "!=":
        same = compare(kg, field, "=", value)
        return lambda r: not same(r)
    if field.kind == "number":
        number, holds = _number(value), _ORDER[_only(operator, _ORDER)]
        return lambda r: any(holds(v, number) for v in field.of(kg, r))
    if field.kind == "date":
        test = _date_test(_only(operator, _ORDER), value)
        return lambda r: test(*field.of(kg, r))
    wanted = _wanted(kg, field, _only(operator, ("=", "~") if field.kind == "text" else ("=",)), value)
    return lambda r: any(wanted(v) for v in field.of(kg, r))


def near(kg: KnowledgeGraph, entity: str, hops: str) -> Test:
    """The test that an entity lies within so many steps of another."""
    if not hops.isdecimal():
        raise FilterError(f"condition: near(entity, hops) needs a whole number, found {hops!r}")
    found = within(kg, id_of(kg, entity), int(hops))
    return lambda e: e.id in found


_ORDER: dict[str, Callable[[float, float], bool]] = {
    "=": lambda a, b: a == b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def _only(operator: str, allowed: Iterable[str]) -> str:
    if operator not in allowed:
        raise FilterError(f"condition: this field knows {' '.join(allowed)} and != , not {operator}")
    return operator


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise FilterError(f"condition: expected a number, found {value!r}") from None


def _date_test(operator: str, value: str) -> Callable[[str | None, str | None], bool]:
    """Whether an interval (`first`, `last`) touches the side of the value that the operator names."""
    low, high = earliest(value), latest(value)
    if not low or not high:
        raise FilterError(f"condition: expected a date (2015, 2015-03 or 2015-03-07), found {value!r}")

    def test(first: str | None, last: str | None) -> bool:
        start, end = earliest(first or last), latest(last or first)
        if not start or not end:
            return False
        return {
            "=": start <= high and end >= low,
            "<": start < low,
            "<=": start <= high,
            ">": end > high,
            ">=": end >= low,
        }[operator]

    return test


def _wanted(kg: KnowledgeGraph, field: Field, operator: str, value: str) -> Test:
    if field.kind == "choice":
        return _choice(field, value).__eq__
    if field.kind == "entity":
        return _ids(kg, value).__contains__
    folded = fold(value)
    return (lambda v: folded in fold(v)) if operator == "~" else (lambda v: folded == fold(v) or v == value)


def _choice(field: Field, value: str) -> str:
    choices = field.choices()
    found = choices.get(value) or choices.get(fold(value))
    if found is None:
        raise FilterError(f"condition: no such value {value!r}; there are {', '.join(sorted(set(choices.values())))}")
    return found


def _ids(kg: KnowledgeGraph, value: str) -> set[str]:
    """The entities that a value names: all bearers of the name, since a filter may take several."""
    found = {value} if value in kg else set(bearing(kg, value))
    if not found:
        id_of(kg, value)
        raise NotInGraphError(f"no entity is called {value!r}")
    return found
