"""The whole way: paths -> documents -> extractions -> workspace -> who is who -> graph -> page and files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from .cluster import read_on_spark, spark_engine
from .errors import SourceError
from .exporters import export
from .extraction import extract as extract_documents
from .extraction import pipeline_version
from .graph import KnowledgeGraph
from .knowledge.loader import knowledge as known_names
from .models import Document, Extraction, Skipped
from .resolution import References, judged_edges, read_judgements, resolve
from .sources import read
from .store import Known, Workspace
from .store.engines import Engine
from .store.opening import FILE
from .store.rows import content_hash
from .viewer import write_html

JUDGEMENTS = "judgements.jsonl"
PAGE = "page"  # the setting under which the workspace keeps how its page is shown

Progress = Callable[[int], None]
"""Called with the number of documents read so far."""


class Built(NamedTuple):
    """What a build made: the graph, what was left out and why, the files."""

    graph: KnowledgeGraph
    skipped: list[Skipped]
    files: list[Path]


def extract(
    paths: Iterable[str | Path], skipped: list[Skipped] | None = None, processes: int = 1
) -> Iterator[Extraction]:
    """What each document behind the paths says, in their order; what is no document is added to `skipped`.

    Raises SourceError where a path does not exist or holds nothing at all.
    """
    left_out = [] if skipped is None else skipped

    def documents() -> Iterator[Document]:
        for item in read(paths):
            if isinstance(item, Skipped):
                left_out.append(item)
            else:
                yield item

    for result in extract_documents(documents(), processes):
        if isinstance(result, Skipped):
            left_out.append(result)
        else:
            yield result


def build(  # noqa: PLR0913 - the public contract
    paths: Iterable[str | Path],
    out: str | Path,
    *,
    title: str | None = None,
    note: str | None = None,
    limit: int = 400,
    lang: str = "ar",
    processes: int = 1,
    engine: str = "local",
    master: str = "local[2]",
    progress: Progress = lambda _: None,
) -> Built:
    """Read documents; write `graph.html`, `graph.graphml`, `graph.json`, `extractions.jsonl`, `graph.duckdb` to `out`.

    The graph is that of just these documents; those that the workspace in `out` has read before are not read again,
    so that a build that was broken off goes on where it stood. `engine="spark"` reads and merges on the cluster behind
    `master`, with the same graph (`docs/spark.md`). Raises SourceError for a path that does not exist or where nothing
    could be read, StoreError for a workspace that is locked or damaged, OSError where `out` cannot be written.
    """
    out, fresh = Path(out), not Path(out, FILE).exists()
    skipped: list[Skipped] = []
    out.mkdir(parents=True, exist_ok=True)
    try:
        with Workspace(out) as workspace:
            if engine == "spark":
                with spark_engine(out, master) as spark:
                    read_on_spark(workspace, spark, paths, skipped, progress)
                    graph = merge(workspace, engine=spark)
            else:
                read_into(workspace, paths, skipped, processes, progress)
                graph = merge(workspace)
            files = publish(workspace, graph, title=title, note=note, limit=limit, lang=lang)
    except SourceError:
        if fresh:
            forget(out)
        raise
    return Built(graph, skipped, files)


def read_into(
    workspace: Workspace, paths: Iterable[str | Path], skipped: list[Skipped], processes: int, progress: Progress
) -> None:
    """Make the workspace hold just the documents behind the paths, reading those that it does not know."""
    known, there = workspace.known(), set[str]()

    def unread() -> Iterator[Document]:
        for item in read(paths):
            if isinstance(item, Skipped):
                skipped.append(item)
                continue
            there.add(item.id)
            progress(len(there))
            if known.get(item.id) != Known(content_hash(item), pipeline_version()):
                yield item

    workspace.append(_kept(extract_documents(unread(), processes), skipped, there))
    if not there:
        why = "; ".join(f"{s.path}: {s.reason}" for s in skipped[:3])
        raise SourceError(f"no document could be read ({why or 'the input is empty'})")
    workspace.remove(known.keys() - there)


def _kept(results: Iterator[Extraction | Skipped], skipped: list[Skipped], there: set[str]) -> Iterator[Extraction]:
    for result in results:
        if isinstance(result, Skipped):
            skipped.append(result)
            there.discard(result.path)
        else:
            yield result


def merge(workspace: Workspace, command: str = "build", engine: Engine | None = None) -> KnowledgeGraph:
    """Who is who over all documents of the workspace, as its judgements say, and the graph that follows from it."""
    judgements, known = read_judgements(workspace.folder / JUDGEMENTS), known_names()
    profiles = workspace.profiles(engine)
    resolution = resolve(profiles, judgements, known)
    references = References(profiles, known.entries)
    judge = lambda edges: judged_edges(edges, judgements, resolution.entity_of, references)[0]  # noqa: E731
    return KnowledgeGraph(*workspace.merge(resolution, judge, command, engine))


def publish(  # noqa: PLR0913
    workspace: Workspace, graph: KnowledgeGraph, *, title: str | None, note: str | None, limit: int, lang: str
) -> list[Path]:
    """Write the page and the files; gives their paths, the page first."""
    workspace.keep(PAGE, json.dumps({"title": title, "note": note, "limit": limit, "lang": lang}))
    names = ("graph.html", "graph.graphml", "graph.json", "extractions.jsonl")
    page, graphml, node_link, extractions = files = [workspace.folder / name for name in names]
    write_html(graph, page, title=title, note=note, limit=limit, lang=lang)
    export(graph, graphml)
    export(graph, node_link)
    workspace.write_extractions(extractions)
    return files


def forget(out: Path) -> None:
    """Take away what a build that read nothing left behind."""
    for path in out.glob(f"{FILE}*"):
        path.unlink()
    with suppress(OSError):
        out.rmdir()
