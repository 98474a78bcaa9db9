from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from followthemoney import model

from graphkit.exporters import export
from graphkit.graph import KnowledgeGraph
from graphkit.ontology import ontology


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def proxies(written) -> list[dict[str, Any]]:
    return read(written(".ftm.json"))


def test_followthemoney_finds_them_valid(proxies: list[dict[str, Any]]) -> None:
    for plain in proxies:
        model.schemata[plain["schema"]].validate(plain)
        proxy = model.get_proxy(plain, cleaned=False)
        assert {k: set(v) for k, v in proxy.to_dict()["properties"].items()} == {
            k: set(v) for k, v in plain["properties"].items()
        }


def test_an_entity_for_every_node_edge_and_document(proxies: list[dict[str, Any]], kg: KnowledgeGraph) -> None:
    links = [p for p in proxies if p["id"].startswith(("link-", "note-"))]
    documents = [p for p in proxies if p["id"].startswith("document-")]
    assert (len(links), len(documents)) == (len(kg.edge_list), len(kg.sources))
    assert len(proxies) - len(links) - len(documents) == len(kg)


def test_only_what_is_asserted_is_a_link(proxies: list[dict[str, Any]], kg: KnowledgeGraph) -> None:
    kinds = Counter("note" if p["schema"] == "Note" else "link" for p in proxies if p["id"][:5] in ("link-", "note-"))
    assert kinds["link"] == sum(e.status == "asserted" for e in kg.edge_list)
    assert all(any(s in p["properties"]["name"][0] for s in ("alleged", "denied", "planned"))
               for p in proxies if p["schema"] == "Note")  # fmt: skip


def test_schemas_and_proof(proxies: list[dict[str, Any]]) -> None:
    by_id = {p["id"]: p for p in proxies}
    assert by_id["europol"]["schema"] == "PublicBody"
    assert by_id["islamic-state"]["schema"] == "Organization"
    assert "داعش" in by_id["islamic-state"]["properties"]["alias"]
    assert by_id["islamic-state"]["properties"]["wikidataId"] == ["Q2429253"]
    assert by_id["tr"]["properties"]["country"] == ["tr"]
    leads = next(p for p in proxies if p["properties"].get("director") == ["rob-wainwright"])
    assert (leads["schema"], leads["properties"]["organization"]) == ("Directorship", ["europol"])
    assert leads["properties"]["proof"] == ["document-d3", "document-d4"]
    assert "startDate" not in leads["properties"]


def test_dates_are_those_of_the_fact(proxies: list[dict[str, Any]]) -> None:
    ended = next(p for p in proxies if p["properties"].get("status") == ["ended"] and p["schema"] == "Directorship")
    assert ended["properties"]["endDate"] == ["2016-08-03"]
    assert "startDate" not in ended["properties"]


def test_ends_fit_their_schema(proxies: list[dict[str, Any]]) -> None:
    schema = {p["id"]: model.schemata[p["schema"]] for p in proxies}
    for p in proxies:
        for name, values in p["properties"].items():
            wanted = schema[p["id"]].properties[name].range
            assert all(schema[v].is_a(wanted) for v in values if wanted)


def test_the_ontology_maps_to_schemas_and_properties_that_exist() -> None:
    for entity_type in ontology().entities.values():
        assert not model.schemata[entity_type.map["ftm"]].abstract
    for relation in ontology().relations.values():
        if form := relation.map.get("ftm"):
            assert {form["head"], form["tail"]} <= model.schemata[form["schema"]].properties.keys()


def test_hostile_strings_survive(hostile: KnowledgeGraph, tmp_path: Path) -> None:
    export(hostile, tmp_path / "g.ftm.json")
    names = {n for p in read(tmp_path / "g.ftm.json") for n in p["properties"].get("name", [])}
    kept = {n.replace("\u200d", "") for n in names}  # the library takes joiners out of names or keeps them, by version
    assert {"</script><script>alert(1)</script>", "🏴‍☠️ داعش 👩🏽‍🚀".replace("\u200d", ""), "قبلبعد"} <= kept
