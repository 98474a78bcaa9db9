"""GEXF 1.3, the form in which Gephi knows time: its GraphML reader has none, its timeline needs spells of days.

Every edge has a `kind`: without it Gephi merges parallel edges. Attributes have numbers for ids, as Gephi writes them;
none is titled like a part of the format (`columns` sees to that).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..graph import KnowledgeGraph
from ..graph.dates import earliest, latest
from ..graph.labels import Lang, name_of, relation_label
from ..models import Edge, Entity
from .columns import Column, T, colour, edge_columns, node_columns, row
from .files import replacing
from .looks import positions, sizes
from .xmltext import XmlText

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>graphkit</creator></meta>
<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">
"""
_TYPES = {"string": "string", "int": "integer", "double": "double", "boolean": "boolean"}
# parts of the format, so no attributes: `label` and `weight` stand on the elements themselves
_OWN = ("label", "weight")
Spell = tuple[str, str]


def write(kg: KnowledgeGraph, path: Path, lang: Lang) -> list[str]:
    """Write the graph as GEXF 1.3, line by line."""
    xml = XmlText()
    with replacing(path) as out:
        out.writelines(_lines(kg, lang, xml))
    return xml.notes()


def _lines(kg: KnowledgeGraph, lang: Lang, xml: XmlText) -> Iterator[str]:
    nodes = [c for c in node_columns(kg, lang) if c.name not in _OWN]
    edges = [c for c in edge_columns(kg, lang) if c.name not in _OWN]
    yield _HEAD
    yield from _attributes("node", nodes, xml)
    yield from _attributes("edge", edges, xml)
    yield "<nodes>\n"
    yield from _nodes(kg, nodes, lang, xml)
    yield "</nodes>\n<edges>\n"
    yield from (_edge(edge, edges, lang, xml) for edge in kg.edge_list)
    yield "</edges>\n</graph>\n</gexf>\n"


def _attributes(of: str, columns: Sequence[Column[T]], xml: XmlText) -> Iterator[str]:
    yield f'<attributes class="{of}" mode="static">\n'
    for number, column in enumerate(columns):
        yield f'<attribute id="{number}" title={xml.attribute(column.name)} type="{_TYPES[column.kind]}"/>\n'
    yield "</attributes>\n"


def _nodes(kg: KnowledgeGraph, columns: Sequence[Column[Entity]], lang: Lang, xml: XmlText) -> Iterator[str]:
    size, place, spells = sizes(kg), positions(kg), node_spells(kg)
    for entity in kg:
        red, green, blue = colour(entity.type)
        looks = f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:size value="{size[entity.id]}"/>'
        if entity.id in place:
            x, y = place[entity.id]
            looks += f'<viz:position x="{x}" y="{y}" z="0.0"/>'
        head = f"<node id={xml.id(entity.id)} label={xml.attribute(name_of(entity, lang))}>"
        yield f"{head}{_values(columns, entity, xml)}{_spells(spells.get(entity.id))}{looks}</node>\n"


def _edge(edge: Edge, columns: Sequence[Column[Edge]], lang: Lang, xml: XmlText) -> str:
    ends = f"source={xml.id(edge.head)} target={xml.id(edge.tail)}"
    label = xml.attribute(relation_label(edge, lang))
    weight = f'weight="{float(edge.independent_documents)}"'
    head = f"<edge id={xml.id(edge.id)} {ends} kind={xml.attribute(kind_of(edge))} label={label} {weight}>"
    return f"{head}{_values(columns, edge, xml)}{_spells(_spell(edge.first, edge.last))}</edge>\n"


def kind_of(edge: Edge) -> str:
    """What keeps parallel edges apart: the relation, its status, its end.

    >>> kind_of(Edge(id="1", head="a", type="leads", tail="b", status="denied"))
    'leads denied'
    """
    status = [] if edge.status == "asserted" else [edge.status]
    return " ".join([edge.type, *status, *(["ended"] if edge.phase == "end" else [])])


def _values(columns: Sequence[Column[T]], record: T, xml: XmlText) -> str:
    cells = (
        f'<attvalue for="{i}" value={xml.attribute(str(v).lower() if isinstance(v, bool) else str(v))}/>'
        for i, v in row(columns, record)
    )
    return f"<attvalues>{''.join(cells)}</attvalues>"


def _spell(first: str | None, last: str | None) -> Spell | None:
    start, end = earliest(first or last), latest(last or first)
    return (start, end) if start and end and start <= end else None


def _spells(spell: Spell | None) -> str:
    return f'<spells><spell start="{spell[0]}" end="{spell[1]}"/></spells>' if spell else ""


def node_spells(kg: KnowledgeGraph) -> dict[str, Spell]:
    """When each node is there: from the first to the last date of its documents and of its edges.

    Gephi hides an edge while one of its ends is hidden. Nodes without any date are always there.
    """
    found = {e.id: [s] for e in kg if (s := _spell(e.first_seen, e.last_seen))}
    for edge in kg.edge_list:
        if spell := _spell(edge.first, edge.last):
            for end in (edge.head, edge.tail):
                found.setdefault(end, []).append(spell)
    # a node whose other edges have no date must not vanish with the dated ones
    undated = {end for e in kg.edge_list if not _spell(e.first, e.last) for end in (e.head, e.tail)}
    return {n: (min(s[0] for s in ss), max(s[1] for s in ss)) for n, ss in found.items() if n not in undated}
