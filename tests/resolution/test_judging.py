"""`graphkit judge`: questions in order of use, answers saved at once, files all or nothing."""

import json
from shutil import copytree

import pytest
from typer.testing import CliRunner

from graphkit.cli import app
from graphkit.errors import JudgementError, StoreError
from graphkit.judging import Review, judge, judge_file
from graphkit.models import Claim, DocEntity, Extraction, Mention, Span
from graphkit.pipeline import merge
from graphkit.resolution import read_judgements
from graphkit.store import Workspace

TEXT = "صخر الدوري في الموصل"


def extraction(id: str, person: str) -> Extraction:
    text = f"{person} في الموصل"
    made = (
        DocEntity(id="e1", type="Person", name=person, mentions=(Mention(start=1, end=1 + len(person), text=person),)),
        DocEntity(id="e2", type="Place", name="الموصل", mentions=(Mention(start=1, end=2, text="الموصل"),)),
    )
    said = Claim(id="c", type="located_in", head="e1", tail="e2", evidence=Span(start=1, end=1 + len(text), text=text))
    return Extraction(id=id, title="", text=text, entities=made, claims=(said,))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    path = tmp_path_factory.mktemp("built")
    with Workspace(path) as workspace:
        workspace.append([extraction("d1", "صخر الدوري"), extraction("d2", "صخر إبراهيم الدوري")])
        workspace.append([extraction("d3", "ناجي الكرخي")])
        merge(workspace)
    return path


@pytest.fixture
def folder(built, tmp_path):
    return copytree(built, tmp_path / "out")


def people(folder) -> list[str]:
    with Workspace(folder) as workspace:
        return sorted(e.name for e in merge(workspace) if e.type == "Person")


def run(*args: str, keys: str = ""):
    return CliRunner().invoke(app, ["judge", *map(str, args)], input=keys)


def test_questions_show_both_sides(folder):
    (question,) = Review(folder).questions()
    assert {question.left.profile.names[0][0], question.right.profile.names[0][0]} == {
        "صخر الدوري",
        "صخر إبراهيم الدوري",
    }
    assert question.left.neighbours == ("الموصل",)
    assert (question.number, question.of) == (1, 1)


def test_an_answer_merges_at_the_next_build_and_undo_parts_again(folder):
    before = people(folder)
    (line,) = judge(folder, lambda _: "same", who="amal", when=lambda: "2026-01-01")
    assert len(people(folder)) == len(before) - 1
    assert list(Review(folder).questions()) == []
    result = run(folder, "--undo", line.id)
    assert result.exit_code == 0
    assert people(folder) == before


@pytest.mark.parametrize(
    ("keys", "verdicts"),
    [("s\n", ["same"]), ("D\n", ["different"]), ("u\n", ["unsure"]), ("skip\n", []), ("\n", []), ("q\n", []), ("", []),
     ("x\ns\n", ["same"])],
)  # fmt: skip
def test_keys(folder, keys: str, verdicts: list[str]):
    result = run(folder, "--who", "amal", keys=keys)
    assert result.exit_code == 0, result.output
    assert [j.verdict for j in read_judgements(folder / "judgements.jsonl")] == verdicts
    assert f"added {len(verdicts)} judgements" in result.output


def test_the_question_says_why(folder):
    result = run(folder, keys="q\n")
    assert "One name is a part of the other" in result.output
    assert "صخر إبراهيم الدوري" in result.output


def test_list_shows_what_is_in_force(folder):
    assert "no judgements yet" in run(folder, "--list").output
    (line,) = judge(folder, lambda _: "different", who="amal")
    assert line.id in run(folder, "--list").output


def write(path, *lines: dict):
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def test_a_file_is_added_whole(folder, tmp_path):
    good = {"verdict": "same", "left": "Person:صخر الدوري", "right": "Person:ناجي الكرخي"}
    path = write(tmp_path / "mine.jsonl", good, {**good, "verdict": "unsure", "when": "2026-01-01"})
    assert len(judge_file(folder, path)) == 2
    assert judge_file(folder, path) == []
    assert len(read_judgements(folder / "judgements.jsonl")) == 2


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ({"verdict": "same", "left": "feedbeef", "right": "Person:صخر الدوري"}, "nothing here has the id 'feedbeef'"),
        ({"verdict": "same", "left": "Person:لا أحد", "right": "Person:صخر الدوري"}, "no entity is called"),
        ({"verdict": "wrong", "left": "feedbeef"}, "no edge 'feedbeef'"),
        ({"verdict": "undo", "left": "feedbeef"}, "takes back 'feedbeef'"),
        ({"verdict": "same", "left": "a"}, "needs left and right"),
    ],
)
def test_a_file_with_one_bad_line_adds_nothing(folder, tmp_path, bad: dict, message: str):
    good = {"verdict": "same", "left": "Person:صخر الدوري", "right": "Person:ناجي الكرخي"}
    path = write(tmp_path / "mine.jsonl", good, bad)
    with pytest.raises(JudgementError, match=message) as error:
        judge_file(folder, path)
    assert f"{path}:2" in str(error.value)
    assert read_judgements(folder / "judgements.jsonl") == []


def test_an_edge_by_id_is_kept_by_its_ends(folder, tmp_path):
    with Workspace(folder) as workspace:
        edge = next(iter(workspace.graph().edges))
    (line,) = judge_file(folder, write(tmp_path / "mine.jsonl", {"verdict": "wrong", "left": edge.id}))
    assert line.value == f"{edge.type} {edge.status}"
    with Workspace(folder) as workspace:
        assert edge.id not in {e.id for e in merge(workspace).edge_list}


def test_a_folder_without_a_workspace_and_a_missing_file(tmp_path, folder):
    with pytest.raises(StoreError, match=r"holds no graph\.duckdb"):
        Review(tmp_path / "none")
    with pytest.raises(JudgementError, match="no such file"):
        judge_file(folder, tmp_path / "none.jsonl")
