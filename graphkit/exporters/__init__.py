"""Graph in, file out: one format a file, chosen by the file's suffix.

To add a format: write `write(kg, path, lang) -> list[str]` in a file of its own (what it gives back are notes for the
user on what the format could not hold), and add one line to `FORMATS`. Others announce theirs as entry points of the
group `graphkit.exporters`, named by the suffix.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ..errors import ExportError
from ..graph import KnowledgeGraph
from ..graph.labels import Lang
from ..models import Record

Writer = Callable[[KnowledgeGraph, Path, Lang], list[str]]

# suffix -> module here : function
FORMATS = {
    ".html": "page:write",
    ".graphml": "graphml:write",
    ".gexf": "gexf:write",
    ".csv": "tables:write_gephi",
    ".neo4j": "tables:write_neo4j",
    ".json": "node_link:write",
    ".stix.json": "stix:write",
    ".ftm.json": "ftm:write",
    ".ttl": "rdf:write",
}


class Exported(Record):
    """What was written: the path, how much, and notes on what the format could not hold."""

    path: str
    entities: int
    edges: int
    notes: tuple[str, ...] = ()


def format_names() -> dict[str, str]:
    """The formats by the name that the command line knows them by: `stix` for `.stix.json`."""
    return {suffix.split(".")[1]: suffix for suffix in (*FORMATS, *_plugins())}


def export(kg: KnowledgeGraph, path: str | Path, *, lang: Lang = "ar") -> Exported:
    """Write the graph to a file in the format that its suffix names; labels are in `lang` where it has them.

    An existing file is replaced only when the new one is complete. `.csv` and `.neo4j` name folders of tables.
    Raises ExportError for a suffix that names no format and for a library that is not installed.
    """
    path = Path(path)
    write = _writer(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    whole, left_out = _whole(kg)
    notes = write(whole, path, lang)
    return Exported(path=str(path), entities=len(whole), edges=len(whole.edge_list), notes=(*left_out, *notes))


def _whole(kg: KnowledgeGraph) -> tuple[KnowledgeGraph, list[str]]:
    """The graph without edges that lead to no entity of it, which most readers refuse."""
    edges = kg.edge_list
    kept = [e for e in edges if e.head in kg and e.tail in kg]
    if len(kept) == len(edges):
        return kg, []
    left_out = f"{len(edges) - len(kept)} relations left out: one of their entities is not in the graph"
    return KnowledgeGraph(kg, kept, kg.sources.values()), [left_out]


def _plugins() -> dict[str, Callable[[], Writer]]:
    from importlib.metadata import entry_points

    return {point.name: point.load for point in entry_points(group="graphkit.exporters")}


def _writer(path: Path) -> Writer:
    for suffix in sorted(FORMATS, key=len, reverse=True):
        if path.name.lower().endswith(suffix):
            module, function = FORMATS[suffix].split(":")
            writer: Writer = getattr(import_module(f".{module}", __name__), function)
            return writer
    for suffix, load in _plugins().items():
        if path.name.lower().endswith(suffix):
            return load()
    raise ExportError(f"{path}: no format has this suffix; use one of {', '.join(format_names().values())}")
