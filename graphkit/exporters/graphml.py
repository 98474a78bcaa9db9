"""GraphML, as Gephi needs it; networkx, igraph and Gephi Lite read the same file.

Gephi keeps parallel edges only when each has an id of its own and an XML attribute `label`, and takes places,
sizes and colours from attributes named exactly `x, y, size, r, g, b, weight`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ..graph import KnowledgeGraph
from ..graph.labels import Lang, relation_label
from ..models import Entity
from .columns import Column, T, Value, colour, edge_columns, node_columns, value_of
from .files import replacing
from .looks import positions, sizes
from .xmltext import XmlText

Cell = tuple[str, Callable[[T], Value], Callable[[Any], str]]

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def write(kg: KnowledgeGraph, path: Path, lang: Lang) -> list[str]:
    """Write the graph as GraphML, line by line: memory does not grow with the number of edges."""
    xml = XmlText()
    with replacing(path) as out:
        out.writelines(_lines(kg, lang, xml))
    return xml.notes()


def _lines(kg: KnowledgeGraph, lang: Lang, xml: XmlText) -> Iterator[str]:
    nodes = [*node_columns(kg, lang), *_look_columns(kg)]
    edges = edge_columns(kg, lang)
    yield _HEAD
    yield from (_key("n", i, "node", c, xml) for i, c in enumerate(nodes))
    yield from (_key("e", i, "edge", c, xml) for i, c in enumerate(edges))
    yield '<graph id="graphkit" edgedefault="directed">\n'
    node_cells, edge_cells = _cells("n", nodes, xml), _cells("e", edges, xml)
    for entity in kg:
        yield f"<node id={xml.id(entity.id)}>{_data(node_cells, entity)}</node>\n"
    for edge in kg.edge_list:
        ends = f"source={xml.id(edge.head)} target={xml.id(edge.tail)}"
        label = xml.attribute(relation_label(edge, lang))
        yield f"<edge id={xml.id(edge.id)} {ends} label={label}>{_data(edge_cells, edge)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _look_columns(kg: KnowledgeGraph) -> list[Column[Entity]]:
    size, place = sizes(kg), positions(kg)
    looks: list[Column[Entity]] = [
        Column("size", "double", lambda e: size[e.id]),
        Column("r", "int", lambda e: colour(e.type)[0]),
        Column("g", "int", lambda e: colour(e.type)[1]),
        Column("b", "int", lambda e: colour(e.type)[2]),
    ]
    if place:
        looks.append(Column("x", "double", lambda e: place[e.id][0]))
        looks.append(Column("y", "double", lambda e: place[e.id][1]))
    return looks


def _key(prefix: str, number: int, of: str, column: Column[T], xml: XmlText) -> str:
    name = xml.attribute(column.name)
    return f'<key id="{prefix}{number}" for="{of}" attr.name={name} attr.type="{column.kind}"/>\n'


def _cells(prefix: str, columns: list[Column[T]], xml: XmlText) -> list[Cell[T]]:
    """For each column what stands before a value, how a record gives the value, and how it is written."""
    writers: dict[str, Callable[[Any], str]] = {
        "string": xml.text,
        "int": str,
        "double": str,
        "boolean": lambda value: "true" if value else "false",
    }
    return [(f'<data key="{prefix}{i}">', value_of(c), writers[c.kind]) for i, c in enumerate(columns)]


def _data(cells: list[Cell[T]], record: T) -> str:
    found = [(before, of(record), written) for before, of, written in cells]
    return "".join([f"{before}{written(v)}</data>" for before, v, written in found if v is not None])
