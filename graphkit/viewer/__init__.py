"""The viewer: a graph in, one offline HTML page out; pyvis lives only here.

`write_html` makes the analyst's page, `to_pyvis` a pyvis Network for notebooks, `layout` the places of both.
"""

from typing import Any

_PUBLIC = {"write_html": "page", "to_pyvis": "network", "layout": "arrange", "view": "opening"}

__all__ = ["layout", "to_pyvis", "view", "write_html"]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_PUBLIC[name]}", __name__), name)
