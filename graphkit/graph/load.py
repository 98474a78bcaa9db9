"""`load`: a graph from the folder that `graphkit build` made."""

from __future__ import annotations

from pathlib import Path

from ..errors import SourceError
from . import node_link
from .core import KnowledgeGraph

_STORE = "graph.duckdb"


def load(path: str | Path) -> KnowledgeGraph:
    """The graph of a build folder (from its store, else its graph.json) or of a JSON file.

    Raises SourceError where there is none, StoreError for a store that cannot be opened.
    """
    path = Path(path)
    if path.is_file():
        return node_link.read(path)
    if (path / _STORE).exists():
        from ..store import Workspace

        with Workspace(path) as workspace:
            return KnowledgeGraph(*workspace.graph())
    if (path / "graph.json").exists():
        return node_link.read(path / "graph.json")
    raise SourceError(f"{path}: no graph here (graph.duckdb or graph.json); make one with `graphkit build PATH -o DIR`")
