"""The sample graph in every format, written once, and a graph of hostile strings."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graphkit.exporters import FORMATS, export
from graphkit.exporters.columns import edge_columns, node_columns, row
from graphkit.graph import KnowledgeGraph
from tests.factory import edge, entity, evidence, sample_graph, source

READERS = Path(__file__).parent / "readers"

# what breaks careless writers: markup, quotes, newlines, emoji, bidi marks, formulas, separators, forbidden controls
HOSTILE = [
    "</script><script>alert(1)</script>",
    "a \"b\" 'c' & <d> ]]> \\ % {}",
    "سطر\nوسطر\r\nآخر\tجدول",
    "🏴‍☠️ داعش 👩🏽‍🚀",
    "\u202eعكس\u202c | فاصل ; , \u2028",
    '=HYPERLINK("x")',
    "@cmd",
    "-2+3",
]
FORBIDDEN = "قبل\x00\x0b\x1f\ufffeبعد"


@pytest.fixture(scope="session")
def kg() -> KnowledgeGraph:
    return sample_graph()


@pytest.fixture(scope="session")
def written(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The path of the sample graph in a format, given by its suffix."""
    folder = tmp_path_factory.mktemp("formats")

    def path(suffix: str) -> Path:
        assert suffix in FORMATS
        target = folder / f"graph{suffix}"
        if not target.exists():
            export(kg, target, lang="en")
        return target

    return path


@pytest.fixture(scope="session")
def hostile() -> KnowledgeGraph:
    names = [*HOSTILE, FORBIDDEN]
    entities = [
        entity(f"e{i}", "Person", name, aliases=(name,), attributes={"note": name}) for i, name in enumerate(names)
    ]
    edges = [
        edge(f"e{i}", "associate_of", f"e{(i + 1) % len(names)}", (evidence("قال", "d1"),)).model_copy(
            update={"claims": (evidence("x").model_copy(update={"sentence": name, "evidence": (0, len(name))}),)}
        )
        for i, name in enumerate(names)
    ]
    return KnowledgeGraph(entities, edges, [source("d1", HOSTILE[0], source=HOSTILE[1], url="javascript:alert(1)")])


@pytest.fixture(scope="session")
def gephi_lite() -> Callable[[str, Path], str]:
    """Runs Gephi Lite's own readers; installed from npm on first use, skipped by name where that is not possible."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("Gephi Lite's readers did not run: npm is not installed")
    if not (READERS / "node_modules").exists():
        _install()

    def read(format: str, path: Path) -> str:
        command = ["node", str(READERS / "read.js"), format, str(path)]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout

    return read


def _install() -> None:
    """Install beside the reader, whole or not at all: several test processes may do it at once."""
    with tempfile.TemporaryDirectory(dir=READERS, prefix="node_modules.") as folder:
        shutil.copy(READERS / "package.json", folder)
        command = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
        done = subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True, timeout=240)
        if done.returncode:
            pytest.skip(f"Gephi Lite's readers did not run: npm cannot install them ({done.stderr.strip()[:200]})")
        if not (READERS / "node_modules").exists():
            os.rename(Path(folder, "node_modules"), READERS / "node_modules")


@pytest.fixture(scope="session")
def told(kg: KnowledgeGraph) -> Callable[[dict[str, Any], dict[str, Any]], None]:
    """Compares what a reader found, nodes and edges by id, with all that the graph has to tell, value by value."""

    def compare(nodes: dict[str, dict[str, Any]], edges: dict[str, dict[str, Any]]) -> None:
        columns = node_columns(kg, "en"), edge_columns(kg, "en")
        assert nodes.keys() == {e.id for e in kg}
        assert edges.keys() == {e.id for e in kg.edge_list}
        for found, records, known in ((nodes, list(kg), columns[0]), (edges, kg.edge_list, columns[1])):
            names = {c.name for c in known}
            for record in records:
                wanted = {known[i].name: value for i, value in row(known, record)}
                assert {k: v for k, v in found[record.id].items() if k in names} == wanted

    return compare
