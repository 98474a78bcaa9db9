from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import pandas
import pytest

from graphkit.exporters import export
from graphkit.exporters.tables import Cells
from graphkit.graph import KnowledgeGraph


@pytest.fixture(scope="module", params=[".csv", ".neo4j"])
def folder(request: pytest.FixtureRequest, written) -> Path:
    return written(request.param)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def head(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def test_headers_of_gephi(written) -> None:
    node, edge = (head(written(".csv") / f) for f in ("nodes.csv", "edges.csv"))
    assert node[:2] == ["Id", "Label"]
    assert {"Source", "Target", "Type", "Id", "Label", "Weight"} <= set(edge)
    assert len({c.lower() for c in edge}) == len(edge)


def test_headers_of_neo4j(written) -> None:
    node, edge = (head(written(".neo4j") / f) for f in ("nodes.csv", "edges.csv"))
    assert {"id:ID", ":LABEL", "name:string", "aliases:string[]", "documents:long", "romanised:boolean"} <= set(node)
    assert {":START_ID", ":END_ID", ":TYPE", "weight:double"} <= set(edge)
    assert {c.split(":")[1] for c in node + edge if ":" in c} <= {
        "ID", "LABEL", "START_ID", "END_ID", "TYPE", "string", "string[]", "long", "double", "boolean"
    }  # fmt: skip


def test_pandas_reads_every_row(folder: Path, kg: KnowledgeGraph) -> None:
    nodes, edges = (pandas.read_csv(folder / f, dtype=str, keep_default_na=False) for f in ("nodes.csv", "edges.csv"))
    assert (len(nodes), len(edges)) == (len(kg), len(kg.edge_list))
    assert list(nodes.iloc[:, 0]) == [e.id for e in kg]
    assert set(edges.iloc[:, 0]) | set(edges.iloc[:, 1]) <= set(nodes.iloc[:, 0])


def test_duckdb_joins_edges_to_nodes(written, kg: KnowledgeGraph) -> None:
    n, e, c = (str(written(".csv") / f) for f in ("nodes.csv", "edges.csv", "claims.csv"))
    joined = (
        "SELECT count(*) FROM read_csv(?) e JOIN read_csv(?) h ON e.Source = h.Id JOIN read_csv(?) t ON e.Target = t.Id"
    )
    with duckdb.connect() as con:
        assert con.execute(joined, [e, n, n]).fetchone() == (len(kg.edge_list),)
        assert con.execute("SELECT count(*) FROM read_csv(?)", [c]).fetchone() == (len(kg.claims()),)
        pledge = "SELECT DISTINCT head_name FROM read_csv(?) WHERE relation = 'pledged_allegiance_to'"
        assert con.execute(pledge, [c]).fetchall() == [("بوكو حرام",)]


def test_claims_carry_sentence_and_document(written, kg: KnowledgeGraph) -> None:
    claims = {r["id"]: r for r in rows(written(".csv") / "claims.csv")}
    for e in kg.edge_list:
        for c in e.claims:
            row = claims[c.id]
            assert (row["edge"], row["sentence"], row["document"]) == (e.id, c.sentence, c.document)
            assert row["quote"] == c.sentence[slice(*c.evidence)]
            assert (row["outlet"], row["status"]) == (kg.sources[c.document].source, e.status)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-x", "'-x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\x00=1", "'=1"),
        ("a=b", "a=b"),
        ("", ""),
        (None, None),
        (-1, -1),
        (-0.5, -0.5),
        (True, "true"),
    ],
)
def test_no_cell_is_a_formula(value: object, cell: object) -> None:
    assert Cells().safe(value) == cell


@pytest.mark.parametrize("suffix", [".csv", ".neo4j"])
def test_hostile_strings_survive(suffix: str, hostile: KnowledgeGraph, tmp_path: Path) -> None:
    done = export(hostile, tmp_path / f"g{suffix}")
    name = "name" if suffix == ".csv" else "name:string"
    read = {r[name] for r in rows(tmp_path / f"g{suffix}" / "nodes.csv")}
    assert read == {Cells().safe(e.name) for e in hostile}
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in read)
    assert any("leading apostrophe" in note for note in done.notes)
