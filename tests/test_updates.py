"""A workspace over time, from the command line as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graphkit import pipeline, updates
from graphkit.cli import app
from graphkit.errors import SourceError, StoreError
from graphkit.models import Document
from graphkit.store import Workspace
from graphkit.updates import add, diff, remove, restore, status, update

ONE = Document.of("", "قال شهود إن تنظيم داعش هاجم مدينة الرمادي يوم الجمعة.", id="one", date="2016-01-01")
TWO = Document.of("", "بايعت جماعة بوكو حرام تنظيم داعش في تسجيل صوتي.", id="two", date="2016-02-01")
THREE = Document.of("", "أعلنت الشرطة البلجيكية اعتقال صلاح عبد السلام في بروكسل.", id="three")
CHANGED = Document.of("", "قالت الشرطة إن تنظيم القاعدة هاجم مدينة عدن.", id="one", date="2016-01-01")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "write_html", lambda graph, path, **_: path.write_text("page"))


def written(path: Path, *documents: Document) -> Path:
    path.write_text("".join(f"{d.model_dump_json()}\n" for d in documents), encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    pipeline.build([written(tmp_path / "first.jsonl", ONE, TWO)], tmp_path / "out", title="عنوان")
    return tmp_path / "out"


def graph(folder: Path) -> bytes:
    return (folder / "graph.json").read_bytes()


def built(folder: Path, *documents: Document) -> bytes:
    folder.mkdir()
    pipeline.build([written(folder / "in.jsonl", *documents)], folder / "out")
    return graph(folder / "out")


def test_added_documents_give_the_graph_of_a_full_build(tmp_path: Path, out: Path) -> None:
    done = add(out, [written(tmp_path / "more.jsonl", TWO, THREE)])
    assert (done.added, done.replaced, done.unchanged) == (1, 0, 1)
    assert done.graph is not None and done.graph.edge_list
    assert graph(out) == built(tmp_path / "all", THREE, ONE, TWO)


def test_a_few_are_read_beside_a_large_workspace_with_the_same_graph(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updates, "_LARGE", 1)
    done = add(out, [written(tmp_path / "more.jsonl", TWO, THREE)])
    assert (done.added, done.unchanged) == (1, 1)
    assert graph(out) == built(tmp_path / "all", ONE, TWO, THREE)


def test_scores_are_remembered_and_make_no_difference(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = scores(out)
    assert before
    add(out, [written(tmp_path / "more.jsonl", THREE)])
    assert before < scores(out)
    monkeypatch.setattr("graphkit.store.remembered.version", lambda: "another graphkit")
    remembered = graph(out)
    update(out)
    assert graph(out) == remembered == built(tmp_path / "all", THREE, ONE, TWO)


def scores(folder: Path) -> set[Any]:
    with Workspace(folder) as workspace:
        return set(workspace.memory()._kept)


def test_a_removed_document_gives_the_graph_without_it(tmp_path: Path, out: Path) -> None:
    assert remove(out, ["two"]).removed == ("two",)
    assert graph(out) == built(tmp_path / "all", ONE)


def test_a_changed_document_takes_the_place_of_the_old_one(tmp_path: Path, out: Path) -> None:
    done = add(out, [written(tmp_path / "more.jsonl", CHANGED)])
    assert (done.added, done.replaced) == (0, 1)
    assert graph(out) == built(tmp_path / "all", CHANGED, TWO)


def test_nothing_new_leaves_everything_alone(tmp_path: Path, out: Path) -> None:
    done = add(out, [tmp_path / "first.jsonl"])
    assert (done.unchanged, done.graph, len(status(out).runs)) == (2, None, 1)


def test_unknown_ids_remove_nothing(out: Path) -> None:
    with pytest.raises(StoreError, match=r"holds no document 'nine'; `graphkit status .* --ids` lists them"):
        remove(out, ["one", "nine"])
    assert status(out).documents == ("one", "two")


def test_stale_documents_are_listed_and_read_again_only_when_asked(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, same = graph(out), [tmp_path / "first.jsonl"]
    with Workspace(out) as workspace:
        older = [x.model_copy(update={"graphkit": "0.0.1", "claims": ()}) for x in workspace.extractions(["two"])]
        workspace.append(older)
    assert status(out).stale == ("two",)
    assert add(out, same).stale == ("two",)
    done = add(out, same, refresh=True)
    assert (done.replaced, done.unchanged) == (1, 1)
    assert graph(out) == before and not status(out).stale
    with Workspace(out) as workspace:
        workspace.append(older)
    (tmp_path / "first.jsonl").unlink()  # the texts are in the workspace
    assert update(out, refresh=True).replaced == 1
    assert graph(out) == before


def test_the_merge_can_be_left_to_update(tmp_path: Path, out: Path) -> None:
    before = graph(out)
    assert add(out, [written(tmp_path / "more.jsonl", THREE)], merged=False).graph is None
    assert status(out).pending and graph(out) == before
    update(out)
    assert not status(out).pending and graph(out) == built(tmp_path / "all", ONE, TWO, THREE)


def test_what_was_exported_into_the_folder_is_written_again(tmp_path: Path, out: Path) -> None:
    (out / "graph.gexf").write_text("old")
    files = {p.name for p in add(out, [written(tmp_path / "more.jsonl", THREE)]).files}
    assert files == {"graph.html", "graph.graphml", "graph.json", "extractions.jsonl", "graph.gexf"}
    assert "gexf" in (out / "graph.gexf").read_text(encoding="utf-8")


def test_the_page_keeps_its_title(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {}
    monkeypatch.setattr(pipeline, "write_html", lambda graph, path, **shown: seen.update(shown))
    update(out)
    assert seen == {"title": "عنوان", "note": None, "limit": 400, "lang": "ar"}


def test_a_damaged_workspace_comes_back_from_its_extractions(out: Path) -> None:
    before = graph(out)
    (out / "graph.duckdb").write_bytes(b"\0" * 5000)
    with pytest.raises(StoreError, match="graphkit restore"):
        status(out)
    assert restore(out).added == 2
    assert graph(out) == before
    assert (out / "graph.duckdb.damaged1").read_bytes() == b"\0" * 5000


def test_a_broken_line_stops_the_restoring_before_anything_is_moved(out: Path) -> None:
    lines = (out / "extractions.jsonl").read_text(encoding="utf-8").splitlines()
    (out / "extractions.jsonl").write_text(f"{lines[0]}\n{lines[1][:40]}\n", encoding="utf-8")
    with pytest.raises(StoreError, match=r"extractions.jsonl, line 2: no extraction"):
        restore(out)
    assert status(out).documents == ("one", "two")


@pytest.mark.parametrize("command", [status, update, lambda f: diff(f, 1, 2)])
def test_a_folder_without_workspace_is_said_so(tmp_path: Path, command) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(StoreError, match=r"holds no graph.duckdb; run `graphkit build"):
        command(tmp_path)
    assert not list(tmp_path.iterdir())


def test_input_that_is_no_document_is_an_error(tmp_path: Path, out: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(SourceError):
        add(out, [tmp_path / "empty.txt"])
    assert status(out).documents == ("one", "two")


def test_the_commands(tmp_path: Path, out: Path) -> None:
    from typer.testing import CliRunner

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(app, [*map(str, arguments)])
        assert result.exit_code == 0, result.output
        return result.output

    more = written(tmp_path / "more.jsonl", THREE, CHANGED)
    assert "1 added, 1 replaced, 0 unchanged, 0 skipped" in run("add", out, more)
    assert "1 removed" in run("remove", out, "two", "--no-update")
    assert "documents came or went" in run("status", out)
    assert "wrote" in run("update", out)
    assert run("status", out, "--ids").split() == ["one", "three"]
    assert [r["command"] for r in json.loads(run("status", out, "--json"))["runs"]] == ["build", "add", "update"]
    changes = json.loads(run("diff", out, "1", "3", "--json"))
    assert {c["what"] for c in changes} >= {"new", "gone"}
    assert "run 1 to run 3" in run("diff", out, "1", "3")
    assert "nothing changed" in run("diff", out, "2", "2")
    (out / "graph.duckdb").unlink()
    assert "2 documents restored" in run("restore", out)


def test_updates_are_public() -> None:
    import graphkit

    assert graphkit.add is updates.add and graphkit.diff is updates.diff
