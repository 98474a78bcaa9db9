"""The merge against the same thing said in plain Python, and what the graph must never do."""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations
from math import prod
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.models import Extraction, content_id
from graphkit.ontology import ontology
from graphkit.resolution import profile_id, profiles, resolve
from graphkit.store import Merged, Workspace

from .saying import says


def merged(folder: Path, documents: list[Extraction]) -> Merged:
    with Workspace(folder) as workspace:
        workspace.append(documents)
        return workspace.merge(resolve(workspace.profiles()))


ATTACK = ("{هاجم} [داعش] <القاعدة> أمس.", "attacked")
RIVALS = ("[القاعدة] {خصم} <داعش>.", "rival_of")


def edges(folder: Path, *documents: Extraction) -> list[tuple[Any, ...]]:
    found = merged(folder, list(documents))
    names = {e.id: e.name for e in found.entities}
    return [(names[e.head], e.type, names[e.tail], e.status, e.phase, e.documents) for e in found.edges]


def test_one_claim_becomes_one_edge_that_shows_its_words(tmp_path: Path) -> None:
    (edge,) = merged(tmp_path, [says("d1", ATTACK, date="2018-03-01")]).edges
    (claim,) = edge.claims
    words = [
        claim.sentence[slice(*place)] for place in (claim.head, claim.tail, claim.trigger, claim.evidence) if place
    ]
    assert words == ["داعش", "القاعدة", "هاجم", "هاجم داعش القاعدة أمس."]
    assert (claim.id, claim.document, edge.first, edge.last) == ("d1#c0", "d1", "2018-03-01", "2018-03-01")
    assert edge.id == content_id(edge.head, "attacked", edge.tail, "asserted", "")


@pytest.mark.parametrize("status", ["alleged", "denied", "planned"])
def test_what_is_not_asserted_stays_apart(tmp_path: Path, status: str) -> None:
    other = (*ATTACK, {"status": status})
    found = edges(tmp_path, says("d1", ATTACK), says("d2", other))
    assert sorted(e[3] for e in found) == sorted(["asserted", status])


def test_what_is_over_stays_apart_and_other_phases_do_not(tmp_path: Path) -> None:
    documents = [
        says(f"d{i}", (*ATTACK, {"phase": phase})) for i, phase in enumerate(["end", "start", "ongoing", None])
    ]
    assert {e[4:] for e in edges(tmp_path, *documents)} == {("end", 1), (None, 3)}


def test_a_symmetric_relation_is_one_edge_and_each_claim_still_points_at_its_own_words(tmp_path: Path) -> None:
    turned = ("[داعش] {خصم} <القاعدة>.", "rival_of")
    (edge,) = merged(tmp_path, [says("d1", RIVALS), says("d2", turned)]).edges
    assert edge.head < edge.tail and edge.documents == 2
    heads = {c.sentence[slice(*c.head)] for c in edge.claims if c.head}
    tails = {c.sentence[slice(*c.tail)] for c in edge.claims if c.tail}
    assert len(heads) == len(tails) == 1 and heads != tails


def test_who_says_it_is_the_entity_not_the_name_in_the_document(tmp_path: Path) -> None:
    found = merged(tmp_path, [says("d1", (*ATTACK, {"asserted_by": "القاعدة"}))])
    (edge,) = found.edges
    assert edge.claims[0].asserted_by == edge.tail


def test_self_loops_are_dropped_and_the_entity_stays(tmp_path: Path) -> None:
    loop = says("d1", ATTACK)
    loop = loop.model_copy(update={"claims": (loop.claims[0].model_copy(update={"tail": "داعش"}),)})
    found = merged(tmp_path, [loop])
    assert not found.edges and len(found.entities) == 2


def test_entities_know_their_documents(tmp_path: Path) -> None:
    found = merged(tmp_path, [says("d1", ATTACK, date="2017"), says("d2", RIVALS, date="2019-05"), says("d3", ATTACK)])
    assert {(e.documents, e.first_seen, e.last_seen) for e in found.entities} == {(3, "2017", "2019-05")}


def test_copies_count_once_and_confidence_grows_with_voices_only(tmp_path: Path) -> None:
    story = (ATTACK, ("نقل شهود في البلدة الصغيرة أن [داعش] {في} <العراق> منذ أسابيع طويلة كما قالوا.", "operates_in"))
    copied = merged(tmp_path / "a", [says("d1", *story), says("d2", *story)])
    assert {(e.documents, e.independent_documents, e.confidence) for e in copied.edges} == {(2, 1, 0.8)}
    other = ("{هاجم} [داعش] <القاعدة> في قرية بعيدة جنوب البلاد فجر الأحد الماضي.", "attacked")
    two = merged(tmp_path / "b", [says("d1", *story), says("d2", other)])
    attack = next(e for e in two.edges if e.type == "attacked")
    assert (attack.documents, attack.independent_documents, attack.confidence) == (2, 2, 0.96)


@pytest.mark.parametrize("order", list(permutations(range(3)))[1:])
def test_the_order_of_documents_does_not_show(tmp_path: Path, order: tuple[int, ...]) -> None:
    documents = [says("d1", ATTACK, RIVALS), says("d2", RIVALS, date="2016"), says("d3", (*ATTACK, {"score": 0.4}))]
    assert merged(tmp_path / "b", [documents[i] for i in order]) == merged(tmp_path / "a", documents)


NAMES = ["داعش", "القاعدة", "جبهة النور", "العراق", "سامي", "ليلى"]
claims = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    st.sampled_from(["attacked", "rival_of", "allied_with", "leads"]),
    st.fixed_dictionaries(
        {
            "status": st.sampled_from(["asserted", "alleged", "denied"]),
            "phase": st.sampled_from([None, "start", "end"]),
            "date": st.sampled_from([None, "2014", "2015-02"]),
            "score": st.sampled_from([0.0, 0.3, 0.55, 1.0]),
        }
    ),
).filter(lambda c: c[0] != c[1])
corpora = st.lists(
    st.tuples(st.lists(claims, min_size=1, max_size=5), st.sampled_from([None, "2013", "2016-01-02"])), max_size=5
)


@settings(max_examples=25, deadline=None)
@given(corpora)
def test_the_expressions_give_what_plain_python_gives(tmp_path_factory: pytest.TempPathFactory, corpus: Any) -> None:
    documents = [
        says(f"d{i}", *((f"[{h}] {{{i}x{n}}} <{t}>.", r, m) for n, (h, t, r, m) in enumerate(found)), date=date)
        for i, (found, date) in enumerate(corpus)
    ]
    found = merged(tmp_path_factory.mktemp("w"), documents)
    rows = [(e.id, e.phase, e.first, e.last, e.documents, e.confidence, [c.id for c in e.claims]) for e in found.edges]
    assert rows == plainly(documents)


def plainly(documents: list[Extraction]) -> list[tuple[Any, ...]]:
    """The merge in plain Python: slow, and short enough to be believed."""
    entity_of = resolve(profiles(documents)).entity_of
    groups: dict[tuple[str, ...], list[tuple[Any, Extraction]]] = defaultdict(list)
    for document in documents:
        ids = {e.id: entity_of[profile_id(document.id, e)] for e in document.entities}
        for claim in document.claims:
            head, tail = ids[claim.head], ids[claim.tail]
            if ontology().relations[claim.type].symmetric:
                head, tail = sorted((head, tail))
            ended = "end" if claim.phase == "end" else ""
            groups[head, claim.type, tail, claim.status, ended].append((claim, document))
    return sorted(_plain_edge(key, found) for key, found in groups.items())


def _plain_edge(key: tuple[str, ...], found: list[tuple[Any, Extraction]]) -> tuple[Any, ...]:
    phases = {c.phase for c, _ in found}
    dates = sorted(d for c, x in found if (d := c.date or x.date))
    best: dict[str, float] = defaultdict(float)
    for claim, document in found:
        best[document.id] = max(best[document.id], claim.score)
    confidence = round(1 - prod(1 - 0.8 * s for s in best.values()), 4)
    order = sorted(found, key=lambda f: (f[1].date or "9", f[1].id, f[0].evidence.start))
    first, last = (dates[0], dates[-1]) if dates else (None, None)
    phase = phases.pop() if len(phases) == 1 else None
    return (content_id(*key), phase, first, last, len(best), confidence, [f"{x.id}#{c.id}" for c, x in order])
