"""How long and how much memory it takes to write a large graph: `python -m benchmarks.export [EDGES]` (1,000,000)."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from graphkit.exporters import export
from graphkit.graph import KnowledgeGraph
from graphkit.models import Edge, Entity, Evidence, Source

FORMATS = ("graphml", "csv")
TYPES = ("ArmedGroup", "Person", "Place", "Organization")
RELATIONS = ("allied_with", "member_of", "operates_in", "attacked")
STATUSES = ("asserted", "asserted", "asserted", "alleged")


def graph(edges: int) -> KnowledgeGraph:
    """A graph with a fifth as many entities as edges and one claim an edge; the same each time."""
    random = Random(6)
    entities = edges // 5
    documents = [f"d{i}" for i in range(1000)]
    return KnowledgeGraph(
        (
            Entity(id=f"e{i}", type=TYPES[i % 4], name=f"كيان رقم {i}", name_en=f"entity {i}", documents=i % 7)
            for i in range(entities)
        ),
        _edges(edges, entities, documents, random),
        (Source(id=d, title=f"خبر {d}", source="وكالة", date="2015-03-08") for d in documents),
    )


def _edges(edges: int, entities: int, documents: list[str], random: Random) -> Iterator[Edge]:
    for i in range(edges):
        sentence = f"قالت المصادر إن الطرف الأول تحالف مع الطرف الثاني في المرة {i}."
        claim = Evidence(id=f"c{i}", document=random.choice(documents), sentence=sentence, evidence=(0, len(sentence)))
        head, tail = random.randrange(entities), random.randrange(entities)
        status = STATUSES[i % 4]
        yield Edge(
            id=f"r{i}", head=f"e{head}", tail=f"e{tail}", type=RELATIONS[i % 4], status=status, first="2015",
            last="2016", claims=(claim,),
        )  # fmt: skip


def memory(what: str) -> float:
    """The memory of this process in MB: `VmRSS` now, `VmHWM` the most since `forget_peak`. Linux only."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(what))


def forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def size(path: Path) -> float:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(f.stat().st_size for f in files) / 1e6


def main(edges: int) -> None:
    kg = graph(edges)
    before = memory("VmRSS")
    print(f"{len(kg):,} entities, {edges:,} relations: {before:,.0f} MB")
    print("| format | seconds | file, MB | memory above the graph, MB |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name in FORMATS:
            forget_peak()
            start, path = time.perf_counter(), Path(folder, f"graph.{name}")
            export(kg, path)
            seconds = time.perf_counter() - start
            print(f"| {name} | {seconds:.1f} | {size(path):,.0f} | {memory('VmHWM') - before:,.0f} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
