from __future__ import annotations

from pathlib import Path

import networkx
import pytest
from typer.testing import CliRunner

from graphkit.cli import app
from graphkit.errors import GraphkitError
from graphkit.exporters import export, format_names
from tests.factory import sample_graph


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    export(sample_graph(), tmp_path / "graph.json")
    return tmp_path


def run(*args: object) -> str:
    done = CliRunner().invoke(app, ["export", *map(str, args)])
    if isinstance(done.exception, GraphkitError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.output


def test_every_format_at_once(folder: Path) -> None:
    names = format_names()
    told = run(folder, *names)
    for suffix in names.values():
        assert (folder / f"graph{suffix}").exists()
        assert f"graph{suffix}: 27 entities, 39 relations" in told.replace("\n", "")


def test_help_names_every_format_and_field() -> None:
    from graphkit.graph.fields import FIELDS

    told = " ".join(
        CliRunner().invoke(app, ["export", "--help"], env={"COLUMNS": "200", "TERM": "dumb"}).output.split()
    )
    assert " ".join(format_names()) in told
    assert all(field in told for field in FIELDS)


def test_a_part_in_english(folder: Path, tmp_path: Path) -> None:
    run(folder, "graphml", "--where", "near(europol) and status = asserted", "--lang", "en", "-o", tmp_path / "part")
    graph = networkx.read_graphml(tmp_path / "part" / "graph.graphml", force_multigraph=True)
    assert set(graph) == {"europol", "european-union", "operation", "platforms-52", "rob-wainwright"}
    assert graph.nodes["european-union"]["label"] == "European Union"


def test_notes_are_told(folder: Path) -> None:
    assert "note: " in run(folder, "stix", "--where", "type = Place or type = Facility")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("xlsx",), "no format 'xlsx'; there are html graphml gexf csv neo4j json stix ftm ttl"),
        (("graphml", "--where", "colour = red"), "no field 'colour'"),
        (("graphml", "--where", ""), "expected a field"),
        (("json", "--where", "type = Person"), "a part would take the place of the whole; give another folder with -o"),
    ],
)
def test_what_cannot_be_done_is_said(args: tuple[str, ...], message: str, folder: Path) -> None:
    before = (folder / "graph.json").read_bytes()
    with pytest.raises(GraphkitError) as caught:
        run(folder, *args)
    assert message in str(caught.value)
    assert [p.name for p in folder.iterdir()] == ["graph.json"]
    assert (folder / "graph.json").read_bytes() == before


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(GraphkitError, match="no graph here"):
        run(tmp_path / "nowhere", "graphml")
