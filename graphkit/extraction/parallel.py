"""Many documents: one after the other, or by several processes, always in the order of the input."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from ..errors import GraphkitError
from ..models import Document, Extraction, Skipped

_CHUNK = 16
_AHEAD = 4


def extract(documents: Iterable[Document], processes: int = 1) -> Iterator[Extraction | Skipped]:
    """What each document says, in the order of the input; a `Skipped` for one that cannot be read.

    With several `processes` the documents travel in chunks, a few ahead of what was asked for, so that a stream
    of any length fits in memory. GraphkitError where a worker process dies.
    """
    if processes <= 1:
        yield from map(_one, documents)
        return
    from .nlp import warm

    warm()
    context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        try:
            yield from _pooled(pool, iter(documents), processes * _AHEAD)
        except BrokenProcessPool:
            raise GraphkitError("a worker process died (out of memory?): run again, with --processes 1") from None


def _pooled(pool: ProcessPoolExecutor, stream: Iterator[Document], ahead: int) -> Iterator[Extraction | Skipped]:
    waiting: list[Future[list[Extraction | Skipped]]] = []
    while True:
        while len(waiting) < ahead and (chunk := list(islice(stream, _CHUNK))):
            waiting.append(pool.submit(_many, chunk))
        if not waiting:
            return
        yield from waiting.pop(0).result()


def _many(documents: list[Document]) -> list[Extraction | Skipped]:
    return [_one(d) for d in documents]


def _one(document: Document) -> Extraction | Skipped:
    from .nlp import extract_one

    try:
        return extract_one(document)
    except MemoryError:
        raise
    except Exception as error:
        return Skipped(path=document.id, reason=f"could not be analysed ({type(error).__name__}: {error})")
