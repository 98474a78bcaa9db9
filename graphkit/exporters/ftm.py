"""FollowTheMoney entities, one JSON object a line, as Aleph and OpenSanctions tools read them.

What is asserted becomes an interval (Membership, Directorship ... UnknownLink) with dates and `proof`, the document.
What is alleged, denied or planned becomes a Note on the two entities, so that nobody takes it for a link.
The schemas stand in the ontology (`map: {ftm: ...}`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import MissingModelError
from ..graph import KnowledgeGraph
from ..graph.dates import fact_dates
from ..graph.labels import Lang, name_of, relation_label
from ..models import Edge, Entity, Source
from ..ontology import ontology
from .countries import country_of
from .files import replacing
from .xmltext import XmlText

if TYPE_CHECKING:
    from followthemoney.proxy import EntityProxy

_UNKNOWN = {"schema": "UnknownLink", "head": "subject", "tail": "object"}


def write(kg: KnowledgeGraph, path: Path, lang: Lang) -> list[str]:
    """Write documents, entities, links and notes as JSON lines."""
    xml = XmlText()
    with replacing(path) as out:
        for proxy in _proxies(kg, lang, xml):
            out.write(_line(proxy))
    return xml.notes()


def _proxies(kg: KnowledgeGraph, lang: Lang, xml: XmlText) -> Iterator[EntityProxy]:
    try:
        import followthemoney  # noqa: F401
    except ImportError as error:
        raise MissingModelError("FollowTheMoney needs its library: pip install 'graphkit[exports]'") from error
    for source in kg.sources.values():
        yield _document(source, xml)
    for entity in kg:
        yield _entity(entity, xml)
    for edge in kg.edge_list:
        asserted = edge.status == "asserted"
        yield _link(kg, edge, lang, xml) if asserted else _note(kg, edge, lang, xml)


def _line(proxy: EntityProxy) -> str:
    plain = proxy.to_dict()
    properties = {name: sorted(values) for name, values in sorted(plain["properties"].items())}
    kept = {"id": plain["id"], "schema": plain["schema"], "properties": properties}
    return json.dumps(kept, ensure_ascii=False) + "\n"


def _make(schema: str, id: str, xml: XmlText, **properties: Any) -> EntityProxy:
    """A proxy with these properties; None and what the schema's types refuse is left out."""
    from followthemoney import model

    proxy = model.make_entity(schema)
    proxy.id = id
    for name, value in properties.items():
        for one in value if isinstance(value, list | tuple) else [value]:
            if one:
                proxy.add(name, xml.clean(str(one)), quiet=True)
    return proxy


def _document(source: Source, xml: XmlText) -> EntityProxy:
    return _make(
        "Article",
        document_id(source.id),
        xml,
        title=source.title,
        publishedAt=source.date,
        publisher=source.source,
        sourceUrl=source.url,
        language=source.lang,
    )


def _entity(entity: Entity, xml: XmlText) -> EntityProxy:
    names = [n for n in (entity.name, entity.name_ar, entity.name_en) if n]
    proxy = _make(
        _schema(entity),
        entity.id,
        xml,
        name=list(dict.fromkeys(names)),
        alias=entity.aliases,
        wikidataId=entity.external_ids.get("wikidata"),
        country=country_of(entity),
        keywords=entity.type,
        summary=None if entity.named else f"{entity.type}, known by description only",
    )
    for name in {"Address": "full", "UserAccount": "username"}.get(proxy.schema.name, "").split():
        proxy.add(name, xml.clean(entity.name))
    return proxy


def _schema(entity: Entity) -> str:
    known = ontology().entities.get(entity.type)
    return str(known.map.get("ftm", "LegalEntity")) if known else "LegalEntity"


def _link(kg: KnowledgeGraph, edge: Edge, lang: Lang, xml: XmlText) -> EntityProxy:
    form = _form(kg, edge)
    ends = {form["head"]: edge.head, form["tail"]: edge.tail}
    extra = {"role": relation_label(edge, lang), "status": "ended" if edge.phase == "end" else None}
    return _make(form["schema"], f"link-{edge.id}", xml, **ends, **extra, **_interval(kg, edge))


def _form(kg: KnowledgeGraph, edge: Edge) -> dict[str, str]:
    """The schema of the link and the properties for its ends; UnknownLink where an end does not fit the schema."""
    from followthemoney import model

    known = ontology().relations.get(edge.type)
    form: dict[str, str] = known.map.get("ftm", _UNKNOWN) if known else _UNKNOWN
    schema = model.schemata[form["schema"]]
    for end, entity_id in (("head", edge.head), ("tail", edge.tail)):
        wanted = schema.properties[form[end]].range
        if wanted and not model.schemata[_schema(kg[entity_id])].is_a(wanted):
            return _UNKNOWN
    return form


def _note(kg: KnowledgeGraph, edge: Edge, lang: Lang, xml: XmlText) -> EntityProxy:
    said = " · ".join((name_of(kg[edge.head], lang), relation_label(edge, lang), name_of(kg[edge.tail], lang)))
    facts = _interval(kg, edge)
    kept = {name: facts[name] for name in ("proof", "publisher", "sourceUrl", "description")}
    return _make("Note", f"note-{edge.id}", xml, entity=[edge.head, edge.tail], name=said, **kept)


def _interval(kg: KnowledgeGraph, edge: Edge) -> dict[str, Any]:
    sources = [kg.sources[c.document] for c in edge.claims if c.document in kg.sources]
    first, last = fact_dates(edge)
    return {
        "startDate": None if edge.phase == "end" else first,
        "endDate": last if edge.phase == "end" else None,
        "description": [c.sentence for c in edge.claims],
        "proof": [document_id(s.id) for s in sources],
        "publisher": [s.source for s in sources],
        "sourceUrl": [s.url for s in sources],
    }


def document_id(source_id: str) -> str:
    """The id of a document among the entities, whose ids it must not meet."""
    return f"document-{source_id}"
