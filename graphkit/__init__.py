"""graphkit: from news about extremist groups to a knowledge graph that shows its sentences."""

from importlib import import_module
from typing import Any

from . import hooks

__version__ = "0.1.0"

# public name -> where it lives; loaded when first asked for, so that `import graphkit` stays light
_PUBLIC = {
    "Document": "models",
    "Extraction": "models",
    "Entity": "models",
    "Edge": "models",
    "GraphkitError": "errors",
    "KnowledgeGraph": "graph",
    "build": "pipeline",
    "extract": "pipeline",
    "explain": "explaining",
    "export": "exporters",
    "load": "graph",
    "judge": "judging",
    "add": "updates",
    "remove": "updates",
    "update": "updates",
    "diff": "updates",
    "view": "viewer",
    "to_pyvis": "viewer",
    "write_html": "viewer",
}

__all__ = ["__version__", *sorted(_PUBLIC)]  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'graphkit' has no attribute {name!r}")
    return getattr(import_module(f".{_PUBLIC[name]}", __name__), name)


def _page(graph: Any) -> str:
    return str(import_module(".viewer.page", __name__).html(graph, title=None, note=None, limit=200, lang="ar"))


hooks.page = _page
