"""graphkit's components in a spaCy pipeline of somebody's own."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

import pytest
import spacy
from spacy.tokens import Doc

from graphkit.extraction.camel import MORPHOLOGY, NER
from graphkit.extraction.nlp import COMPONENTS

TEXT = "أعلن تنظيم الدولة مسؤوليته عن الهجوم. وانضمت جماعة بوكو حرام في نيجيريا إلى تنظيم الدولة، وبايعت زعيمه."


def test_every_factory_is_announced() -> None:
    announced = {e.name: e for e in entry_points(group="spacy_factories") if e.name.startswith("graphkit_")}
    assert announced.keys() == {*COMPONENTS, MORPHOLOGY, NER}
    for entry in announced.values():
        assert callable(entry.load())


@pytest.mark.parametrize("name", COMPONENTS)
def test_one_component_in_a_pipeline(name: str) -> None:
    """In a fresh process, which has not imported graphkit."""
    code = f"import spacy; nlp = spacy.blank('ar'); nlp.add_pipe({name!r}); print(len(nlp({TEXT!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) > 15


def test_mentions_and_claims_stand_where_spacy_users_look() -> None:
    nlp = spacy.blank("ar")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    doc = nlp(TEXT)
    found = {(span.text, span.label_, span.kb_id_) for span in doc.spans["mentions"]}
    assert ("بوكو حرام", "ArmedGroup", "boko-haram") in found or (
        "جماعة بوكو حرام",
        "ArmedGroup",
        "boko-haram",
    ) in found
    assert {span.kb_id_ for span in doc.spans["mentions"]} >= {"islamic-state", "boko-haram"}
    for span in doc.spans["mentions"]:
        start, end = span._.offsets
        assert span.start_char <= start < end == span.end_char
    ids = {span.id_ for span in doc.spans["mentions"]}
    assert doc._.claims and all({c.head, c.tail} <= ids for c in doc._.claims)


def test_the_gazetteer_alone_finds_known_names() -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("graphkit_gazetteer")
    doc = nlp(TEXT)
    assert "boko-haram" in {span.kb_id_ for span in doc.spans["mentions"]}


def test_batches() -> None:
    nlp = spacy.blank("ar")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    texts = (TEXT, "", TEXT[:40])
    one = [_found(nlp(text)) for text in texts]
    assert one == [_found(doc) for doc in nlp.pipe(texts)] and one[0]


def _found(doc: Doc) -> list[tuple[int, int, str]]:
    return [(s.start, s.end, s.label_) for s in doc.spans["mentions"]]
