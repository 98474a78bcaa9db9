"""A STIX 2.1 bundle, as OpenCTI and MISP read it, made of the `stix2` library's own objects.

Only what is asserted becomes a `relationship`. What is denied becomes an `opinion` that disagrees with the
relationship where others assert it; all else that is no fact becomes a `note` on the two entities. Documents become
`report`s. Ids are UUIDv5 of the graph's ids, dates those of the documents: the same graph gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import MissingModelError
from ..graph import KnowledgeGraph
from ..graph.labels import Lang, name_of, relation_label
from ..models import Edge
from ..ontology import ontology
from .files import replacing
from .stix_objects import AUTHOR, Stix, author, entity_object


def write(kg: KnowledgeGraph, path: Path, lang: Lang) -> list[str]:
    """Write the bundle, an object a line."""
    try:
        import stix2  # noqa: F401
    except ImportError as error:
        raise MissingModelError("STIX needs its library: pip install 'graphkit[exports]'") from error
    made = Stix(kg, lang)
    with replacing(path) as out:
        out.write(
            f'{{"type": "bundle", "id": "{made.id("bundle", "graph", *(e.id for e in kg.edge_list))}", "objects": ['
        )
        separator = "\n"
        for item in _objects(kg, made):
            out.write(separator + item.serialize(ensure_ascii=False))
            separator = ",\n"
        out.write("\n]}\n")
    return made.notes()


def _objects(kg: KnowledgeGraph, made: Stix) -> Iterator[Any]:
    yield author()
    for entity in kg:
        yield entity_object(made, entity)
    for edge in kg.edge_list:
        yield _edge_object(kg, made, edge)
    yield from _reports(kg, made)


def _edge_object(kg: KnowledgeGraph, made: Stix, edge: Edge) -> Any:
    if edge.status == "asserted":
        return _relationship(made, edge)
    contradicted = made.asserted.get((edge.head, edge.type, edge.tail)) if edge.status == "denied" else None
    return _opinion(kg, made, edge, contradicted) if contradicted else _note(kg, made, edge)


def _relationship(made: Stix, edge: Edge) -> Any:
    from stix2.v21 import Relationship

    known = ontology().relations.get(edge.type)
    form = known.map.get("stix", {}) if known else {}
    ends = [made.entity_id(edge.head), made.entity_id(edge.tail)]
    source, target = reversed(ends) if form.get("reversed") else ends
    return Relationship(
        id=made.edge_id(edge),
        relationship_type=form.get("type", edge.type.replace("_", "-")),
        source_ref=source,
        target_ref=target,
        description=relation_label(edge, made.lang),
        labels=[edge.type, *(["ended"] if edge.phase == "end" else [])],
        confidence=round(100 * edge.confidence),
        external_references=made.cited(edge) or None,
        **made.times(edge),
        **made.written(edge),
    )


def _note(kg: KnowledgeGraph, made: Stix, edge: Edge) -> Any:
    from stix2.v21 import Note

    return Note(
        id=made.edge_id(edge),
        abstract=_said(kg, made, edge),
        content="\n".join(c.sentence for c in edge.claims) or _said(kg, made, edge),
        authors=_speakers(kg, made, edge) or None,
        object_refs=list(dict.fromkeys([made.entity_id(edge.head), made.entity_id(edge.tail)])),
        labels=[edge.type, edge.status],
        confidence=round(100 * edge.confidence),
        external_references=made.cited(edge) or None,
        **made.written(edge),
    )


def _opinion(kg: KnowledgeGraph, made: Stix, edge: Edge, contradicted: Edge) -> Any:
    from stix2.v21 import Opinion

    return Opinion(
        id=made.edge_id(edge, "opinion"),
        opinion="disagree",
        explanation="\n".join([_said(kg, made, edge), *(c.sentence for c in edge.claims)]),
        authors=_speakers(kg, made, edge) or None,
        object_refs=[made.edge_id(contradicted)],
        labels=[edge.type, edge.status],
        external_references=made.cited(edge) or None,
        **made.written(edge),
    )


def _said(kg: KnowledgeGraph, made: Stix, edge: Edge) -> str:
    parts = (name_of(kg[edge.head], made.lang), relation_label(edge, made.lang), name_of(kg[edge.tail], made.lang))
    return " · ".join(parts)


def _speakers(kg: KnowledgeGraph, made: Stix, edge: Edge) -> list[str]:
    return sorted({name_of(kg[by], made.lang) for c in edge.claims if (by := c.asserted_by) and by in kg})


def _reports(kg: KnowledgeGraph, made: Stix) -> Iterator[Any]:
    from stix2.v21 import Report

    said = made.said_in()
    for source in kg.sources.values():
        if source.id not in said:
            continue
        written = made.day(source.date)
        yield Report(
            id=made.id("report", source.id),
            name=source.title or source.id,
            published=written,
            object_refs=said[source.id],
            external_references=[made.reference(source)],
            created=written,
            modified=written,
            created_by_ref=AUTHOR,
        )
