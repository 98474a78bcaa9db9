"""The merge at 10k, 100k, 1M and 5M claims: graphkit's, and the same graph built in plain Python on networkx."""

from __future__ import annotations

from collections import defaultdict
from math import log
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from graphkit.models import Entity, content_id
from graphkit.ontology import ontology
from graphkit.resolution import Resolution
from graphkit.store import Workspace

from .generate import claim_tables
from .measure import Row, kept, measured

TITLE = "Merge: claims to a graph with evidence"
UNIT = "claims"
SIZES = (10_000, 100_000, 1_000_000, 5_000_000)
SMALL = (1_000, 10_000)
PLAIN_UNTIL = 1_000_000


def run(small: bool = False) -> list[Row]:
    """A row a size and way; the plain way stops at a million."""
    sizes = SMALL if small else SIZES
    ours = [measured("merge", way, size) for size in sizes for way in ("graphkit, tables", "graphkit, with records")]
    return ours + [measured("merge", "networkx in plain Python", size) for size in sizes if size <= PLAIN_UNTIL]


def prepare(work: str, size: int) -> Any:
    folder = kept(f"claims-{size}", lambda path: _filled(path, size))
    if work.startswith("networkx"):
        return _rows(folder)
    names = range(int(20 * size**0.6))
    entities = {f"p{i}": Entity(id=f"p{i}", type="ArmedGroup", name=f"اسم {i}") for i in names}
    return folder, Resolution(entity_of={i: i for i in entities}, entities=entities)


def _filled(folder: Path, size: int) -> None:
    """In a process of its own, so that its memory is not counted."""
    made = get_context("fork").Process(target=_fill, args=(folder, size))
    made.start()
    made.join()


def _fill(folder: Path, size: int) -> None:
    with Workspace(folder) as workspace:
        for part in claim_tables(size):
            workspace.append_tables(part, [])


def work(work: str, size: int, state: Any) -> str:
    if work.startswith("networkx"):
        return plainly(*state)
    folder, resolution = state
    with Workspace(folder) as workspace:
        if work.endswith("tables"):
            workspace.fold(resolution)
            return ""
        merged = workspace.merge(resolution)
    return f"{len(merged.entities):,} entities, {len(merged.edges):,} edges"


def _rows(folder: Path) -> tuple[list[Any], dict[str, str]]:
    import duckdb

    with duckdb.connect(str(folder / "graph.duckdb")) as con:
        columns = "id, document, type, head_profile, tail_profile, status, phase, date, score, sentence"
        dates = dict(con.execute("SELECT id, date FROM documents").fetchall())
        return con.execute(f"SELECT {columns} FROM claims").fetchall(), dates


def plainly(rows: list[Any], dates: dict[str, str]) -> str:
    """What one writes first: a dict of lists, then a MultiDiGraph (without looking for near-duplicates)."""
    import networkx

    symmetric = {r.name for r in ontology().relations.values() if r.symmetric}
    groups: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    for row in rows:
        _, _, kind, head, tail, status, phase, *_ = row
        if head != tail:
            if kind in symmetric and head > tail:
                head, tail = tail, head
            groups[head, kind, tail, status, "end" if phase == "end" else ""].append(row)
    graph: Any = networkx.MultiDiGraph()
    for key, found in sorted(groups.items()):
        graph.add_edge(key[0], key[2], key=content_id(*key), **_attributes(found, dates))
    return f"{len(graph):,} entities, {graph.number_of_edges():,} edges"


def _attributes(found: list[Any], dates: dict[str, str]) -> dict[str, Any]:
    told = sorted(row[7] or dates[row[1]] for row in found)
    best: dict[str, float] = defaultdict(float)
    for row in found:
        best[row[1]] = max(best[row[1]], row[8])
    doubt = sum(log(1 - 0.8 * score) for score in best.values())
    claims = [{"id": row[0], "document": row[1], "sentence": row[9]} for row in sorted(found)]
    return {"first": told[0], "last": told[-1], "documents": len(best), "doubt": doubt, "claims": claims}
