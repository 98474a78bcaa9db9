"""What docs/formats.md shows is what works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import duckdb
import pytest
from rdflib import Graph
from typer.testing import CliRunner

from graphkit.cli import app
from graphkit.exporters import FORMATS, export, format_names
from graphkit.graph import KnowledgeGraph
from graphkit.graph.fields import FIELDS

TEXT = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


COMMANDS = [line for block in blocks("console") for line in block.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_commands(command: str, kg: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export(kg, tmp_path / "out" / "graph.json")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, shlex.split(command)[1:], catch_exceptions=False)
    assert done.exit_code == 0
    assert " 0 relations" not in done.output


def test_there_are_commands() -> None:
    assert len(COMMANDS) >= 4


@pytest.mark.parametrize(("name", "suffix"), format_names().items())
def test_every_format_has_its_row(name: str, suffix: str) -> None:
    assert re.search(rf"^\| `{name}` \| `{re.escape(suffix)}`", TEXT, re.MULTILINE)


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_its_row(field: str) -> None:
    assert re.search(rf"^\|.*`{field}`.*\| (entity|relation) \|", TEXT, re.MULTILINE)


def test_sql(written, monkeypatch: pytest.MonkeyPatch) -> None:
    (query,) = blocks("sql")
    with duckdb.connect() as con:
        rows = con.execute(query.replace("out/graph.csv", str(written(".csv")))).fetchall()
    assert len(rows) == 3


def test_sparql(written) -> None:
    (query,) = blocks("sparql")
    assert {str(r.name) for r in Graph().parse(written(".ttl")).query(query)} == {"Boko Haram", "بوكو حرام"}


def test_the_table_of_formats_is_whole() -> None:
    assert set(format_names().values()) >= FORMATS.keys()
