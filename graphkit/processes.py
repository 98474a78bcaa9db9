"""Two things at a time on two cores: some work in a forked process, which sees everything without a copy of it.

Where a process cannot be forked, or the forked one fails or is killed, the work is done here: so its errors are raised
here, and nothing is lost.
"""

from __future__ import annotations

import multiprocessing
import pickle
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")


def meanwhile(work: Callable[[], T], here: Callable[[], object]) -> T:
    """The result of `work`, done in another process while `here` runs in this one."""
    with beside(work) as result:
        here()
    return result()


@contextmanager
def beside(work: Callable[[], T], worth: bool = True) -> Iterator[Callable[[], T]]:
    """Do `work` while the block runs, if a process is `worth` it, else after it; gives a function for its result."""
    process, ours = _started(work) if worth and "fork" in multiprocessing.get_all_start_methods() else (None, None)
    done: list[T] = []
    try:
        yield lambda: done[0]
        if ours:
            with suppress(EOFError, OSError):
                done.append(pickle.loads(ours.recv_bytes()))
    finally:
        if process:
            process.kill()
            process.join()
    if not done:
        done.append(work())


def _started(work: Callable[[], T]) -> tuple[multiprocessing.process.BaseProcess, Connection]:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(work, theirs), daemon=True)
    with warnings.catch_warnings():  # Python 3.12 warns of threads; those of the store are not touched by such work
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    theirs.close()
    return process, ours


def _send(work: Callable[[], T], theirs: Connection) -> None:
    with suppress(Exception):  # it is done again by who waits for it, and the error told there
        theirs.send_bytes(pickle.dumps(work()))
