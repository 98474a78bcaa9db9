"""The graph as node-link JSON, lossless both ways; networkx (`node_link_graph`) and d3 know the form.

`graph` holds the documents cited, `nodes` the entities, `edges` the edges with `source`, `target` and `key` (the id);
one record a line, so that versions of a file can be compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..errors import SourceError
from ..models import Edge, Entity, Record, Source
from .core import KnowledgeGraph

_FORMAT = "graphkit-graph-1"
_REMEDY = "give a graph.json that graphkit wrote"


def lines(kg: KnowledgeGraph) -> Iterator[str]:
    """The file, piece by piece."""
    yield f'{{"directed": true, "multigraph": true, "graph": {{"format": "{_FORMAT}", "documents": [\n'
    yield from _array(_json(_plain(s)) for s in kg.sources.values())
    yield ']},\n"nodes": [\n'
    yield from _array(_json(_plain(e)) for e in kg)
    yield '],\n"edges": [\n'
    yield from _array(_json(_edge(e)) for e in kg.edge_list)
    yield "]}\n"


def read(path: Path) -> KnowledgeGraph:
    """The graph of a file that `lines` made. Raises SourceError, which says what is wrong."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        if raw["graph"]["format"] != _FORMAT:
            raise SourceError(f"{path}: unknown format {raw['graph']['format']!r}; {_REMEDY}")
        edges = (_read_edge(e) for e in raw["edges"])
        return KnowledgeGraph(
            map(Entity.model_validate, raw["nodes"]), edges, map(Source.model_validate, raw["graph"]["documents"])
        )
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror}; {_REMEDY}") from error
    except ValidationError as error:
        where = ".".join(str(p) for p in error.errors()[0]["loc"])
        raise SourceError(f"{path}: {error.title} {where}: {error.errors()[0]['msg']}; {_REMEDY}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise SourceError(f"{path}: not a graph in node-link form ({error}); {_REMEDY}") from error


def _plain(record: Record) -> dict[str, Any]:
    """Only what differs from the record's defaults: it reads back the same and the file stays readable."""
    return record.model_dump(mode="json", exclude_defaults=True)


def _edge(edge: Edge) -> dict[str, Any]:
    fields = _plain(edge)
    ends = {"source": fields.pop("head"), "target": fields.pop("tail"), "key": fields.pop("id")}
    return ends | fields


def _read_edge(raw: dict[str, Any]) -> Edge:
    fields = dict(raw)
    ends = {"head": fields.pop("source"), "tail": fields.pop("target"), "id": fields.pop("key")}
    return Edge.model_validate(fields | ends)


_json = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps would make an encoder for every record


def _array(items: Iterable[str]) -> Iterator[str]:
    separator = ""
    for item in items:
        yield separator + item
        separator = ",\n"
