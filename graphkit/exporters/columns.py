"""The columns of nodes and edges, the same in every tabular format: one name, one type, one meaning.

No column is called `id`, `type`, `start`, `end`: Gephi merges nodes by an attribute `id` and refuses a `type`.
Lists are joined with `|`; what is not known is None and left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Generic, Literal, TypeVar

from ..graph import KnowledgeGraph
from ..graph.labels import Lang, name_of, relation_label, type_label
from ..models import Edge, Entity
from ..ontology import ontology

Value = str | int | float | bool | None
T = TypeVar("T")


@dataclass(frozen=True)
class Column(Generic[T]):
    """A named value of a record; `kind` is the type of all its values."""

    name: str
    kind: Literal["string", "int", "double", "boolean"]
    of: Callable[[T], Value]


def joined(values: Iterable[str]) -> str | None:
    """A list as one cell; a `|` inside a value becomes `¦`.

    >>> joined(["a", "b|c"])
    'a|b¦c'
    """
    return "|".join(v.replace("|", "¦") for v in values) or None


def year(date: str | None) -> int | None:
    """The year of an ISO date, for filters that know only numbers.

    >>> year("2015-03"), year(None)
    (2015, None)
    """
    return int(date[:4]) if date and date[:4].isdecimal() else None


def node_columns(kg: KnowledgeGraph, lang: Lang) -> list[Column[Entity]]:
    """What is said of a node, without its id and its looks."""
    return [
        Column("label", "string", lambda e: name_of(e, lang)),
        Column("entity_type", "string", lambda e: e.type),
        Column("type_label", "string", lambda e: type_label(e.type, lang)),
        Column("name", "string", lambda e: e.name),
        Column("name_ar", "string", lambda e: e.name_ar),
        Column("name_en", "string", lambda e: e.name_en),
        Column("romanised", "boolean", lambda e: e.romanised),
        Column("named", "boolean", lambda e: e.named),
        Column("count", "int", lambda e: e.count),
        Column("aliases", "string", lambda e: joined(e.aliases)),
        Column("documents", "int", lambda e: e.documents),
        Column("first_seen", "string", lambda e: e.first_seen),
        Column("last_seen", "string", lambda e: e.last_seen),
        Column("first_year", "int", lambda e: year(e.first_seen)),
        Column("last_year", "int", lambda e: year(e.last_seen)),
        *_own_columns(kg),
    ]


def _own_columns(kg: KnowledgeGraph) -> list[Column[Entity]]:
    """One column for each external id and each attribute that any entity has."""
    ids = sorted({k for e in kg for k in e.external_ids})
    attributes = sorted({k for e in kg for k in e.attributes})
    return [
        *(Column(f"id_{k}", "string", lambda e, k=k: e.external_ids.get(k)) for k in ids),  # type: ignore[misc]
        *(Column(f"attribute_{k}", "string", lambda e, k=k: e.attributes.get(k)) for k in attributes),  # type: ignore[misc]
    ]


def edge_columns(kg: KnowledgeGraph, lang: Lang) -> list[Column[Edge]]:
    """What is said of an edge, without its id, ends and evidence."""
    return [
        Column("label", "string", lambda e: relation_label(e, lang)),
        Column("weight", "double", lambda e: float(e.independent_documents)),
        Column("relation", "string", lambda e: e.type),
        Column("status", "string", lambda e: e.status),
        Column("phase", "string", lambda e: e.phase),
        Column("first_date", "string", lambda e: e.first),
        Column("last_date", "string", lambda e: e.last),
        Column("first_year", "int", lambda e: year(e.first)),
        Column("last_year", "int", lambda e: year(e.last)),
        Column("documents", "int", lambda e: e.documents),
        Column("confidence", "double", lambda e: e.confidence),
        Column("asserted_by", "string", lambda e: joined(sorted({c.asserted_by for c in e.claims if c.asserted_by}))),
        Column("evidence", "string", lambda e: e.claims[0].sentence if e.claims else None),
        Column("sources", "string", lambda e: joined(sorted({c.document for c in e.claims}))),
    ]


def colour(entity_type: str) -> tuple[int, int, int]:
    """The type's colour as red, green and blue in 0..255; grey where the ontology has none.

    >>> colour("Person")
    (0, 114, 178)
    """
    known = ontology().entities.get(entity_type)
    hexadecimal = known.colour if known else "#888888"
    red, green, blue = bytes.fromhex(hexadecimal.removeprefix("#"))
    return red, green, blue


def value_of(column: Column[T]) -> Callable[[T], Value]:
    """What a column says of a record; NaN and infinity, which readers do not agree on, count as nothing."""
    if column.kind != "double":
        return column.of

    def finite(record: T) -> Value:
        value = column.of(record)
        return value if isinstance(value, float) and isfinite(value) else None

    return finite


def values(columns: Sequence[Column[T]], record: T) -> list[Value]:
    """A value for every column, None where the record has none, as in `value_of`."""
    found = (column.of(record) for column in columns)
    return [None if isinstance(value, float) and not isfinite(value) else value for value in found]


def row(columns: Sequence[Column[T]], record: T) -> Iterator[tuple[int, Value]]:
    """The values that the record has, each with the number of its column."""
    return ((number, value) for number, value in enumerate(values(columns, record)) if value is not None)
