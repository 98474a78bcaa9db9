"""The notebooks run from the first cell to the last, and the outputs saved in them are safe to show."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbformat
import pytest

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
NAMES = sorted(p.name for p in NOTEBOOKS.glob("*.ipynb"))


def outputs(notebook: Any) -> list[Any]:
    return [o for cell in notebook.cells if cell.cell_type == "code" for o in cell.outputs]


def texts(notebook: Any) -> list[str]:
    """All that the outputs show, as text."""
    shown = [o.get("text", "") for o in outputs(notebook)]
    return shown + [text for o in outputs(notebook) for text in o.get("data", {}).values()]


def run(path: Path) -> Any:
    """The notebook after a run; `GRAPHKIT_NOTEBOOKS=1 pytest tests/notebooks` saves the outputs in it."""
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    here = {"metadata": {"path": str(NOTEBOOKS)}}
    NotebookClient(notebook, timeout=300, record_timing=False, resources=here).execute()
    notebook.metadata.pop("language_info", None)
    if os.environ.get("GRAPHKIT_NOTEBOOKS"):
        nbformat.write(notebook, path)
    return notebook


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_runs_says_something_and_warns_of_nothing(name: str) -> None:
    done = run(NOTEBOOKS / name)
    assert [o for o in outputs(done) if o.output_type == "error" or o.get("name") == "stderr"] == []
    assert [c.source for c in done.cells if c.cell_type == "code" and not c.outputs] == []
    assert_page_inside(done)


def assert_page_inside(notebook: Any) -> None:
    pages = [t for t in texts(notebook) if "<iframe srcdoc=" in t]
    assert pages
    assert not any("<script src=" in page or "&lt;script src=" in page for page in pages)


@pytest.mark.parametrize("name", NAMES)
def test_the_saved_outputs_show_the_same_without_running(name: str) -> None:
    saved = nbformat.read(NOTEBOOKS / name, as_version=4)
    nbformat.validate(saved)
    assert_page_inside(saved)
    assert all(c.outputs for c in saved.cells if c.cell_type == "code"), (
        "run GRAPHKIT_NOTEBOOKS=1 pytest tests/notebooks"
    )
    home = str(NOTEBOOKS.parent)
    assert not any(home in text or "/tmp/" in text for text in texts(saved))


def test_there_are_two() -> None:
    assert NAMES == ["01-first-graph.ipynb", "02-working-with-a-corpus.ipynb"]
