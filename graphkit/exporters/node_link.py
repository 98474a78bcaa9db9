"""Node-link JSON, lossless: `graphkit.load` reads back what this wrote."""

from __future__ import annotations

from pathlib import Path

from ..graph import KnowledgeGraph
from ..graph.labels import Lang
from ..graph.node_link import lines
from .files import replacing


def write(kg: KnowledgeGraph, path: Path, lang: Lang) -> list[str]:
    """Write the graph as JSON; the language changes nothing, all names are kept."""
    del lang
    with replacing(path) as out:
        out.writelines(lines(kg))
    return []
