"""RDF in Turtle: SKOS for names, PROV-O for provenance, each claim a resource of its own (an `rdf:Statement`).

A plain triple (`:boko-haram gk:pledged_allegiance_to :islamic-state`) stands only for what is asserted and not over:
RDF readers take a triple for a fact. What is alleged, denied, planned or ended is found through the claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..errors import MissingModelError
from ..graph import KnowledgeGraph
from ..graph.labels import Lang
from ..models import Edge, Entity, Evidence, Source
from ..ontology import EntityType, Relation, ontology
from .files import replacing
from .xmltext import XmlText

if TYPE_CHECKING:
    from rdflib import Graph, Literal, URIRef
    from rdflib.term import Node

    Triple = tuple[Node, Node, Node]

VOCABULARY = "urn:graphkit:ontology:"
RESOURCE = "urn:graphkit:"
_ARABIC = re.compile("[\u0600-\u06ff]")
_WIKIDATA = "http://www.wikidata.org/entity/"


def write(kg: KnowledgeGraph, path: Path, lang: Lang) -> list[str]:
    """Write the graph as Turtle; the language changes nothing, all names are kept with theirs."""
    del lang
    graph, xml = _graph(), XmlText()
    for triple in _triples(kg, xml):
        graph.add(triple)
    with replacing(path) as out:
        out.write(graph.serialize(format="turtle"))
    return xml.notes()


def _graph() -> Graph:
    try:
        from rdflib import Graph, Namespace
        from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, XSD
    except ImportError as error:
        raise MissingModelError("RDF needs rdflib: pip install 'graphkit[exports]'") from error
    graph = Graph(bind_namespaces="none")
    known = {"dcterms": DCTERMS, "owl": OWL, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "skos": SKOS, "xsd": XSD}
    for prefix, namespace in known.items():
        graph.bind(prefix, namespace)
    graph.bind("gk", Namespace(VOCABULARY))
    for kind in ("entity", "claim", "document"):
        graph.bind(kind, Namespace(f"{RESOURCE}{kind}:"))
    return graph


def _triples(kg: KnowledgeGraph, xml: XmlText) -> Iterator[Triple]:
    known = ontology()
    for name in sorted({e.type for e in kg}):
        yield from _term(name, known.entities.get(name), "Class")
    for name in sorted({e.type for e in kg.edge_list}):
        yield from _term(name, known.relations.get(name), "Property")
    for source in kg.sources.values():
        yield from _document(source, xml)
    for entity in kg:
        yield from _entity(entity, xml)
    for edge in kg.edge_list:
        yield from _edge(edge, xml)


def _term(name: str, term: EntityType | Relation | None, kind: str) -> Iterator[Triple]:
    from rdflib import RDF, RDFS, SKOS, Literal

    this = uri("ontology", name)
    yield this, RDF.type, RDFS.Class if kind == "Class" else RDF.Property
    if term:
        yield this, SKOS.prefLabel, Literal(term.ar, lang="ar")
        yield this, SKOS.prefLabel, Literal(term.en, lang="en")
        yield this, SKOS.definition, Literal(term.means, lang="en")


def _document(source: Source, xml: XmlText) -> Iterator[Triple]:
    from rdflib import DCTERMS, PROV, RDF, Literal, URIRef

    this = uri("document", source.id)
    yield this, RDF.type, PROV.Entity
    yield this, DCTERMS.title, _said(source.title, xml)
    if source.source:
        yield this, DCTERMS.publisher, _said(source.source, xml)
    if source.date:
        yield this, DCTERMS.date, _dated(source.date)
    if source.lang:
        yield this, DCTERMS.language, Literal(source.lang)
    if source.url and source.url.startswith(("http://", "https://")):
        yield this, DCTERMS.source, URIRef(quote(source.url, safe="%/:=&?~#+!$,;'@()*[]"))


def _entity(entity: Entity, xml: XmlText) -> Iterator[Triple]:
    from rdflib import OWL, RDF, Literal, URIRef

    this = uri("entity", entity.id)
    yield this, RDF.type, uri("ontology", entity.type)
    yield from _names(this, entity, xml)
    for what in ("named", "romanised", "count", "documents"):
        if (value := getattr(entity, what)) is not None:
            yield this, uri("ontology", what), Literal(value)
    for what, date in (("first_seen", entity.first_seen), ("last_seen", entity.last_seen)):
        if date:
            yield this, uri("ontology", what), _dated(date)
    for name, value in sorted((entity.external_ids | entity.attributes).items()):
        yield this, uri("ontology", name), Literal(xml.clean(value))
    if wikidata := entity.external_ids.get("wikidata"):
        yield this, OWL.sameAs, URIRef(_WIKIDATA + quote(wikidata))


def _names(this: URIRef, entity: Entity, xml: XmlText) -> Iterator[Triple]:
    from rdflib import SKOS

    preferred = {n for n in (entity.name_ar, entity.name_en) if n} or {entity.name}
    for name in sorted(preferred):
        yield this, SKOS.prefLabel, _said(name, xml)
    for name in sorted({entity.name, *entity.aliases} - preferred):
        yield this, SKOS.altLabel, _said(name, xml)


def _edge(edge: Edge, xml: XmlText) -> Iterator[Triple]:
    head, relation, tail = uri("entity", edge.head), uri("ontology", edge.type), uri("entity", edge.tail)
    if edge.status == "asserted" and edge.phase != "end":
        yield head, relation, tail
    for claim in edge.claims:
        yield from _claim(edge, claim, xml)


def _claim(edge: Edge, claim: Evidence, xml: XmlText) -> Iterator[Triple]:
    from rdflib import PROV, RDF, XSD, Literal

    this, start, end = uri("claim", claim.id), *claim.evidence
    yield this, RDF.type, uri("ontology", "Claim")
    yield this, RDF.type, RDF.Statement
    yield this, RDF.subject, uri("entity", edge.head)
    yield this, RDF.predicate, uri("ontology", edge.type)
    yield this, RDF.object, uri("entity", edge.tail)
    yield this, uri("ontology", "status"), Literal(edge.status)
    if edge.phase:
        yield this, uri("ontology", "phase"), Literal(edge.phase)
    if claim.date:
        yield this, uri("ontology", "date"), _dated(claim.date)
    yield this, uri("ontology", "score"), Literal(str(claim.score), datatype=XSD.double)
    yield this, uri("ontology", "sentence"), _said(claim.sentence, xml)
    yield this, PROV.value, _said(claim.sentence[start:end], xml)
    yield this, PROV.wasDerivedFrom, uri("document", claim.document)
    if claim.asserted_by:
        yield this, PROV.wasAttributedTo, uri("entity", claim.asserted_by)


def uri(kind: str, name: str) -> URIRef:
    """The address of a thing of this graph: `urn:graphkit:entity:islamic-state`."""
    from rdflib import URIRef

    return URIRef(f"{RESOURCE}{kind}:{quote(name, safe='-._~', errors='replace')}")


def _said(text: str, xml: XmlText) -> Literal:
    from rdflib import Literal

    return Literal(xml.clean(text), lang="ar" if _ARABIC.search(text) else "en")


def _dated(date: str) -> Literal:
    from rdflib import XSD, Literal

    kinds = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
    valid = re.fullmatch(r"\d{4}(-\d\d){0,2}", date)
    return Literal(date, datatype=kinds[len(date)] if valid else XSD.string)
