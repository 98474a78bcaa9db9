"""The hand-over format of `graphkit extract`, which other programs read, and what holds of it whatever the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.extraction.nlp import ENGLISH, extract_one
from graphkit.models import Document
from graphkit.ontology import ontology
from graphkit.pipeline import extract

SEEDS = Path(__file__).parent.parent.parent / "seeds"
KEYS = {"id", "title", "text", "lang", "date", "source", "entities", "claims", "warnings", "graphkit"}
ENTITY = {"id", "type", "name", "name_en", "named", "count", "key", "mentions"}
MENTION = {"start", "end", "text", "kind"}
CLAIM = {
    *{"id", "type", "head", "tail", "status", "phase", "asserted_by", "date", "trigger", "score"},
    "evidence",
}


def check(line: str) -> None:
    """Every promise of the format."""
    x = json.loads(line)
    assert x.keys() >= KEYS
    full = f"{x['title']}\n{x['text']}"
    types = {e["id"]: e["type"] for e in x["entities"]}
    assert len(types) == len(x["entities"])
    for entity in x["entities"]:
        check_entity(entity, full)
    assert len({c["id"] for c in x["claims"]}) == len(x["claims"])
    for claim in x["claims"]:
        check_claim(claim, types, full)


def check_entity(entity: dict[str, Any], full: str) -> None:
    assert entity.keys() >= ENTITY
    assert entity["type"] in ontology().entities
    assert entity["name"] and entity["mentions"]
    assert entity["named"] == any(m["kind"] == "name" for m in entity["mentions"])
    assert entity["count"] is None or entity["count"] > 0
    for m in entity["mentions"]:
        assert m.keys() >= MENTION
        assert m["kind"] in ("name", "description", "pronoun")
        assert 0 <= m["start"] < m["end"] <= len(full)
        assert full[m["start"] : m["end"]] == m["text"]


def check_claim(claim: dict[str, Any], types: dict[str, str], full: str) -> None:
    assert claim.keys() >= CLAIM
    assert claim["head"] != claim["tail"]
    ends = types[claim["head"]], types[claim["tail"]]
    assert ontology().allows(ends[0], claim["type"], ends[1]), (claim["type"], ends)
    assert claim["asserted_by"] is None or claim["asserted_by"] in types
    assert claim["status"] in ("asserted", "alleged", "denied", "planned")
    assert claim["phase"] in (None, "start", "ongoing", "end")
    assert claim["date"] is None or len(claim["date"]) in (4, 7, 10)
    assert 0 <= claim["score"] <= 1
    evidence = claim["evidence"]
    assert full[evidence["start"] : evidence["end"]] == evidence["text"] != ""
    assert claim["trigger"] == "" or claim["trigger"] in full


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return [x.model_dump_json() for x in extract([SEEDS])]


def test_the_seeds_keep_every_promise(lines: list[str]) -> None:
    for line in lines:
        check(line)


def test_there_is_something_to_check(lines: list[str]) -> None:
    found = [json.loads(line) for line in lines]
    assert len(found) == 12
    arabic = [x for x in found if x["lang"] == "ar"]
    assert len(arabic) == 9 and all(len(x["entities"]) > 5 and x["claims"] for x in arabic)


def test_english_is_read_by_the_list_of_names_with_a_warning(lines: list[str]) -> None:
    english = [x for x in map(json.loads, lines) if x["lang"] == "en"]
    assert len(english) == 3
    for x in english:
        assert x["warnings"] == [ENGLISH] and not x["claims"]
        assert {e["type"] for e in x["entities"]} & {"ArmedGroup", "Person", "Country"}
    keys = {e["key"] for x in english for e in x["entities"]}
    assert {"al-qaeda", "islamic-state"} <= keys


def test_the_clitics_stay_outside() -> None:
    text = "قتل عنصر في تنظيم القاعدة. وقال إن جماعة مبايعة للقاعدة هاجمت مقرا لتنظيم الدولة ولبوكو حرام."
    found = {e.key: e for e in extract_one(Document.of("", text, lang="ar")).entities if e.key}
    assert {m.text for m in found["al-qaeda"].mentions} == {"تنظيم القاعدة", "لقاعدة"}
    assert found["al-qaeda"].name in ("القاعدة", "تنظيم القاعدة")
    assert [m.text for m in found["islamic-state"].mentions] == ["تنظيم الدولة"]
    assert [m.text for m in found["boko-haram"].mentions] == ["بوكو حرام"]


def pieces() -> Iterator[str]:
    for path in sorted(SEEDS.glob("*.txt")):
        yield from path.read_text(encoding="utf-8").split()


text = st.lists(
    st.sampled_from(sorted(set(pieces())))
    | st.text(max_size=6)
    | st.sampled_from(
        ["\n", "«", "»", ".", "(", ")", "#تنظيم_الدولة", "ل", "\u200f", "ـ", "\u064b", "١٢", "\ufdfa", "😀"]
    ),
    max_size=60,
).map(" ".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=text | st.just(""), body=text | st.text(), lang=st.sampled_from(["ar", "ar", "en"]))
def test_no_text_breaks_it(title: str, body: str, lang: str) -> None:
    check(extract_one(Document.of(title, body, lang=lang, date="2018-05-10")).model_dump_json())
