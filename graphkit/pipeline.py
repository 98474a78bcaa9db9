"""The whole way: paths -> documents -> extractions -> workspace -> who is who -> graph -> page and files."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from .cluster import read_on_spark, spark_engine
from .errors import SourceError, StoreError
from .exporters import export
from .extraction import extract as extract_documents
from .extraction import pipeline_version
from .graph import KnowledgeGraph
from .knowledge.loader import knowledge as known_names
from .models import Document, Edge, Extraction, Skipped
from .processes import beside
from .resolution import References, judged_edges, keys, read_judgements, resolve
from .sources import read
from .store import Known, Workspace
from .store.engines import Engine
from .store.opening import FILE
from .store.rows import content_hash
from .viewer import write_html

JUDGEMENTS = "judgements.jsonl"
_LOG = logging.getLogger("graphkit")
# what the workspace keeps: how its page is shown, and which files of names it is read with
PAGE = "page"
KNOWLEDGE = "knowledge"

# entities and relations: fewer are written at once, and of more memory may not hold two processes' share
WORTH_A_PROCESS = range(20_000, 500_000)

Progress = Callable[[int], None]
"""Called with the number of documents read so far."""


class Built(NamedTuple):
    """What a build made: the graph, what was left out and why, the files."""

    graph: KnowledgeGraph
    skipped: list[Skipped]
    files: list[Path]


def extract(
    paths: Iterable[str | Path],
    skipped: list[Skipped] | None = None,
    processes: int = 1,
    knowledge: Sequence[str | Path] = (),
) -> Generator[Extraction, None, None]:
    """What each document behind the paths says, in their order; what is no document is added to `skipped`.

    `knowledge` are files of names of your own (YAML, CSV, TSV). Raises SourceError where a path does not exist or holds
    nothing at all, KnowledgeError where a file of names is broken.
    """
    left_out = [] if skipped is None else skipped
    files = checked(knowledge)

    def documents() -> Iterator[Document]:
        for item in read(paths):
            if isinstance(item, Skipped):
                left_out.append(item)
            else:
                yield item

    for result in extract_documents(documents(), processes, files):
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
    knowledge: Sequence[str | Path] = (),
    engine: str = "local",
    master: str = "local[2]",
    progress: Progress = lambda _: None,
) -> Built:
    """Read documents; write `graph.html`, `graph.graphml`, `graph.json`, `extractions.jsonl`, `graph.duckdb` to `out`.

    The graph is that of just these documents; those that the workspace in `out` has read before are not read again,
    so that a build that was broken off goes on where it stood. `knowledge` are files of names of your own (YAML, CSV,
    TSV), which later updates of the workspace use too. `engine="spark"` reads and merges on the cluster behind
    `master`, with the same graph (`docs/spark.md`). Raises SourceError for a path that does not exist or where nothing
    could be read, KnowledgeError for a broken file of names, StoreError where `out` cannot be written, is locked or
    damaged.
    """
    out, names, skipped = Path(out), checked(knowledge), list[Skipped]()
    read_judgements(out / JUDGEMENTS)  # a broken line is told before any work is done
    with _folder(out), Workspace(out) as workspace:
        if engine == "spark":
            with spark_engine(out, master) as spark:
                read_on_spark(workspace, spark, paths, skipped, progress, names)
                keep_names(workspace, names)
                graph = merge(workspace, engine=spark)
        else:
            read_into(workspace, paths, skipped, progress, processes, names)
            keep_names(workspace, names)
            graph = merge(workspace)
        files = publish(workspace, graph, title=title, note=note, limit=limit, lang=lang)
    return Built(graph, skipped, files)


def checked(knowledge: Sequence[str | Path]) -> tuple[Path, ...]:
    """The full paths of files of names, looked at before any work is done. Raises KnowledgeError for a broken one."""
    files = tuple(Path(path).absolute() for path in knowledge)
    if files:
        known_names(files)
    return files


def keep_names(workspace: Workspace, names: Sequence[Path]) -> None:
    """Note in the workspace with which files of names it is read."""
    workspace.keep(KNOWLEDGE, json.dumps(list(map(str, names)), ensure_ascii=False))


def names_of(workspace: Workspace) -> tuple[Path, ...]:
    """The files of names with which a workspace is read. Raises KnowledgeError where one is gone or broken."""
    return checked(json.loads(workspace.kept(KNOWLEDGE) or "[]"))


@contextmanager
def _folder(out: Path) -> Iterator[None]:
    """The folder to write to; what a build leaves there that read nothing is taken away."""
    there, read_before = out.exists(), Path(out, FILE).exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{out}: no folder can be made here ({error.strerror}); choose another with -o") from error
    try:
        yield
    except SourceError:
        if not read_before:
            forget(out, folder=not there)
        raise
    except OSError as error:  # readers keep theirs to themselves: this is about what is written
        raise StoreError(
            f"{out}: cannot be written ({error.strerror or error}); make room or choose another folder"
        ) from error


def read_into(  # noqa: PLR0913, PLR0917
    workspace: Workspace,
    paths: Iterable[str | Path],
    skipped: list[Skipped],
    progress: Progress,
    processes: int = 1,
    names: Sequence[Path] = (),
) -> None:
    """Make the workspace hold just the documents behind the paths, reading those that it does not know."""
    known, there, version = workspace.known(), set[str](), pipeline_version(names)

    def unread() -> Iterator[Document]:
        for item in read(paths):
            if isinstance(item, Skipped):
                skipped.append(item)
                continue
            there.add(item.id)
            progress(len(there))
            if known.get(item.id) != Known(content_hash(item), version):
                yield item

    with closing(_kept(extract_documents(unread(), processes, names), skipped, there)) as found:
        workspace.append(found)
    if not there:
        raise nothing_read(skipped)
    workspace.remove(known.keys() - there)


def nothing_read(skipped: Sequence[Skipped]) -> SourceError:
    """The error of an input without a single document, with the first reasons why."""
    why = "; ".join(f"{s.path}: {s.reason}" for s in skipped[:3])
    return SourceError(f"no document could be read ({why or 'the input is empty'})")


def _kept(
    results: Iterator[Extraction | Skipped], skipped: list[Skipped], there: set[str]
) -> Generator[Extraction, None, None]:
    for result in results:
        if isinstance(result, Skipped):
            skipped.append(result)
            there.discard(result.path)
        else:
            yield result


def merge(workspace: Workspace, command: str = "build", engine: Engine | None = None) -> KnowledgeGraph:
    """Who is who over all documents of the workspace, as its judgements say, and the graph that follows from it."""
    judgements, known = read_judgements(workspace.folder / JUDGEMENTS), known_names(names_of(workspace))
    profiles, memory = workspace.profiles(engine), workspace.memory()
    resolution = resolve(profiles, judgements, known, memory)
    workspace.keep_memory(memory)
    references, conflicts = References(profiles, keys(known)), list(resolution.conflicts)

    def judge(edges: list[Edge]) -> list[Edge]:
        kept, unapplied = judged_edges(edges, judgements, resolution.entity_of, references)
        conflicts.extend(unapplied)
        return kept

    merged = workspace.merge(resolution, judge if judgements else None, command, engine)
    for conflict in conflicts:
        _LOG.warning("graphkit: judgements: %s", conflict)
    return KnowledgeGraph(*merged)


def publish(  # noqa: PLR0913
    workspace: Workspace, graph: KnowledgeGraph, *, title: str | None, note: str | None, limit: int, lang: str
) -> list[Path]:
    """Write the page and the files; gives their paths, the page first."""
    workspace.keep(PAGE, json.dumps({"title": title, "note": note, "limit": limit, "lang": lang}))
    names = ("graph.html", "graph.graphml", "graph.json", "extractions.jsonl")
    page, graphml, node_link, extractions = files = [workspace.folder / name for name in names]
    two_at_a_time = len(graph) + len(graph.edge_list) in WORTH_A_PROCESS
    with beside(lambda: write_html(graph, page, title=title, note=note, limit=limit, lang=lang), two_at_a_time):
        export(graph, graphml)
        export(graph, node_link)
        workspace.write_extractions(extractions)
    return files


def forget(out: Path, folder: bool) -> None:
    """Take away what a build that read nothing left behind, the folder too where that is asked for and it is empty."""
    for path in out.glob(f"{FILE}*"):
        path.unlink()
    with suppress(OSError):
        if folder:
            out.rmdir()
