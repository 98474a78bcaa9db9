"""Two files at a time: one is written by a forked process, which sees the graph without a copy of it."""

from __future__ import annotations

import multiprocessing
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess

from ..graph import KnowledgeGraph

# entities and relations together: small graphs are not worth a process, of large ones memory may not hold two
WORTH = range(20_000, 500_000)


@contextmanager
def beside(kg: KnowledgeGraph, work: Callable[[], None]) -> Iterator[None]:
    """Do `work` while the block runs. What cannot be done beside it, or fails there, is done after it.

    So an error of `work` is always raised here, and nothing is lost where the process is killed.
    """
    process = _started(work) if len(kg) + len(kg.edge_list) in WORTH else None
    try:
        yield
    except BaseException:
        if process:
            process.kill()
        raise
    finally:
        if process:
            process.join()
    if process is None or process.exitcode:
        work()


def _started(work: Callable[[], None]) -> BaseProcess | None:
    if "fork" not in multiprocessing.get_all_start_methods():
        return None
    process = multiprocessing.get_context("fork").Process(target=_quietly, args=(work,), daemon=True)
    with warnings.catch_warnings():  # Python 3.12 warns of threads; the store's are not touched by what is written
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    return process


def _quietly(work: Callable[[], None]) -> None:
    try:
        work()
    except Exception as error:
        raise SystemExit(1) from error
