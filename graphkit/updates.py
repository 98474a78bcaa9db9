"""A workspace over time: add and remove documents, read stale ones again, see what changed, mend a damaged file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from .errors import SourceError, StoreError
from .exporters import FORMATS, export
from .extraction import extract, pipeline_version
from .graph import KnowledgeGraph
from .knowledge.loader import knowledge
from .models import Document, Extraction, Skipped
from .pipeline import PAGE, Progress, merge, names_of, publish
from .processes import meanwhile
from .resolution import rehearse
from .sources import read
from .store import Appended, Change, Known, Run, Workspace
from .store.opening import FILE, Locked
from .store.rows import content_hash

EXTRACTIONS = "extractions.jsonl"
_FEW, _LARGE = 64, 500  # documents
_PUBLISHED = {"graph.html", "graph.graphml", "graph.json"}


class Updated(NamedTuple):
    """What an update did. `stale`: known documents that an older pipeline read, and that were left as they are.

    `graph` is None, and `files` empty, where the merge was put off.
    """

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    graph: KnowledgeGraph | None = None
    files: tuple[Path, ...] = ()


class Status(NamedTuple):
    """What a workspace holds. `pending`: documents came or went since the last merge."""

    documents: tuple[str, ...]
    stale: tuple[str, ...]
    pending: bool
    runs: tuple[Run, ...]
    pipeline: str


def add(  # noqa: PLR0913 - the public contract
    folder: str | Path,
    paths: Iterable[str | Path],
    *,
    refresh: bool = False,
    merged: bool = True,
    processes: int = 1,
    progress: Progress = lambda _: None,
) -> Updated:
    """Read documents into a workspace: new ones, and those whose text changed; then merge and write its files again.

    Those that an older pipeline read are listed, and read again with `refresh`. With `merged=False` the graph is left
    to a later `update`. Raises SourceError for a path that does not exist, StoreError for what is no workspace.
    """
    with _existing(folder) as workspace:
        names = names_of(workspace)
        choice = _Choice(workspace.known(), refresh, progress, pipeline_version(names))
        found = _extracted(workspace, choice.unread(paths), processes, names, merged)
        done = workspace.append(_sorted_out(found, choice.skipped))
        result = choice.result(done)
        if not (result.added or result.replaced or result.unchanged or result.stale):
            why = "; ".join(f"{s.path}: {s.reason}" for s in result.skipped[:3])
            raise SourceError(f"no document could be read ({why or 'the input is empty'})")
        behind = workspace.pending or not workspace.runs()
        return _finish(workspace, "add", merged and behind, result)


def remove(folder: str | Path, ids: Sequence[str], *, merged: bool = True) -> Updated:
    """Take documents out of a workspace, and with the merge their part of the graph.

    StoreError, and nothing removed, where one of the ids is not there.
    """
    with _existing(folder) as workspace:
        unknown = sorted(set(ids) - workspace.known().keys())
        if unknown:
            raise StoreError(f"{folder}: holds no document {unknown[0]!r}; `graphkit status {folder} --ids` lists them")
        return _finish(workspace, "remove", merged, Updated(removed=tuple(workspace.remove(ids))))


def update(folder: str | Path, *, refresh: bool = False, processes: int = 1) -> Updated:
    """Merge again, by the judgements as they are now, and write the files again.

    With `refresh` documents that an older pipeline read are first read again, from the texts in the workspace.
    """
    with _existing(folder) as workspace:
        names = names_of(workspace)
        stale = _stale(workspace.known(), pipeline_version(names))
        done, skipped = Appended(), list[Skipped]()
        if refresh and stale:
            documents = (_document(x) for x in workspace.extractions(stale))
            done = workspace.append(_sorted_out(extract(documents, processes, names), skipped))
            stale = tuple(s.path for s in skipped)
        return _finish(workspace, "update", True, Updated(replaced=done.replaced, stale=stale, skipped=tuple(skipped)))


def status(folder: str | Path) -> Status:
    """What a workspace holds, what in it is stale, and its runs. StoreError where it is none."""
    with _existing(folder) as workspace:
        known, version = workspace.known(), pipeline_version(names_of(workspace))
        runs = tuple(workspace.runs())
        return Status(tuple(sorted(known)), _stale(known, version), workspace.pending, runs, version)


def diff(folder: str | Path, run_a: int, run_b: int) -> list[Change]:
    """Entities and edges that are new in run B, gone since run A, or have another status. StoreError: no such run."""
    with _existing(folder) as workspace:
        return workspace.diff(run_a, run_b)


def restore(folder: str | Path) -> Updated:
    """Make a damaged workspace again from `extractions.jsonl`; the damaged file is kept beside it.

    StoreError where another process holds the workspace, there is no extractions.jsonl, or a line of it is broken.
    """
    folder = Path(folder)
    lines = folder / EXTRACTIONS
    if not lines.exists():
        raise StoreError(f"{lines}: not there; build again from the documents")
    for _ in _read_lines(lines):  # every line is looked at before anything is moved
        pass
    _set_aside(folder / FILE)
    with Workspace(folder) as workspace:
        done = workspace.append(_read_lines(lines))
        return _finish(workspace, "restore", True, Updated(added=done.added))


def _extracted(
    workspace: Workspace, documents: Iterator[Document], processes: int, names: Sequence[Path], merged: bool
) -> Iterable[Extraction | Skipped]:
    """What the documents say. While another process reads a few, this one gets ready to merge a large workspace."""
    few = list(islice(documents, _FEW + 1))
    if not few or len(few) > _FEW or not merged or len(workspace.known()) < _LARGE:
        return extract(chain(few, documents), processes, names)
    known = knowledge(tuple(names))
    return meanwhile(lambda: list(extract(few, 1, names)), lambda: rehearse(workspace.profiles(), known))


class _Choice:
    """Which documents of the input are to be read, counted on the way."""

    def __init__(self, known: dict[str, Known], refresh: bool, progress: Progress, version: str) -> None:
        self._known, self._refresh, self._progress, self._version = known, refresh, progress, version
        self._count: Counter[str] = Counter()
        self.skipped: list[Skipped] = []
        self._stale: list[str] = []

    def unread(self, paths: Iterable[str | Path]) -> Iterator[Document]:
        for number, item in enumerate(read(paths), 1):
            self._progress(number)
            if isinstance(item, Skipped):
                self.skipped.append(item)
            elif self._wanted(item):
                yield item

    def _wanted(self, document: Document) -> bool:
        known = self._known.get(document.id)
        if known is None or known.hash != content_hash(document):
            return True
        if known.pipeline == self._version:
            self._count["unchanged"] += 1
        elif self._refresh:
            return True
        else:
            self._stale.append(document.id)
        return False

    def result(self, done: Appended) -> Updated:
        lists: dict[str, Any] = {"stale": tuple(self._stale), "skipped": tuple(self.skipped)}
        return Updated(done.added, done.replaced, self._count["unchanged"], **lists)


def _sorted_out(results: Iterable[Extraction | Skipped], skipped: list[Skipped]) -> Iterator[Extraction]:
    for result in results:
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            yield result


def _existing(folder: str | Path) -> Workspace:
    if not Path(folder, FILE).exists():
        raise StoreError(f"{folder}: holds no {FILE}; run `graphkit build PATH... -o {folder}` first")
    return Workspace(folder)


def _stale(known: dict[str, Known], version: str) -> tuple[str, ...]:
    return tuple(sorted(id for id, document in known.items() if document.pipeline != version))


def _document(x: Extraction) -> Document:
    return Document(id=x.id, title=x.title, text=x.text, lang=x.lang, date=x.date, source=x.source, url=x.url)


def _finish(workspace: Workspace, command: str, merged: bool, done: Updated) -> Updated:
    if not merged:
        return done
    graph = merge(workspace, command)
    settings = json.loads(workspace.kept(PAGE) or "{}")
    files = publish(workspace, graph, **{"title": None, "note": None, "limit": 400, "lang": "ar", **settings})
    return done._replace(graph=graph, files=(*files, *_exported_again(workspace.folder, graph)))


def _exported_again(folder: Path, graph: KnowledgeGraph) -> Iterator[Path]:
    """The other files that somebody exported into the folder as `graph.SUFFIX`."""
    for path in sorted(folder.glob("graph.*")):
        if path.name not in _PUBLISHED and path.name.removeprefix("graph") in FORMATS:
            export(graph, path)
            yield path


def _read_lines(path: Path) -> Iterator[Extraction]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                yield Extraction.model_validate_json(line)
            except ValidationError as error:
                why = error.errors()[0]["msg"]
                raise StoreError(f"{path}, line {number}: no extraction ({why}); take the line out") from None


def _set_aside(path: Path) -> None:
    try:
        Workspace(path.parent).close()
    except Locked:
        raise
    except StoreError:
        pass
    number = len(list(path.parent.glob(f"{path.name}.damaged*"))) + 1
    for old in (path, path.with_name(f"{path.name}.wal")):
        if old.exists():
            old.rename(old.with_name(f"{FILE}.damaged{number}{old.name.removeprefix(FILE)}"))
