"""The analyst's HTML page, by the viewer."""

from __future__ import annotations

from pathlib import Path

from ..graph import KnowledgeGraph
from ..graph.labels import Lang
from ..viewer import write_html


def write(kg: KnowledgeGraph, path: Path, lang: Lang) -> list[str]:
    """Write the page, which opens in `lang`."""
    write_html(kg, path, lang=lang)
    return []
