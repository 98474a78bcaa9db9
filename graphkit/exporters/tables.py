"""CSV: `nodes.csv`, `edges.csv` and `claims.csv` in a folder, in two flavours of header.

Gephi asks for columns `Id`, `Source`, `Target`; `neo4j-admin database import` for `:ID`, `:START_ID`, `:END_ID` with
types, and one header cannot serve both. Cells that a spreadsheet would run as a formula get a leading apostrophe.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ..errors import ExportError
from ..graph import KnowledgeGraph
from ..graph.frames import CLAIM_COLUMNS, claim_rows
from ..graph.labels import Lang
from ..models import Edge, Entity
from .columns import Column, edge_columns, node_columns, values
from .files import replacing
from .xmltext import XmlText

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# what Gephi's import knows these columns by
_GEPHI = {"label": "Label", "weight": "Weight"}
# types of neo4j-admin; lists are split at the `|` that joins them
_NEO4J = {"string": "string", "int": "long", "double": "double", "boolean": "boolean"}
_LISTS = ("aliases", "asserted_by", "sources")


def write_gephi(kg: KnowledgeGraph, path: Path, lang: Lang) -> list[str]:
    """Write the folder for Gephi, pandas, DuckDB and spreadsheets."""
    nodes, edges, cells = node_columns(kg, lang), edge_columns(kg, lang), Cells()
    node_head = ["Id", *(_GEPHI.get(c.name, c.name) for c in nodes)]
    edge_head = ["Source", "Target", "Type", "Id", *(_GEPHI.get(c.name, c.name) for c in edges)]
    _table(path, "nodes", node_head, ([e.id, *values(nodes, e)] for e in kg), cells)
    rows = ([e.head, e.tail, "Directed", e.id, *values(edges, e)] for e in kg.edge_list)
    _table(path, "edges", edge_head, rows, cells)
    _table(path, "claims", CLAIM_COLUMNS, (list(r.values()) for r in claim_rows(kg)), cells)
    return cells.notes()


def write_neo4j(kg: KnowledgeGraph, path: Path, lang: Lang) -> list[str]:
    """Write the folder for `neo4j-admin database import` (the command stands in docs/formats.md)."""
    nodes, edges, cells = node_columns(kg, lang), edge_columns(kg, lang), Cells()
    node_head = ["id:ID", ":LABEL", *map(_typed, nodes)]
    edge_head = [":START_ID", ":END_ID", ":TYPE", "id", *map(_typed, edges)]
    _table(path, "nodes", node_head, ([e.id, e.type, *values(nodes, e)] for e in kg), cells)
    rows = ([e.head, e.tail, e.type.upper(), e.id, *values(edges, e)] for e in kg.edge_list)
    _table(path, "edges", edge_head, rows, cells)
    return cells.notes()


class Cells:
    """Makes cells safe: what no reader takes is removed, what a spreadsheet would run is made text. Counts both."""

    def __init__(self) -> None:
        self.text = XmlText()
        self.formulas = 0

    def safe(self, value: Any) -> Any:
        """The cell to write.

        >>> Cells().safe("=1+1"), Cells().safe(-1)
        ("'=1+1", -1)
        """
        if not isinstance(value, str):
            return str(value).lower() if isinstance(value, bool) else value
        clean = self.text.clean(value)
        if not clean.startswith(_FORMULA):
            return clean
        self.formulas += 1
        return f"'{clean}"

    def notes(self) -> list[str]:
        """What the user should know of it."""
        made = [f"{self.formulas} cells that look like formulas have a leading apostrophe"] if self.formulas else []
        return self.text.notes() + made


def _table(folder: Path, name: str, head: Sequence[str], rows: Iterable[list[Any]], cells: Cells) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder}: this format is a folder of tables, but {error.strerror}") from error
    with replacing(folder / f"{name}.csv") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([cells.safe(h) for h in head])
        writer.writerows([cells.safe(v) for v in r] for r in rows)


def _typed(column: Column[Entity] | Column[Edge]) -> str:
    name = column.name.replace(":", "_")
    return f"{name}:string[]" if name in _LISTS else f"{name}:{_NEO4J[column.kind]}"
