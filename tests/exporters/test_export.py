from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.errors import ExportError, MissingModelError
from graphkit.exporters import FORMATS, export, format_names
from graphkit.graph import KnowledgeGraph
from tests.factory import edge, entity

from .conftest import HOSTILE

GOLDEN = Path(__file__).parent / "golden"
LOSSY = sorted(FORMATS.keys() - {".html"})


def files(path: Path) -> dict[str, bytes]:
    """A format's files by name: several where it is a folder."""
    return {p.name: p.read_bytes() for p in sorted(path.iterdir())} if path.is_dir() else {path.name: path.read_bytes()}


@pytest.mark.parametrize("suffix", LOSSY)
def test_each_format_is_what_it_was(suffix: str, kg: KnowledgeGraph, tmp_path: Path, monkeypatch) -> None:
    for module in ("graphml", "gexf"):  # where nodes stand and how large they are is the viewer's business
        monkeypatch.setattr(f"graphkit.exporters.{module}.positions", lambda kg: {e.id: (0.5, -1.0) for e in kg})
        monkeypatch.setattr(f"graphkit.exporters.{module}.sizes", lambda kg: {e.id: 12.5 for e in kg})
    made = tmp_path / f"graph{suffix}"
    export(kg, made, lang="en")
    golden = GOLDEN / made.name
    if os.environ.get("GRAPHKIT_GOLDEN"):  # `GRAPHKIT_GOLDEN=1 pytest tests/exporters` accepts a wanted change
        for name, content in files(made).items():
            target = golden / name if made.is_dir() else golden
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    assert files(made) == files(golden)


def test_same_bytes_whatever_the_hash_seed_and_the_order(tmp_path: Path) -> None:
    script = (
        "import sys; from tests.factory import sample_graph; from graphkit.graph import KnowledgeGraph;"
        "from graphkit.exporters import FORMATS, export; kg = sample_graph();"
        "kg = KnowledgeGraph(reversed(list(kg)), reversed(kg.edge_list), reversed(list(kg.sources.values())));"
        "[export(kg, f'{sys.argv[1]}/graph{s}') for s in FORMATS if s != '.html']"
    )
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        env = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", script, str(folder)], check=True, env=env, timeout=120)
        made.append({s: files(folder / f"graph{s}") for s in LOSSY})
    assert made[0] == made[1]


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_an_empty_graph_is_written(suffix: str, tmp_path: Path) -> None:
    done = export(KnowledgeGraph([], []), tmp_path / f"empty{suffix}")
    assert (done.entities, done.edges) == (0, 0)
    assert files(tmp_path / f"empty{suffix}")


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_hostile_strings_are_written(suffix: str, hostile: KnowledgeGraph, tmp_path: Path) -> None:
    done = export(hostile, tmp_path / f"hostile{suffix}")
    assert (done.entities, done.edges) == (len(HOSTILE) + 1, len(HOSTILE) + 1)


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".csv", ".ttl"])
def test_what_a_format_cannot_hold_is_counted(suffix: str, hostile: KnowledgeGraph, tmp_path: Path) -> None:
    notes = export(hostile, tmp_path / f"hostile{suffix}").notes
    assert any("characters that XML forbids were removed" in n for n in notes)


@pytest.mark.parametrize("name", ["graph.xlsx", "graph", ".graphml.bak", "graphml"])
def test_a_suffix_that_is_no_format_is_named_with_those_that_are(name: str, kg, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"no format has this suffix; use one of .*\.graphml"):
        export(kg, tmp_path / name)


def test_an_edge_to_nowhere_is_left_out_and_named(tmp_path: Path) -> None:
    kg = KnowledgeGraph([entity("a"), entity("b")], [edge("a", "allied_with", "b"), edge("a", "allied_with", "gone")])
    done = export(kg, tmp_path / "g.graphml")
    assert done.edges == 1
    assert done.notes == ("1 relations left out: one of their entities is not in the graph",)


def test_a_file_that_was_there_survives_a_failure(tmp_path: Path, kg: KnowledgeGraph, monkeypatch) -> None:
    target = tmp_path / "graph.graphml"
    target.write_text("old")
    monkeypatch.setattr("graphkit.exporters.graphml.edge_columns", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export(kg, target)
    assert [p.name for p in tmp_path.iterdir()] == ["graph.graphml"]
    assert target.read_text() == "old"


def test_a_file_where_the_folder_should_be(tmp_path: Path, kg: KnowledgeGraph) -> None:
    (tmp_path / "graph.csv").write_text("a file")
    with pytest.raises(ExportError, match="folder of tables"):
        export(kg, tmp_path / "graph.csv")


def test_a_format_of_others_is_found(tmp_path: Path, kg: KnowledgeGraph, monkeypatch) -> None:
    def write(kg: KnowledgeGraph, path: Path, lang: str) -> list[str]:
        path.write_text(f"{len(kg)} {lang}")
        return ["written elsewhere"]

    monkeypatch.setattr("graphkit.exporters._plugins", lambda: {".count": lambda: write})
    assert export(kg, tmp_path / "x.count", lang="en").notes == ("written elsewhere",)
    assert (tmp_path / "x.count").read_text() == f"{len(kg)} en"
    assert format_names()["count"] == ".count"


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_types_that_the_ontology_does_not_know(suffix: str, tmp_path: Path) -> None:
    entities = [entity("a", "Spaceship"), entity("b", "Person")]
    kg = KnowledgeGraph(entities, [edge("a", "beamed_up", "b"), edge("a", "a b/ü", "b", status="alleged")])
    assert export(kg, tmp_path / f"g{suffix}").edges == 2


@pytest.mark.parametrize(
    ("suffix", "library"), [(".stix.json", "stix2"), (".ftm.json", "followthemoney"), (".ttl", "rdflib")]
)
def test_a_library_that_is_not_installed_is_named(suffix: str, library: str, kg, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingModelError, match=r"pip install 'graphkit\[exports\]'"):
        export(kg, tmp_path / f"g{suffix}")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written(kg: KnowledgeGraph) -> None:
    with pytest.raises((ExportError, OSError)):
        export(kg, "/proc/graphkit/graph.graphml")
