"""What a notebook shows: lists as tables, the graph's counts. All text is escaped; each cell has its own direction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, TypeVar

from ..models import Entity

T = TypeVar("T")

# entities; a page of more makes the notebook's file heavy: `graphkit.export(kg, "graph.html")` is for those
MOST_INLINE = 3_000


class Listing(list[T]):
    """A list that a notebook draws as a table."""

    def _repr_html_(self) -> str:
        return table([_as_row(item) for item in self]) if self else "<p>nothing found</p>"


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows of one shape as an HTML table; None is left empty."""
    head = "".join(f"<th>{escape(name)}</th>" for name in rows[0])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(_row(r.values()) for r in rows)}</tbody></table>"


def summary(counts: Mapping[str, Any]) -> str:
    """`KnowledgeGraph.summary()` as two small tables."""
    parts = [f"<p><b>Knowledge graph</b> from {counts['documents']} documents</p>"]
    for what in ("entities", "edges"):
        rows = [{what: name, "count": n} for name, n in counts[what].items()]
        parts.append(table(rows) if rows else f"<p>no {what}</p>")
    return "".join(parts)


def frame(page: str) -> str:
    """A whole HTML page inside the notebook's; `srcdoc` needs no file and no server, and keeps the styles apart."""
    style = "width:100%;height:600px;border:1px solid #ccc"
    return f'<iframe srcdoc="{escape(page)}" style="{style}" title="graph"></iframe>'


def _as_row(item: Any) -> Mapping[str, Any]:
    if isinstance(item, Entity):
        return {
            "id": item.id,
            "type": item.type,
            "name": item.name,
            "name_en": item.name_en,
            "documents": item.documents,
        }
    row: Mapping[str, Any] = item.as_row()
    return row


def _row(values: Iterable[Any]) -> str:
    cells = (f'<td dir="auto" style="text-align:start">{"" if v is None else escape(str(v))}</td>' for v in values)
    return f"<tr>{''.join(cells)}</tr>"
