from __future__ import annotations

import json
import logging
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import stix2
from stix2validator import ValidationOptions, validate_file

from graphkit.exporters import export
from graphkit.graph import KnowledgeGraph
from graphkit.ontology import ontology
from tests.factory import edge, entity, evidence, source


@pytest.fixture(scope="module")
def objects(written) -> list[dict[str, Any]]:
    return json.loads(written(".stix.json").read_text(encoding="utf-8"))["objects"]


def test_stix2_parses_it_and_writes_the_same(written) -> None:
    text = written(".stix.json").read_text(encoding="utf-8")
    assert json.loads(stix2.parse(text, version="2.1").serialize()) == json.loads(text)


def test_the_validator_of_oasis_finds_no_error(written) -> None:
    logging.disable(logging.CRITICAL)
    found = validate_file(str(written(".stix.json")), ValidationOptions(version="2.1"))
    logging.disable(logging.NOTSET)
    errors = [str(e) for result in found.object_results for e in result.errors]
    assert found.is_valid, errors


def test_an_object_for_every_entity_edge_and_document(objects: list[dict[str, Any]], kg: KnowledgeGraph) -> None:
    kinds = Counter(o["type"] for o in objects)
    statements = kinds["relationship"] + kinds["note"] + kinds["opinion"]
    assert statements == len(kg.edge_list)
    assert kinds["report"] == len(kg.sources)
    assert len(objects) - statements - kinds["report"] - 1 == len(kg)
    assert len({o["id"] for o in objects}) == len(objects)


def test_only_what_is_asserted_is_a_relationship(objects: list[dict[str, Any]], kg: KnowledgeGraph) -> None:
    status = Counter(e.status for e in kg.edge_list)
    assert Counter(o["type"] for o in objects)["relationship"] == status["asserted"]
    notes = [o for o in objects if o["type"] in ("note", "opinion")]
    assert {o["labels"][1] for o in notes} == {"alleged", "denied", "planned"}
    assert all(any(word in json.dumps(n) for word in ("alleged", "denied", "planned")) for n in notes)


def test_a_denial_disagrees_with_what_others_assert(objects: list[dict[str, Any]]) -> None:
    by_id = {o["id"]: o for o in objects}
    (opinion,) = (o for o in objects if o["type"] == "opinion")
    (contradicted,) = opinion["object_refs"]
    assert opinion["opinion"] == "disagree"
    assert by_id[contradicted]["labels"][0] == opinion["labels"][0] == "affiliate_of"
    assert opinion["authors"] == ["Abubakar Shekau"]


def test_every_reference_leads_somewhere(objects: list[dict[str, Any]]) -> None:
    ids = {o["id"] for o in objects}
    for o in objects:
        refs = [*o.get("object_refs", []), *(v for k, v in o.items() if k.endswith("_ref"))]
        assert set(refs) <= ids


def test_ids_are_version_5(objects: list[dict[str, Any]]) -> None:
    assert {UUID(o["id"].split("--")[1]).version for o in objects} == {5}


def test_times_are_of_the_fact_and_in_order(objects: list[dict[str, Any]]) -> None:
    pledge = next(o for o in objects if o.get("relationship_type") == "pledged-allegiance-to")
    assert pledge["start_time"].startswith("2015-01-01")
    ended = [o for o in objects if "ended" in o.get("labels", [])]
    assert ended
    assert all("stop_time" in o and "start_time" not in o for o in ended if o["type"] == "relationship")
    assert all(o["created"] <= o["modified"] for o in objects if "created" in o)
    # said without a date: no date of a document is passed off as the fact's
    leads = next(o for o in objects if o.get("labels") == ["leads"] and "مدير" in json.dumps(o, ensure_ascii=False))
    assert "start_time" not in leads


def test_the_incident_has_the_extension_of_oasis(objects: list[dict[str, Any]]) -> None:
    (incident,) = (o for o in objects if o["type"] == "incident")
    (extension,) = incident["extensions"].values()
    assert extension["extension_type"] == "property-extension"
    assert extension["determination"] == "suspected"


def test_places_take_the_country_that_a_document_names(objects: list[dict[str, Any]]) -> None:
    places = {o["name"]: o.get("country") for o in objects if o["type"] == "location"}
    assert places["Istanbul"] == "TR"
    assert places["Maiduguri prison"] == "NG"


def test_an_operation_of_an_armed_group_is_a_campaign(tmp_path: Path) -> None:
    entities = [entity("g"), entity("p", "SecurityAgency"), entity("o1", "Operation"), entity("o2", "Operation")]
    claim = (evidence("[g] {did} <o>"),)
    edges = [edge("g", "conducted", "o1", claim), edge("p", "conducted", "o2", claim)]
    export(KnowledgeGraph(entities, edges, [source("d1")]), tmp_path / "g.stix.json")
    objects = json.loads((tmp_path / "g.stix.json").read_text())["objects"]
    kinds = {o["name"]: o["type"] for o in objects if o.get("labels") == ["Operation"]}
    assert kinds == {"o1": "campaign", "o2": "course-of-action"}
    campaign = next(o["id"] for o in objects if o["type"] == "campaign")
    assert any(o.get("relationship_type") == "attributed-to" and o["source_ref"] == campaign for o in objects)


def test_every_type_of_the_ontology_is_mapped() -> None:
    assert [t.name for t in ontology().entities.values() if not {"stix", "ftm"} <= t.map.keys()] == []


def test_hostile_strings_survive(hostile: KnowledgeGraph, tmp_path: Path) -> None:
    export(hostile, tmp_path / "g.stix.json")
    bundle = stix2.parse((tmp_path / "g.stix.json").read_text(encoding="utf-8"), version="2.1")
    assert {o.name for o in bundle.objects if o.get("labels") == ["Person"]} == {e.name for e in hostile}
    assert not any("javascript:" in r.get("url", "") for o in bundle.objects for r in o.get("external_references", []))
    assert validate_file(str(tmp_path / "g.stix.json"), ValidationOptions(version="2.1")).is_valid
