"""The whole way: `graphkit build` of 100, 1,000 and 2,800 documents by two processes; `graphkit add` of ten more."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from .corpus import articles, origin, words, written
from .measure import SHELF, Row, kept, measured

TITLE = "Build: documents to page and files, all told (a fresh process, models loaded from disk)"
UNIT = "documents"
SIZES = (100, 1_000, 2_800)
COMMAND = """
from benchmarks.measure import peak_mb
from graphkit.cli import main
try:
    main()
finally:
    print(peak_mb())
"""


def run(small: bool = False) -> list[Row]:
    """A row a size, then ten more documents for the largest workspace."""
    sizes = (12,) if small else SIZES
    builds = [measured("build", "build", size) for size in sizes]
    return [
        *builds,
        measured("build", "add 10 documents", sizes[-1]),
        measured("build", "add 10, --no-update", sizes[-1]),
    ]


def prepare(work: str, size: int) -> tuple[Path, str]:
    documents = articles(size)
    note = f"{words(documents):,} words of {origin()}"
    if work == "build":
        folder = Path(tempfile.mkdtemp(dir=os.environ.get(SHELF)))
        written(folder / "documents.jsonl", documents)
        return folder, note
    folder = kept(f"built-{size}", lambda path: _built(path, size))
    written(folder / "more.jsonl", articles(10, skip=size))
    return folder, note


def _built(folder: Path, size: int) -> None:
    folder.mkdir(parents=True)
    written(folder / "documents.jsonl", articles(size))
    _graphkit("build", folder / "documents.jsonl", "-o", folder / "out", "--processes", 2)


def work(work: str, size: int, state: tuple[Path, str]) -> tuple[str, int]:
    folder, note = state
    if work == "build":
        return note, _graphkit("build", folder / "documents.jsonl", "-o", folder / "out", "--processes", 2)
    later = ["--no-update"] if "--no-update" in work else []
    return note, _graphkit("add", folder / "out", folder / "more.jsonl", *later)


def _graphkit(*arguments: object) -> int:
    """Run a command; gives its peak memory in MB (that of the parent and its largest worker)."""
    command = [sys.executable, "-c", COMMAND, *map(str, arguments)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return int(done.stdout.splitlines()[-1])
