"""Silence for the libraries that parse foreign formats: what they complain about, the user meets as a reason."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")
_LOGGERS = ("pypdf", "trafilatura", "htmldate", "courlan", "justext", "readability", "charset_normalizer")


@contextmanager
def quiet() -> Iterator[None]:
    """Hold back warnings and log lines of the parsers while the block runs."""
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    before = [logger.level for logger in loggers]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for logger in loggers:
            logger.setLevel(logging.CRITICAL + 1)
        try:
            yield
        finally:
            for logger, level in zip(loggers, before, strict=True):
                logger.setLevel(level)


def hushed(items: Iterator[Item]) -> Iterator[Item]:
    """The items of a parser, with silence while it makes each of them and none while the caller uses it."""
    while True:
        with quiet():
            try:
                item = next(items)
            except StopIteration:
                return
        yield item
