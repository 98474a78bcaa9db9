from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, PROV, RDF, SKOS, Graph, Literal, URIRef

from graphkit.exporters import export
from graphkit.exporters.rdf import uri
from graphkit.graph import KnowledgeGraph

PREFIX = "PREFIX gk: <urn:graphkit:ontology:> PREFIX entity: <urn:graphkit:entity:> "


@pytest.fixture(scope="module")
def graph(written) -> Graph:
    return Graph().parse(written(".ttl"), format="turtle")


def test_who_pledged_allegiance_to_is(graph: Graph) -> None:
    query = (
        PREFIX
        + 'SELECT ?n { ?x gk:pledged_allegiance_to entity:islamic-state; skos:prefLabel ?n. FILTER(lang(?n)="en")}'
    )
    assert [str(r.n) for r in graph.query(query)] == ["Boko Haram"]


def test_with_sentence_date_and_document(graph: Graph) -> None:
    query = (
        PREFIX
        + """
        SELECT ?quote ?title ?outlet {
            ?claim a gk:Claim; rdf:subject entity:boko-haram; rdf:predicate gk:pledged_allegiance_to;
                   gk:status "asserted";
                   gk:date "2015-03-07"^^xsd:date; prov:value ?quote; prov:wasDerivedFrom ?document.
            ?document dcterms:title ?title; dcterms:publisher ?outlet.
        }"""
    )
    (row,) = graph.query(query)
    assert "بايعت" in row.quote
    assert (str(row.title), str(row.outlet)) == ("بوكو حرام تبايع تنظيم الدولة الإسلامية", "وكالة النهار")


def test_a_resource_for_every_entity_claim_and_document(graph: Graph, kg: KnowledgeGraph) -> None:
    assert len(set(graph.subjects(RDF.type, uri("ontology", "Claim")))) == len(kg.claims())
    assert {str(s).rsplit(":", 1)[1] for s in graph.subjects(RDF.type, PROV.Entity)} == set(kg.sources)
    typed = {s for s in graph.subjects(RDF.type) if str(s).startswith("urn:graphkit:entity:")}
    assert typed == {uri("entity", e.id) for e in kg}


def test_a_plain_triple_stands_only_for_what_is_asserted_and_not_over(graph: Graph, kg: KnowledgeGraph) -> None:
    facts = {(e.head, e.type, e.tail) for e in kg.edge_list if e.status == "asserted" and e.phase != "end"}
    entities = {uri("entity", e.id): e.id for e in kg}
    plain = {
        (entities[s], str(p).rsplit(":", 1)[1], entities[o]) for s, p, o in graph if s in entities and o in entities
    }
    assert plain == facts


def test_names_with_their_language(graph: Graph) -> None:
    this = uri("entity", "islamic-state")
    assert set(graph.objects(this, SKOS.prefLabel)) == {
        Literal("تنظيم الدولة الإسلامية", lang="ar"),
        Literal("Islamic State", lang="en"),
    }
    assert Literal("داعش", lang="ar") in set(graph.objects(this, SKOS.altLabel))
    assert Literal("ISIS", lang="en") in set(graph.objects(this, SKOS.altLabel))
    assert (this, OWL.sameAs, URIRef("http://www.wikidata.org/entity/Q2429253")) in graph


def test_who_said_it(graph: Graph, kg: KnowledgeGraph) -> None:
    said = {(c.id, c.asserted_by) for e in kg.edge_list for c in e.claims if c.asserted_by}
    read = {tuple(str(x).rsplit(":", 1)[1] for x in pair) for pair in graph.subject_objects(PROV.wasAttributedTo)}
    assert read == said


def test_hostile_strings_survive(hostile: KnowledgeGraph, tmp_path: Path) -> None:
    export(hostile, tmp_path / "g.ttl")
    graph = Graph().parse(tmp_path / "g.ttl", format="turtle")
    labels = {str(o) for s, o in graph.subject_objects(SKOS.prefLabel) if "entity" in s}
    assert labels == {e.name for e in hostile if "\x00" not in e.name} | {"قبلبعد"}
    assert "javascript" not in (tmp_path / "g.ttl").read_text(encoding="utf-8")
