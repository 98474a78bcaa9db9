"""The judgement file: read, append, undo; what a broken line says; edges."""

import json

import pytest

from graphkit.errors import JudgementError
from graphkit.models import DocEntity, Edge
from graphkit.resolution import (
    Judgement,
    Profile,
    References,
    append_judgement,
    judged_edges,
    profile_id,
    read_judgements,
    reference,
    standing,
    undo,
)


def judgement(verdict="same", left="Person:أ", right="Person:ب", **fields) -> Judgement:
    return Judgement.of(verdict, left, right, **{"who": "me", "when": "2026-01-01T10:00:00", **fields})


def test_what_is_appended_is_read(tmp_path):
    path = tmp_path / "deep" / "judgements.jsonl"
    lines = [judgement(), judgement("name", "x", None, value="اسم"), judgement("unsure", source="rule", why="no proof")]
    append_judgement(path, *lines)
    assert [j.line() for j in read_judgements(path)] == [j.line() for j in lines]
    assert read_judgements(path)[1].where == f"{path}:2"


def test_a_line_holds_all_that_is_asked_of_it(tmp_path):
    line = json.loads(judgement(why="the same nom de guerre").line())
    assert line.keys() == {"id", "verdict", "left", "right", "who", "when", "why", "source"}


def test_no_file_is_no_judgement(tmp_path):
    assert read_judgements(tmp_path / "none.jsonl") == []


def test_a_line_by_hand_needs_no_id(tmp_path):
    path = tmp_path / "j.jsonl"
    path.write_text('{"verdict": "same", "left": "a", "right": "b"}\n\n', encoding="utf-8")
    (line,) = read_judgements(path)
    assert len(line.id) == 16
    assert read_judgements(path)[0].id == line.id


def test_appending_twice_adds_once_and_never_rewrites(tmp_path):
    path = tmp_path / "j.jsonl"
    append_judgement(path, judgement())
    before = path.read_bytes()
    append_judgement(path, judgement(), judgement("different"))
    assert path.read_bytes().startswith(before)
    assert len(read_judgements(path)) == 2


def test_a_last_line_without_its_end_is_not_spoilt(tmp_path):
    path = tmp_path / "j.jsonl"
    path.write_text(judgement().line(), encoding="utf-8")
    append_judgement(path, judgement("different"))
    assert len(read_judgements(path)) == 2


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{broken", "not a line of JSON"),
        ("[1]", "expected an object"),
        ('{"verdict": "sane", "left": "a", "right": "b"}', "unknown verdict 'sane'; known are same"),
        ('{"left": "a", "right": "b"}', "verdict: Field required"),
        ('{"verdict": "same", "left": "a"}', "same needs left and right"),
        ('{"verdict": "same", "left": "a", "right": "a"}', "are both 'a'"),
        ('{"verdict": "type", "left": "a"}', "type needs a value"),
        ('{"verdict": "type", "left": "a", "value": "Ghost"}', "unknown type 'Ghost'"),
        ('{"verdict": "same", "left": "a", "right": "b", "when": "yesterday"}', "Invalid isoformat"),
        ('{"verdict": "same", "left": "a", "right": "b", "colour": "red"}', "colour"),
        ('{"verdict": "same", "left": "a", "right": "b", "source": "oracle"}', "source"),
    ],
)
def test_a_broken_line_names_file_and_line(tmp_path, line: str, message: str):
    path = tmp_path / "j.jsonl"
    path.write_text(f"{judgement().line()}\n{line}\n", encoding="utf-8")
    with pytest.raises(JudgementError) as error:
        read_judgements(path)
    assert str(error.value).startswith(f"{path}:2: ")
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_bytes_that_are_no_text_are_an_error(tmp_path):
    path = tmp_path / "j.jsonl"
    path.write_bytes(b"\xff\xfe{}\n")
    with pytest.raises(JudgementError, match=":1: not a line of JSON"):
        read_judgements(path)


def test_an_id_twice_is_an_error(tmp_path):
    path = tmp_path / "j.jsonl"
    line = '{"id": "j1", "verdict": "%s", "left": "a", "right": "b"}\n'
    path.write_text(line % "same" + line % "different", encoding="utf-8")
    with pytest.raises(JudgementError, match=r":2: the id j1 stands already at .*:1"):
        read_judgements(path)


def test_undo_adds_a_line(tmp_path):
    path = tmp_path / "j.jsonl"
    append_judgement(path, judgement())
    (line,) = read_judgements(path)
    taken = undo(path, line.id, who="you", when="2026-02-01")
    assert standing(read_judgements(path)) == []
    undo(path, taken.id, when="2026-03-01")
    assert [j.id for j in standing(read_judgements(path))] == [line.id]
    assert len(read_judgements(path)) == 3


def test_undo_of_nothing_or_twice_is_an_error(tmp_path):
    path = tmp_path / "j.jsonl"
    append_judgement(path, judgement())
    (line,) = read_judgements(path)
    with pytest.raises(JudgementError, match="no judgement 'ffff'"):
        undo(path, "ffff")
    undo(path, line.id, when="2026-02-01")
    with pytest.raises(JudgementError, match="taken back already"):
        undo(path, line.id, when="2026-02-02")
    assert len(read_judgements(path)) == 2


# references


def one(type: str, name: str, **fields) -> Profile:
    entity = DocEntity(id="e", type=type, name=name, mentions=(), key=fields.get("key"))
    return Profile(id=profile_id("d", entity), type=type, names=((name, 1),), **fields)


@pytest.mark.parametrize(
    "made",
    [
        one("ArmedGroup", "داعش", key="islamic-state"),
        one("Person", "صخر الدوري"),
        one("Person", "أبو عمر", document="d"),
    ],
)
def test_a_profile_is_found_by_the_name_that_judgements_give_it(made: Profile):
    assert References([made]).find(reference(made), judgement()) == [made.id]


def test_a_key_of_the_knowledge_base_that_no_document_names_is_no_error():
    with pytest.raises(LookupError):
        References([], {"al-qaeda"}).find("al-qaeda", judgement())


# edges

GROUP, PLACE = one("ArmedGroup", "جند الخلافة"), one("Place", "باتنة")
EDGES = [
    Edge(id="e1", head=GROUP.id, type="operates_in", tail=PLACE.id, confidence=0.6),
    Edge(id="e2", head=GROUP.id, type="operates_in", tail=PLACE.id, status="denied", confidence=0.6),
    Edge(id="e3", head=GROUP.id, type="controls", tail=PLACE.id, confidence=0.6),
]
ENTITY_OF = {GROUP.id: GROUP.id, PLACE.id: PLACE.id}


def kept(*judgements: Judgement) -> tuple[dict[str, float], list[str]]:
    edges, conflicts = judged_edges(EDGES, judgements, ENTITY_OF, References([GROUP, PLACE]))
    return {e.id: e.confidence for e in edges}, conflicts


ENDS = ("ArmedGroup:جند الخلافة", "Place:باتنة")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], {"e1": 0.6, "e2": 0.6, "e3": 0.6}),
        ([Judgement.of("wrong", "e1")], {"e2": 0.6, "e3": 0.6}),
        ([Judgement.of("right", "e1")], {"e1": 1.0, "e2": 0.6, "e3": 0.6}),
        ([Judgement.of("wrong", *ENDS, value="operates_in")], {"e3": 0.6}),
        ([Judgement.of("wrong", *ENDS, value="operates_in denied")], {"e1": 0.6, "e3": 0.6}),
        ([Judgement.of("wrong", "e1", when="2026-01-01"), Judgement.of("right", "e1", when="2026-01-02")],
         {"e1": 1.0, "e2": 0.6, "e3": 0.6}),
        ([Judgement.of("right", "e1", when="2026-01-01"),
          Judgement.of("wrong", "e1", when="2026-01-02", source="rule")], {"e1": 1.0, "e2": 0.6, "e3": 0.6}),
    ],
)  # fmt: skip
def test_edges_judged(told: list[Judgement], expected: dict[str, float]):
    assert kept(*told) == (expected, [])


def test_an_edge_that_is_gone_is_reported():
    edges, conflicts = kept(Judgement.of("wrong", "e9"))
    assert len(edges) == 3
    assert "no edge 'e9'" in conflicts[0]


def test_undone_edge_judgements_leave_the_edges():
    wrong = Judgement.of("wrong", "e1", when="2026-01-01")
    assert kept(wrong, Judgement.of("undo", wrong.id, when="2026-01-02")) == kept()
