"""What resolution found, as tables for the merge; and the entities with what the documents add to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..models import Entity
from ..resolution import Resolution
from .rows import arrow_table

if TYPE_CHECKING:
    import pyarrow as pa


def mapping_table(mapping: Mapping[str, str], left: str, right: str) -> pa.Table:
    """A mapping as a table of two text columns."""
    import pyarrow as pa

    columns = [pa.array(list(mapping), pa.string()), pa.array(list(mapping.values()), pa.string())]
    return pa.table(columns, names=[left, right])


def entity_table(resolution: Resolution, nodes: pa.Table) -> pa.Table:
    """The rows of `entities`: those that a document names, with how many do and since when."""
    told = {row.pop("entity"): row for row in nodes.to_pylist()}
    known = resolution.entities
    return arrow_table("entities", [_row(known[id].model_copy(update=told[id])) for id in sorted(told)])


def _row(e: Entity) -> tuple[object, ...]:
    names = (e.name, e.name_ar, e.name_en)
    return (e.id, e.type, *names, e.first_seen, e.last_seen, e.documents, e.model_dump_json())
