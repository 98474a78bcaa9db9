"""Many documents: one after the other, or by several processes, always in the order of the input."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from pathlib import Path

from ..errors import GraphkitError
from ..models import Document, Extraction, Skipped

Work = Callable[[list[Document]], list[Extraction | Skipped]]

_CHUNK = 16
_AHEAD = 4


def extract(
    documents: Iterable[Document], processes: int = 1, knowledge: Sequence[Path] = ()
) -> Iterator[Extraction | Skipped]:
    """What each document says, in the order of the input; a `Skipped` for one that cannot be read.

    With several `processes` the documents travel in chunks, a few ahead of what was asked for, so that a stream
    of any length fits in memory. `knowledge` are a user's own files of names.
    GraphkitError where a worker process dies.
    """
    known = tuple(knowledge)
    if processes <= 1:
        yield from map(partial(_one, known), documents)
        return
    from .nlp import warm

    warm(known)
    context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        try:
            yield from _pooled(pool, partial(_many, known), iter(documents), processes * _AHEAD)
        except BrokenProcessPool:
            raise GraphkitError("a worker process died (out of memory?): run again, with --processes 1") from None


def _pooled(
    pool: ProcessPoolExecutor, work: Work, stream: Iterator[Document], ahead: int
) -> Iterator[Extraction | Skipped]:
    waiting: list[Future[list[Extraction | Skipped]]] = []
    while True:
        while len(waiting) < ahead and (chunk := list(islice(stream, _CHUNK))):
            waiting.append(pool.submit(work, chunk))
        if not waiting:
            return
        yield from waiting.pop(0).result()


def _many(knowledge: tuple[Path, ...], documents: list[Document]) -> list[Extraction | Skipped]:
    return [_one(knowledge, d) for d in documents]


def _one(knowledge: tuple[Path, ...], document: Document) -> Extraction | Skipped:
    from .nlp import extract_one

    try:
        return extract_one(document, knowledge)
    except (MemoryError, GraphkitError):
        raise
    except Exception as error:
        said = " ".join(str(error).split())[:160]
        return Skipped(path=document.id, reason=f"could not be analysed ({type(error).__name__}: {said})")
