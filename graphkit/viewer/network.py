"""`to_pyvis`: the graph as a pyvis Network, laid out and still, with a page of ours that is offline and safe."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ..graph import KnowledgeGraph
from ..models import Edge, Entity
from ..ontology import ontology
from .arrange import layout
from .bundle import asset, policy
from .data import drawable

VIS = "lib/vis-9.1.2/vis-network.min.js"
_DASHES: dict[str, bool | list[int]] = {
    "asserted": False,
    "alleged": [8, 5],
    "planned": [2, 5],
    "denied": [14, 3, 2, 3],
}
_INK = {"asserted": "#5b6a7a", "alleged": "#b4560a", "planned": "#4f46c8", "denied": "#8a929b"}
_DIGITS = re.compile(r"[+]?\d+(?:[-./:]\d+)+")
_CONTROLS = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def to_pyvis(kg: KnowledgeGraph, *, lang: str = "ar") -> Any:
    """A `pyvis.network.Network` (directed) of the whole graph, for notebooks; physics is off, places are ours.

    Its `generate_html()` and `show()` use our template through pyvis's own `templateEnv` and `path`: pyvis's page asks
    two remote servers for files, and runs script found in a heading or title. Labels and titles are plain text.
    """
    from pyvis.network import Network

    net = Network(directed=True, height="750px", cdn_resources="in_line")
    places = layout(kg)
    # filled as lists: add_node looks through all earlier ones
    net.nodes = [_node(e, places[e.id], lang) for e in kg]
    net.node_ids = [e.id for e in kg]
    net.node_map = {node["id"]: node for node in net.nodes}
    net.edges = [_edge(e, lang) for e in drawable(kg)]
    net.toggle_physics(False)
    net.set_edge_smooth("continuous")
    _use_our_page(net, lang)
    return net


def _shown(text: str) -> str:
    """Isolated, without the bidi controls by which one name can pose as another, dates left to right."""
    plain = _DIGITS.sub("\u2066\\g<0>\u2069", text.translate(_CONTROLS))
    return f"\u2068{plain}\u2069"


def _node(entity: Entity, place: tuple[float, float], lang: str) -> dict[str, Any]:
    known = ontology().entities.get(entity.type)
    name = (entity.name_ar if lang == "ar" else entity.name_en) or entity.name
    return {
        "id": entity.id,
        "label": _shown(name),
        "title": _shown(getattr(known, lang, entity.type)),
        "shape": known.shape if known else "dot",
        "color": known.colour if known else "#5b6a7a",
        "size": 14,
        "x": place[0],
        "y": place[1],
    }


def _edge(edge: Edge, lang: str) -> dict[str, Any]:
    known = ontology().relations.get(edge.type)
    return {
        "id": edge.id,
        "from": edge.head,
        "to": edge.tail,
        "arrows": "" if known and known.symmetric else "to",
        "title": "\n\n".join([_shown(getattr(known, lang, edge.type)), *(_shown(c.sentence) for c in edge.claims[:3])]),
        "dashes": _DASHES[edge.status],
        "color": _INK[edge.status],
        "width": 1 + min(4, edge.independent_documents) * 0.5,
    }


def _use_our_page(net: Any, lang: str) -> None:
    from jinja2 import Environment, PackageLoader
    from markupsafe import Markup

    code = Path(net.template_dir, VIS).read_text(encoding="utf-8") + "\n" + asset("js-network/network.js")
    look = asset("css/network.css")
    net.templateEnv = Environment(loader=PackageLoader(__package__, "assets"), autoescape=True)
    net.templateEnv.globals.update(
        lang=lang, policy=policy(code, look, strict=False), code=Markup(code), look=Markup(look)
    )
    net.path = "network.html.j2"
    net.template = net.templateEnv.get_template(net.path)
